# The only entry point: people and continuous integration call the same targets.
SHELL := /bin/bash
.DEFAULT_GOAL := help

SWIFT ?= swift
PREFIX ?= /usr/local
PACKAGES := libncurses-dev libsqlite3-dev ncurses-term sqlite3 python3 tmux
POSTGRES := postgresql libpq5
BUILD := $(SWIFT) build
RELEASE := $(SWIFT) build -c release --static-swift-stdlib --product govtop
DEMO_DB ?= $(CURDIR)/.build/demo.db

.PHONY: help setup build release test test-postgres screens format lint docs docs-fresh pictures demo robot bench install check clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install what is missing (apt, as root or through sudo) and the commit hook
	@.ci/setup $(PACKAGES)

build: setup ## debug build of everything, the examples too
	$(BUILD) --build-tests

release: setup ## release build of the program, Swift's runtime inside
	$(RELEASE)

test: build ## every test but those in a real terminal
	$(SWIFT) test --parallel

test-postgres: build ## the store's suite on a throw-away PostgreSQL server
	@.ci/setup $(POSTGRES)
	.ci/postgres $(SWIFT) test --skip-build --experimental-maximum-parallelization-width 8 --filter GovernanceStoreTests

screens: ## record the screen files again, then show what changed
	-RECORD_SCREENS=1 $(SWIFT) test --filter DashboardTests
	git diff --stat -- Tests/DashboardTests/Screens

format: ## format the sources
	$(SWIFT) format -i -rp Sources Tests docs/examples

lint: ## format and imports, as the hook checks them
	$(SWIFT) format lint --strict -rp Sources Tests docs/examples
	.ci/check-imports

docs: build ## write the generated pages again: keys, filter fields, commands, manual page
	.ci/docs

docs-fresh: build ## fail if a generated page is not what the sources say
	.ci/docs --check

pictures: build ## draw the pictures of the manual, and the screen in the README
	.ci/pictures

demo: release ## open the dashboard on a new sample organisation
	@.ci/demo "$(DEMO_DB)"

robot: build ## drive the program in a real terminal as a person would
	@.ci/setup $(POSTGRES)
	.ci/robot

bench: release ## time, bytes and memory at 100,000 grants, in a real terminal
	.ci/bench

install: release ## put the program into $(PREFIX)/bin
	install -D -m 755 "$$($(RELEASE) --show-bin-path)/govtop" "$(DESTDIR)$(PREFIX)/bin/govtop"
	install -D -m 644 -t "$(DESTDIR)$(PREFIX)/share/govtop/Themes" Themes/*.yaml
	install -D -m 644 docs/govtop.1 "$(DESTDIR)$(PREFIX)/share/man/man1/govtop.1"

check: setup lint test docs-fresh robot ## what continuous integration runs

clean: ## remove what was built
	rm -rf .build
