#!/usr/bin/env bash
# The architecture rules alone.
source "$(dirname "$0")/common.sh"

if [[ ! -d Tests/ArchitectureTests ]]; then
  say "no architecture rules yet (Tests/ArchitectureTests)"
  exit 0
fi
exec scripts/test.sh --filter ArchitectureTests
