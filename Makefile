# Everything there is to do here, each by one word; `make` alone lists them.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help site test bench faults fuzz serve format words docs lock clean \
	build-environment dev-environment fuzz-environment browser catalogues

export PATH := $(CURDIR)/.venv/bin:$(PATH)
# Both print what is not ours to say at every build.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

code := $(wildcard plugins tests benchmarks faults fuzz hatch_build.py)
words := plugins/growthfolio/words/catalogues

help: ## List what make can do
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

site: build-environment catalogues ## Check the demo, and build it for the reviewers into site/
	growthfolio check
	growthfolio build --audience reviewers --out site
	@echo 'The site is ready: open site/index.html in a browser, or run "make serve".'

test: dev-environment browser catalogues ## Formatting, lint, types, imports and all tests: what CI runs
	ruff format --check $(code)
	ruff check $(code)
	mypy
	lint-imports
	pytest

faults: dev-environment catalogues ## Kill, starve and race builds of a small site, and print what came of it
	python -m faults.run $(FAULTS)

bench: dev-environment catalogues ## Time this project and its peers in turn (BENCH='--sizes S M10 M')
	python benchmarks/compare.py $(BENCH)

serve: build-environment catalogues ## Show the site in a browser, and again at every change
	mkdocs serve

format: dev-environment ## Format the code, and mend what ruff can mend
	ruff format $(code)
	ruff check --fix $(code)

words: dev-environment ## Gather the texts from the code into the catalogues of every language
	pybabel --quiet extract --mapping-file babel.cfg --keywords phrase --keywords translate \
		--keywords fill --add-comments i18n: --add-location file \
		--sort-by-file --project Growthfolio --copyright-holder 'Growthfolio contributors' \
		--output-file .venv/growthfolio.pot plugins
	pybabel --quiet update --input-file .venv/growthfolio.pot --output-dir $(words) \
		--domain growthfolio --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	@$(MAKE) --no-print-directory catalogues

docs: dev-environment catalogues ## Write the pages of codes, formats and rows again, from the code itself
	growthfolio explain --all --lang zh-CN >docs/codes.md
	growthfolio explain --all --lang en >docs/codes.en.md
	growthfolio explain --formats --lang zh-CN >docs/formats.md
	growthfolio explain --formats --lang en >docs/formats.en.md
	PYTHONPATH=tests python -m programmes.table

fuzz: dev-environment fuzz-environment catalogues ## Look for bad inputs nobody has thought of (SECONDS=60 for each target)
	@fuzz/run $(or $(SECONDS),60)

# Pins stay unless asked: make lock LOCK=--upgrade. Releases younger than a week wait.
pin := uv --no-config pip compile --quiet --universal --generate-hashes \
	--python-version 3.11 --no-annotate --exclude-newer '7 days' \
	--custom-compile-command 'make lock' $(LOCK) pyproject.toml

lock: dev-environment ## Pin the requirements again, with hashes (LOCK=--upgrade: newer ones)
	$(pin) requirements/build.in --output-file requirements/build.txt
	$(pin) requirements/dev.in --constraint requirements/build.txt --output-file requirements/dev.txt
	$(subst pyproject.toml,,$(pin)) requirements/fuzz.in --output-file requirements/fuzz.txt

clean: ## Remove what was built; the environment stays (rm -r .venv removes that)
	rm -rf site .site.* dist .growthfolio .mypy_cache .ruff_cache .pytest_cache \
		.import_linter_cache .hypothesis

build-environment:
	@requirements/install build

dev-environment:
	@requirements/install dev

# Beside the environment, not in it: only fuzzing needs it, and not every system has it.
fuzz-environment: dev-environment
	@test -d .venv/fuzz/atheris || python -m pip install --quiet --require-hashes \
		--requirement requirements/fuzz.txt --target .venv/fuzz

browser: dev-environment
	@requirements/browser

catalogues:
	@python -c 'from pathlib import Path; from hatch_build import compile_all; compile_all(Path())'
