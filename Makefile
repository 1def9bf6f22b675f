# What a developer types. `make quiz` and `make test` need nothing but Python 3.11 and make:
# they set up .venv by themselves, from pinned requirements with hashes.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
ARGS ?=
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: quiz mock review test check format lint types contracts coverage schema bench requirements rule-pages clean

quiz: $(VENV)/.quiz-ready  ## Start a quiz on the bundled pack; ARGS='--answers FILE' for scripts.
	@$(BIN)/eda-coach quiz $(ARGS)

mock: $(VENV)/.quiz-ready  ## Hold a mock interview; ARGS='SCENARIO --minutes 20' and the like.
	@$(BIN)/eda-coach mock $(ARGS)

review: $(VENV)/.quiz-ready  ## Review a design of your own; ARGS='design.md --quiz' and the like.
	@$(BIN)/eda-coach review $(ARGS)

test: $(VENV)/.test-ready  ## Run every test.
	@$(BIN)/python -m pytest -n 2 --dist worksteal -q

check: format lint types contracts coverage  ## What CI runs, fastest first.

format: $(VENV)/.test-ready
	@$(BIN)/ruff format --check .

lint: $(VENV)/.test-ready
	@$(BIN)/ruff check .

types: $(VENV)/.test-ready
	@$(BIN)/mypy

contracts: $(VENV)/.test-ready
	@$(BIN)/lint-imports

coverage: $(VENV)/.test-ready
	@$(MAKE) --no-print-directory test PYTEST_ADDOPTS="--cov --cov-report=term"

bench: $(VENV)/.test-ready  ## Measure the claims of benchmarks/README.md on this machine.
	@$(BIN)/python -m benchmarks

requirements:  ## Pin again, after a change of the dependencies in pyproject.toml; needs uv.
	uv pip compile --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate --no-header -q \
	  pyproject.toml requirements-build.in -o requirements.txt
	uv pip compile --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate --no-header -q \
	  --extra dev -c requirements.txt pyproject.toml requirements-build.in -o requirements-dev.txt

rule-pages: $(VENV)/.test-ready  ## Write docs/rules/ and docs/design.schema.json anew, after a change of cards or schema.
	@mkdir -p docs/rules && rm -f docs/rules/*.md
	@$(BIN)/eda-coach rules pages docs/rules
	@$(BIN)/eda-coach review --schema > docs/design.schema.json

clean:
	rm -rf $(VENV) dist build .coverage .coverage.* .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@echo "Setting up $(VENV) (once) ..." >&2
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "eda-coach needs Python 3.11 or newer; say which: make PYTHON=python3.11")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.quiz-ready: $(BIN)/python requirements.txt pyproject.toml
	@$(BIN)/python -m pip install -q --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q eda_coach
	@touch $@

$(VENV)/.test-ready: $(VENV)/.quiz-ready requirements-dev.txt
	@$(BIN)/python -m pip install -q --require-hashes -r requirements-dev.txt
	@touch $@
