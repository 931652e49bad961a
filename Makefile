# The portal: `make run` starts it, `make test` checks all of it. `make help` names the rest.

PORT ?= 8000
DATA_DIR ?= var
export PORT DATA_DIR

# The first of these that is Python 3.11 or newer.
PYTHON ?= $(shell for each in python3 python3.13 python3.12 python3.11; do \
	command -v $$each >/dev/null && $$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$each; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
PIP_INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check --no-input --require-hashes
# The system's Node where it is new enough, else the one that a wheel brings.
HAS_NODE := $(shell command -v npm >/dev/null && node -e 'process.exit(+(process.versions.node.split(".")[0] < 18))' 2>/dev/null && echo yes)
NODE_PATH_FIRST := $(if $(HAS_NODE),,PATH="$(CURDIR)/$(BIN):$$PATH")
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --custom-compile-command "make lock"

.DEFAULT_GOAL := help
.PHONY: help run reset test screens bench lint lint-types lint-rest format assets lock system-run system-test

help:
	@echo "make run     start the portal (PORT=$(PORT), DATA_DIR=$(DATA_DIR))"
	@echo "make reset   remove the data in DATA_DIR"
	@echo "make test    check everything"
	@echo "make lint    check all but the tests"
	@echo "make screens take the pictures in docs/screens anew"
	@echo "make bench   measure how fast the portal is (SIZES=1000,10000 for a short run)"
	@echo "make format  put the sources in order"
	@echo "make lock    choose the newest versions and write the lock files"

run: system-run $(VENV)/run.stamp assets
	@exec $(BIN)/python -m portal.launch --end-with-parent

reset: system-run $(VENV)/run.stamp
	@$(BIN)/python -m portal.launch reset

test: lint
	@$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder --ignore=tests/house --durations=25

screens: system-test $(VENV)/test.stamp assets
	@SCREENS=$(CURDIR)/docs/screens $(BIN)/python -m pytest -n 2 tests/journeys

# Writes docs/performance.md when it measured at all sizes.
bench: system-run $(VENV)/run.stamp assets
	@exec $(BIN)/python -m benchmarks --sizes "$(SIZES)"

# Types take about as long as all the rest, the making of the tests' template database among it.
lint: system-test $(VENV)/test.stamp assets
	@$(MAKE) --no-print-directory -j2 lint-types lint-rest

lint-types: export SECRET_KEY = for-checks-only
lint-types:
	@$(BIN)/mypy --no-error-summary .

lint-rest:
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@said=$$($(BIN)/lint-imports 2>&1) || { echo "$$said"; exit 1; }
	@$(BIN)/djlint --quiet --lint templates
	@$(BIN)/python -m pytest tests/house -p no:xdist

format: $(VENV)/test.stamp
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format --quiet .

# --- what the targets above stand on; each is done again only when what it comes from has changed

system-run system-test:
	@$(if $(PYTHON),,echo "Python 3.11 or newer is needed" >&2; exit 1;) $(PYTHON) portal/launch/system_packages.py $(@:system-%=%)

$(BIN)/python:
	@echo "making $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements.txt | $(BIN)/python
	@echo "installing the Python packages"
	@$(PIP_INSTALL) -r requirements.txt
	@touch $@

$(VENV)/test.stamp: requirements-dev.txt $(VENV)/run.stamp
	@echo "installing the tools for checks and tests"
	@$(PIP_INSTALL) -r requirements-dev.txt
	@touch $@

$(VENV)/node.stamp: requirements-node.txt $(VENV)/run.stamp
	@echo "installing Node.js into $(VENV)"
	@$(PIP_INSTALL) -r requirements-node.txt
	@touch $@

assets: static/vendor/.stamp

node_modules/.stamp: package-lock.json package.json $(if $(HAS_NODE),,$(VENV)/node.stamp)
	@echo "installing the front-end packages"
	@$(NODE_PATH_FIRST) npm ci --silent --no-audit --no-fund
	@touch $@

static/vendor/.stamp: node_modules/.stamp $(wildcard assets/*)
	@echo "building the front-end assets"
	@$(NODE_PATH_FIRST) npm run --silent build
	@touch $@

lock: $(VENV)/test.stamp
	@$(COMPILE) --upgrade requirements.in -o requirements.txt
	@$(COMPILE) --upgrade requirements-dev.in -o requirements-dev.txt
	@$(COMPILE) --upgrade requirements-node.in -o requirements-node.txt
	@npm update --silent --package-lock-only
