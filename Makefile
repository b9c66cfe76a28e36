# make demo and make test do everything on a fresh Debian or Ubuntu machine; see README.md.
SHELL := /bin/bash
PYTHON := .venv/bin/python
PACKAGES := qgis python3-qgis python3-numpy python3-scipy python3-matplotlib python3-jinja2 python3-networkx python3-venv
PROFILE ?= $(HOME)/.local/share/QGIS/QGIS3/profiles/default
CHINESE := resources/i18n/esp_toolbox_zh_CN
# The tests of windows that run nothing, or few things, of QGIS.
WINDOWS := tests/ui/ahp tests/ui/factors tests/ui/owa tests/ui/test_background.py
# Tests of algorithms that `make test` runs beside those of core and windows, so that both processes end together.
WITH_OTHERS := tests/algorithms/pattern
# What the documentation is made of; the page of the workflows is made of their definitions.
PAGES := $(shell find docs -type f ! -name workflows.md ! -path 'docs/api/*') $(wildcard core/workflow/definitions/*.py) core/workflow/blocks.py \
  scripts/workflow_pages.py metadata.txt
ROWS ?= 400
COLS ?= 400
export QT_QPA_PLATFORM := offscreen
export PYTHONDONTWRITEBYTECODE := 1

.PHONY: demo dev test test-algorithms test-others test-part test-int32 test-qt6 test-on coverage mutate lint rooms types analyse bench zip install screenshots docs api clean deps

demo: deps $(CHINESE).qm
	@/usr/bin/python3 scripts/demo.py --rows $(ROWS) --columns $(COLS)

# Two processes that take about as long: the algorithms, and all others with some of these.
test: deps .venv/ready $(CHINESE).qm
	@$(MAKE) --no-print-directory --jobs 2 --output-sync test-algorithms test-others

test-algorithms:
	@scripts/with-runtime.sh .venv/bin/pytest tests/algorithms --ignore=$(WITH_OTHERS)

test-others:
	@scripts/with-runtime.sh .venv/bin/pytest tests/core $(WITH_OTHERS) tests/house tests/ui

# Core with the whole numbers of numpy 1 on Windows (tests/support/int32_default.py), and with all examples (examples.py).
test-int32: deps .venv/ready $(CHINESE).qm
	@ESP_EXAMPLES=all ESP_INT32=yes scripts/with-runtime.sh .venv/bin/pytest tests/core

# Windows and forms on PyQt6, as QGIS 4 has it, with stand-ins for QGIS (tests/support/qt6).
test-qt6: deps build/qt6/ready $(CHINESE).qm
	@scripts/with-runtime.sh build/qt6/bin/python tests/support/qt6/run.py tests/qt6 $(WINDOWS)

build/qt6/ready: tests/requirements_qt6.txt
	@scripts/ensure-packages.sh python3-venv libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1
	@/usr/bin/python3 -m venv --system-site-packages build/qt6
	@build/qt6/bin/python -m pip install -q --disable-pip-version-check -r tests/requirements_qt6.txt
	@touch build/qt6/ready

# Suite, demo and zip (or TESTS alone) on another Debian, as root: make test-on SUITE=trixie
test-on:
	@scripts/test-on.sh "$(SUITE)" $(TESTS)

# The last one runs the scanners of the plugin repository, bandit and detect-secrets, on what is shipped.
lint: .venv/lint $(CHINESE).qm
	.venv/bin/ruff check .
	@$(MAKE) --no-print-directory rooms types
	.venv/bin/flake8 --select=QGS algorithms core ui plugin.py __init__.py
	.venv/bin/vulture algorithms core ui plugin.py __init__.py scripts benchmarks --min-confidence 60
	@$(PYTHON) scripts/make_zip.py

# qgis-plugin-analyzer, with what pyproject.toml says; needs Python 3.11 and takes half a minute on two cores.
analyse: .venv/lint
	@$(PYTHON) scripts/analyse.py

bench: deps .venv/ready
	@for script in benchmarks/bench_*.py; do $(PYTHON) "$$script" || exit 1; done

zip: .venv/ready $(CHINESE).qm docs
	@$(PYTHON) scripts/make_zip.py

install: zip
	@mkdir -p "$(PROFILE)/python/plugins"
	@rm -rf "$(PROFILE)/python/plugins/esp_toolbox"
	@/usr/bin/python3 -m zipfile -e build/esp_toolbox.zip "$(PROFILE)/python/plugins"
	@echo "Installed into $(PROFILE)/python/plugins; enable it in Plugins > Manage and Install Plugins."

screenshots: deps $(CHINESE).qm
	@scripts/ensure-packages.sh xvfb xauth chromium python3-pil fonts-noto-cjk qttranslations5-l10n
	@/usr/bin/python3 scripts/screenshots.py

translations:
	@scripts/ensure-packages.sh python3 python3-jinja2 qttools5-dev-tools
	@/usr/bin/python3 scripts/update_translations.py

# Not kept in the repository: made from the texts that translators work on.
$(CHINESE).qm: $(CHINESE).ts
	@scripts/ensure-packages.sh python3 qttools5-dev-tools
	@/usr/bin/python3 scripts/update_translations.py --compile

deps:
	@scripts/ensure-packages.sh $(PACKAGES)

docs: build/docs/.ready
	@echo "Documentation: build/docs/index.html"

# Built from nothing, so that the same sources give the same pages; nothing is fetched where they are there.
build/docs/.ready: $(PAGES)
	@$(MAKE) --no-print-directory .venv/ready build/sphinx/ready
	@.venv/bin/python scripts/workflow_pages.py
	@rm -rf build/docs
	@build/sphinx/bin/python -m sphinx -q -W -E -b html docs build/docs
	@touch build/docs/.ready

# Pages of core's functions, for developers, with every example tried.
api: deps build/docs/.ready
	@rm -rf build/api build/api_source && cp -r docs/api build/api_source
	@build/sphinx/bin/python -m sphinx -q -b doctest build/api_source build/api/doctest
	@build/sphinx/bin/python -m sphinx -q -b html build/api_source build/api/html
	@echo "Functions of core: build/api/html/index.html"

build/sphinx/ready: docs/requirements.txt
	@scripts/ensure-packages.sh python3-venv
	@/usr/bin/python3 -m venv --system-site-packages build/sphinx
	@build/sphinx/bin/python -m pip install -q --disable-pip-version-check -r docs/requirements.txt
	@touch build/sphinx/ready

.venv/ready: tests/requirements.txt
	@scripts/ensure-packages.sh python3-venv
	@/usr/bin/python3 -m venv --system-site-packages .venv
	@.venv/bin/python -m pip install -q --disable-pip-version-check -r tests/requirements.txt
	@touch .venv/ready

.venv/lint: .venv/ready tests/requirements_lint.txt
	@.venv/bin/python -m pip install -q --disable-pip-version-check -r tests/requirements_lint.txt
	@touch .venv/lint

# What may import what.
rooms: .venv/lint
	@mkdir -p build/package && ln -sfn ../.. build/package/esp_toolbox
	PYTHONPATH=build/package .venv/bin/lint-imports --no-cache --no-logo

# Types of core, by the annotations of the numpy that is here; those of 2.2 and 2.3 tell lists and least values as any object.
types: .venv/lint
	@scripts/ensure-packages.sh python3-numpy
	@mkdir -p build/package && ln -sfn ../.. build/package/esp_toolbox
	@case $$($(PYTHON) -c "import numpy; print(numpy.__version__)") in \
	  2.2.* | 2.3.*) echo "Types of core are checked with other versions of numpy than 2.2 and 2.3." ;; \
	  *) .venv/bin/mypy ;; \
	esac

# All that a checkout needs to be worked on, with what CI runs at each commit.
dev: deps .venv/lint $(CHINESE).qm
	@scripts/ensure-packages.sh git
	@if git rev-parse --git-dir >/dev/null 2>&1; then .venv/bin/pre-commit install; else echo "No git repository here: no pre-commit."; fi
	@echo "Ready: a part of the tests with make test-part TESTS=tests/core/cost"

test-part: deps .venv/ready $(CHINESE).qm
	@scripts/with-runtime.sh .venv/bin/pytest $(TESTS)

# Which lines of core no test of core passes: build/coverage/index.html.
coverage: deps .venv/lint $(CHINESE).qm
	@.venv/bin/pytest tests/core --cov=core --cov-report=term:skip-covered --cov-report=html:build/coverage

# What the tests of core notice of changes in its modules: make mutate MODULES="core/decision/ahp.py core/lists.py"
mutate: deps build/mutation/ready
	@build/mutation/bin/python scripts/mutate.py $(MODULES) $(if $(TESTS),--tests $(TESTS))

build/mutation/ready: tests/requirements_mutation.txt
	@scripts/ensure-packages.sh python3-venv
	@/usr/bin/python3 -m venv --system-site-packages build/mutation
	@build/mutation/bin/python -m pip install -q --disable-pip-version-check -r tests/requirements_mutation.txt
	@touch build/mutation/ready

clean:
	rm -rf build $(CHINESE).qm .venv .qgis-settings .pytest_cache .ruff_cache .hypothesis
	find . -depth -name __pycache__ -exec rm -rf {} +
