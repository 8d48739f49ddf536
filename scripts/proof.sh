#!/usr/bin/env bash
# What each domain proves on real data.
source "$(dirname "$0")/common.sh"

each_domain proof
