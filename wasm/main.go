//go:build js && wasm

// Command wasm is the core as a WebAssembly module. It defines
// globalThis.charmPlayground, whose functions take and return JSON text and
// never throw, and then waits for calls.
package main

import (
	"runtime/debug"
	"syscall/js"

	"charm-playground/wasm/bridge"
)

func main() {
	// The page's memory belongs to the module alone: collecting garbage less
	// often saves a fifth of the time, as long as little is in use.
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(256 << 20)
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
