package structure

import (
	"slices"
	"sort"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/source"
)

// back translates a finding in an edited text into one in the text before the
// edits; it returns false if the place does not exist there. It drops the fixes
// that touch the same text as the edits.
func back(d diagnostic.Diagnostic, edits []source.Edit) (diagnostic.Diagnostic, bool) {
	span, ok := newMapping(edits, d.File).span(d.Span)
	if ok {
		d.Span, d.Fixes = span, fixesBack(d.Fixes, edits)
	}
	return d, ok
}

func fixesBack(fixes []diagnostic.Fix, edits []source.Edit) (all []diagnostic.Fix) {
	for _, fix := range fixes {
		if mapped, ok := backFix(fix, edits); ok {
			all = append(all, mapped)
		}
	}
	return all
}

func backFix(fix diagnostic.Fix, edits []source.Edit) (diagnostic.Fix, bool) {
	mapped := slices.Clone(fix.Edits)
	for i, e := range mapped {
		span, ok := newMapping(edits, e.File).exactSpan(e.Span)
		if !ok {
			return fix, false
		}
		mapped[i].Span = span
	}
	fix.Edits = mapped
	return fix, true
}

// mapping translates offsets in an edited text into offsets in the text before
// the edits.
type mapping []source.Edit

// newMapping returns the mapping of a file's edits.
func newMapping(edits []source.Edit, file string) mapping {
	m := mapping(editsIn(file, edits))
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

// exactSpan returns where a span was; false if an edit changed it, or is at its
// edge.
func (m mapping) exactSpan(span source.Span) (source.Span, bool) {
	start, first := m.exact(span.Start, span.Len() > 0)
	end, last := m.exact(span.End, false)
	return source.Span{Start: start, End: end}, first && last && end-start == span.Len()
}

// exact returns where an offset was; false inside or at the edge of an edit. If
// begins is set, the offset may directly follow text that an edit removed.
func (m mapping) exact(at int, begins bool) (int, bool) {
	before, in := m.offset(at)
	touched := slices.ContainsFunc(m, func(e source.Edit) bool {
		isBehind := begins && before == e.Span.End && e.Text == ""
		return !isBehind && isAtEdge(e, before)
	})
	return before, in < 0 && !touched
}

// isAtEdge reports whether an offset is in the text that an edit replaces, or
// beside lines that it adds.
func isAtEdge(e source.Edit, at int) bool {
	return e.Span.Start <= at && at <= e.Span.End && (e.Span.Len() > 0 || strings.Contains(e.Text, "\n"))
}

// span returns where a span was; a span in inserted text becomes all the text
// that the edit removed. It returns false for a place in lines that an edit
// moved.
func (m mapping) span(span source.Span) (source.Span, bool) {
	start, in := m.offset(span.Start)
	if in >= 0 && movesLines(m[in]) {
		return span, false
	}
	end, last := m.offset(span.End)
	if last >= 0 {
		end = m[last].Span.End
	}
	return source.Span{Start: start, End: max(start, end)}, true
}

// movesLines reports whether an edit adds lines that are mostly new in its place.
func movesLines(e source.Edit) bool {
	return strings.Contains(e.Text, "\n") && e.Span.Len() < len(e.Text)/2
}
