# The two commands a newcomer needs are `make run` and `make test`; both set up what they need.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3.14 python3 python; do \
  command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
TESTS ?= tests
WORKERS ?= 2
COMPILED := $(patsubst %.po,%.mo,$(wildcard workbench/translations/*/LC_MESSAGES/messages.po))

# What is compiled is kept even where the environment says otherwise: the tests start the program a hundred times.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run install test coverage soak bench lock clean messages

install: $(VENV)/.installed $(COMPILED)

run: install
	$(BIN)/workbench init --demo
	$(BIN)/workbench run

$(VENV)/.installed: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed: install it, or say where it is with PYTHON=/path/to/python3."; exit 1; }
	test -x $(BIN)/python || "$(PYTHON)" -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/workbench standards compile >/dev/null
	touch $@

%.mo: %.po | $(VENV)/.installed
	$(BIN)/pybabel compile -i $< -o $@

$(VENV)/.tested: $(VENV)/.installed requirements-dev.lock
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	touch $@

test: $(VENV)/.tested $(COMPILED)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(TESTS)

# The same tests, and the lines and branches they do not reach. It takes twice as long, so it is asked for.
coverage: $(VENV)/.tested $(COMPILED)
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --cov --cov-report=term:skip-covered $(TESTS)

# The long runs, hours of them: SOAK="races --count 500 --seed 1" runs a part.
soak: $(VENV)/.tested $(COMPILED)
	$(BIN)/python -m tests.soak $(SOAK)

bench: $(VENV)/.tested
	$(BIN)/python -m tests.bench

# Needs uv (`pip install uv`): writes both lock files anew from pyproject.toml.
LOCK := uv pip compile --no-strip-extras --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
  --no-emit-index-url --no-emit-find-links --extra postgresql pyproject.toml
lock:
	$(LOCK) --group dev -o requirements-dev.lock
	$(LOCK) --group build -c requirements-dev.lock -o requirements.lock

messages:
	$(BIN)/pybabel extract -F babel.cfg -k _l -k N_ -k NC_:1c,2 -k NP_:1,2 --no-location --sort-output --omit-header -o workbench/translations/messages.pot .
	$(BIN)/pybabel update -i workbench/translations/messages.pot -d workbench/translations --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	$(BIN)/pybabel compile -d workbench/translations

clean:
	rm -rf $(VENV) compiled .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
