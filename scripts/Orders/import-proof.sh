#!/usr/bin/env bash
# Imports all invoices of the real shop, serves them and compares every customer and month, and the importer's own
# report, with a computation that shares no code with the product. What a comparison finds is printed; exit 1 then.
source "$(dirname "$0")/../common.sh"
source scripts/Orders/retail-data.sh

command -v curl >/dev/null || fail "This needs curl. On Debian and Ubuntu, run as root: apt-get install -y curl"

build_program

work="$(mktemp -d)"
clean_up() {
  stop_server
  rm -rf "$work"
}
trap clean_up EXIT

say "importing $retail_file; load of this machine:$(uptime | sed 's/.*load average//')"
gunzip -c "$retail_file" |
  scripts/peak_memory.py "$binary" import orders - --data-folder "$work/data" --refused "$work/refused.txt" >"$work/report.txt"
cat "$work/report.txt"

say "comparing with the independent computation"
port="$(free_port "${HTTP_PORT:-8080}")"
start_server "$port" "$work/data" "$binary" --log-level warning
scripts/Orders/verify_import.py "$retail_file" --api "http://127.0.0.1:$port" --import-report "$work/report.txt"

# The file of refused lines is the report, line by line.
counted="$(awk '$1 == "refused" && $2 == "lines" { print $3 }' "$work/report.txt")"
written="$(wc -l <"$work/refused.txt")"
((counted == written)) || fail "$counted lines were refused and $written are in the file of refused lines"
say "all the same"
