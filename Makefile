# make run   sets up what is missing, then serves the articles of seeds/ on http://127.0.0.1:7860;
#            make run HOST=0.0.0.0 PORT=8000, or FOOTNOTE_HOST and FOOTNOTE_PORT, listen elsewhere
# make test  sets up what is missing, then runs every check
PYTHON ?= python3

# Shells export a HOST of their own, so only one that is given to make itself counts.
ADDRESS := $(if $(filter command,$(origin HOST)),--host $(HOST)) $(if $(PORT),--port $(PORT))

VENV := .venv/bin
INSTALL := PYTHONWARNINGS=ignore $(VENV)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

OLD := Footnote needs Python 3.11 or later; name one: make run PYTHON=python3.11

.PHONY: run test check format widget clean

run: .venv/installed
	@$(VENV)/python -m chatbot fetch
	@$(VENV)/python -m chatbot index
	@$(VENV)/python -m chatbot serve $(ADDRESS)

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

# The loader as it is served; a test holds it to the one that is written.
widget: .venv/installed-for-tests
	$(VENV)/python -c 'import minify; minify.file("text/javascript", "chatbot/web/static/widget.js", "chatbot/web/static/widget.min.js")'

.venv/installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "$(OLD)")'
	@echo "Installing Footnote into .venv (about two minutes, once)"
	@$(VENV)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	@$(INSTALL) pip setuptools
	@$(INSTALL) -e .
	@touch $@

.venv/installed-for-tests: .venv/installed
	@$(INSTALL) -e ".[test]"
	@touch $@

clean:
	rm -rf .venv .footnote
