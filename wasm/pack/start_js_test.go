package main

import (
	"bytes"
	"syscall/js"
	"testing"
)

// memoryOf starts a module and reads its exported memory.
func memoryOf(module []byte) []byte {
	code := js.Global().Get("Uint8Array").New(len(module))
	js.CopyBytesToJS(code, module)
	engine := js.Global().Get("WebAssembly")
	instance := engine.Get("Instance").New(engine.Get("Module").New(code))
	memory := js.Global().Get("Uint8Array").New(instance.Get("exports").Get("mem").Get("buffer"))
	out := make([]byte, memory.Length())
	js.CopyBytesToGo(out, memory)
	return out
}

func TestPackedModuleStartsWithTheSameMemory(t *testing.T) {
	memory := fakeIndex(40)
	symbols, _ := findSymbols(memory)
	symbols.strip()
	module := writeSections(header, fakeModule(memory))
	packed, err := pack(module)
	if err != nil {
		t.Fatal(err)
	}
	if len(packed) > len(module)-40*functionBuckets*bucketSize/2 {
		t.Errorf("%d bytes are packed into %d", len(module), len(packed))
	}
	if !bytes.Equal(memoryOf(packed), memoryOf(module)) {
		t.Error("the packed module starts with other memory")
	}
}
