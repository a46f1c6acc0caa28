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
	d := &differ{}
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		d.at += len(a[0])
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	d.lines(a, b)
	return d.edits
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
		d.flush()
		return
	}
	common := commonLines(a, b)
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && same(a[i], b[j]):
			d.flush()
			d.indent(a[i], b[j])
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
	d.flush()
}

// commonLines returns a table of the lengths of the longest common sequence of
// the lines from i in a and from j in b on.
func commonLines(a, b []string) [][]int {
	table := make([][]int, len(a)+1)
	for i := range table {
		table[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			table[i][j] = max(table[i+1][j], table[i][j+1])
			if same(a[i], b[j]) {
				table[i][j] = table[i+1][j+1] + 1
			}
		}
	}
	return table
}

// same reports whether two lines are equal apart from their indentation.
func same(a, b string) bool {
	a, b = strings.TrimLeft(a, " "), strings.TrimLeft(b, " ")
	return a == b && strings.TrimSpace(a) != ""
}

// indent gives a line the indentation of another one.
func (d *differ) indent(a, b string) {
	if have, want := len(a)-len(strings.TrimLeft(a, " ")), len(b)-len(strings.TrimLeft(b, " ")); have != want {
		d.replace(d.at, d.at+have, strings.Repeat(" ", want))
	}
	d.at += len(a)
}

// flush turns the removed and the inserted text into an edit, without the
// characters that both begin or end with, if each is at most one line.
func (d *differ) flush() {
	if d.removed == "" && d.inserted == "" {
		return
	}
	a, b, start := d.removed, d.inserted, d.at
	d.at += len(a)
	if strings.Count(a, "\n") > 1 || strings.Count(b, "\n") > 1 {
		d.replace(start, start+len(a), b)
		d.removed, d.inserted = "", ""
		return
	}
	for a != "" && b != "" && a[0] == b[0] && plain(a[0]) {
		a, b, start = a[1:], b[1:], start+1
	}
	for a != "" && b != "" && a[len(a)-1] == b[len(b)-1] && plain(a[len(a)-1]) {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	d.replace(start, start+len(a), b)
	d.removed, d.inserted = "", ""
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
