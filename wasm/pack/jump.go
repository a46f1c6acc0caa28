package main

// jumpDirectly has a function jump forward by a branch out of blocks. Go's
// compiler makes all jumps go through the loop and the table, which takes time
// and two numbers that differ at each place.
func (f *function) jumpDirectly() {
	if f.blocks == 0 || !f.loops {
		return
	}
	depth := f.outer + f.blocks - 1
	p := place{f.layout, depth, depth}
	f.code = append(f.code[:f.start:f.start], replaced(f.code[f.start:], p.next)...)
}

// place is a place in the program of a function.
type place struct {
	layout
	depth int // how many blocks are around the place
	open  int // how many of them are the layout's
}

// next moves the place past the jump or the instruction at the start of code. It
// returns what replaces the first instructions, and how many these are.
func (p *place) next(code []instruction) (by []instruction, length int) {
	if by, length = p.jump(code); length > 0 {
		return by, length
	}
	p.pass(&code[0])
	return code[:1], 1
}

// pass moves the place past an instruction.
func (p *place) pass(i *instruction) {
	p.depth += i.deepens()
	p.open = min(p.open, p.depth)
}

// jump returns what a jump at the start of code becomes, and how many
// instructions it is now: zero if code starts with something else. A jump sets
// blockLocal and branches to the loop; a conditional one is the whole body of
// an if.
func (p *place) jump(code []instruction) (jump []instruction, length int) {
	op, inside := opBranch, btoi(code[0].op == opIf)
	if inside == 1 {
		op = opBranchIf
	}
	end := inside + 3
	if end >= len(code) || inside == 1 && code[end].op != opEnd {
		return nil, 0
	}
	block, set, branch := code[inside], code[inside+1], code[inside+2]
	if block.op != opConst || !set.is(opSet, blockLocal) || !branch.is(opBranch, int64(p.depth+inside-p.outer)) {
		return nil, 0
	}
	if to := p.number(block.n); to <= p.open {
		return []instruction{numbered(op, p.depth-to)}, end + inside
	}
	return []instruction{block, set, numbered(op, p.depth-p.outer)}, end + inside
}

// number returns which of the surrounding blocks, counted from the outermost one,
// ends where a value of blockLocal says to continue. It is greater than open if
// that place is behind the jump.
func (p *place) number(value int64) int {
	block := p.table[min(uint64(value), uint64(len(p.table)-1))]
	return p.outer + p.blocks - int(block)
}
