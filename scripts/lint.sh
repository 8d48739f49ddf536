#!/usr/bin/env bash
# Format and syntax of all sources. Changes nothing.
source "$(dirname "$0")/common.sh"

status=0

# The files of these patterns that still exist.
files() {
  git ls-files --cached --others --exclude-standard -- "$@" | while IFS= read -r file; do
    if [[ -e "$file" ]]; then printf '%s\n' "$file"; fi
  done
}

say "Swift: format, strictly"
swift format lint --strict --parallel --recursive Package.swift Sources Tests || status=1

say "shell: syntax"
while IFS= read -r script; do
  bash -n "$script" || status=1
done < <(files '*.sh' .ci/run)
if command -v shellcheck >/dev/null; then
  files '*.sh' .ci/run | xargs shellcheck --external-sources || status=1
fi

say "Python: syntax"
if command -v python3 >/dev/null; then
  while IFS= read -r script; do
    python3 -c 'import ast, sys; ast.parse(open(sys.argv[1], encoding="utf-8").read(), sys.argv[1])' "$script" || status=1
  done < <(files '*.py')
else
  warn "skipped: there is no python3"
fi

((status == 0)) || fail "lint found faults; most of Swift's are mended by: make format"
