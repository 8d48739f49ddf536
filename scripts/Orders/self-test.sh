#!/usr/bin/env bash
# What `make check` tests of these scripts themselves.
source "$(dirname "$0")/../common.sh"

if command -v python3 >/dev/null; then
  say "the independent computation for the importer"
  scripts/Orders/verify_import.py --self-test
fi
