# Everything runs from .venv and node_modules in this folder; nothing else on the machine is touched, but for a Chromium
# and a Firefox where none is installed. Stamps tell what is done: a second run sets nothing up.

SHELL = /bin/sh
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help guide workbench site build preview test lint lint-python lint-scripts bench clean lock browser

python = .venv/bin/python
pip_install = $(python) -m pip install --quiet --disable-pip-version-check
with_node = $(python) -m tests.setup.node

help: ## Say what there is to make
	@echo 'make TARGET, where TARGET is'
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  \1\t\2/p' Makefile | expand -t 12

build: .venv/run.stamp ## Build every course in courses/ into dist/, one zip for each standard
	$(python) -m builder build courses --out dist

preview: .venv/run.stamp ## Show the courses of courses/ in the browser, and every change as it is saved
	$(python) -m builder preview courses

test: .venv/dev.stamp ## Run all tests, setting up what they need
	@$(MAKE) --no-print-directory --jobs=2 lint browser
	$(python) -m pytest --numprocesses=3 --dist=worksteal

lint: lint-python lint-scripts ## Check style and types of all Python and JavaScript

lint-python: .venv/dev.stamp
	$(python) -m ruff check --quiet --output-format=concise
	$(python) -m ruff format --check --quiet
	$(python) -m mypy

lint-scripts: node_modules/.stamp
	$(with_node) tsc --project .

guide: .venv/run.stamp ## Write anew what the authors' guide and editors take from blocks, settings and rules
	$(python) tools/make_guide.py
	$(python) tools/make_editors.py

workbench: builder/workbench/bundle/editor.js .venv/run.stamp ## Make the workbench's editor, and open the workbench
	$(python) -m builder workbench courses

site: builder/workbench/bundle/editor.js node_modules/.stamp .venv/run.stamp ## Make the workbench as files for a web server, in dist/site
	$(python) -m builder workbench --site dist/site

bench: .venv/run.stamp .venv/dev.stamp ## Measure builds and packages against the figures to reach
	$(python) -m pytest tests/benchmarks --numprocesses=0 --capture=no

clean: ## Remove everything that make made
	rm -rf .venv dist node_modules .hypothesis .mypy_cache .pytest_cache .ruff_cache

lock: ## Remake the lock files from pyproject.toml and package.json
	tools/lock.sh

browser: .venv/dev.stamp
	@$(python) -m tests.setup.chromium
	@$(python) -m tests.setup.firefox
	@$(python) -m tests.setup.nginx

.venv/run.stamp: requirements.lock pyproject.toml tools/make_venv.sh
	tools/make_venv.sh
	$(pip_install) --require-hashes --requirement requirements.lock
	$(pip_install) --no-deps --no-build-isolation --editable .
	$(python) -m compileall -q builder # where Python is told not to do so itself
	@touch $@

.venv/dev.stamp: requirements-dev.lock .venv/run.stamp
	$(pip_install) --require-hashes --requirement requirements-dev.lock
	@touch $@

# The editor and the library that it is made of, in one file, and the licences of what is in it.
builder/workbench/bundle/editor.js: $(wildcard builder/workbench/editor/*.js) tools/make_workbench.py package-lock.json | node_modules/.stamp
	$(python) -m tools.make_workbench

node_modules/.stamp: package.json package-lock.json .npmrc | .venv/dev.stamp
	$(with_node) npm ci
	@touch $@
