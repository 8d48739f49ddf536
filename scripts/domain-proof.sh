#!/usr/bin/env bash
# Proves that a domain is one value (docs/how-to/add-a-domain.md). In a copy of the tree each domain of
# Tests/Fixtures/Domains comes in on a branch of its own: with one line in one shared file. The branches merge without a
# conflict, the merge builds without a warning, passes every rule and the tests, and answers over HTTP. Each is taken out
# again, which leaves no difference. The program without them opens their data and says so once.
#
# With `long` each branch is built and tested for itself, too. The copy and its build are kept for the next run in
# DOMAIN_PROOF_FOLDER (.build-domain-proof).
source "$(dirname "$0")/common.sh"
source scripts/build-flags.sh
unset BUILD_SYSTEM GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE

form="${1:-short}"
for tool in curl git python3; do
  command -v "$tool" >/dev/null || fail "This needs $tool. On Debian and Ubuntu, run as root: apt-get install -y $tool"
done
folder="${DOMAIN_PROOF_FOLDER:-.build-domain-proof}"
mkdir -p "$folder/app"
folder="$(cd "$folder" && pwd)"
app="$folder/app"
started=$SECONDS
work="$(mktemp -d)"
clean_up() {
  stop_server
  rm -rf "$work"
}
trap clean_up EXIT

step() { scripts/domain_proof.py "$@"; }

in_app() {
  git -C "$app" -c user.name=proof -c user.email=proof@localhost -c commit.gpgsign=false -c core.hooksPath=/dev/null \
    "$@" >"$folder/git.log" 2>&1 || {
    cat "$folder/git.log" >&2
    fail "git $*"
  }
}

commit() {
  in_app add --all
  in_app commit --quiet --message "$1"
}

# Builds what is checked out, with warnings as errors; writes the pages of the domains $1…, which must be all that this
# writes; runs the rules and the tests.
build_and_test() {
  local filter
  filter="$(step suites "$app")"
  UPDATE_DOCS=1 STRICT=1 "$app/scripts/test.sh" --filter '^APITests\.WrittenPagesTests/'
  step pages "$app" "$@"
  commit "The pages of $*"
  STRICT=1 "$app/scripts/test.sh" --filter "$filter"
}

# Starts the program $1 on the data of this run.
serve() {
  local port
  port="$(free_port "${HTTP_PORT:-8180}")"
  address="http://127.0.0.1:$port"
  start_server "$port" "$work/data" "$1"
}
address=""

say "copying the tree to $app"
step copy "$app"
domains=()
while IFS= read -r name; do domains+=("$name"); done < <(step names)
((${#domains[@]} > 1)) || fail "two domains are wanted in Tests/Fixtures/Domains"

for name in "${domains[@]}"; do
  say "a branch that adds $name"
  in_app checkout --quiet -b "add-$name" base
  step add "$app" "$name"
  commit "Add $name"
  step touched "$app" base "add-$name"
  if [[ "$form" == long ]]; then build_and_test "$name"; fi
done

say "the branches merge"
in_app checkout --quiet -b merged base
for name in "${domains[@]}"; do in_app merge --quiet --no-ff --no-edit "add-$name"; done

say "the merge, built with the rules and the tests"
if [[ "$form" == long ]]; then
  STRICT=1 "$app/scripts/test.sh" --filter "$(step suites "$app")"
else
  build_and_test "${domains[@]}"
fi
merged="$app/.build-strict/debug/tandem"

say "each answers over HTTP"
serve "$merged"
for name in "${domains[@]}"; do step send "$name" "$address"; done
stop_server

say "each is removed, and nothing is left"
in_app checkout --quiet -b removed merged
for name in "${domains[@]}"; do
  step remove "$app" "$name"
  commit "Remove $name"
done
left="$(git -C "$app" diff --stat base removed)"
[[ -z "$left" ]] || fail "this is left of what was added:"$'\n'"$left"

say "the program without them opens their data, and says so once"
swift build --product tandem ${build_flags[@]+"${build_flags[@]}"}
without="$(swift build --show-bin-path ${build_flags[@]+"${build_flags[@]}"})/tandem"
serve "$without"
stop_server
told="$(grep -oE '"body":"the data holds .*' "$work/data.log" || true)"
[[ -n "$told" ]] || fail "the program does not tell that the data holds more than it knows"
printf '%s\n' "$told"
[[ -z "$(sort <<<"$told" | uniq -d)" ]] || fail "the program tells it more than once"

say "they come back, and their rows are there"
serve "$merged"
for name in "${domains[@]}"; do step stays "$name" "$address"; done
stop_server
say "${#domains[@]} domains were added, merged and removed; $((SECONDS - started)) seconds"
