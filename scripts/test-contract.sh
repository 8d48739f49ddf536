#!/usr/bin/env bash
# Holds a running server against its OpenAPI document: the document is valid, and schemathesis finds no answer that it
# doesn't describe, no request that it allows and the server can't read, and no fault of ours. In the short form, or with
# `long` first with at least 5,000 requests. Other arguments go to schemathesis. A domain's sample data is put there by its
# scripts/<Domain>/contract.sh; what only its own rules refuse stands in scripts/<Domain>/contract.toml.
source "$(dirname "$0")/common.sh"
source scripts/build-flags.sh

examples=15 least=500
if [[ "${1:-}" == long ]]; then
  examples=250 least=5000
  shift
fi
for tool in curl python3; do
  command -v "$tool" >/dev/null || fail "This needs $tool. On Debian and Ubuntu, run as root: apt-get install -y $tool"
done

say "building"
swift build --product tandem ${build_flags[@]+"${build_flags[@]}"}
binary="$(swift build --show-bin-path ${build_flags[@]+"${build_flags[@]}"})/tandem"

# One environment for each list of versions, so that a new list gets a new one.
environment=".build-contract/$(cksum <scripts/contract/requirements.txt | tr ' ' '-')"
if [[ ! -x "$environment/bin/schemathesis" ]]; then
  say "installing the validator and schemathesis into $environment"
  rm -rf "$environment"
  python3 -m venv "$environment" ||
    fail "python3 can't make a virtual environment. On Debian and Ubuntu, run as root: apt-get install -y python3-venv"
  "$environment/bin/pip" install --quiet --disable-pip-version-check --requirement scripts/contract/requirements.txt
fi

work="$(mktemp -d)"
clean_up() {
  stop_server
  rm -rf "$work"
}
trap clean_up EXIT

say "the document is valid"
"$binary" openapi >"$work/openapi.json"
"$environment/bin/openapi-spec-validator" "$work/openapi.json"

port="$(free_port "${HTTP_PORT:-8080}")"
address="http://127.0.0.1:$port"

# schemathesis WHO DOCUMENT OPTION…: shows what it found; the whole is in .build-contract/WHO.log.
schemathesis() {
  local title="$1" document="$2" log=".build-contract/$1.log" root="$PWD" requests
  shift 2
  say "schemathesis as $title; the whole log is in $log"
  # It keeps what it found in the folder that it runs in.
  if ! (cd .build-contract && "$root/$environment/bin/schemathesis" --config-file "$work/schemathesis.toml" run "$document" --url "$address" \
    --max-examples "$examples" --continue-on-failure --no-color "$@") >"$log" 2>&1; then
    sed -n '/= FAILURES/,$p; /= ERRORS/,$p' "$log"
    fail "the server and its document differ; see $log"
  fi
  grep -E '^ *[0-9]+ generated' "$log"
  requests="$(sed -nE 's/^ *([0-9]+) generated.*/\1/p' "$log")"
  total=$((total + requests))
}
total=0

say "a server with sample data, where every request is an admin's"
start_server "$port" "$work/data" "$binary" --log-level error
# What each domain put there, for the requests of the checks: see form_checks.py.
export CONTRACT_ADDRESS="$address" CONTRACT_KNOWN="$work/known"
each_domain contract >"$CONTRACT_KNOWN"
# Without a domain there is less to ask for.
[[ -s "$CONTRACT_KNOWN" ]] || least=1
position="$(curl --silent --show-error --fail --dump-header - --output /dev/null "$address/api/v1/admin/projections" |
  sed -nE 's/^X-Read-Position: *([^[:space:]]+).*/\1/p')"
[[ -n "$position" ]] || fail "the server tells no position"
sed "s/@POSITION@/$position/; s:@SCRIPTS@:$PWD/scripts/contract:" scripts/contract/schemathesis.toml >"$work/schemathesis.toml"
for rules in scripts/*/contract.toml; do
  if [[ -f "$rules" ]]; then cat "$rules" >>"$work/schemathesis.toml"; fi
done

# The event feed never ends, so it has tests of its own. Who asks is set by the server's configuration here, so no
# request needs credentials.
curl --silent --show-error --fail "$address/openapi.json" | python3 -c '
import json, sys
document = json.load(sys.stdin)
del document["paths"]["/api/v1/events"]
# What operators ask is not there where nobody is known: OperationsPortTests see to that.
closed = dict(document, paths={
    path: operations for path, operations in document["paths"].items()
    if path not in ("/metrics", "/openapi.json") and not path.startswith("/api/v1/admin/")})
json.dump(closed, open(sys.argv[1], "w"))
for path in document["paths"].values():
    for operation in path.values():
        operation.pop("security", None)
json.dump(document, open(sys.argv[2], "w"))
' "$work/closed.json" "$work/open.json"
schemathesis admin "$work/open.json" "$@"
stop_server
if grep -q '"request failed"' "$work/data.log"; then
  grep '"request failed"' "$work/data.log" | head -n 5 >&2
  fail "the server has logged faults of its own"
fi

say "the same server, where nobody is known"
examples=$((examples / 5 + 1)) development_principal=off
start_server "$port" "$work/data" "$binary" --log-level error
schemathesis nobody "$work/closed.json"
stop_server

((total >= least)) || fail "only $total requests were made, $least are wanted"
say "$total requests, none of them answered otherwise than the document says"
