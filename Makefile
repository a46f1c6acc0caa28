.DEFAULT_GOAL := serve
GO ?= go

.PHONY: wasm
wasm:
	mkdir -p build
	GOOS=js GOARCH=wasm $(GO) build -trimpath -ldflags='-s -w' -o build/core.wasm ./wasm
	cp "$$($(GO) env GOROOT)/lib/wasm/wasm_exec.js" build/
