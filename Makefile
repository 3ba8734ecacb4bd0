# The habits of this project, one word each. `make` alone lists them.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' >/dev/null 2>&1 \
	&& echo $$p && break; done)
BIN := .venv/bin
READY := .venv/.ready
LOCK := uv pip compile pyproject.toml --no-config --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header --quiet
SOURCES := src tests bench scripts docs/conf.py

# One thread of linear algebra: on two cores more threads are slower, and figures would not repeat.
export OMP_NUM_THREADS ?= 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
.PHONY: help setup demo test check gate bench docs golden build lock clean

help: ## list what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY) ## make .venv with the command and everything for its development in it

$(READY): requirements/dev.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "communique needs Python 3.11, 3.12 or 3.13 with venv (on Debian: python3-venv)" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

demo: setup ## write the brief of the example reports to demo/brief.html
	@mkdir -p demo
	$(BIN)/communique brief examples/summit --format html -o demo/brief.html
	@echo "The brief of the examples: $(CURDIR)/demo/brief.html"

test: setup ## run every test, in two processes
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: setup docs ## style, types, layers, public names, budgets, and the docs without a warning
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_layers.py tests/test_public_names.py tests/test_budget.py

gate: setup ## hold the scores against their floors
	$(BIN)/python -m pytest tests/gate -s

bench: setup ## speed, start-up, memory, linear cost, that of adding to a store and of reading a ledger, against their limits
	$(BIN)/python bench/run.py
	$(BIN)/python bench/annotate.py
	$(BIN)/python bench/linear.py
	$(BIN)/python bench/stories.py
	$(BIN)/python bench/ledger.py

docs: setup ## build the documentation to docs/_build/html
	$(BIN)/sphinx-build -W --keep-going -q -b html docs docs/_build/html

golden: setup ## write the golden files anew, to be read as a diff
	$(BIN)/python -m pytest tests/present --regenerate

build: setup ## make the wheel and the source distribution in dist/
	$(BIN)/python -m build --no-isolation

lock: ## resolve requirements/*.txt anew for every platform, with hashes
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet uv
	build/lock/bin/$(LOCK) $(UPGRADE) -o requirements/runtime.txt
	build/lock/bin/$(LOCK) $(UPGRADE) --group dev -c requirements/runtime.txt -o requirements/dev.txt

clean: ## remove what was built, the environment included
	rm -rf .venv build dist demo docs/_build .mypy_cache .ruff_cache .pytest_cache .hypothesis
