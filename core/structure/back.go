package structure

import (
	"sort"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/source"
)

// back translates a finding in an edited text into one in the text before the
// edits; it returns false if the place does not exist there. It drops the fixes
// that touch the same text as the edits.
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

// mapping translates offsets in an edited text into offsets in the text before
// the edits.
type mapping []source.Edit

// newMapping returns the mapping of a file's edits; nil if no edit is in it.
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

// offset returns where an offset was before the edits. Inside the text that an
// edit inserted, it returns the start of that edit and the edit's index (in); in
// is -1 elsewhere.
func (m mapping) offset(at int) (before, in int) {
	shift := 0 // bytes by which the text has grown
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

// exact returns where an offset was; false inside or at the edge of an edit. If
// begins is set, the offset may directly follow text that an edit removed.
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

// span returns where a span was; a span in inserted text becomes all the text
// that the edit removed. It returns false for a place in lines that an edit
// moved.
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
