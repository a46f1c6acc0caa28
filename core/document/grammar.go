package document

import (
	"charm-playground/core/slab"
	"charm-playground/core/source"
)

// grammar makes nodes from tokens. It follows PyYAML's Parser (yaml/parser.py,
// 6.0) and the checks of its Composer (yaml/composer.py), in their order.
type grammar struct {
	*scanner
	outline
	slab slab.Slab[Node]
	// end is where the last token ended. Nodes without text are placed there.
	end     int
	last    int              // the same as PyYAML sees it: after the line breaks of a block scalar
	handles []parameters     // tag handles and their prefixes
	anchors map[string]*Node // the last node with each anchor
	around  []*Node          // the open collections, the outermost first
	open    []token          // the open brackets and braces
	until   int              // the offset up to which the text is read
}

// maxDepth is the deepest nesting of collections. With one more mapping,
// charmcraft 4.5.0 ends with Python's RecursionError. (It accepts up to 256
// nested lists, for which it needs fewer calls.)
const maxDepth = 245

// maxNodes is the most nodes that the playground reads in a file. More would
// take longer than anybody waits. Real files have a few hundred.
const maxNodes = 100_000

// outline is what the scanner and the grammar find out about a text.
type outline struct {
	// nodes are in the order of the text, each collection before its contents.
	// Collections record how many nodes they have, but not which.
	nodes       []*Node
	collections int  // how many of them are collections that have ended
	aliases     bool // whether any alias has a target
	// problems are in the order in which PyYAML meets them. If broken is set,
	// the last one stopped the reading.
	problems []*problem
	broken   bool
	tooLarge bool // the only problem is maxNodes
	// guessed is set if the tree may differ from what the user intended,
	// because it was read without some lines.
	guessed bool
}

// size measures how much was read.
func (o *outline) size() int { return len(o.nodes) + o.collections }

// fault returns the problem that stopped the reading, or nil.
func (o *outline) fault() *problem {
	if !o.broken {
		return nil
	}
	return o.problems[len(o.problems)-1]
}

// outlineOf reads a text. whole says that PyYAML does not read it in chunks.
func outlineOf(text string, whole bool) outline { return outlineUntil(text, len(text)+1, whole) }

// enough stops the reading when the rest of the text is not needed.
var enough = &problem{}

// outlineUntil reads a text up to the first token that begins at or after an
// offset.
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

// stop records the problem that stopped the reading and completes the open
// nodes. For a text that is too large it discards everything else.
func (g *grammar) stop(p *problem) {
	g.broken = true
	if p.kind == tooManyNodes {
		g.outline = outline{problems: []*problem{p}, broken: true, tooLarge: true}
		return
	}
	g.problems = append(g.problems, p)
	g.closeAll()
}

// closeAll ends the open collections. A key without a value gets null.
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

// node adds a new node to the innermost open collection and returns it.
func (g *grammar) node(kind Kind, head *head, at int) *Node {
	if kind != Alias {
		at = head.startOr(at)
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

// anchor records a node for its aliases. A second node with the same anchor is
// a problem.
func (g *grammar) anchor(n *Node) {
	name := n.head.anchor
	if first := g.anchors[name]; first != nil {
		p := g.report(duplicateAnchor, n.mark, n.mark+len(name)+1, name)
		p.context, p.hasCtx = first.mark, true
	}
	g.anchors[name] = n
}

// empty adds a null that is not in the text.
func (g *grammar) empty() { g.emptyAt(g.last) }

func (g *grammar) emptyAt(at int) {
	n := g.node(Scalar, nil, at)
	n.Span = source.Span{Start: g.end, End: g.end}
	n.setTag(tagNull)
}

// report records a problem that does not stop the reading.
func (g *grammar) report(kind problemKind, at int, end int, args ...any) *problem {
	p := &problem{kind: kind, at: at, end: end, args: args}
	g.problems = append(g.problems, p)
	return p
}
