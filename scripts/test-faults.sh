#!/usr/bin/env bash
# Builds and runs the faults of docs/reference/faults.md and shows the figures of each: in the short form, or with `long`
# first, in full. FAULT_SEED=… makes the random choices of an earlier run again. Other arguments go to `swift test`.
source "$(dirname "$0")/common.sh"
source scripts/build-flags.sh

FAULTS=short
if [[ "${1:-}" == long ]]; then
  FAULTS=long
  shift
fi
export FAULTS
if (($# == 0)); then set -- --filter '^FaultTests\.'; fi

say "the faults, $FAULTS form"
# One at a time: each wants the machine for itself.
run_tests "$scratch/test-faults.log" 1 "$@"
