# Everything a developer runs. The logic is in scripts/, so that CI and people run the same.

SHELL := /bin/bash
.DEFAULT_GOAL := help

# debug builds sooner, release runs faster.
CONFIG ?= release
export CONFIG

# Homebrew keeps its SQLite where pkg-config doesn't look.
ifeq ($(shell uname -s),Darwin)
export PKG_CONFIG_PATH := $(shell brew --prefix 2>/dev/null)/opt/sqlite/lib/pkgconfig:$(PKG_CONFIG_PATH)
endif

.PHONY: setup run demo test test-faults test-contract proof arch without-domains plants mutants proof-domains bench-arch format lint check bench doctor clean help

setup: ## install the C libraries that are missing, check the toolchain
	@scripts/setup.sh

run: setup ## build and serve ./data on 127.0.0.1:8080 (HTTP_PORT=…, CONFIG=debug, ARGS="…")
	@scripts/run.sh $(ARGS)

demo: setup ## tell a server of its own a short story and show its answers
	@scripts/demo.sh

test: setup ## build and run all tests (ARGS="--filter …")
	@scripts/test.sh $(ARGS)

test-faults: setup ## processes killed, disks that fail, projections rebuilt under load (ARGS=long for all counts)
	@scripts/test-faults.sh $(ARGS)

test-contract: setup ## hold a server against its OpenAPI document (ARGS=long for 5,000 requests; needs PyPI once)
	@scripts/test-contract.sh $(ARGS)

proof: setup ## what each domain proves on real data (needs the data sets)
	@scripts/proof.sh

arch: setup ## the architecture rules alone
	@scripts/arch.sh

without-domains: setup ## take all domains out of a copy; it must build and pass its tests
	@scripts/without-domains.sh

plants: setup ## plant breaches of each rule in a copy of the app; all must be caught
	@scripts/plant-breaches.sh

mutants: setup ## plant small faults in a copy; tests must see each (ARGS="NAME, file of faults or folder of sources")
	@scripts/mutants.sh $(ARGS)

proof-domains: setup ## add two sample domains in a copy, merge, build, run and remove them (ARGS=long for each alone)
	@scripts/domain-proof.sh $(ARGS)

bench-arch: ## how long the rules take on a generated package (SOURCES=500)
	@scripts/bench-arch.sh

format: ## format all Swift sources in place
	@scripts/format.sh

lint: ## format and syntax of all sources, changing nothing
	@scripts/lint.sh

check: setup ## all that CI demands but the tests, changing nothing
	@scripts/check.sh

bench: setup ## measure, with tables (ARGS="…" for the benchmarks, DURATION=5, CONNECTIONS=32)
	@scripts/bench.sh $(ARGS)

doctor: ## what is wrong with this machine
	@scripts/doctor.sh

clean: ## remove what was built; data stays
	@scripts/clean.sh

help: ## this text
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))
