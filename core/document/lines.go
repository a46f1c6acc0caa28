package document

import (
	"strconv"
	"strings"

	"charm-playground/core/source"
	"charm-playground/core/value"
)

// LinePaths returns, for each line of the file, the path of the innermost pair
// or item that starts on the line or continues on it: keys and indexes joined
// with '.'. It is empty for blank lines, comments and text that could not be
// read. In a flow collection, only pairs and items that start a line count.
func (d *Document) LinePaths() []string {
	l := &linePaths{file: d.File, paths: make([]string, d.File.LineCount())}
	if d.Root != nil {
		l.node(d.Root, "")
	}
	return l.paths
}

// linePaths collects the paths of a file's lines.
type linePaths struct {
	file  *source.File
	paths []string
}

// node sets the paths of a node's contents.
func (l *linePaths) node(n *Node, path string) {
	switch n.Kind {
	case Sequence:
		for i, item := range n.Items {
			l.child(n, l.itemStart(n, item), item, value.JoinPath(path, strconv.Itoa(i)))
		}
	case Mapping:
		for _, pair := range n.Pairs {
			l.child(n, pair.Key.Span.Start, pair.Value, value.JoinPath(path, keyText(pair.Key)))
		}
	}
}

// child sets the path of a pair or an item that starts at an offset. On a line
// with several, the innermost wins in a block collection and the first in a
// flow collection.
func (l *linePaths) child(around *Node, start int, inner *Node, path string) {
	first, last := l.file.Line(start), l.file.Line(max(start, inner.Span.End-1))
	if around.Style != Flow {
		l.paths[first] = ""
	}
	l.claim(first, path)
	if inner.Kind == Scalar || inner.Kind == Alias {
		for line := first; line <= last; line++ {
			l.claim(line, path)
		}
	}
	l.node(inner, path)
	if inner.Style == Flow {
		l.claim(last, path)
	}
}

// claim sets the path of a line that has none.
func (l *linePaths) claim(line int, path string) {
	if l.paths[line] == "" {
		l.paths[line] = path
	}
}

// itemStart returns the offset of a block item's dash, or of the item itself.
func (l *linePaths) itemStart(around, item *Node) int {
	before := strings.TrimRight(l.file.Text[:min(item.Span.Start, len(l.file.Text))], " \t\r\n")
	dash := len(before) - 1
	if around.Style != Flow && dash >= around.Span.Start && before[dash] == '-' {
		return dash
	}
	return item.Span.Start
}
