package edit

import (
	"cmp"
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/source"
)

// level is the number of spaces for each level in the texts that edits are made
// from.
const level = 2

// Declare adds a pair as AddAt does, with as many spaces for each level as its
// neighbours have, or else the file. The pair must consist of mappings only.
func Declare(file *source.File, root *document.Node, path []string, text string) source.Edit {
	return addAt(file, root, path, text, stepOf(file, root.Resolve(), path))
}

// stepOf returns the number of spaces for each level at a chain of keys: that
// of the innermost mapping there that shows one.
func stepOf(file *source.File, root *document.Node, path []string) int {
	step := cmp.Or(stepIn(file, root), level)
	for _, key := range path {
		pair := root.Pair(key)
		if pair == nil {
			break
		}
		root = pair.Value.Resolve()
		step = cmp.Or(stepIn(file, root), stepBelow(file, *pair), step)
	}
	return step
}

// stepIn returns the number of spaces by which the first nested mapping in a
// mapping is indented; 0 if there is none.
func stepIn(file *source.File, mapping *document.Node) (step int) {
	if isBlockMapping(mapping) {
		for i := 0; i < len(mapping.Pairs) && step == 0; i++ {
			step = stepBelow(file, mapping.Pairs[i])
		}
	}
	return step
}

// isBlockMapping reports whether a node is a mapping that is not in braces.
func isBlockMapping(n *document.Node) bool {
	return n != nil && n.Kind == document.Mapping && n.Style != document.Flow
}

// stepBelow returns the number of spaces by which a pair indents the mapping in
// its value; 0 if that is not on lines of its own.
func stepBelow(file *source.File, pair document.Pair) int {
	if !isBlockMapping(pair.Value) || len(pair.Value.Pairs) == 0 {
		return 0
	}
	return max(indentOf(file, pair.Value.Pairs[0].Key)-indentOf(file, pair.Key), 0)
}

// stepped converts lines with two spaces for each level to another number of
// spaces.
func stepped(text string, step int) string {
	if step == level {
		return text
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.Repeat(" ", spacesBefore(line)/level*step) + strings.TrimLeft(line, " ")
	}
	return strings.Join(lines, "\n")
}

// spacesBefore returns the number of spaces that a line begins with.
func spacesBefore(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }
