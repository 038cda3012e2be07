# Every target prepares the pinned environment in .venv on first use. It needs Python 3.11 or newer, and nothing else;
# `make compile` also needs a C compiler, and `make conformance` needs Node.js with npm, and Go.

PYTHON ?= python3
JOBS ?= $(shell nproc 2>/dev/null || echo 2)
BIN := .venv/bin
READY := .venv/.ready
SPECS := $(shell find specs zgspec/compiler zgspec/runtime -name '*.md' -o -name '*.py' 2>/dev/null)
PYSPEC := build/.pyspec

.DEFAULT_GOAL := help
.PHONY: help pyspec test nightly vectors prove mutate coverage lint conformance bench compile wheel clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("zgspec needs Python 3.11 or newer") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(PYSPEC): $(READY) $(SPECS)
	@$(BIN)/python -m zgspec.compiler
	@mkdir -p build && touch $@

pyspec: $(READY)  ## build the Python package from the text
	@$(BIN)/python -m zgspec.compiler

vectors: $(PYSPEC)  ## build the specification and bring the test vectors up to date
	@$(BIN)/python -m zgspec vectors

test: $(PYSPEC)  ## run all tests, in parallel
	@$(BIN)/python -m pytest -n $(JOBS) --dist worksteal --ignore tests/conformance --ignore tests/compiled

nightly: $(PYSPEC)  ## run the state machines for 100,000 steps each
	@ZGSPEC_PROFILE=nightly $(BIN)/python -m pytest -n $(JOBS) --dist worksteal --timeout 3600 tests/storage

prove: $(PYSPEC)  ## prove the theorems of the text
	@$(BIN)/python -m zgspec prove

mutate: $(PYSPEC)  ## measure how many mutants of the text the vectors catch
	@$(BIN)/python -m zgspec mutate

coverage: $(PYSPEC)  ## measure which lines and branches of the text the vectors reach
	@$(BIN)/python -m zgspec coverage

lint: $(PYSPEC)  ## check format, style and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/python -m zgspec.compiler --strict > /dev/null
	@$(BIN)/mypy

conformance: $(PYSPEC)  ## compare the specification with the published clients and contracts
	@$(BIN)/python -m tests.conformance.setup
	@build/conformance/venv/bin/python -m pytest tests/conformance

bench: $(PYSPEC)  ## measure speed against other implementations
	@$(BIN)/python -m bench

compile: $(PYSPEC)  ## compile the hot modules into build/compiled, and test the compiled build
	@$(BIN)/python setup_mypyc.py
	@$(BIN)/python -m pytest -n $(JOBS) tests/compiled

wheel: $(PYSPEC)  ## build the wheel, generated modules included
	@rm -rf build/lib && $(BIN)/python -m zgspec.version
	@$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation -w dist .

clean:  ## remove everything that was built
	rm -rf build dist .hypothesis .mypy_cache .ruff_cache zgspec/mainnet* zgspec/minimal* zgspec.egg-info
