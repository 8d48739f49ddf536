#!/usr/bin/env bash
# Builds the server and serves ./data; what stands behind it are more options of `tandem serve`.
source "$(dirname "$0")/common.sh"

host="${HTTP_HOST:-127.0.0.1}"
port="${HTTP_PORT:-8080}"

if is_port_taken "$port"; then
  fail "Port $port is taken. Stop what listens there, or run: make run HTTP_PORT=$(free_port "$((port + 1))")"
fi
build_program
say "data in ${DATA_FOLDER:-./data}, everybody on this machine is admin; stop with Ctrl-C"
say "try http://$host:$port/health/ready and http://$host:$port/api/v1/events; for a story with answers: make demo"
exec "$binary" \
  serve --http-host "$host" --http-port "$port" --data-folder "${DATA_FOLDER:-./data}" --development-principal admin "$@"
