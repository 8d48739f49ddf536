#!/usr/bin/env bash
# All that CI demands of a change but the tests. Changes nothing in the tree.
source "$(dirname "$0")/common.sh"
export STRICT=1
source scripts/build-flags.sh

scripts/lint.sh
scripts/check-repository.sh
each_domain self-test
say "building with warnings as errors"
swift build --build-tests "${build_flags[@]}"
scripts/arch.sh
say "all checks passed"
