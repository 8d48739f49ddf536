#!/usr/bin/env bash
# Kills the import of all invoices of the real shop in the middle, again and again; see scripts/Orders/kill_import.py.
# Arguments go there, such as: --kills 3 --seed 7
source "$(dirname "$0")/../common.sh"
source scripts/Orders/retail-data.sh

build_program

say "killing the import of $retail_file"
exec scripts/Orders/kill_import.py --tandem "$binary" "$retail_file" "$@"
