#!/usr/bin/env bash
# Rules for the repository as a whole. Tells every fault with its place.
source "$(dirname "$0")/common.sh"

faults=0
fault() {
  warn "$*"
  faults=$((faults + 1))
}

# All files that are or would be committed and still exist.
files() {
  git ls-files --cached --others --exclude-standard -- "$@" | while IFS= read -r file; do
    if [[ -e "$file" ]]; then printf '%s\n' "$file"; fi
  done
}

# The lines of text files that match, as file:line:text. Nothing found is no error.
lines_with() {
  local pattern="$1"
  shift
  files "$@" | tr '\n' '\0' | xargs -0 grep --with-filename --line-number --extended-regexp --binary-files=without-match \
    -e "$pattern" || true
}

say "no package dependencies"
grep -qE '^ *dependencies: \[\],?$' Package.swift || fault "Package.swift: the list of package dependencies must be empty"
while IFS= read -r line; do
  fault "Package.swift:$line: a package dependency; the list stays empty"
done < <(grep -nE '\.package\(' Package.swift || true)

say "nothing built or downloaded is committed"
while IFS= read -r file; do
  fault "$file: must not be committed"
done < <(files | grep -E '(^|/)(Package\.resolved|\.build[^/]*|\.swiftpm|\.index-build|__pycache__|\.env|\.DS_Store)($|/)|\.(o|a|so|dylib|sqlite3?|sqlite3?-wal|sqlite3?-shm)$' || true)

say "the top level is as designed"
designed=" .ci .cursor .gitattributes .github .gitignore .swift-format AGENTS.md LICENSE Makefile Package.swift README.md Sources Tests docs scripts "
while IFS= read -r entry; do
  [[ "$designed" == *" $entry "* ]] || fault "$entry: not foreseen at the top level (scripts/check-repository.sh has the list)"
done < <(files | cut -d/ -f1 | sort -u)

say "relative links lead somewhere"
while IFS= read -r page; do
  while IFS= read -r target; do
    [[ -e "$(dirname "$page")/$target" ]] || fault "$page: the link to $target leads nowhere"
  done < <(
    # Without code blocks, code, anchors and addresses.
    awk '/^[[:space:]]*(```|~~~)/ { inside = !inside; next } !inside' "$page" | sed -E 's/`[^`]*`//g' |
      grep -oE '\]\([^)[:space:]]+' | sed -E 's/^\]\(//; s/#.*$//' | grep -vE '^([a-z][a-z0-9+.-]*:|$)' | sort -u || true
  )
done < <(files '*.md' '*.mdc')

say "files that documents name are there"
# But in how-tos, which name files that are to be made.
while IFS= read -r page; do
  while IFS= read -r path; do
    [[ -e "$path" ]] || fault "$page: there is no $path"
  done < <(
    awk '/^[[:space:]]*(```|~~~)/ { inside = !inside; next } !inside' "$page" |
      grep -oE '`(Sources|Tests|scripts|docs)/[A-Za-z0-9_./+-]+`' | tr -d '`' | sort -u || true
  )
done < <(files '*.md' '*.mdc' ':!docs/how-to' ':!Tests')

say "whatever is to be done has an issue"
# A class instead of a letter keeps this script from finding itself.
while IFS= read -r place; do
  fault "$place"
done < <(lines_with '\b(T[O]DO|F[I]XME|X[X]X)\b' ':!LICENSE' | grep -vE 'T[O]DO ?\(#[0-9]+\)' || true)

say "no path of somebody's machine"
while IFS= read -r place; do
  fault "$place"
done < <(lines_with '(^|[^A-Za-z0-9_.~*/-])/([h]ome|[U]sers|[r]oot|[w]ork|private/var|var/folders)/[A-Za-z0-9_]')

((faults == 0)) || fail "$faults faults"
