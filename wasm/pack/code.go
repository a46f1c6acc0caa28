package main

import "encoding/binary"

// The locals and globals of functions of Go.
const (
	blockLocal   = 0 // the parameter: the block at which to continue
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
		out = appendSized(out, rewriteFunction(r.sized()))
	}
	if r.failed || len(r.rest) > 0 {
		return nil, errMalformed
	}
	return out, nil
}

// function is a function in the form that Go's compiler gives it.
type function struct {
	layout
	locals []localGroup
	code   []instruction
}

// localGroup is a number of locals of one type, besides the parameters.
type localGroup struct {
	count uint64
	kind  byte
}

// rewrites are the changes to each function, in this order.
var rewrites = []func(*function){
	(*function).jumpDirectly,
	(*function).foldAddresses,
	(*function).shareReturn,
	(*function).stopAlike,
}

// replaced returns code after replace has gone through it from start to end.
// replace gets the code that is left. It returns how many of its instructions
// to replace, and by which.
func replaced(code []instruction, replace func(rest []instruction) (by []instruction, length int)) []instruction {
	out := make([]instruction, 0, len(code))
	for rest := code; len(rest) > 0; {
		by, length := replace(rest)
		out, rest = append(out, by...), rest[length:]
	}
	return out
}

// rewriteFunction rewrites a function that Go's compiler made. Any other stays
// as it is.
func rewriteFunction(written []byte) []byte {
	f, known := readFunction(written)
	if !known {
		return written
	}
	f.rewrite()
	return f.bytes()
}

func (f *function) rewrite() {
	for _, rewrite := range rewrites {
		rewrite(f)
	}
}

// readFunction reads a function; false if it has another form.
func readFunction(written []byte) (*function, bool) {
	f := &function{}
	r := reader{rest: written}
	for groups := r.unsigned(); groups > 0 && !r.failed; groups-- {
		f.locals = append(f.locals, localGroup{r.unsigned(), r.byte()})
	}
	var known bool
	if f.code, known = readCode(r.rest); !known || r.failed {
		return nil, false
	}
	f.layout, known = readLayout(f.code)
	return f, known
}

func (f *function) bytes() []byte {
	out := binary.AppendUvarint(nil, uint64(len(f.locals)))
	for _, group := range f.locals {
		out = append(binary.AppendUvarint(out, group.count), group.kind)
	}
	for i := range f.code {
		out = append(out, f.code[i].bytes...)
	}
	return out
}
