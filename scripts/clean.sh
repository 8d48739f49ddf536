#!/usr/bin/env bash
# Removes what was built. Data stays.
source "$(dirname "$0")/common.sh"

rm -rf .build .build-strict
find scripts -name __pycache__ -type d -prune -exec rm -rf {} +
say "removed what was built; ./data stays, remove it yourself if you mean it"
