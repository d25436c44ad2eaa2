# SPDX-License-Identifier: AGPL-3.0-or-later
# Every command a person types. Needs python3 (3.11 to 3.13), make and git; the rest sets itself up.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

BIN := .venv/bin
PYTHON ?= $(shell $(BIN)/python -c "" 2>/dev/null && echo $(BIN)/python || echo python3)
LAYERS := unit contract tidy deploy system browser
BROKERS := 3.10 4.0 4.0-khepri
MESSAGING := chassis linlictl $(patsubst services/%/reactions.py,%,$(wildcard services/*/reactions.py))
TESTS := $(wildcard $(LAYERS:%=tests/%))

# A run starts hundreds of processes: each would compile every module again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help pictures setup test brokers gallery lint format proto requirements browser up down status demo chaos guards fuzz recipients chart image grafana-view clean

help:  ## list the targets
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup:  ## make the environment (.venv) and unpack the broker; instant when nothing changed
	@$(PYTHON) scripts/bootstrap.py
	@$(BIN)/python -m scripts.stack setup

lint: setup  ## format, lint, types, imports, and whether generated contracts are fresh
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy services scripts
	$(BIN)/lint-imports
	$(BIN)/python -m scripts.contracts --check

format: setup  ## format the code and fix what ruff can fix
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

pictures: setup browser  ## photograph the pages by the browser tests and keep the README's pictures of them
	LINLI_PICTURES=1 $(BIN)/pytest -q -n 0 tests/browser
	$(BIN)/python -m scripts.pictures .local/screenshots

browser: setup  ## make sure that Chromium and a Chinese font are there
	@$(BIN)/python -m scripts.browser

test: setup $(if $(T),,browser)  ## everything: lint beside unit, contract, tidy, system, browser (T=path::test runs one)
ifdef T
	$(BIN)/pytest $(T)
else
	@$(MAKE) lint >.local/lint.log 2>&1 & lint=$$!; result=0; \
	$(BIN)/pytest -n 3 $(TESTS) || result=$$?; \
	if [ $$result = 1 ]; then echo "== what failed beside the others, once more by itself"; \
	  result=0; $(BIN)/pytest --last-failed --maxfail=1 $(TESTS) || result=1; fi; \
	wait $$lint || result=1; cat .local/lint.log; exit $$result
endif

gallery: setup browser  ## photograph the portal's components in every way, read them by axe, note them (CHANGED=1: those that changed)
	LINLI_LOOK_AT=$(if $(CHANGED),changed,all) $(BIN)/pytest tests/browser/test_gallery.py

brokers: setup  ## run the messaging suites on each RabbitMQ: Debian 12's, Debian 13's with Mnesia and with Khepri
	@failed=""; for broker in $(BROKERS); do \
	  echo "== RabbitMQ $$broker"; \
	  LINLI_BROKER=$$broker $(BIN)/pytest -n 2 $(MESSAGING:%=tests/system/%) || failed+=" $$broker"; \
	done; \
	[ -z "$$failed" ] && echo "all green: $(BROKERS)" || { echo "failed:$$failed (of $(BROKERS))"; exit 1; }

proto: setup  ## generate what follows from the events' definitions and from the routes
	$(BIN)/python -m scripts.contracts
	$(BIN)/python -m scripts.charts topology sharding rendered

requirements: setup  ## lock requirements/*.in again (UPGRADE=1 takes the newest versions)
	for name in run dev bench image; do \
	  $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	    --no-emit-index-url --no-emit-find-links $(if $(UPGRADE),--upgrade) requirements/$$name.in -o requirements/$$name.txt; \
	done

up: setup  ## start broker, engine, services and portal (LINLI_PORT_BASE=8400)
	@$(BIN)/python -m scripts.stack up

down: setup  ## stop them
	@$(BIN)/python -m scripts.stack down

status: setup  ## show their processes, ports, state and memory
	@$(BIN)/python -m scripts.stack status

demo: setup  ## play the story and replay real requests (ONCE=1 stops at the end; FRESH=1 starts over; DATA=file.csv.gz)
	@$(BIN)/python -m scripts.demo $(if $(ONCE),--once) $(if $(FRESH),--fresh) $(if $(DATA),--data "$(DATA)")

chaos: setup  ## kill everything under load, then check the books (DURATION=60 seconds, SEED=1, MORE='--gap 2')
	@$(BIN)/python -m tests.chaos --duration $(or $(DURATION),60) --seed $(or $(SEED),1) $(MORE)

fuzz: setup  ## send every operation many made-up requests, every time others (EXAMPLES=200 of each)
	LINLI_FUZZ_EXAMPLES=$(or $(EXAMPLES),200) $(BIN)/pytest tests/system/tenancy/test_fuzz.py tests/unit/routes

recipients: setup  ## tell very many people at once (MANY=10000)
	LINLI_RECIPIENTS=$(or $(MANY),10000) $(BIN)/pytest tests/system/outreach/test_many.py

guards: setup  ## show that each guard of the spine is needed: chaos without it must find damage
	$(BIN)/pytest tests/chaos/test_guards.py

bench: setup  ## measure speed beside Nameko, Celery and bare Flask (QUICK=1: two minutes; ONLY="http growth")
	@$(BIN)/python -m scripts.bench $(if $(QUICK),--quick) $(if $(ONLY),--only $(ONLY))

chart: setup  ## lint, render, validate and install the charts; rules, dashboards, the image's file (as `make test` does)
	$(BIN)/pytest -n 2 tests/deploy

grafana-view: setup  ## draw the dashboards of a running copy (`make demo`, `make up`) into one page (WATCH=60 seconds)
	@$(BIN)/python -m scripts.charts view $(if $(WATCH),--seconds $(WATCH))

image:  ## build the image (TAG=linli:0.1.0, BASE=another python:3.11-…@sha256:…); needs Docker or Podman
	docker build -f deploy/Dockerfile -t $(or $(TAG),linli:0.1.0) $(if $(BASE),--build-arg BASE="$(BASE)") \
	  --build-arg REVISION="$$(git rev-parse HEAD)" --build-arg CREATED="$$(git log -1 --format=%cI)" .

clean:  ## stop this copy and delete its environment, downloads, logs and data
	@for copy in $(wildcard .local/run/*); do \
	  $(BIN)/python -m scripts.stack down --port-base "$$(basename "$$copy")"; \
	done
	rm -rf .venv .local .cache .pytest_cache .ruff_cache .mypy_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
