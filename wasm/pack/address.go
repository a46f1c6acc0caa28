package main

// foldAddresses has loads and stores add the constant part of an address by
// their own offset. Go's compiler adds it separately, in 64 bits.
//
// The compiler's sum wraps around after 4 GiB and that of an access does not.
// They only differ for addresses in the last maxOffset bytes of 4 GiB, where
// no pointer points.
func (f *function) foldAddresses() {
	out := make([]instruction, 0, len(f.code))
	for rest := f.code; len(rest) > 0; {
		length, offset := addend(rest)
		user := userOf(rest[length:])
		switch {
		case length == 0 || user == nil || user.n+offset > maxOffset:
			out, rest = append(out, rest[0]), rest[1:]
			continue
		case length == sumLength:
			out = append(out, rest[length-1])
		}
		*user = user.at(user.n + offset)
		rest = rest[length:]
	}
	f.code = out
}

const maxOffset = 1 << 16

// The instructions that make an address from a pointer on the stack, and from
// the stack pointer.
const (
	sumLength   = 3 // i64.const, i64.add, i32.wrap_i64
	stackLength = 4 // i64.extend_i32_u before that
)

// addend returns how many instructions at the start of code add a constant to
// an address, and the constant in bytes: zero if code starts with something
// else.
func addend(code []instruction) (length int, offset int64) {
	if len(code) <= stackLength {
		return 0, 0
	}
	if code[0].op == opExtend {
		if length, offset = addend(code[1:]); length == sumLength {
			return stackLength, offset
		}
		return 0, 0
	}
	if code[0].op != opConst64 || code[0].n < 0 || code[1].op != opAdd64 || code[2].op != opWrap {
		return 0, 0
	}
	return sumLength, code[0].n
}

// userOf returns the load or store that takes its address from the top of the
// stack before code, or nil.
func userOf(code []instruction) *instruction {
	above := 0 // how many values are on the stack above the address
	for at := range code {
		i := &code[at]
		takes, gives := i.operands()
		switch {
		case takes < 0:
			return nil
		case takes == above+1 && i.accesses():
			return i
		case takes > above:
			return nil
		}
		above += gives - takes
	}
	return nil
}
