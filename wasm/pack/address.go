package main

// foldAddresses has loads and stores add the constant part of an address by
// their own offset. Go's compiler adds it separately, in 64 bits.
//
// The compiler's sum wraps around after 4 GiB and that of an access does not.
// They only differ for addresses in the last maxOffset bytes of 4 GiB, where
// no pointer points.
func (f *function) foldAddresses() { f.code = replaced(f.code, foldAddress) }

// foldAddress adds the constant at the start of code to the offset of the access
// that uses it. It returns what stays of the first instructions, and how many
// these are.
func foldAddress(code []instruction) (kept []instruction, length int) {
	length, offset := addend(code)
	user := userOf(code[length:])
	if length == 0 || user == nil || user.n+offset > maxOffset {
		return code[:1], 1
	}
	*user = user.at(user.n + offset)
	if length == sumLength {
		return code[length-1 : length], length
	}
	return nil, length
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
	switch {
	case addsConstant(code):
		return sumLength, code[0].n
	case code[0].op == opExtend && addsConstant(code[1:]):
		return stackLength, code[1].n
	}
	return 0, 0
}

// addsConstant reports whether code starts with a sum of an address and a
// constant, and continues.
func addsConstant(code []instruction) bool {
	return len(code) > stackLength && code[0].op == opConst64 && code[0].n >= 0 && code[1].op == opAdd64 && code[2].op == opWrap
}

// userOf returns the load or store that takes its address from the top of the
// stack before code, or nil.
func userOf(code []instruction) *instruction {
	above := 0 // how many values are on the stack above the address
	for at := range code {
		i := &code[at]
		takes, gives := i.operands()
		if takes == above+1 && i.accesses() {
			return i
		}
		if takes < 0 || takes > above {
			return nil
		}
		above += gives - takes
	}
	return nil
}
