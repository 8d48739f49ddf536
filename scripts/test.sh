#!/usr/bin/env bash
# Builds and runs the tests. Shows failures as they come and the runner's closing lines; the whole log is kept.
# Arguments go to `swift test`, such as: --filter ArchitectureTests
# The faults of scripts/test-faults.sh are left out unless a filter names them.
source "$(dirname "$0")/common.sh"
source scripts/build-flags.sh

log="$scratch/test.log"
if [[ " $*" != *" --filter"* ]]; then set -- --skip '^FaultTests\.' "$@"; fi

say "building the tests"
swift build --build-tests ${build_flags[@]+"${build_flags[@]}"}
say "running the tests; the whole log is in $log"
set +e
# One at a time: many tests run a whole service with threads of their own, which two cores can't do for all at once.
swift test --skip-build --no-parallel ${build_flags[@]+"${build_flags[@]}"} "$@" 2>&1 | tee "$log" | grep -E '^(✘|warning:|error:)|Fatal error'
status="${PIPESTATUS[0]}"
set -e
if ((status != 0)); then
  # A crash leaves no line of its own above; what came last is all there is.
  grep -q '^✘' "$log" || tail -n 40 "$log"
  fail "the tests failed (exit $status); see $log"
fi
grep -E "Test run with|Executed [1-9]" "$log" || fail "the runner did not say how many tests ran; see $log"
