// Package edit makes the text edits of fixes: it changes, adds, removes and
// moves keys in YAML text and touches nothing else, so that comments, order and
// formatting stay.
package edit

import (
	"slices"
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/source"
)

// Content returns the span of a node's text without its quotes.
func Content(n *document.Node) source.Span {
	span := n.Span
	if n.Kind == document.Scalar && (n.Style == document.SingleQuoted || n.Style == document.DoubleQuoted) && span.Len() >= 2 {
		return source.Span{Start: span.Start + 1, End: span.End - 1}
	}
	return span
}

// Change replaces a key or value by a word, inside its quotes if it has any.
func Change(file *source.File, n *document.Node, word string) source.Edit {
	return source.Edit{File: file.Name, Span: Content(n), Text: apart(file, n, word)}
}

// Replace replaces a key or value, quotes included, by YAML text. Its tag is
// removed, too, because it would change the meaning of the text.
func Replace(file *source.File, n *document.Node, text string) source.Edit {
	span := n.Span
	if n.Tagged() && n.Anchor() == "" {
		span.Start = n.Begin()
	}
	return source.Edit{File: file.Name, Span: span, Text: apart(file, n, text)}
}

// apart returns the text for a value that is not written yet, with a space
// before it if its neighbour needs one.
func apart(file *source.File, n *document.Node, text string) string {
	if at := n.Span.Start; n.Span.Len() == 0 && at > 0 && strings.ContainsRune(":-?,", rune(file.Text[at-1])) {
		return " " + text
	}
	return text
}

// Quote puts a plain scalar into double quotes, as it is written.
func Quote(file *source.File, n *document.Node) source.Edit {
	return Replace(file, n, Quoted(file.Text[n.Span.Start:n.Span.End]))
}

// Quoted returns a text of one line in double quotes.
func Quoted(text string) string { return `"` + quoteEscapes.Replace(text) + `"` }

var quoteEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

// end returns where a pair's own text ends.
func end(pair document.Pair) int {
	if pair.Value == nil {
		return pair.Key.Span.End
	}
	return max(pair.Key.Span.End, pair.Value.Span.End)
}

// indentOf returns the column, in bytes, at which a node begins; a byte order
// mark before the first line does not count.
func indentOf(file *source.File, n *document.Node) int {
	start := file.LineSpan(file.Line(n.Span.Start)).Start
	return n.Span.Start - start - len(byteOrderMark(file.Text[start:n.Span.Start]))
}

const mark = "\ufeff"

// byteOrderMark returns the byte order mark of a text, or empty.
func byteOrderMark(text string) string {
	if strings.HasPrefix(text, mark) {
		return mark
	}
	return ""
}

// afterLine returns the offset of the next line's start, or of the end of the
// text.
func afterLine(file *source.File, offset int) int {
	line := file.Line(offset)
	if line+1 < file.LineCount() {
		return file.LineSpan(line + 1).Start
	}
	return len(file.Text)
}

// ownLine reports whether only spaces precede a node on its line.
func ownLine(file *source.File, n *document.Node) bool {
	start := file.LineSpan(file.Line(n.Span.Start)).Start
	return strings.TrimLeft(file.Text[start:n.Begin()], " ") == ""
}

// Remove removes a pair from a mapping. It reports false if the mapping would
// have no pair left; then its parent must be removed.
func Remove(file *source.File, mapping *document.Node, index int) (source.Edit, bool) {
	if len(mapping.Pairs) < 2 || explicit(file, mapping.Pairs[index].Key) || index+1 < len(mapping.Pairs) && explicit(file, mapping.Pairs[index+1].Key) {
		return source.Edit{}, false
	}
	span := removal(file, mapping, index)
	// In a text that could not be read as it is, keys can be in any order.
	return source.Edit{File: file.Name, Span: span}, span.Start < span.End
}

// removal returns the text that goes with a pair: its lines, or up to one of its
// neighbours.
func removal(file *source.File, mapping *document.Node, index int) source.Span {
	pair := mapping.Pairs[index]
	span := source.Span{Start: pair.Key.Begin(), End: end(pair)}
	switch {
	case mapping.Style == document.Flow && index+1 < len(mapping.Pairs):
		span.End = mapping.Pairs[index+1].Key.Begin()
	case mapping.Style == document.Flow:
		span.Start = end(mapping.Pairs[index-1])
	case ownLine(file, pair.Key):
		return blockSpan(file, pair)
	default: // the first key after a dash: the next one takes its place
		span.End = mapping.Pairs[1].Key.Begin()
	}
	return span
}

// explicit reports whether a key is written in YAML's long form, after a '?',
// or left out.
func explicit(file *source.File, key *document.Node) bool {
	before := strings.TrimRight(file.Text[:key.Begin()], " ")
	return key.Span.Len() == 0 || strings.HasSuffix(before, "?")
}

// TakeOut removes a pair from a mapping as Remove does, and keeps the comments
// in its lines. It also reports false for a pair that an alias elsewhere refers
// to.
func TakeOut(file *source.File, mapping *document.Node, index int) (source.Edit, bool) {
	removal, ok := Remove(file, mapping, index)
	pair := mapping.Pairs[index]
	if !ok || anchored(pair.Key) || anchored(pair.Value) {
		return removal, false
	}
	removed := file.Text[removal.Span.Start:removal.Span.End]
	left := comments(removed)
	if left != nil {
		removal.Text = asLines(left, indentOf(file, pair.Key), strings.HasPrefix(removed, "\n"))
	}
	return removal, left == nil || mapping.Style != document.Flow && ownLine(file, pair.Key)
}

// asLines returns comments as lines at a column, with the line break of each in
// front of it or behind.
func asLines(comments []string, column int, breakFirst bool) string {
	text := Indent(strings.Join(comments, "\n"), column)
	if breakFirst {
		return "\n" + text
	}
	return text + "\n"
}

// anchored reports whether a node, or one below it, has an anchor.
func anchored(n *document.Node) bool {
	if n == nil || n.Kind == document.Alias {
		return false
	}
	return n.Anchor() != "" || slices.ContainsFunc(n.Items, anchored) ||
		slices.ContainsFunc(n.Pairs, func(pair document.Pair) bool { return anchored(pair.Key) || anchored(pair.Value) })
}

// comments returns the comments in lines, each from its '#'.
func comments(text string) (all []string) {
	for _, line := range strings.Split(text, "\n") {
		if at := commentStart(line); at >= 0 {
			all = append(all, strings.TrimRight(line[at:], "\r"))
		}
	}
	return all
}

// commentStart returns the offset of the '#' that begins a line's comment, or -1.
// A '#' inside quotes does not begin one.
func commentStart(line string) int {
	quote := byte(0)
	for i := range len(line) {
		switch c := line[i]; {
		case c == quote:
			quote = 0
		case quote != 0:
		case (c == '"' || c == '\'') && (i == 0 || strings.ContainsRune(" [{,:", rune(line[i-1]))):
			quote = c
		case c == '#' && (i == 0 || line[i-1] == ' ' || line[i-1] == '\t'):
			return i
		}
	}
	return -1
}

// blockSpan returns the whole lines of a pair in a block mapping. At the end of
// a text without a final line break it includes the break before the pair.
func blockSpan(file *source.File, pair document.Pair) source.Span {
	start := file.LineSpan(file.Line(pair.Key.Span.Start)).Start
	span := source.Span{Start: start, End: afterLine(file, max(end(pair)-1, pair.Key.Span.Start))}
	if span.End == len(file.Text) && !strings.HasSuffix(file.Text, "\n") && start > 0 {
		span.Start = file.LineSpan(file.Line(start - 1)).End
	}
	return span
}

// Add puts a pair, given as YAML text of one or more lines without indentation,
// at the end of a mapping.
func Add(file *source.File, mapping *document.Node, text string) source.Edit {
	if len(mapping.Pairs) == 0 {
		return source.Edit{File: file.Name, Span: source.Span{Start: mapping.Span.Start, End: mapping.Span.End}, Text: "{" + flow(text) + "}"}
	}
	last := mapping.Pairs[len(mapping.Pairs)-1]
	if mapping.Style == document.Flow {
		return insert(file, end(last), ", "+flow(text))
	}
	at := file.LineSpan(file.Line(max(end(last)-1, 0))).End
	return insert(file, at, "\n"+Indent(text, indentOf(file, mapping.Pairs[0].Key)))
}

// AddUnder puts a pair under a key that has no value yet.
func AddUnder(file *source.File, key *document.Node, text string) source.Edit {
	return addUnder(file, key, text, level)
}

func addUnder(file *source.File, key *document.Node, text string, step int) source.Edit {
	at := file.LineSpan(file.Line(key.Span.End)).End
	return insert(file, at, "\n"+Indent(text, indentOf(file, key)+step))
}

// AddTop puts lines at the end of a file.
func AddTop(file *source.File, text string) source.Edit {
	lead := ""
	if file.Text != "" && !strings.HasSuffix(file.Text, "\n") {
		lead = "\n"
	}
	return insert(file, len(file.Text), lead+text+"\n")
}

// AddAt adds a pair to the mapping at a chain of keys from root, and adds keys
// that are missing on the way. Root may be nil for a file without content.
func AddAt(file *source.File, root *document.Node, path []string, text string) source.Edit {
	return addAt(file, root, path, text, level)
}

func addAt(file *source.File, root *document.Node, path []string, text string, step int) source.Edit {
	key, at, missing := Innermost(root, path)
	text = Nested(missing, text, level)
	switch {
	case isBlockMapping(at):
		return Add(file, at, stepped(text, step))
	case at != nil && at.Kind == document.Mapping:
		return Add(file, at, text)
	case key != nil:
		return addUnder(file, key, stepped(text, step), step)
	}
	return AddTop(file, stepped(text, step))
}

// Innermost follows a chain of keys from root as far as it exists. It returns the
// last key, nil at the root; its value, nil for a file without content or an alias
// that leads nowhere; and the keys that are missing.
func Innermost(root *document.Node, path []string) (key, value *document.Node, missing []string) {
	at := root.Resolve()
	for i := range path {
		pair := at.Pair(path[i])
		if pair == nil {
			return key, at, path[i:]
		}
		key, at = pair.Key, pair.Value.Resolve()
	}
	return key, at, nil
}

// Nested puts a pair, given as YAML text, under a chain of keys, each step spaces
// deeper than the one before.
func Nested(path []string, text string, step int) string {
	for i := len(path) - 1; i >= 0; i-- {
		text = path[i] + ":\n" + Indent(text, step)
	}
	return text
}

// AddItem puts an item, given as YAML text without dash and indentation, at the
// end of a sequence.
func AddItem(file *source.File, sequence *document.Node, text string) source.Edit {
	if len(sequence.Items) == 0 {
		return source.Edit{File: file.Name, Span: sequence.Span, Text: "[" + flowItem(text) + "]"}
	}
	last := sequence.Items[len(sequence.Items)-1]
	if sequence.Style == document.Flow {
		return insert(file, last.Span.End, ", "+flowItem(text))
	}
	dash := sequence.Span.Start - file.LineSpan(file.Line(sequence.Span.Start)).Start
	at := file.LineSpan(file.Line(max(last.Span.End-1, 0))).End
	return insert(file, at, "\n"+strings.Repeat(" ", dash)+"- "+strings.TrimLeft(Indent(text, dash+2), " "))
}

// UnderKey puts the root of a file, which is not a mapping, under a new key.
func UnderKey(file *source.File, root *document.Node, key string) []source.Edit {
	if root.Style == document.Flow {
		return []source.Edit{insert(file, root.Span.Start, key+": ")}
	}
	first := file.LineSpan(file.Line(root.Span.Start))
	return append([]source.Edit{insert(file, first.Start, key+":\n  ")}, indentRest(file, root.Span)...)
}

// Wrap puts a pair of the top level under a new key, and indents its lines.
func Wrap(file *source.File, pair document.Pair, key string) []source.Edit {
	span := source.Span{Start: pair.Key.Span.Start, End: end(pair)}
	return append([]source.Edit{insert(file, span.Start, key+":\n  ")}, indentRest(file, span)...)
}

// indentRest indents by one level the lines of a span after its first one.
func indentRest(file *source.File, span source.Span) (edits []source.Edit) {
	for line := file.Line(span.Start) + 1; line <= file.Line(max(span.End-1, span.Start)); line++ {
		if own := file.LineSpan(line); own.Len() > 0 {
			edits = append(edits, insert(file, own.Start, "  "))
		}
	}
	return edits
}

// Text returns a pair's text as it is written, without the indentation that all
// its lines share.
func Text(file *source.File, pair document.Pair) string {
	indent := strings.Repeat(" ", indentOf(file, pair.Key))
	lines := strings.Split(file.Text[pair.Key.Span.Start:end(pair)], "\n")
	for i := range lines[1:] {
		lines[i+1] = strings.TrimPrefix(lines[i+1], indent)
	}
	return strings.Join(lines, "\n")
}

// Indent puts spaces before every line that is not empty.
func Indent(text string, spaces int) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if line != "" {
			lines[i] = strings.Repeat(" ", spaces) + line
		}
	}
	return strings.Join(lines, "\n")
}

// flowItem writes block lines as an item inside brackets.
func flowItem(text string) string {
	if strings.Contains(text, ": ") || strings.Contains(text, "\n") {
		return "{" + flow(text) + "}"
	}
	return text
}

// flow writes block lines with two spaces for each level as a pair inside
// braces.
func flow(text string) string {
	lines := strings.Split(text, "\n")
	if len(lines) == 1 {
		return text
	}
	var out strings.Builder
	depth := 0
	for i, line := range lines {
		own := spacesBefore(line) / level
		out.WriteString(separator(i, own, depth) + strings.TrimSpace(line))
		if depth = own; opensLevel(line, lines[i+1:]) {
			out.WriteString(" {")
		}
	}
	out.WriteString(strings.Repeat("}", depth))
	return out.String()
}

// separator returns what is between a line and the one before: the braces that it
// closes, and a comma if it does not begin an inner mapping.
func separator(i, level, before int) string {
	braces := strings.Repeat("}", max(before-level, 0))
	if i > 0 && level <= before {
		return braces + ", "
	}
	return braces
}

// opensLevel reports whether a line is a key with a mapping on the lines after it.
func opensLevel(line string, after []string) bool {
	return strings.HasSuffix(strings.TrimSpace(line), ":") && len(after) > 0 && spacesBefore(after[0]) > spacesBefore(line)/level*level
}

func insert(file *source.File, at int, text string) source.Edit {
	return source.Edit{File: file.Name, Span: source.Span{Start: at, End: at}, Text: text}
}
