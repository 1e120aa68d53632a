# memocli: `make help` lists what there is.

YEAR ?= 2018
bin := .venv/bin
# On all processors; the tests of one file in one process and in their order, so that nothing they share is made twice.
pytest := pytest -q -n auto --maxprocesses=8 --dist=loadfile --no-loadscope-reorder

# What Homebrew does not put in the path by itself.
ifeq ($(shell uname),Darwin)
export PATH := $(PATH):/Applications/LibreOffice.app/Contents/MacOS:/opt/homebrew/opt/openjdk/bin:/usr/local/opt/openjdk/bin
endif

.DEFAULT_GOAL := help
.PHONY: help setup build test fuzz coverage check checks format bench lock clean

help:  ## List these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' Makefile

setup:  ## Install everything that a build and the tests need
	@tools/setup test

build:  ## Build a memo into build/YEAR (make build YEAR=2017; default 2018)
	@tools/setup run
	@$(bin)/memocli build $(YEAR)

test:  ## Run every check and every test
	@tools/setup test
	@$(MAKE) --no-print-directory checks
	@$(bin)/$(pytest)

fuzz:  ## Try twenty times as many generated texts as make test, different ones each time
	@tools/setup test
	@$(bin)/$(pytest) -m hypothesis --hypothesis-profile=long

coverage:  ## Run every test and print the lines and branches of src that no test runs
	@tools/setup test
	@$(bin)/coverage erase
	@$(bin)/coverage run -m $(pytest)
	@$(bin)/coverage combine --quiet
	@$(bin)/coverage report

check:  ## Check the code: format, lint, import layers, types; no tests
	@tools/setup check
	@$(MAKE) --no-print-directory checks

# The quickest first, so that a fault shows as early as possible.
checks:
	@$(bin)/ruff format --check --quiet --output-format concise . || { echo "make format fixes this"; exit 1; }
	@$(bin)/ruff check --quiet .
	@$(bin)/lint-imports --no-logo
	@$(bin)/mypy

format:  ## Format the code and fix what the linter can fix
	@tools/setup check
	@$(bin)/ruff check --fix --quiet . ; $(bin)/ruff format --quiet .

bench:  ## Compare the speed of memocli with other programs (writes bench/RESULTS.md)
	@tools/setup check
	@$(bin)/python -m bench

lock:  ## Rewrite requirements*.txt from pyproject.toml (FLAGS=--upgrade takes newer versions)
	@tools/setup check
	@tools/lock $(FLAGS)

clean:  ## Remove what was built and installed here
	rm -rf build dist .venv .coverage .coverage.* .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis tests/browser/node_modules
	find src tests bench -name __pycache__ -type d -prune -exec rm -rf {} +
