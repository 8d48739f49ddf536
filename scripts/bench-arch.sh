#!/usr/bin/env bash
# How long the architecture rules take on a generated package of SOURCES sources (500), after its build.
source "$(dirname "$0")/common.sh"
source scripts/build-flags.sh

export ARCHITECTURE_BENCH_SOURCES="${SOURCES:-500}"
scripts/test.sh --filter '^ArchitectureRulesTests\.ScaleTests'
grep '^architecture: ' "$scratch/test.log"
