# Every command sets up what it needs first (packaging/setup.sh: system libraries, .venv, locked packages).
# `make` alone lists the commands.

export LC_ALL := C.UTF-8
export PYTHON ?= python3

BIN   := .venv/bin
READY := .venv/ready

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 18

run: $(READY) ## the kiosk, fullscreen; where there is no display, one whole visit headless
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; \
	then $(BIN)/kiosk run; else $(BIN)/kiosk demo --out out/demo; fi

demo: $(READY) ## one whole visit by a bot, with its screens, slip and log in out/demo
	$(BIN)/kiosk demo --out out/demo

test: $(READY) ## all tests, the wheel in a clean environment among them
	@sh packaging/test_tools.sh
	$(BIN)/pytest -n auto --dist loadfile -m 'not packaging' $(ARGS)

installers: $(READY) ## what a technician carries, for every site, Linux and Windows, in out/installers (SIGNING_KEY=file)
	@sh packaging/test_tools.sh installers
	@for site in packaging/sites/*.toml; do case $$site in */programmes.toml | */transitions.toml) continue ;; esac; \
	$(BIN)/python packaging/build.py deb --site $$site --out out/installers $(if $(SIGNING_KEY),--signing-key $(SIGNING_KEY)) || exit; \
	$(BIN)/python packaging/build.py windows --site $$site --out out/installers || exit; done

package-test: $(READY) ## installers built and tried: a Debian container with its own systemd, Windows under Wine (many minutes)
	@sh packaging/test_tools.sh package
	$(BIN)/pytest -n0 -p no:randomly -rsP -m packaging $(ARGS) tests/packaging

check: $(READY) ## the gates
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python packaging/gates/qml.py
	$(BIN)/python packaging/gates/texts.py
	$(BIN)/kiosk experiences check --seeds 10
	$(BIN)/kiosk ui audit --slice --out out/audit

format: $(READY) ## write Python and QML the way the gates want them
	$(BIN)/ruff check --quiet --fix-only
	$(BIN)/ruff format --quiet
	$(BIN)/python packaging/gates/qml.py --fix

audit: $(READY) ## every screen in all 48 cases, every experience on 200 seeds per level (many minutes)
	$(BIN)/kiosk ui audit --out out/audit
	$(BIN)/kiosk experiences check --seeds 200

gallery: $(READY) ## pictures of all screens in the four cases people look at first, and of the kit, in out/gallery
	$(BIN)/kiosk ui gallery --out out/gallery

golden: $(READY) ## keep how every screen looks now, once somebody has looked at it
	$(BIN)/python -m tests.golden.shots

bench: $(READY) ## measured beside the same screens in Chromium, and alone what a browser cannot do (many minutes; ARGS=--quick for fewer)
	@sh benchmarks/setup.sh
	@$(BIN)/python -m benchmarks $(ARGS)

print-test: $(READY) ## slips through every channel, a real CUPS among them (installed where it may)
	@sh packaging/test_tools.sh print
	$(BIN)/pytest $(ARGS) tests/printers

stick-test: $(READY) ## exports to FAT32 and exFAT sticks, made and mounted for real (installed where it may)
	@sh packaging/test_tools.sh sticks
	$(BIN)/pytest -n0 -rs $(ARGS) tests/faults/test_stick_formats.py

spark-test: $(READY) ## the district's report on PySpark too (needs Java 17; fetches PySpark, 400 MB)
	$(BIN)/pip install --quiet 'pyspark>=4,<4.1'
	$(BIN)/pytest -n0 -m spark $(ARGS) tests/unit/office

new-experience: $(READY) ## a new job's folder from the template: make new-experience ID=my_job
	$(BIN)/python packaging/new_experience.py $(ID)

lock: $(READY) ## pin the newest versions that pyproject.toml allows, with hashes
	$(LOCK) --output-file requirements.lock
	$(LOCK) --group dev --extra office --output-file requirements-dev.lock

LOCK := $(BIN)/uv pip compile --quiet --system-certs --upgrade --universal --python-version 3.11 \
        --generate-hashes --custom-compile-command 'make lock' pyproject.toml

$(READY): packaging/setup.sh requirements-dev.lock pyproject.toml
	@sh packaging/setup.sh
	@touch $@

clean: ## forget the environment and everything made here
	rm -rf .venv out dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

.PHONY: help run demo test check format audit gallery golden bench print-test stick-test package-test installers spark-test new-experience lock clean
