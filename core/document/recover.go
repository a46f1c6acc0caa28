package document

import (
	"sort"
	"strings"

	"charm-playground/core/source"
)

// Reading continues after at most maxRecoveries syntax errors. For a long text
// it is fewer, so that reading it again and again does not take more than
// recoverBytes in all.
const (
	maxRecoveries = 12
	recoverBytes  = 1 << 20
)

// recovered returns the outline of a text with a syntax error, read with the
// error fixed or left out, so that a file still has its tree while the user
// writes it. Its problems are only those after the first one that are certainly
// mistakes of their own, not consequences of the first.
func recovered(file *source.File, broken outline) outline {
	p := &patch{file: file}
	out, best := broken, broken
	var more []*problem
	certain := true
	for range min(maxRecoveries, recoverBytes/(len(file.Text)+1)) {
		last := out.problems[len(out.problems)-1]
		certain = certain && problems[last.kind].skip == skipText
		if !p.getPast(last) {
			break
		}
		out = outlineOf(p.file.Text, false)
		if certain {
			more = append(more, news(out.problems, broken.problems, more)...)
		}
		if !out.broken || out.size() > best.size() {
			best = out
			p.restore(out.nodes)
			best.guessed = p.guessed
		}
		if !out.broken {
			break
		}
	}
	best.problems = more
	return best
}

// news returns the problems in found that are not among the others.
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

// patch is a text in which some problems are fixed.
type patch struct {
	file     *source.File
	inserted []int // the offsets of bytes that the original does not have, in order
	guessed  bool  // whether lines were left out, which may have changed the structure
	tried    map[int]bool
}

// getPast fixes one problem, or leaves out the wrong text. It reports whether
// that changed anything.
func (p *patch) getPast(problem *problem) bool {
	return p.insert(problem) || p.blank(problem)
}

// insert applies the problem's first fix if the fix inserts a single byte and
// was not tried on this line before.
func (p *patch) insert(problem *problem) bool {
	fixes := (&Document{File: p.file}).fixesOf(problem)
	if len(fixes) == 0 || len(fixes[0].Edits) != 1 {
		return false
	}
	edit := fixes[0].Edits[0]
	line := p.file.Line(edit.Span.Start)
	if edit.Span.Len() != 0 || len(edit.Text) != 1 || p.tried[line] {
		return false
	}
	if p.tried == nil {
		p.tried = map[int]bool{}
	}
	p.tried[line] = true
	p.insertAt(edit.Span.Start, edit.Text)
	return true
}

// insertAt inserts a byte and records its offset, in order.
func (p *patch) insertAt(at int, text string) {
	p.file = source.NewFile(p.file.Name, p.file.Text[:at]+text+p.file.Text[at:])
	p.inserted = append(p.inserted, at)
	for i := len(p.inserted) - 1; i > 0 && p.inserted[i-1] >= at; i-- {
		p.inserted[i-1], p.inserted[i] = at, p.inserted[i-1]+1
	}
}

// blank overwrites the wrong text with spaces, byte by byte.
func (p *patch) blank(problem *problem) bool {
	span := skippedSpan(p.file, problem)
	text := []byte(p.file.Text)
	changed := false
	for i := span.Start; i < span.End; i++ {
		if !strings.ContainsRune(" \r\n", rune(text[i])) {
			text[i] = ' '
			changed = true
		}
	}
	p.file = source.NewFile(p.file.Name, string(text))
	how := problems[problem.kind].skip
	p.guessed = p.guessed || how == skipLine || how == skipContext
	return changed
}

// restore sets the nodes' places to those in the original text.
func (p *patch) restore(nodes []*Node) {
	if len(p.inserted) == 0 {
		return
	}
	for _, n := range nodes {
		n.mark = p.offset(n.mark)
		n.Span = p.span(n.Span)
		if n.head != nil {
			n.head.span = p.span(n.head.span)
		}
	}
}

func (p *patch) span(span source.Span) source.Span {
	return source.Span{Start: p.offset(span.Start), End: p.offset(span.End)}
}

func (p *patch) offset(offset int) int { return offset - sort.SearchInts(p.inserted, offset) }

// skippedSpan returns the part of the text to leave out.
func skippedSpan(file *source.File, p *problem) source.Span {
	context := file.LineSpan(file.Line(p.context))
	switch problems[p.kind].skip {
	case skipContext:
		return context
	case skipRest:
		return source.Span{Start: p.context, End: context.End}
	case skipText:
		return wrongText(file, p)
	case skipAfter:
		return source.Span{Start: p.at, End: len(file.Text)}
	default:
		return source.Span{Start: p.at, End: max(p.at, file.LineSpan(file.Line(p.at)).End)}
	}
}

// wrongText returns the tabs or the character that cannot be read, otherwise
// the rest of the line.
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
