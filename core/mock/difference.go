package mock

import (
	"strings"

	"charm-playground/core/project"
	"charm-playground/core/source"
)

// mostCompared limits the pairs of lines that are compared; beyond it everything
// that differs is one edit.
const mostCompared = 40_000

// difference returns the edits that turn before into after. They leave equal
// lines alone, and change only the spaces of lines that differ in indentation.
func difference(before, after string) []source.Edit {
	a, b := strings.SplitAfter(before, "\n"), strings.SplitAfter(after, "\n")
	start := equalAtStart(a, b)
	d := &differ{at: len(strings.Join(a[:start], ""))}
	d.lines(withoutEqualEnd(a[start:], b[start:]))
	return d.edits
}

// equalAtStart returns how many lines both texts begin with.
func equalAtStart(a, b []string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// withoutEqualEnd returns two texts without the lines that both end with.
func withoutEqualEnd(a, b []string) ([]string, []string) {
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return a, b
}

// differ goes through both texts at once.
type differ struct {
	at       int // offset in the text before
	removed  string
	inserted string
	edits    []source.Edit
}

func (d *differ) lines(a, b []string) {
	if len(a)*len(b) > mostCompared {
		d.removed, d.inserted = strings.Join(a, ""), strings.Join(b, "")
	} else {
		d.compare(a, b)
	}
	d.flush()
}

// compare goes through the lines of both texts, and keeps as many as possible.
func (d *differ) compare(a, b []string) {
	common := commonLines(a, b)
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && same(a[i], b[j]):
			d.keep(a[i], b[j])
			i++
			j++
		case i == len(a) || j < len(b) && common[i][j+1] >= common[i+1][j]:
			d.inserted += b[j]
			j++
		default:
			d.removed += a[i]
			i++
		}
	}
}

// commonLines returns a table of the lengths of the longest common sequence of
// the lines from i in a and from j in b on.
func commonLines(a, b []string) [][]int {
	table := make([][]int, len(a)+1)
	table[len(a)] = make([]int, len(b)+1)
	for i := len(a) - 1; i >= 0; i-- {
		table[i] = commonRow(a[i], b, table[i+1])
	}
	return table
}

// commonRow returns the row of a line in that table, from the row below.
func commonRow(line string, b []string, below []int) []int {
	row := make([]int, len(b)+1)
	for j := len(b) - 1; j >= 0; j-- {
		row[j] = max(below[j], row[j+1])
		if same(line, b[j]) {
			row[j] = below[j+1] + 1
		}
	}
	return row
}

// same reports whether two lines are equal apart from their indentation.
func same(a, b string) bool {
	a, b = strings.TrimLeft(a, " "), strings.TrimLeft(b, " ")
	return a == b && strings.TrimSpace(a) != ""
}

// keep keeps a line, with the indentation of another one.
func (d *differ) keep(line, like string) {
	d.flush()
	if have, want := spaces(line), spaces(like); have != want {
		d.replace(d.at, d.at+have, strings.Repeat(" ", want))
	}
	d.at += len(line)
}

// spaces returns the number of spaces at the beginning of a line.
func spaces(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// flush turns the removed and the inserted text into an edit.
func (d *differ) flush() {
	if d.removed == "" && d.inserted == "" {
		return
	}
	start, removed, inserted := narrowed(d.removed, d.inserted)
	d.replace(d.at+start, d.at+start+len(removed), inserted)
	d.at += len(d.removed)
	d.removed, d.inserted = "", ""
}

// narrowed returns two texts without the characters that both begin or end with,
// and how many they both begin with. Texts of several lines stay whole.
func narrowed(a, b string) (start int, restOfA, restOfB string) {
	if strings.Count(a, "\n") > 1 || strings.Count(b, "\n") > 1 {
		return 0, a, b
	}
	for a != "" && b != "" && a[0] == b[0] && plain(a[0]) {
		a, b, start = a[1:], b[1:], start+1
	}
	for a != "" && b != "" && a[len(a)-1] == b[len(b)-1] && plain(a[len(a)-1]) {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return start, a, b
}

// plain reports whether a byte is a whole character and not a line break.
func plain(c byte) bool { return c >= ' ' && c < 0x80 }

// replace adds an edit. An edit that begins where the last one ends becomes a
// part of it, so that their order does not matter.
func (d *differ) replace(start, end int, text string) {
	if last := len(d.edits) - 1; last >= 0 && d.edits[last].Span.End == start {
		d.edits[last].Span.End, d.edits[last].Text = end, d.edits[last].Text+text
		return
	}
	d.edits = append(d.edits, source.Edit{File: project.Mock, Span: source.Span{Start: start, End: end}, Text: text})
}
