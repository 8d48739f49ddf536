#!/usr/bin/env bash
# What is wrong with this machine. Exit 1 when something that building or running needs is missing.
source "$(dirname "$0")/common.sh"

port="${HTTP_PORT:-8080}"
faults=0

good() { printf 'ok    %-16s %s\n' "$1" "$2"; }
note() { printf 'note  %-16s %s\n' "$1" "$2"; }
bad() {
  printf 'BAD   %-16s %s\n' "$1" "$2"
  faults=$((faults + 1))
}

check_toolchain() {
  local version
  version="$(swift_version)"
  if [[ -z "$version" ]]; then
    bad swift "not found; see https://www.swift.org/install/"
  elif ! is_at_least "$version" 6.2; then
    bad swift "$version; 6.2 or later is needed, see https://www.swift.org/install/"
  else
    good swift "$version"
    if swift format --version >/dev/null 2>&1; then good "swift format" "there"; else note "swift format" "missing: make format and make lint won't work"; fi
  fi
}

# check_library NAME MODULE VERSION
check_library() {
  local version
  if ! version="$(pkg-config --modversion "$2" 2>/dev/null)"; then
    bad "$1" "not found; run: make setup"
  elif ! is_at_least "${version%%[!0-9.]*}" "$3"; then
    bad "$1" "$version; $3 or later is needed"
  else
    good "$1" "$version"
  fi
}

check_tool() {
  if command -v "$1" >/dev/null; then good "$1" "there"; else note "$1" "missing: needed for $2"; fi
}

check_disk() {
  local free
  free="$(df -Pk . | awk 'NR == 2 { print int($4 / 1024) }')"
  if ((free < 2048)); then bad disk "$free MiB free here; a build and data need 2048"; else good disk "$free MiB free here"; fi
}

check_limits() {
  local files
  files="$(ulimit -n)"
  if [[ "$files" != unlimited ]] && ((files < 1024)); then
    bad "open files" "$files; raise it with: ulimit -n 1024"
  else
    good "open files" "$files"
  fi
}

check_port() {
  if is_port_taken "$port"; then
    note "port $port" "taken; use another with: make run HTTP_PORT=$(free_port "$((port + 1))")"
  else
    good "port $port" "free"
  fi
}

check_machine() {
  local memory=""
  if [[ -r /proc/meminfo ]]; then memory=", $(awk '/^MemTotal/ { print int($2 / 1024) }' /proc/meminfo) MiB of memory"; fi
  good machine "$(uname -sm), $(getconf _NPROCESSORS_ONLN) cores$memory"
  # On these the log's locks and syncs don't hold what SQLite needs.
  local kind
  kind="$(df -PT . 2>/dev/null | awk 'NR == 2 { print $2 }')" || kind=""
  case "$kind" in
    nfs* | cifs | 9p | fuse.sshfs) note "file system" "$kind: keep the data folder on a local disk" ;;
  esac
}

check_machine
check_toolchain
if command -v pkg-config >/dev/null; then
  check_library SQLite sqlite3 3.40
  check_library libmicrohttpd libmicrohttpd 0.9.75
  check_library libsodium libsodium 1.0.18
else
  bad pkg-config "not found; run: make setup"
fi
check_tool git "make check"
check_tool curl "make demo and make bench"
check_tool python3 "make lint and make check"
check_tool wrk "the HTTP part of make bench"
check_disk
check_limits
check_port

if ((faults > 0)); then fail "$faults faults"; fi
say "nothing is wrong with this machine"
