//go:build js && wasm

// Command wasm is the core as a WebAssembly module. It defines
// globalThis.charmPlayground, whose functions take and return JSON text and
// never throw, and then waits for calls.
package main

import (
	"syscall/js"

	"charm-playground/wasm/bridge"
)

func main() {
	functions := map[string]any{}
	for name, answer := range bridge.Functions() {
		functions[name] = js.FuncOf(func(_ js.Value, arguments []js.Value) any {
			if len(arguments) == 0 {
				return answer("")
			}
			return answer(arguments[0].String())
		})
	}
	js.Global().Set("charmPlayground", functions)
	select {}
}
