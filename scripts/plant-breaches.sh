#!/usr/bin/env bash
# Plants breaches of every rule in a copy of the app, and fails unless the rules report exactly these; then ages the
# copy's index and takes it away, and fails unless the rules refuse to pass. The copy and its build are kept for the
# next run in PLANTS_FOLDER (.build-plants).
source "$(dirname "$0")/common.sh"
# The plants compile with warnings, and the native build says where its index is.
unset STRICT BUILD_SYSTEM

folder="${PLANTS_FOLDER:-.build-plants}"
mkdir -p "$folder"
folder="$(cd "$folder" && pwd)"
copy="$folder/app"
report="$folder/report.json"
log="$folder/plants.log"

# Runs the rules in the copy; leaves a report where they could read the index.
rules() {
  rm -f "$report"
  (cd "$copy" && ARCHITECTURE_REPORT="$report" "$@") >"$log" 2>&1 || true
}

# Whether the rules refused, for the reason given.
expect_refusal() {
  rules swift test --skip-build --filter '^ArchitectureTests\.'
  if [[ -e "$report" ]] || ! grep -q "$1" "$log"; then
    tail -n 20 "$log" >&2
    fail "the rules did not refuse: $1"
  fi
}

started=$SECONDS
say "planting"
scripts/plants.py plant "$copy"
say "building the copy and running the rules"
rules scripts/arch.sh
# An import that nobody declared may find its module only when it was built before.
if [[ ! -s "$report" ]]; then rules scripts/arch.sh; fi
if [[ ! -s "$report" ]]; then
  grep -E 'error:|Caught error' "$log" | head -n 30 >&2 || tail -n 30 "$log" >&2
  fail "the rules made no report; the whole log is in $log"
fi
scripts/plants.py compare "$copy" "$report"

say "a source newer than the index, and no index"
source_file="$copy/Sources/Kernel/Position.swift"
touch -r "$source_file" "$folder/time"
touch "$source_file"
expect_refusal "changed after they were indexed"
touch -r "$folder/time" "$source_file"
store="$(cd "$copy/.build/debug/index" && pwd -P)"
mv "$store" "$store.away"
expect_refusal "No index store was found"
mv "$store.away" "$store"
say "every plant was caught, nothing else was reported; $((SECONDS - started)) seconds"
