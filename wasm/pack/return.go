package main

import "slices"

const (
	blockBits   = 16 // of a return address: the block at which to continue; the bits above are the function
	returnLocal = 2
	longType    = 0x7e // i64
	// minCalls is how many calls a function must have for shareReturn to save
	// anything.
	minCalls = 3
)

// shareReturn has a function keep the common part of its return addresses in a
// local, and add the block after each call.
func (f *function) shareReturn() {
	calls, common := f.returns()
	if calls < minCalls || len(f.locals) == 0 || f.locals[0].count != 1 {
		return
	}
	f.addReturnLocal()
	out := append(f.code[:2:2], constant(opConst64, common<<blockBits), numbered(opSet, returnLocal))
	for at := 2; at < len(f.code); at++ {
		i := f.code[at]
		switch {
		case f.isReturn(at):
			out = append(out, numbered(opGet, returnLocal), constant(opConst64, i.n&(1<<blockBits-1)), plain(opAdd64))
			continue
		case i.op >= opGet && i.op <= opTee && i.n >= returnLocal:
			i = numbered(i.op, int(i.n)+1)
		}
		out = append(out, i)
	}
	f.code = out
}

// returns counts the calls of a function, and returns the common part of their
// return addresses. The count is zero if they have none.
func (f *function) returns() (calls int, common int64) {
	for at := range f.code {
		if !f.isReturn(at) {
			continue
		}
		function := f.code[at].n >> blockBits
		if calls > 0 && function != common {
			return 0, 0
		}
		calls, common = calls+1, function
	}
	return calls, common
}

// isReturn reports whether the instruction at an index is a return address,
// which is stored where the stack pointer has just been moved.
func (f *function) isReturn(at int) bool {
	return at > 1 && at+1 < len(f.code) && f.code[at].op == opConst64 && f.code[at+1].is(opStore64, 0) &&
		f.code[at-1].is(opGet, stackLocal) && f.code[at-2].is(opGlobalSet, stackPointer)
}

// addReturnLocal makes room for returnLocal, after the parameter and the stack
// pointer.
func (f *function) addReturnLocal() {
	if len(f.locals) > 1 && f.locals[1].kind == longType {
		f.locals[1].count++
	} else {
		f.locals = slices.Insert(f.locals, 1, localGroup{1, longType})
	}
}
