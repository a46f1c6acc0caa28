package document

import (
	"charm-playground/core/slab"
	"charm-playground/core/source"
)

// grammar makes nodes of tokens: PyYAML's Parser (yaml/parser.py, 6.0) and the
// checks of its Composer (yaml/composer.py), in their order.
type grammar struct {
	*scanner
	outline
	slab slab.Slab[Node]
	// end is where the last token ended: what is not written is placed there.
	end     int
	last    int              // the same where PyYAML sees it: after the line breaks of a block scalar
	handles []parameters     // tag handles and what they stand for
	anchors map[string]*Node // the last node with each anchor
	around  []*Node          // the collections that are not ended yet, the outermost first
	open    []token          // the brackets and braces that are not closed yet
	until   int              // the offset up to which the text is read
}

// maxDepth is how many collections may lie in each other: one mapping more, and
// charmcraft 4.5.0 ends with Python's RecursionError. (Of lists, which it
// handles with fewer calls, it takes up to 256.)
const maxDepth = 245

// maxNodes is how many nodes the playground reads of a file: what is made of
// more takes longer than anybody waits. Real files have a few hundred.
const maxNodes = 100_000

// outline is what the scanner and the grammar know of a text.
type outline struct {
	// nodes are in the order of the text, each before those that are in it.
	// Collections know how many nodes they have, but not which.
	nodes       []*Node
	collections int  // how many of them are collections that have ended
	aliases     bool // there are some that stand for something
	// problems are in the order in which PyYAML would meet them; the last one
	// has ended the work when broken is set.
	problems []*problem
	broken   bool
	tooLarge bool // the problem is maxNodes, and the only one
	// guessed tells that the tree may not be what is meant, because lines were
	// left out of it.
	guessed bool
}

// size is a measure of how much was read.
func (o *outline) size() int { return len(o.nodes) + o.collections }

// outlineOf reads a text. Whole tells that it does not come in chunks.
func outlineOf(text string, whole bool) outline { return outlineUntil(text, len(text)+1, whole) }

// enough is what ends the work where no more of a text is wanted.
var enough = &problem{}

// outlineUntil reads a text up to the first token that begins at an offset or
// behind it.
func outlineUntil(text string, until int, whole bool) (out outline) {
	g := &grammar{anchors: map[string]*Node{}, until: until}
	defer func() {
		if stop := recover(); stop != nil && stop != any(enough) {
			p, ok := stop.(*problem)
			if !ok {
				panic(stop)
			}
			g.stop(p)
		}
		out = g.outline
	}()
	g.scanner = newScanner(text, whole)
	g.stream()
	return out
}

// stop keeps the problem that has ended the work, and makes what is read whole.
// Nothing is left of a text that is too large.
func (g *grammar) stop(p *problem) {
	g.broken = true
	if p.kind == tooManyNodes {
		g.outline = outline{problems: []*problem{p}, broken: true, tooLarge: true}
		return
	}
	g.problems = append(g.problems, p)
	g.closeAll()
}

// closeAll ends the collections that are still open, and gives a key that has
// no value yet a null.
func (g *grammar) closeAll() {
	for len(g.around) > 0 {
		if last := g.around[len(g.around)-1]; last.Kind == Mapping && last.count%2 == 1 {
			g.empty()
		}
		g.finish()
	}
}

func (g *grammar) take() *token {
	t := g.scanner.take()
	if t.start >= g.until {
		panic(enough)
	}
	g.end = max(g.end, t.end)
	g.last = t.end
	if t.kind == scalarToken && t.stop > 0 {
		g.end = max(t.start, t.stop)
	}
	return t
}

// node is a new node, which is in the innermost open collection.
func (g *grammar) node(kind Kind, head *head, at int) *Node {
	if head != nil && kind != Alias {
		at = head.span.Start
	}
	if len(g.nodes) == maxNodes {
		g.fail(tooManyNodes, at)
	}
	n := &g.slab.Take(1)[0]
	n.Kind, n.head, n.mark = kind, head, at
	if n.Anchor() != "" && kind != Alias {
		g.anchor(n)
	}
	if len(g.around) > 0 {
		g.around[len(g.around)-1].count++
	}
	g.nodes = append(g.nodes, n)
	return n
}

// anchor keeps a node for its aliases; its anchor must not be there already.
func (g *grammar) anchor(n *Node) {
	name := n.head.anchor
	if first := g.anchors[name]; first != nil {
		p := g.report(duplicateAnchor, n.mark, n.mark+len(name)+1, name)
		p.context, p.hasCtx = first.mark, true
	}
	g.anchors[name] = n
}

// empty is a null that is not written.
func (g *grammar) empty() { g.emptyAt(g.last) }

func (g *grammar) emptyAt(at int) {
	n := g.node(Scalar, nil, at)
	n.Span = source.Span{Start: g.end, End: g.end}
	n.setTag(tagNull)
}

// report keeps a problem that the tree can go on without.
func (g *grammar) report(kind problemKind, at int, end int, args ...any) *problem {
	p := &problem{kind: kind, at: at, end: end, args: args}
	g.problems = append(g.problems, p)
	return p
}
