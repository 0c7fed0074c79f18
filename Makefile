# make run   sets up what is missing, then serves the articles of seeds/ on http://127.0.0.1:7860
# make test  sets up what is missing, then runs every check
HOST ?= 127.0.0.1
PORT ?= 7860
PYTHON ?= python3

VENV := .venv/bin
INSTALL := $(VENV)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: run test check format clean

run: .venv/installed
	@$(VENV)/python -m chatbot fetch
	@$(VENV)/python -m chatbot index
	@$(VENV)/python -m chatbot serve --host $(HOST) --port $(PORT)

test: .venv/installed-for-tests
	@$(VENV)/python -m chatbot fetch
	@command -v chromium >/dev/null || (apt-get update -qq && apt-get install -y -qq chromium)
	$(VENV)/ruff format --check .
	$(VENV)/ruff check .
	$(VENV)/mypy .
	$(VENV)/pytest

format: .venv/installed-for-tests
	$(VENV)/ruff format .
	$(VENV)/ruff check --fix .

.venv/installed: pyproject.toml constraints.txt
	@echo "Installing Footnote into .venv (about two minutes, once)"
	@test -x $(VENV)/python || $(PYTHON) -m venv .venv
	@$(INSTALL) pip
	@$(INSTALL) -e .
	@touch $@

.venv/installed-for-tests: .venv/installed
	@$(INSTALL) -e ".[test]"
	@touch $@

clean:
	rm -rf .venv .footnote
