#!/usr/bin/env bash
# The import of all real data, compared and killed. Skipped, and said so, where the data set isn't there.
source "$(dirname "$0")/../common.sh"

scripts/Orders/import-proof.sh
scripts/Orders/kill-import.sh
