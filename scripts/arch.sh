#!/usr/bin/env bash
# The architecture rules alone, with the table of what each looked at. UPDATE_DOCS=1 rewrites
# docs/reference/architecture.md; ARCHITECTURE_REPORT=FILE writes a JSON report.
source "$(dirname "$0")/common.sh"
source scripts/build-flags.sh

scripts/test.sh --filter '^ArchitectureTests\.'
grep -E '^[A-Z][0-9]  ' "$scratch/test.log"
