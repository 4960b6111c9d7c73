# make run    build the graph from the sample corpus, validate it, serve it        (PORT=8000 HOST=127.0.0.1)
# make sample build the graph of the sample corpus and validate it, without serving it
# make test   everything the project promises: style, types, tests
# make check  style and types only; the same command in CI
# make soak   property tests with many more examples, and the long runs
# make bench  the speed of reading, building, validation and the endpoint         (CORPUS=sample SIZES=20,40,80)
# make web    bundle the scripts of the pages (api/web/client), as run and test do by themselves
# make docs   write the documentation that is made from the code (docs/command-line.md)
# make clean  remove what the other targets made

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
STORE ?= store
CORPUS ?= sample
SIZES ?= 20,40,80
PYTEST_ARGS ?=

BIN := .venv/bin
SOURCES := $(shell find ontology kg loaders -type f ! -name '*.pyc')
SAMPLE := $(shell find sample -type f)
CLIENT := $(shell find api/web/client -name node_modules -prune -o -type f -print)
BUNDLE := api/web/static/dist/manifest.json

.PHONY: run sample test check soak bench web docs clean
.DELETE_ON_ERROR:

run: $(STORE)/.sample-built $(BUNDLE)
	@exec $(BIN)/python scripts/run_sample.py --store "$(STORE)" --host "$(HOST)" --port "$(PORT)"

sample: $(STORE)/.sample-built $(BUNDLE)

test: check .venv/.system $(BUNDLE)
	$(BIN)/python -m pytest -n auto --dist loadfile -m "not soak and not alone" $(PYTEST_ARGS)
	@# What measures seconds runs by itself; 5: none of these was asked for.
	$(BIN)/python -m pytest -m alone $(PYTEST_ARGS) || [ $$? = 5 ]

check: .venv/.dev .venv/.node
	@scripts/check

soak: .venv/.dev .venv/.system $(BUNDLE)
	$(BIN)/python -m pytest -m "soak or hypothesis" --hypothesis-profile=soak $(PYTEST_ARGS)

bench: .venv/.dev
	$(BIN)/python -m benchmarks.build "$(CORPUS)" --sizes $(SIZES)
	$(BIN)/python -m benchmarks.validation
	$(BIN)/python -m benchmarks.endpoint --contacts 10000
	$(BIN)/python -m benchmarks.attack

web: $(BUNDLE)

docs: .venv/.dev
	$(BIN)/python scripts/write_cli_docs.py

clean:
	rm -rf .venv store dist api/web/static/dist api/web/client/node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps below make the second time quick: each is newer than what it was made from.
$(STORE)/.sample-built: .venv/.installed $(SOURCES) $(SAMPLE)
	$(BIN)/communique build sample --store "$(STORE)"
	$(BIN)/communique validate --store "$(STORE)"
	@touch $@

.venv/.installed: pyproject.toml scripts/create_venv
	@scripts/create_venv "$(PYTHON)" .venv
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(BUNDLE): $(CLIENT) scripts/build_web.py .venv/.node
	$(BIN)/python scripts/build_web.py

# Node from PATH where it is new enough, else from a Python package.
.venv/.node: .venv/.installed
	@$(BIN)/python scripts/build_web.py --find-node >/dev/null 2>&1 || \
	  $(BIN)/python -m pip install --quiet --group web
	@touch $@

.venv/.dev: .venv/.installed
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@

.venv/.system: scripts/system_programs .venv/.installed
	@scripts/system_programs
	@touch $@
