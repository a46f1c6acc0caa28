# Builds, checks and serves the Charm Playground. `make` alone builds what is
# missing and serves it. Needs Go, Node and make; nothing is rebuilt needlessly.
.DEFAULT_GOAL := serve
SHELL := /bin/bash
.DELETE_ON_ERROR:

GO ?= go
NODE ?= node
NPM ?= npm
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
FUZZTIME ?= 30s
GCFLAGS := -gcflags=all=-l $(patsubst %,-gcflags=%=,runtime internal/runtime/... charm-playground/core/value charm-playground/core/resolver)

# Go and npm keep their caches below HOME; without one, below build.
ifeq ($(strip $(HOME)),)
export HOME := $(CURDIR)/build/home
endif

GOROOT := $(shell $(GO) env GOROOT)
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
CHROMIUM ?= $(firstword $(shell command -v chromium chromium-browser google-chrome 2>/dev/null) /usr/bin/chromium)
export CHROMIUM
FIREFOX ?= $(firstword $(shell command -v firefox-esr firefox 2>/dev/null) /usr/bin/firefox-esr)
export FIREFOX
WEBKIT ?= $(firstword $(shell command -v WebKitWebDriver 2>/dev/null) /usr/bin/WebKitWebDriver)
export WEBKIT
XVFB ?= $(firstword $(shell command -v Xvfb 2>/dev/null) /usr/bin/Xvfb)
export XVFB

GO_FILES := go.mod go.sum $(shell find core wasm -name '*.go' -not -name '*_test.go')
CASES := $(shell find core/testdata/cases -name '*.json' -o -name '*.yaml')
WEB_FILES := $(shell find web -name node_modules -prune -o -type f -print 2>/dev/null)
CORE := build/core.wasm build/wasm_exec.js build/catalogue.json build/modules.txt
WEB_MODULES := web/node_modules/.package-lock.json
E2E_MODULES := e2e/node_modules/.package-lock.json
SITES := build/sites/installed

.PHONY: serve dev build sites wasm protocol test browsers test-go test-js golden test-web e2e e2e-engines lint lint-go lint-web lint-e2e fuzz record differential visit precompress sbom reproduce bench lighthouse screenshots clean

## Working with it

serve: build ; $(NPM) run --silent serve --prefix web

dev: wasm $(WEB_MODULES) ; $(NPM) run dev --prefix web

build: dist/index.html

wasm: $(CORE)

clean: ; rm -rf build dist web/node_modules e2e/node_modules

## Building

# Sizes in Brotli: -l saves a tenth, pack another third. The runtime is still
# inlined: that adds 0.2 % and saves a third of the time. Binaryen's wasm-opt
# does harm: it numbers locals and branches anew, and after -O1, which takes 45 s,
# the packed core is an eighth larger in Brotli (version 132; -Oz a fifth).
build/core.wasm: $(GO_FILES) build/go.version
	@mkdir -p $(@D)
	GOOS=js GOARCH=wasm $(GO) build -trimpath -buildvcs=false $(GCFLAGS) -ldflags='-s -w' -o build/linked.wasm ./wasm
	$(GO) run ./wasm/pack build/linked.wasm $@
	@rm build/linked.wasm

# The Go that builds; what is built with another one is built again.
build/go.version: FORCE
	@mkdir -p $(@D)
	@$(GO) env GOVERSION | cmp -s - $@ || $(GO) env GOVERSION > $@
FORCE:

# What the pages of findings and of keys are made of.
build/catalogue.json: $(GO_FILES) build/go.version
	@mkdir -p $(@D)
	$(GO) run ./wasm/catalogue > $@

# What core.wasm is made of besides the core, for the licences: name, version and folder.
build/modules.txt: $(GO_FILES) build/go.version
	@mkdir -p $(@D)
	GOOS=js GOARCH=wasm $(GO) list -deps -f '{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}' ./wasm | sort -u > $@
	@echo "Go $$($(GO) env GOVERSION) $(GOROOT)" >> $@

# The page's types of what the core takes and answers, which are committed.
protocol: ; $(GO) run ./wasm/protocol > web/engine/wire.ts

# Go's loader must be that of the Go that builds.
build/wasm_exec.js: $(GOROOT)/lib/wasm/wasm_exec.js build/go.version
	@mkdir -p $(@D)
	cp $< $@
	@touch $@

dist/index.html: $(CORE) $(WEB_FILES) $(WEB_MODULES)
	$(NPM) run build --prefix web
	@touch $@

%/node_modules/.package-lock.json: %/package.json %/package-lock.json
	$(NPM) ci --prefix $*
	@touch $@

## Checking

# The browser tests wait for keys and frames a sixth of their time. The others run
# meanwhile, two at a time, so that two cores are always busy. The browser tests
# print a line as each test ends; the others print all lines at their end.
SYNC := $(if $(filter output-sync,$(.FEATURES)),--output-sync)
test: build
	@$(MAKE) --no-print-directory --jobs=3 --keep-going $(SYNC) browsers test-js test-web test-go golden

browsers: ; @$(MAKE) --no-print-directory $(SYNC:%=%=none) e2e

# On a busy machine the tests of fixes take long; the time limit is for what hangs.
# To collect garbage less often saves a quarter of the time and takes 0.6 GB.
test-go: ; GOGC=400 $(GO) test -timeout 60m ./...

# The tests of what is in the module, as WebAssembly under Node, in a small environment: what
# Go's loader can pass on is limited. test-go has vetted the code already.
test-js: ; GOOS=js GOARCH=wasm $(GO) test -short -vet=off -timeout 60m -exec 'env -i PATH=$(PATH) $(GOROOT)/lib/wasm/go_js_wasm_exec' ./core/... ./wasm/bridge

golden: $(CORE) ; GO=$(GO) $(NODE) wasm/golden.mjs

test-web: $(CORE) $(WEB_MODULES) ; $(NPM) test --prefix web

e2e: build $(E2E_MODULES) $(CHROMIUM) $(SITES) ; $(NPM) test --prefix e2e

# The main journeys in Chromium, Firefox and WebKit; not a part of `make test`, which needs one browser only.
# One engine: make e2e-engines ENGINE=webkit
ENGINE ?= chromium firefox webkit
BROWSER_chromium := $(CHROMIUM)
BROWSER_firefox := $(FIREFOX)
BROWSER_webkit := $(WEBKIT) $(XVFB)
e2e-engines: build $(E2E_MODULES) $(foreach engine,$(ENGINE),$(BROWSER_$(engine)))
	$(NPM) run --silent engines --prefix e2e -- $(ENGINE:%=--project=%)

# The programs and themes that documentation is made with; without Python the tests of them are skipped.
$(SITES): e2e/documentation/requirements.txt
	@rm -rf build/sites; mkdir -p $(@D)
	@if python3 -m venv build/sites >/dev/null 2>&1; then build/sites/bin/python -m pip install --quiet --requirement $<; \
	else rm -rf build/sites; mkdir -p $(@D); echo "python3 with its venv module is not here: the sites of documentation are not tested"; fi
	@touch $@


sites: $(SITES)

# Debian's Chromium, with the fonts that the pages need; and, where there is one, the build of it that never has a
# window, which costs the tests a third less.
APT_INSTALL := $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends
$(CHROMIUM):
	$(SUDO) apt-get update
	$(APT_INSTALL) chromium fonts-dejavu-core
	$(APT_INSTALL) chromium-headless-shell || true

# A browser that is missing is installed from packages; where that fails, what to install is said.
NEEDED = { test -x $@ || { echo "make e2e-engines needs $@, which is not here. Install $(1), or say where it is: $(2)=/path/to/it"; exit 1; }; }
$(FIREFOX):
	-$(SUDO) apt-get update
	-$(APT_INSTALL) firefox-esr fonts-dejavu-core
	@$(call NEEDED,Firefox (Debian: the package firefox-esr),FIREFOX)

# WebKitGTK with its driver and its MiniBrowser, and a screen for it that nobody sees.
$(WEBKIT):
	-$(SUDO) apt-get update
	-$(APT_INSTALL) webkit2gtk-driver fonts-dejavu-core
	@$(call NEEDED,WebKitGTK with its driver (Debian: the package webkit2gtk-driver),WEBKIT)

$(XVFB):
	-$(SUDO) apt-get update
	-$(APT_INSTALL) xvfb
	@$(call NEEDED,Xvfb (Debian: the package xvfb),XVFB)

lint: lint-go lint-web lint-e2e

lint-go:
	@unformatted=$$(gofmt -l core wasm); test -z "$$unformatted" || { echo "run gofmt -w on: $$unformatted"; exit 1; }
	$(GO) vet ./...
	GOOS=js GOARCH=wasm $(GO) vet ./wasm
	$(GO) run $(STATICCHECK) -checks inherit,-ST1005 ./... # errors are worded as Python words them
	GOOS=js GOARCH=wasm $(GO) build -o /dev/null ./wasm

lint-web: $(CORE) $(WEB_MODULES)
	$(NPM) run lint --prefix web
	$(NPM) run typecheck --prefix web

lint-e2e: $(E2E_MODULES)
	$(NPM) run lint --prefix e2e
	$(NPM) run typecheck --prefix e2e

fuzz:
	for package in $$(grep -rl --include='*_test.go' '^func Fuzz' core wasm | xargs -n 1 dirname | sort -u); do \
		for target in $$($(GO) test -list '^Fuzz' ./$$package | grep '^Fuzz'); do \
			$(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x ./$$package || exit 1; \
		done; \
	done

## Recording

# Records the golden cases from the real programs again; git shows what changed.
# It needs two virtual environments of Python 3.11 with what is pinned in
# core/testdata/record, charmcraft's in RECORD_CHARMCRAFT, paas-charm's in
# RECORD_PAAS, and in CHARMLIBS the folder of the charm libraries
# (environment.py says where they are had).
RECORDED := core/testdata/cases

# CASES_OF records some cases only: CASES_OF="core/testdata/cases/environment/NAME"
record:
	@for folder in "$(RECORD_CHARMCRAFT)/bin/charmcraft" "$(RECORD_PAAS)/bin/python" "$(CHARMLIBS)/charms"; do \
		test -e "$$folder" || { echo "make record needs RECORD_CHARMCRAFT, RECORD_PAAS and CHARMLIBS: $$folder is missing. The Makefile says what they are."; exit 1; }; \
	done
	"$(RECORD_PAAS)/bin/python" core/testdata/record/environment.py --record --charmlibs "$(CHARMLIBS)" \
		--charmcraft "$(RECORD_CHARMCRAFT)/bin/charmcraft" $(if $(CASES_OF),$(filter $(RECORDED)/environment/%,$(CASES_OF)),$(RECORDED)/environment/*)
	"$(RECORD_CHARMCRAFT)/bin/python" core/testdata/record/expansion.py $(or $(CASES_OF),$(RECORDED)/environment/* $(RECORDED)/expansion/*)

# The core, links, and the built site in a browser: BENCH="keys visit bytes memory" measures some of that only.
bench: build $(E2E_MODULES) $(CHROMIUM)
	$(GO) test -run '^$$' -bench . -benchmem ./core
	$(NODE) wasm/bench.mjs
	$(NPM) run --silent bench --prefix web
	$(NODE) web/server/precompress.mjs
	$(NODE) e2e/bench/run.mjs $(BENCH)

lighthouse: build $(E2E_MODULES) $(CHROMIUM) ; $(NPM) run lighthouse --prefix e2e

screenshots: build $(E2E_MODULES) $(CHROMIUM) ; $(NPM) run screenshots --prefix e2e

## Comparing with the real programs

# Random projects and deployments, on which the core must say what the real programs do; differences are printed,
# smallest first. It installs the programs below build, and needs Python 3.11 and, in CHARMLIBS, the folder of the
# charm libraries (core/testdata/record/environment.py says where they are had). SEED, PROJECTS and DEPLOYMENTS say
# which and how many.
SEED ?= 1
PROJECTS ?= 1000
DEPLOYMENTS ?= 500
PYTHON ?= python3.11
REFERENCES := build/differential
# Where the real programs are installed already, each in a virtual environment.
RECORD_CHARMCRAFT ?= $(REFERENCES)/charmcraft
RECORD_PAAS ?= $(REFERENCES)/paas

differential: $(RECORD_CHARMCRAFT)/pyvenv.cfg $(RECORD_PAAS)/pyvenv.cfg
	@test -e "$(CHARMLIBS)/charms" || { echo "make differential needs CHARMLIBS, the folder of the charm libraries: $(CHARMLIBS)/charms is missing."; exit 1; }
	$(GO) build -o $(REFERENCES)/native ./wasm/native
	$(PYTHON) core/testdata/differential/run.py --native $(REFERENCES)/native --charmcraft $(RECORD_CHARMCRAFT) --paas $(RECORD_PAAS) \
		--charmlibs "$(CHARMLIBS)" --seed $(SEED) --projects $(PROJECTS) --deployments $(DEPLOYMENTS) --keep $(REFERENCES)/different

$(REFERENCES)/charmcraft/pyvenv.cfg: core/testdata/record/requirements-charmcraft.txt
	$(call install-reference,charmcraft)

$(REFERENCES)/paas/pyvenv.cfg: core/testdata/record/requirements-paas.txt
	$(call install-reference,paas)

# A virtual environment is there only once everything is in it.
define install-reference
	rm -rf $(REFERENCES)/$(1)
	$(PYTHON) -m venv $(REFERENCES)/$(1)
	$(REFERENCES)/$(1)/bin/pip install --quiet --disable-pip-version-check -r $< || { rm -rf $(REFERENCES)/$(1); exit 1; }
	@touch $@
endef

# Brotli at its best beside each file of the site, for hosts that send FILE.br in place of FILE.
precompress: build ; $(NODE) web/server/precompress.mjs

# What a visit costs in requests and bytes.
visit: build $(E2E_MODULES) $(CHROMIUM) ; $(NODE) e2e/scripts/visit.mjs

## Handing on

CYCLONEDX := github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod@v1.10.0

# What the site is made of, in CycloneDX: the page with its tools, and the core.
sbom: $(WEB_MODULES)
	@mkdir -p build/sbom
	$(NPM) sbom --sbom-format cyclonedx --prefix web > build/sbom/page.cdx.json
	$(GO) run $(CYCLONEDX) mod -json -licenses -std -output build/sbom/core.cdx.json .

# Builds once more, in another folder, without git and with an empty cache: the site must be the same to the byte.
AGAIN := build/again
reproduce: build
	rm -rf $(AGAIN) && mkdir -p $(AGAIN)
	git ls-files -z --cached --others --exclude-standard | tar --create --null --files-from - | tar --extract --directory $(AGAIN)
	env -u MAKEFLAGS GOFLAGS=-buildvcs=true GOCACHE=$(CURDIR)/$(AGAIN)/build/cache $(MAKE) -C $(AGAIN) build
	diff --recursive --brief --exclude='*.br' dist $(AGAIN)/dist
	@echo "Both builds are the same: $$(find dist -type f | wc -l) files, $$(find dist -type f -exec sha256sum {} + | sort -k 2 | sha256sum | cut -c 1-16)"
	@rm -rf $(AGAIN)
