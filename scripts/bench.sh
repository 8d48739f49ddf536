#!/usr/bin/env bash
# Measures: first the benchmarks of the package, or those that are named (`commands lag`), then the server over HTTP when
# wrk is there.
source "$(dirname "$0")/common.sh"

say "building (release)"
swift build --configuration release --product tandem
swift build --configuration release --build-tests

say "benchmarks"
filters=(--filter '^BenchmarkTests\.')
if (($# > 0)); then
  filters=()
  for name in "$@"; do filters+=(--filter "^BenchmarkTests\\..*/$name\\("); done
fi
# Without the runner's own lines.
swift test --configuration release --skip-build --no-parallel "${filters[@]}" | grep --line-buffered -vE '^(◇|✔|↳|Test Suite|Build complete|\[)|^\s+Executed '

say "HTTP"
if ! command -v wrk >/dev/null || ! command -v curl >/dev/null; then
  warn "skipped: wrk or curl is not installed. On Debian and Ubuntu, run as root: apt-get install -y wrk curl"
  exit 0
fi
each_domain bench
