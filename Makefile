# Verbs of the project; `make help` lists them. Everything happens inside this folder.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
WIDGET := src/credit_coach/web/widget
export CREDIT_COACH_DATA_DIR ?= $(CURDIR)/var
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help serve test index check lint types contracts bench load durability fuzz exam lying-exam widget screenshots lock clean

help: ## list the verbs
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

serve: $(VENV)/.serve ## install, build the index, serve the chat page at the printed address
	$(BIN)/credit-coach index
	$(BIN)/credit-coach serve

test: $(VENV)/.test ## install, run every test in two processes (browser tests join when Chromium is there)
	$(BIN)/python -m pytest -n 2 --dist loadscope

index: $(VENV)/.serve ## build the search index
	$(BIN)/credit-coach index

check: $(VENV)/.serve ## check articles and facts
	$(BIN)/credit-coach check

lint: $(VENV)/.test ## style
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.test ## strict typing
	$(BIN)/mypy

contracts: $(VENV)/.test ## which module may import which
	$(BIN)/lint-imports

bench: $(VENV)/.test ## speed and memory, as printed figures
	$(BIN)/credit-coach index
	$(BIN)/python benchmarks/answer_speed.py
	$(BIN)/python benchmarks/search_speed.py
	$(BIN)/python benchmarks/money_speed.py
	$(BIN)/python benchmarks/walk_speed.py

load: $(VENV)/.test ## the service under load: a steady stream, open streams, three times too much (three minutes)
	$(BIN)/credit-coach index
	$(BIN)/python benchmarks/load.py

durability: $(VENV)/.test ## kill the service under load, a hundred times: nothing acknowledged may be lost (half an hour)
	$(BIN)/credit-coach index
	$(BIN)/python benchmarks/durability.py --cycles 100

fuzz: $(VENV)/.test ## thousands of generated requests to every route (half an hour)
	CREDIT_COACH_FUZZ_EXAMPLES=1500 $(BIN)/python -m pytest -s tests/web/test_schema.py

exam: $(VENV)/.test ## ask the exam and hold the answers against what is reached today
	$(BIN)/credit-coach index
	rm -rf var/exam
	$(BIN)/credit-coach evaluate run --out var/exam
	$(BIN)/credit-coach evaluate gate var/exam --gates knowledge/exam/floors.yaml

lying-exam: $(VENV)/.test ## ask the exam with a language model that lies: nothing unsupported may be displayed
	$(BIN)/credit-coach index
	rm -rf var/lying-exam
	$(BIN)/python benchmarks/lying_exam.py var/lying-exam

widget: $(VENV)/.serve ## build the widget from src/credit_coach/web/widget (needs Node), print its size, fail above 40 KiB
	$(BIN)/python -m credit_coach.web.widget_strings
	cd $(WIDGET) && npm ci --no-audit --no-fund && npm run --silent types && npm run --silent build

screenshots: $(VENV)/.test ## take the pictures of docs/screenshots anew (needs Chromium and CJK fonts)
	$(BIN)/credit-coach index
	$(BIN)/python docs/screenshots/take.py

lock: $(VENV)/.test ## resolve constraints.txt anew
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --no-header --no-annotate --upgrade -o constraints.txt

clean: ## remove what was built here
	rm -rf $(VENV) var/index var/cache .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache $(WIDGET)/node_modules

# The core install carries no torch; the tests bring the trainer and its encoder library.
$(VENV)/.serve: pyproject.toml constraints.txt
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q -c constraints.txt -e .
	touch $@

$(VENV)/.test: pyproject.toml constraints.txt
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q -c constraints.txt -e '.[dev]'
	touch $@ $(VENV)/.serve
