# shellcheck shell=bash
# Sets `retail_file`: the invoices of the real shop. Sourced, not run. Ends the script, well, when they aren't there.

retail_folder="${TANDEM_DATA:-../shared/data}/online-retail"
retail_file=""
for candidate in "$retail_folder"/*.csv.gz; do
  if [[ -r "$candidate" ]]; then retail_file="$candidate"; fi
done
if [[ -z "$retail_file" ]]; then
  warn "skipped: there is no $retail_folder/*.csv.gz. To run this, set TANDEM_DATA to the folder that has online-retail/"
  exit 0
fi
command -v python3 >/dev/null || fail "This needs python3. On Debian and Ubuntu, run as root: apt-get install -y python3"
