# Every target sets up what it needs by itself; `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help demo test lint types walls unit goldens bench claims lock clean

VENV ?= .venv
export VENV
BIN := $(VENV)/bin
LABELS := ../shared/claims
LOCK := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock"

help: ## This list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name what; do \
		printf '  make %-8s %s\n' "$$name" "$$what"; done

demo: ## Build the record and check an article against it
	@scripts/prepare.sh run
	@scripts/demo.sh

test: ## All checks: lint, types, walls between the packages, tests
	@scripts/prepare.sh dev
	@$(MAKE) --no-print-directory lint types walls unit

lint: ## Style and format of the code
	@scripts/prepare.sh dev
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@echo "lint: clean"

types: ## Types, strictly
	@scripts/prepare.sh dev
	@$(BIN)/mypy --no-error-summary
	@echo "types: clean"

walls: ## Which package may import which
	@scripts/prepare.sh dev
	@$(BIN)/lint-imports --no-cache >$(VENV)/walls.log || { cat $(VENV)/walls.log; exit 1; }
	@echo "walls: kept"

unit: ## The tests alone
	@scripts/prepare.sh dev
	@$(BIN)/pytest --quiet --numprocesses 2 --dist worksteal

goldens: ## Write the goldens and generated pages anew; git diff is the review
	@scripts/prepare.sh dev
	@$(BIN)/pytest --quiet --goldens -m golden
	@git --no-pager diff --stat -- docs tests

bench: ## The measured figures, a table for each of benchmarks/*.py
	@scripts/prepare.sh dev
	@for script in benchmarks/[a-z]*.py; do echo "== $$script"; $(BIN)/python "$$script" || exit 1; done

claims: ## How the checker does on the labelled texts beside the checkout
	@scripts/prepare.sh dev
	@test -d $(LABELS) || { echo "The labelled texts are not there: $(LABELS)" >&2; exit 1; }
	@$(BIN)/python benchmarks/claims.py

lock: ## Choose the versions anew: the three locks, with hashes and without addresses
	@scripts/prepare.sh dev
	@$(LOCK) pyproject.toml --group dev --output-file requirements-dev.lock
	@$(LOCK) pyproject.toml --constraints requirements-dev.lock --output-file requirements.lock
	@$(LOCK) --group build --constraints requirements-dev.lock --output-file requirements-build.lock
	@$(BIN)/pytest --quiet tests/packaging/test_locks.py

clean: ## Remove the virtual environment and all that the other targets leave
	rm -rf $(VENV) var build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
