# shellcheck shell=bash
# What the stories of scripts/*/demo.sh tell with. Sourced, not run. Wants common.sh, and in the environment of demo.sh
# STORY_ADDRESS, where the server is, and STORY_FOLDER for files that may be overwritten.

# The answer of the last request, and the position of the last command: before the first, where the log ends.
answer="" etag=""
position="$(curl --silent --show-error --fail --dump-header - --output /dev/null "$STORY_ADDRESS/api/v1/admin/projections" |
  sed -nE 's/^X-Read-Position: *([^[:space:]]+).*/\1/ip')"

# request METHOD PATH [BODY] [HEADER…]
request() {
  local method="$1" path="$2" body="${3:-}"
  shift $(($# < 3 ? $# : 3))
  local -a options=(--silent --show-error --request "$method" --dump-header "$STORY_FOLDER/headers" --output "$STORY_FOLDER/body")
  local name
  for name in "$@"; do options+=(--header "$name"); done
  if [[ "$method" == POST ]]; then
    keys=$((keys + 1))
    # Without a body it says so: a length of zero, and no type.
    options+=(--header "Idempotency-Key: \"demo-$$-$keys\"" --header "Content-Type:${body:+ application/json}" --data "$body")
  elif [[ "$method" == PATCH ]]; then
    options+=(--header "Content-Type: application/merge-patch+json" --data "$body")
  fi
  printf '\n%s %s %s\n' "$method" "$path" "$body"
  for name in "$@"; do printf '  %s\n' "$name"; done
  local status
  status="$(curl "${options[@]}" --write-out '%{http_code}' "$STORY_ADDRESS$path")"
  answer="$(<"$STORY_FOLDER/body")"
  etag="$(header etag)"
  local before="$position"
  if [[ "$method" != GET ]]; then position="$(header x-position)"; fi
  printf '→ %s\n' "$status"
  grep -iE '^(etag|location|x-position|x-read-position):' "$STORY_FOLDER/headers" | sed 's/^/  /' || true
  printf '  %s\n' "$answer"
  [[ "$status" == "$expected"* ]] || fail "expected a status that begins with $expected"
  if [[ "$method" != GET && "$status" == 2* ]]; then
    [[ -n "$position" && "$position" != "$before" ]] || fail "this step changed nothing: its position is the one before"
  fi
  expected=2
}
keys=0
# How the status of the next answer begins.
expected=2

# The value of a header of the last answer.
header() {
  awk -v name="$1" 'BEGIN { FS = ": *" } tolower($1) == name { sub(/^[^:]*: */, ""); sub(/\r$/, ""); print; exit }' \
    "$STORY_FOLDER/headers"
}

# shows TEXT…: the last answer holds each of them, or the story ends here.
shows() {
  local text
  for text in "$@"; do
    [[ "$answer" == *"$text"* ]] || fail "the answer does not show $text"
  done
}

# The first "id" of the last answer.
answered_id() {
  local pattern='"id":[[:space:]]*"([^"]*)"'
  [[ "$answer" =~ $pattern ]] || fail "there is no id in the answer"
  printf '%s\n' "${BASH_REMATCH[1]}"
}

# change PATH [BODY]: a POST on the version that the last answer had.
change() {
  request POST "$1" "${2:-}" ${etag:+"If-Match: $etag"}
}
