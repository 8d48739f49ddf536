#!/usr/bin/env bash
# Takes all domains out of a copy, which must build and pass its tests. The copy and its build are kept for the next run in
# WITHOUT_DOMAINS_FOLDER (.build-without-domains). Arguments go to `swift test`, such as: --filter EndToEndTests
source "$(dirname "$0")/common.sh"
unset STRICT BUILD_SYSTEM
# Whoever removes a domain has the generated pages written anew: without one there are fewer imports to draw.
export UPDATE_DOCS=1

folder="${WITHOUT_DOMAINS_FOLDER:-.build-without-domains}"
mkdir -p "$folder/app"
started=$SECONDS
scripts/without_domains.py "$folder/app"
"$folder/app/scripts/test.sh" "$@"
say "no test of the frame needs a domain; $((SECONDS - started)) seconds"
