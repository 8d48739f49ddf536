#!/usr/bin/env bash
# Plants small faults in a copy of the app and fails unless a test sees each. scripts/planted_faults.py says how they are written.
# Arguments choose: the name of a fault, of a file of faults, or how the path of a source begins. The copy, its build and
# what the tests said are kept for the next run in MUTANTS_FOLDER (.build-mutants).
source "$(dirname "$0")/common.sh"
unset STRICT BUILD_SYSTEM

folder="${MUTANTS_FOLDER:-.build-mutants}"
mkdir -p "$folder/app"
started=$SECONDS
scripts/mutants.py "$folder/app" "$@"
say "the tests see every fault; $((SECONDS - started)) seconds"
