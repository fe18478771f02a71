# What one does with procho's source. `make` alone lists it all; nothing needs to be installed beforehand
# but Python ≥ 3.11 (or uv, which brings its own), git and make.

SHELL := /bin/sh
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

BIN     := .venv/bin
SHARED  ?= ../shared
WORKERS ?= auto
ARGS    ?=

GOLDEN := orgs/proch-orientation
SOURCE := $(GOLDEN)/2021-02-15.yaml
TARGET := $(GOLDEN)/2021-10-04.yaml
SCHEMAS := organigram diff config

.PHONY: help
help: ## list what there is to make
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

.PHONY: demo
demo: .venv/.run ## check, explain and draw the reorganisation of 4 October 2021 (into build/)
	@mkdir -p build
	$(BIN)/procho check orgs
	$(BIN)/procho diff $(SOURCE) $(TARGET)
	$(BIN)/procho chart $(TARGET) -o build/target.svg
	$(BIN)/procho chart $(SOURCE) $(TARGET) -o build/comparison.svg
	@echo 'Drawn: build/target.svg, build/comparison.svg'

.PHONY: test
test: .venv/.dev ## run all tests (ARGS="-k lineage" for some)
	@$(BIN)/pytest -q -n $(WORKERS) $(ARGS)

.PHONY: lint
lint: .venv/.dev ## ruff, mypy --strict, the contract of the layers, the schemas' drift
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@for name in $(SCHEMAS); do \
	  $(BIN)/procho schema $$name | cmp -s - schema/$$name.schema.json || { echo "schema/$$name.schema.json is old: make schema" >&2; exit 1; }; \
	done

.PHONY: format
format: .venv/.dev ## format the code, mend what can be mended
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

.PHONY: docs
docs: .venv/.run ## rewrite docs/rules.md from the docstrings of the rules
	@mkdir -p build
	@PYTHONUTF8=1 $(BIN)/python -c 'from procho.render.rules_manual import docs; print(docs(), end="")' > build/rules.md
	@mv build/rules.md docs/rules.md

.PHONY: schema
schema: .venv/.run ## rewrite schema/*.json from the models
	@for name in $(SCHEMAS); do $(BIN)/procho schema $$name -o schema/$$name.schema.json || exit; done

.PHONY: pictures
pictures: .venv/.run ## redraw the README's pictures
	@$(BIN)/python bench/pictures.py

.PHONY: update-expected
update-expected: .venv/.dev ## rewrite the expected files of the tests; review them with git diff
	@$(BIN)/pytest -q --update-expected $(ARGS)

# procho's name of a format, and that of the program which reads it back. An escaped file name is not the
# template's, so nothing is compared with it (--no-same).
HOSTILE_FORMATS := json=json markdown=md github=github sarif=sarif gitlab=gitlab junit=junit

.PHONY: hostile
hostile: .venv/.dev ## some thousand hostile files through check and diff, some in each format; a quarter of an hour
	@test -f $(SHARED)/hostile/make_hostile.py || { echo 'hostile: $(SHARED)/hostile is missing; name its parent with SHARED=…' >&2; exit 2; }
	@rm -rf build/hostile && mkdir -p build
	$(BIN)/python $(SHARED)/hostile/make_hostile.py $(TARGET) build/hostile --profile quick --free-keys title,name
	$(BIN)/python $(SHARED)/hostile/run_hostile.py --dir build/hostile $(CURDIR)/$(BIN)/procho check {}
	$(BIN)/python $(SHARED)/hostile/run_hostile.py --dir build/hostile --refuse-on 2 $(CURDIR)/$(BIN)/procho diff $(CURDIR)/$(TARGET) {}
	@for format in $(HOSTILE_FORMATS); do \
	  echo "check -f $${format%=*}"; \
	  $(BIN)/python $(SHARED)/hostile/run_hostile.py --dir build/hostile --sample 5 --no-same --ci --columns 20 --locale C \
	    --format $${format#*=} $(CURDIR)/$(BIN)/procho check -f $${format%=*} {} || exit; \
	done

.PHONY: bench
bench: .venv/.run ## measure speed, memory and fidelity, into docs/benchmarks.md (ARGS=--quick: part of it, to the terminal)
	@SHARED=$(SHARED) $(BIN)/python -m bench $(ARGS)

.PHONY: learn
learn: .venv/.bench ## learn the weights of the evidence again, with cross-validation; prints them
	@SHARED=$(SHARED) $(BIN)/python -m bench.learn

.PHONY: clean
clean: ## remove what was made, .venv too
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# The environment: the first Python that is new enough, and uv where it is there. The stamps make the
# second call quick, and a change of pyproject.toml the next one thorough.

PYTHONS := python3 python3.14 python3.13 python3.12 python3.11

$(BIN)/python:
	@for python in $(PYTHONS); do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$python; break; fi; \
	done; \
	if command -v uv >/dev/null 2>&1; then uv venv --quiet --clear --seed --python "$${found:->=3.11}" .venv; \
	elif [ -z "$$found" ]; then echo 'procho needs Python ≥ 3.11; none of $(PYTHONS) is one. Install it, or uv.' >&2; exit 2; \
	elif ! $$found -m venv --clear .venv; then \
	  rm -rf .venv; echo "$$found cannot make a virtual environment; on Debian and Ubuntu: apt install python3-venv" >&2; exit 2; \
	fi

# $(call install,WHAT): pip knows dependency groups since 25.1.
install = if command -v uv >/dev/null 2>&1; then uv pip install --quiet --python $(BIN)/python $(1); \
	else $(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1' && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check $(1); fi

.venv/.run: pyproject.toml | $(BIN)/python
	@echo 'Setting up .venv …'
	@$(call install,-e .)
	@touch $@

.venv/.dev: pyproject.toml | $(BIN)/python
	@echo 'Setting up .venv …'
	@$(call install,-e . --group dev)
	@touch .venv/.run $@

.venv/.bench: .venv/.run
	@$(call install,-e . --group bench)
	@touch $@
