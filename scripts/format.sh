#!/usr/bin/env bash
# Formats all Swift sources in place.
source "$(dirname "$0")/common.sh"

swift format --in-place --parallel --recursive Package.swift Sources Tests
say "formatted"
