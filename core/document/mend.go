package document

import (
	"strings"

	"charm-playground/core/source"
)

// At most maxMends syntax errors are looked beyond, and fewer where the text is
// so long that reading it again and again takes more than mendBytes in all.
const (
	maxMends  = 12
	mendBytes = 1 << 20
)

// mended is the outline of a text that has a syntax error, as it is when what
// is wrong is left out: so a file that is being written still has its tree. It
// also returns those problems behind the first that certainly are mistakes of
// their own, and no consequences of it.
func mended(file *source.File, broken outline) (outline, []*problem) {
	text := []byte(file.Text)
	var more []*problem
	certain := true
	out := broken
	best := broken
	for range min(maxMends, mendBytes/(len(text)+1)) {
		p := out.problems[len(out.problems)-1]
		certain = certain && problems[p.kind].mend == mendText
		if !blank(text, file, p) {
			break
		}
		out = outlineOf(string(text), false)
		if len(out.events) > len(best.events) {
			best = out
		}
		if certain {
			more = append(more, news(out.problems, broken.problems, more)...)
		}
		if !out.broken {
			return out, more
		}
	}
	return best, more
}

// news is those of found that are not among the others.
func news(found []*problem, others ...[]*problem) []*problem {
	known := map[int]bool{}
	for _, list := range others {
		for _, p := range list {
			known[p.at] = true
		}
	}
	var fresh []*problem
	for _, p := range found {
		if !known[p.at] {
			fresh = append(fresh, p)
		}
	}
	return fresh
}

// blank overwrites what is wrong with spaces, byte by byte, so that all else
// stays where it is. It reports whether that changed anything.
func blank(text []byte, file *source.File, p *problem) bool {
	span := mendSpan(file, p)
	changed := false
	for i := span.Start; i < span.End; i++ {
		if !strings.ContainsRune(" \r\n", rune(text[i])) {
			text[i] = ' '
			changed = true
		}
	}
	return changed
}

// mendSpan is the part of the text to do without.
func mendSpan(file *source.File, p *problem) source.Span {
	context := file.LineSpan(file.Line(p.context))
	switch problems[p.kind].mend {
	case mendContext:
		return context
	case mendRest:
		return source.Span{Start: p.context, End: context.End}
	case mendText:
		return wrongText(file, p)
	case mendAfter:
		return source.Span{Start: p.at, End: len(file.Text)}
	default:
		return source.Span{Start: p.at, End: max(p.at, file.LineSpan(file.Line(p.at)).End)}
	}
}

// wrongText is a tab or a character that cannot be read, and otherwise what is
// left of the line.
func wrongText(file *source.File, p *problem) source.Span {
	start := p.at
	switch {
	case p.end > start:
		return source.Span{Start: start, End: p.end}
	case start < len(file.Text) && file.Text[start] == '\t':
		end := start
		for end < len(file.Text) && file.Text[end] == '\t' {
			end++
		}
		return source.Span{Start: start, End: end}
	}
	return source.Span{Start: start, End: file.LineSpan(file.Line(start)).End}
}
