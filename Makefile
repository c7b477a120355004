# Needs nothing but Python 3.11 to 3.13, make and a package index. What is missing is made in $(VENV).
#
#   make demo    read the packaged dossier, judge it, print the verdicts and where the report lies
#   make test    lint, types, import rule and tests: what must pass before a change lands
#   make docs    the documentation as HTML, a warning is an error
#   make bench   speed and accuracy; prints figures, never part of the tests (bench-reading is the speed, bench-accuracy
#                the accuracy alone)
#   make bench-tables    speed of reading a table of a million rows, and of recording it
#   make bench-judging   speed of judging from columns; make judging-page writes it to docs/reference/judging-speed.md
#   make bench-reconcile  accuracy and speed of linking, beside Splink; make reconciling-page writes the page of it
#   make scale   what several processes and machines give, and what many would; writes benchmarks/scale.md
#   make bench-stories   are carried stories found, and what does reading them once save
#   make accuracy    measure the reader on all annotated reports and write docs/reference/accuracy.md
#   make confidence  fit the reader's confidence to the annotated reports anew
#   make lock    resolve the dependencies anew and write the hash-pinned lists (needs the index)
#   make clean   remove what the targets above made

VENV ?= .venv
OUT ?= demo-out
CANDIDATES := python3.13 python3.12 python3.11 python3 python
SUITABLE := import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info < (3, 14))
PYTHON ?= $(shell for p in $(CANDIDATES); do $$p -c '$(SUITABLE)' 2>/dev/null && { echo $$p; break; }; done)

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
READY := $(VENV)/.ready
DEV := $(VENV)/.ready-to-develop

.PHONY: demo test lint types imports pytest docs bench bench-reading bench-accuracy bench-acled bench-plover bench-stories bench-tables bench-judging judging-page bench-reconcile reconciling-page accuracy confidence bench-drafting scale lock clean
.DELETE_ON_ERROR:

demo: $(READY)
	@$(BIN)/trucewatch demo -o $(OUT)

test: lint types imports pytest

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEV)
	$(BIN)/mypy

imports: $(DEV)
	$(BIN)/lint-imports

pytest: $(DEV)
	$(BIN)/python -m pytest

docs: $(DEV)
	$(BIN)/python -m sphinx -W --keep-going -q -b html docs docs/_build/html
	@echo "docs/_build/html/index.html"

bench: $(DEV)
	@for script in $(sort $(wildcard benchmarks/bench_*.py)); do echo "== $$script"; $(BIN)/python $$script || exit 1; done

bench-reading: $(DEV)
	$(BIN)/python benchmarks/bench_reading.py

bench-accuracy: $(DEV)
	$(BIN)/python benchmarks/bench_accuracy.py

# The accuracy page, held-out totals included; and the weights of the reader's confidence, fitted anew.
accuracy: $(DEV)
	$(BIN)/python benchmarks/bench_accuracy.py --held-out --page docs/reference/accuracy.md

confidence: $(DEV)
	$(BIN)/python benchmarks/fit_confidence.py

# A million made-up rows read, and a tenth of them recorded.
bench-tables: $(DEV)
	$(BIN)/python benchmarks/bench_tables.py --rows 1000000 --ledger 100000

bench-judging: $(DEV)
	$(BIN)/python benchmarks/bench_judging.py --growth

# The page of the speed of judging, with its plot.
judging-page: $(DEV)
	$(BIN)/python benchmarks/bench_judging.py --page docs/reference/judging-speed.md

bench-reconcile: $(DEV)
	@$(PIP) install --require-hashes -r requirements/peers.txt || echo "without the peers: they could not be installed"
	$(BIN)/python benchmarks/bench_reconcile.py --incidents 40000 400000

# The page of the accuracy and speed of reconciling, with its plot.
reconciling-page: $(DEV)
	@$(PIP) install --require-hashes -r requirements/peers.txt || echo "without the peers: they could not be installed"
	$(BIN)/python benchmarks/bench_reconcile.py --page docs/reference/reconciling-speed.md

# What more than one machine gives: measured here with two, simulated and reckoned for many. Some minutes.
scale: $(DEV)
	$(BIN)/python benchmarks/bench_scale.py --page benchmarks/scale.md

bench-acled: $(DEV)
	$(BIN)/python benchmarks/bench_acled.py

bench-plover: $(DEV)
	$(BIN)/python benchmarks/bench_plover.py

bench-stories: $(DEV)
	$(BIN)/python benchmarks/bench_stories.py

bench-drafting: $(DEV)
	$(BIN)/python benchmarks/bench_drafting.py

lock: $(DEV)
	$(BIN)/uv lock
	$(BIN)/uv export --frozen --quiet --no-emit-project --no-default-groups --group build \
		--format requirements-txt --no-annotate --no-header -o requirements/run.txt
	$(BIN)/uv export --frozen --quiet --no-emit-project --all-groups --no-group peers \
		--format requirements-txt --no-annotate --no-header -o requirements/dev.txt
	$(BIN)/uv export --frozen --quiet --no-emit-project --only-group peers \
		--format requirements-txt --no-annotate --no-header -o requirements/peers.txt

clean:
	rm -rf $(VENV) $(OUT) docs/_build build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "trucewatch needs Python 3.11, 3.12 or 3.13 with its venv module (on Debian and" \
		"Ubuntu: apt install python3-venv). Another one is taken by: make $(MAKECMDGOALS) PYTHON=/path/to/python" >&2; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) --version) …"
	@$(PYTHON) -m venv $(VENV)

# Every package is checked against the hashes of the lock; the project itself is built by the locked hatchling.
$(READY): $(BIN)/python requirements/run.txt pyproject.toml
	@test -x $(BIN)/pip || $(BIN)/python -m ensurepip > /dev/null
	@echo "Installing the locked dependencies …"
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): $(READY) requirements/dev.txt
	@echo "Installing the locked development tools …"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@
