package mock

import (
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/source"
)

// addKey gives a mapping a key with lines below it, or with the flow text after
// it in a flow mapping. A mapping of nil means the top level of an empty file.
func (m *mockFile) addKey(mapping *document.Node, key, lines, flow string) error {
	block := key + ":\n" + edit.Indent(lines, 2)
	switch {
	case mapping == nil:
		return m.apply(edit.AddTop(m.file, block))
	case mapping.Pair(key) != nil:
		return m.fill(mapping, key, lines)
	}
	return m.addPair(mapping, block, key+": "+flow)
}

// addPair adds a pair to a mapping, as block or as flow text to match the
// mapping.
func (m *mockFile) addPair(mapping *document.Node, block, flow string) error {
	if mapping.Style != document.Flow {
		return m.apply(edit.Add(m.file, mapping, block))
	}
	if len(mapping.Pairs) == 0 && mapping == m.root() {
		return m.apply(edit.Replace(m.file, mapping, block))
	}
	return m.apply(edit.Add(m.file, mapping, flow))
}

// fill replaces the empty value of a key ([], {}, null or nothing at all) with
// lines below it.
func (m *mockFile) fill(mapping *document.Node, key, lines string) error {
	pair := mapping.Pair(key)
	if mapping.Style == document.Flow {
		return m.apply(edit.Replace(m.file, pair.Value, itemOrPairs(lines)))
	}
	if pair.Value.Span.Len() == 0 {
		return m.apply(edit.AddUnder(m.file, pair.Key, lines))
	}
	return m.fillBelow(pair, lines)
}

// fillBelow replaces the value of a pair with lines below it. A comment after the
// value stays on the key's line.
func (m *mockFile) fillBelow(pair *document.Pair, lines string) error {
	line := m.file.LineSpan(m.file.Line(pair.Key.Span.Start))
	before := strings.TrimRight(m.file.Text[line.Start:pair.Value.Span.Start], " ")
	span := source.Span{Start: line.Start + len(before), End: max(line.End, pair.Value.Span.End)}
	rest := m.file.Text[pair.Value.Span.End:span.End]
	return m.put(span, rest+"\n"+edit.Indent(lines, pair.Key.Span.Start-line.Start+2))
}

// itemOrPairs writes an item of a list, or pairs, in flow style.
func itemOrPairs(lines string) string {
	if item, ok := strings.CutPrefix(lines, "- "); ok {
		return "[" + flowOf(dedent(item)) + "]"
	}
	return flowOf(lines)
}

// flowOf writes the lines of a relation or a mapping, with two spaces per level,
// in braces.
func flowOf(text string) string {
	var out strings.Builder
	depth := -1
	for _, line := range strings.Split(text, "\n") {
		level := spaces(line) / 2
		out.WriteString(flowStep(depth, level) + strings.TrimSpace(line))
		if depth = level; strings.HasSuffix(strings.TrimSpace(line), ":") {
			out.WriteByte(' ')
		}
	}
	return out.String() + strings.Repeat("}", depth+1)
}

// flowStep returns what separates a line from the next one in flow style, by their
// depths.
func flowStep(from, to int) string {
	if to > from {
		return "{"
	}
	return strings.Repeat("}", from-to) + ", "
}

// inStyleOf returns a pair in the style of a mapping.
func inStyleOf(mapping *document.Node, pair string) string {
	if mapping.Style == document.Flow {
		return pairInFlow(pair)
	}
	return pair
}

// pairInFlow writes a pair in flow style, on one line.
func pairInFlow(text string) string {
	name, rest, nested := strings.Cut(text, "\n")
	if !nested {
		return text
	}
	return name + " " + flowOf(dedent(rest))
}

// dedent removes two spaces from every line.
func dedent(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimPrefix(line, "  ")
	}
	return strings.Join(lines, "\n")
}
