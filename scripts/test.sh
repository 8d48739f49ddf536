#!/usr/bin/env bash
# Builds and runs the tests. Shows failures as they come and the runner's closing lines; the whole log is kept.
# Arguments go to `swift test`, such as: --filter ArchitectureTests
# The faults of scripts/test-faults.sh and the benchmarks are left out unless a filter names them.
source "$(dirname "$0")/common.sh"
source scripts/build-flags.sh

if [[ " $*" != *" --filter"* ]]; then set -- --skip '^(FaultTests|BenchmarkTests)\.' "$@"; fi
# Two at a time: many tests run a whole service with threads of their own, which few cores can't do for all at once.
run_tests "$scratch/test.log" 2 "$@"
