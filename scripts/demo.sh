#!/usr/bin/env bash
# A short story of each domain that has one, told to a server of its own on empty data: every request and its real answer
# are printed. A domain's is scripts/<Domain>/demo.sh.
source "$(dirname "$0")/common.sh"

command -v curl >/dev/null || fail "The demo needs curl. On Debian and Ubuntu, run as root: apt-get install -y curl"

build_program

work="$(mktemp -d)"
clean_up() {
  stop_server
  rm -rf "$work"
}
trap clean_up EXIT
port="$(free_port "${HTTP_PORT:-8080}")"
start_server "$port" "$work/data" "$binary"
say "the server is ready on http://127.0.0.1:$port"

# For the domains' stories; see story.sh.
export STORY_ADDRESS="http://127.0.0.1:$port" STORY_FOLDER="$work"
each_domain demo

printf '\n'
say "that was it; the server stops and its data goes. To keep one running: make run"
