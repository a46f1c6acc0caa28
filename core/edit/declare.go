package edit

import (
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/source"
)

// level is how many spaces a level has in the texts that edits are made of.
const level = 2

// Declare adds a pair as AddAt does, with as many spaces a level as the neighbours
// have, or else the file. The pair holds mappings only.
func Declare(file *source.File, root *document.Node, path []string, text string) source.Edit {
	return addAt(file, root, path, text, stepOf(file, root.Resolve(), path))
}

// stepOf is how many spaces a level has at a chain of keys: as many as in the
// innermost mapping there that tells.
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

// stepIn is by how many spaces the first pair of a mapping that holds another one
// indents it; 0 where none tells.
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

// stepBelow is by how many spaces a pair indents the mapping that it holds; 0 where
// that is not on lines of its own.
func stepBelow(file *source.File, pair document.Pair) int {
	inner := pair.Value
	if inner == nil || inner.Kind != document.Mapping || inner.Style == document.Flow || len(inner.Pairs) == 0 {
		return 0
	}
	return max(indentOf(file, inner.Pairs[0].Key)-indentOf(file, pair.Key), 0)
}

// stepped is lines, two spaces a level, with another number of spaces a level.
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
