package structure

import (
	"sort"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/source"
)

// back is a finding in an edited text as one of the text before the edits; false
// where its place is not there. A fix that touches what the edits do is left out.
func back(d diagnostic.Diagnostic, edits []source.Edit) (diagnostic.Diagnostic, bool) {
	m := newMapping(edits, d.File)
	if m != nil {
		span, ok := m.span(d.Span)
		if !ok {
			return d, false
		}
		d.Span = span
	}
	var fixes []diagnostic.Fix
	for _, fix := range d.Fixes {
		if mapped, ok := backFix(fix, edits); ok {
			fixes = append(fixes, mapped)
		}
	}
	d.Fixes = fixes
	return d, true
}

func backFix(fix diagnostic.Fix, edits []source.Edit) (diagnostic.Fix, bool) {
	mapped := make([]source.Edit, len(fix.Edits))
	for i, e := range fix.Edits {
		mapped[i] = e
		m := newMapping(edits, e.File)
		if m == nil {
			continue
		}
		start, first := m.exact(e.Span.Start, e.Span.Len() > 0)
		end, last := m.exact(e.Span.End, false)
		if !first || !last || end-start != e.Span.Len() {
			return fix, false
		}
		mapped[i].Span = source.Span{Start: start, End: end}
	}
	fix.Edits = mapped
	return fix, true
}

// mapping tells where in a text before edits an offset of the text behind them is.
type mapping []source.Edit

// newMapping is the mapping of a file's edits; nil where it has none.
func newMapping(edits []source.Edit, file string) mapping {
	var m mapping
	for _, e := range edits {
		if e.File == file {
			m = append(m, e)
		}
	}
	sort.SliceStable(m, func(i, j int) bool { return m[i].Span.Start < m[j].Span.Start })
	return m
}

// offset is where an offset was: in the text that an edit put in, where that
// edit is (in) and which one; -1 elsewhere.
func (m mapping) offset(at int) (before, in int) {
	shift := 0 // how much longer the text has become
	for i, e := range m {
		start := e.Span.Start + shift
		end := start + len(e.Text)
		if at < start {
			break
		}
		if at < end {
			return e.Span.Start, i
		}
		shift += len(e.Text) - e.Span.Len()
	}
	return at - shift, -1
}

// exact is where an offset was; false inside of what an edit put in, or at it. An
// edit that begins there may follow what was taken out.
func (m mapping) exact(at int, begins bool) (int, bool) {
	before, in := m.offset(at)
	if in >= 0 {
		return 0, false
	}
	for _, e := range m {
		if begins && before == e.Span.End && e.Text == "" {
			continue
		}
		if e.Span.Start <= before && before <= e.Span.End && (e.Span.Len() > 0 || strings.Contains(e.Text, "\n")) {
			return 0, false
		}
	}
	return before, true
}

// span is where a span was: in what an edit put in, all that the edit took out.
// It is false for a place in lines that were moved there.
func (m mapping) span(span source.Span) (source.Span, bool) {
	start, in := m.offset(span.Start)
	if in >= 0 {
		if strings.Contains(m[in].Text, "\n") && m[in].Span.Len() < len(m[in].Text)/2 {
			return span, false
		}
	}
	end, last := m.offset(span.End)
	if last >= 0 {
		end = m[last].Span.End
	}
	return source.Span{Start: start, End: max(start, end)}, true
}
