package edit

import (
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
	step := stepIn(file, root)
	for _, key := range path {
		pair := root.Pair(key)
		if pair == nil {
			break
		}
		root = pair.Value.Resolve()
		if own := stepBelow(file, *pair); own > 0 {
			step = own
		}
		if inner := stepIn(file, root); inner > 0 {
			step = inner
		}
	}
	if step == 0 {
		return level
	}
	return step
}

// stepIn returns the number of spaces by which the first nested mapping in a
// mapping is indented; 0 if there is none.
func stepIn(file *source.File, mapping *document.Node) int {
	if mapping == nil || mapping.Kind != document.Mapping || mapping.Style == document.Flow {
		return 0
	}
	for _, pair := range mapping.Pairs {
		if step := stepBelow(file, pair); step > 0 {
			return step
		}
	}
	return 0
}

// stepBelow returns the number of spaces by which a pair indents the mapping in
// its value; 0 if that is not on lines of its own.
func stepBelow(file *source.File, pair document.Pair) int {
	inner := pair.Value
	if inner == nil || inner.Kind != document.Mapping || inner.Style == document.Flow || len(inner.Pairs) == 0 {
		return 0
	}
	return max(indentOf(file, inner.Pairs[0].Key)-indentOf(file, pair.Key), 0)
}

// stepped converts lines with two spaces for each level to another number of
// spaces.
func stepped(text string, step int) string {
	if step == level {
		return text
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		bare := strings.TrimLeft(line, " ")
		lines[i] = strings.Repeat(" ", (len(line)-len(bare))/level*step) + bare
	}
	return strings.Join(lines, "\n")
}
