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

log="$scratch/test-faults.log"
say "building the tests"
swift build --build-tests ${build_flags[@]+"${build_flags[@]}"}
say "running the faults, $FAULTS form; the whole log is in $log"
set +e
swift test --skip-build --no-parallel ${build_flags[@]+"${build_flags[@]}"} "$@" 2>&1 | tee "$log" |
  grep --line-buffered -E '^(▸|✘|warning:|error:)|Fatal error'
status="${PIPESTATUS[0]}"
set -e
if ((status != 0)); then
  # A crash leaves no line of its own above; what came last is all there is.
  grep -q '^✘' "$log" || tail -n 40 "$log"
  fail "the tests failed (exit $status); see $log"
fi
grep -E "Test run with" "$log" || fail "the runner did not say how many tests ran; see $log"
