# demo and test set up everything they need by themselves (packaging/setup.sh).
BIN := .venv/bin

.PHONY: demo test run check format agreement fuzz translations screenshots clean

demo: ## the main job on a real example: a domaine's logo on a bottle
	@packaging/setup.sh run
	@$(BIN)/python examples/demo.py

test: ## all tests; those of the window have the machine to themselves
	@packaging/setup.sh dev
	@$(BIN)/python -m pytest tests --ignore tests/gui --numprocesses auto --dist loadfile
	@$(BIN)/python -m pytest tests/gui

run: ## the program
	@packaging/setup.sh run
	@$(BIN)/gare-fab

check: ## what has to hold before a commit: format, lint, types, floors, tests
	@packaging/setup.sh dev
	$(BIN)/ruff format --check src tests examples
	$(BIN)/ruff check src tests examples
	$(BIN)/mypy
	$(BIN)/lint-imports
	@$(MAKE) test

format: ## format the sources
	@packaging/setup.sh dev
	$(BIN)/ruff format src tests examples
	$(BIN)/ruff check --fix src tests examples

agreement: ## how far pictures of the tests' drawings agree with resvg, ezdxf and pdftoppm
	@packaging/setup.sh dev
	@rm -rf out/drawings
	PYTHONPATH=. $(BIN)/python packaging/drawings.py out/drawings
	$(BIN)/gare-fab bench --drawings out/drawings

fuzz: ## ten thousand damaged files for each reader; make fuzz CASES=200 SEED=7
	@packaging/setup.sh dev
	PYTHONPATH=. $(BIN)/python packaging/fuzz.py --cases $(or $(CASES),10000) --seed $(or $(SEED),1)

translations: ## renew and compile the French messages
	@packaging/setup.sh dev
	$(BIN)/python packaging/translations.py

screenshots: ## pictures of every screen, in docs/images
	@packaging/setup.sh dev
	QT_QPA_PLATFORM=offscreen $(BIN)/python packaging/screenshots.py

clean:
	rm -rf .venv out build dist
