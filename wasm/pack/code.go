package main

import (
	"bytes"
	"encoding/binary"
)

// The locals and globals of functions of Go.
const (
	blockLocal   = 0 // the parameter: the block at which to go on
	stackLocal   = 1
	stackPointer = 0 // a global
)

// rewriteCode returns a code section whose functions do the same in bytes that
// compress better, and in fewer steps.
func rewriteCode(content []byte) ([]byte, error) {
	r := reader{rest: content}
	count := r.unsigned()
	out := binary.AppendUvarint(nil, count)
	for ; count > 0 && !r.failed; count-- {
		function := rewriteFunction(r.bytes(r.unsigned()))
		out = binary.AppendUvarint(out, uint64(len(function)))
		out = append(out, function...)
	}
	if r.failed || len(r.rest) > 0 {
		return nil, errMalformed
	}
	return out, nil
}

// rewriteFunction rewrites a function that Go's compiler made. Any other stays
// as it is.
func rewriteFunction(function []byte) []byte {
	r := reader{rest: function}
	for locals := r.unsigned(); locals > 0 && !r.failed; locals-- {
		r.unsigned()
		r.byte()
	}
	code, known := readCode(r.rest)
	layout, ok := readLayout(code)
	if !known || !ok {
		return function
	}
	head := function[:len(function)-len(r.rest)]
	for _, rewrite := range rewrites {
		code = rewrite(layout, code)
	}
	out := bytes.Clone(head)
	for i := range code {
		out = append(out, code[i].bytes...)
	}
	return out
}

// rewrites are what is done to each function, in this order.
var rewrites = []func(layout, []instruction) []instruction{
	jumpDirectly,
	stopAlike,
}
