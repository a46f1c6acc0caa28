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
// writes it. After the problems of the broken outline it has only those that are
// certainly mistakes of their own, not consequences of the first.
func recovered(file *source.File, broken outline) outline {
	r := &recovery{patch: patch{file: file, tried: map[int]bool{}}, broken: broken, best: broken, certain: true}
	fault := broken.fault()
	for tries := min(maxRecoveries, recoverBytes/(len(file.Text)+1)); tries > 0 && fault != nil && r.getPast(fault); tries-- {
		fault = r.readAgain(fault)
	}
	r.best.problems = append(broken.problems, r.more...)
	return r.best
}

// recovery reads a broken text again and again.
type recovery struct {
	patch
	broken, best outline
	more         []*problem // the problems beyond those of the broken outline
	certain      bool       // whether everything but the wrong texts is as intended
}

// readAgain reads the text after it was patched to get past a fault. It returns
// the next one, or nil.
func (r *recovery) readAgain(fault *problem) *problem {
	r.certain = r.certain && problems[fault.kind].skip == skipText
	out := outlineOf(r.file.Text, false)
	if r.certain {
		r.more = append(r.more, news(out.problems, r.broken.problems, r.more)...)
	}
	if !out.broken || out.size() > r.best.size() {
		r.keep(out)
	}
	return out.fault()
}

// keep takes an outline as the best one, with its places in the original text.
func (r *recovery) keep(out outline) {
	r.restore(out.nodes)
	r.best = out
	r.best.guessed = r.guessed
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
	edit, ok := p.insertion(problem)
	line := p.file.Line(edit.Span.Start)
	if !ok || p.tried[line] {
		return false
	}
	p.tried[line] = true
	p.insertAt(edit.Span.Start, edit.Text)
	return true
}

// insertion returns the edit of the problem's first fix, and whether it inserts
// a single byte.
func (p *patch) insertion(problem *problem) (edit source.Edit, ok bool) {
	fixes := (&Document{File: p.file}).fixesOf(problem)
	if len(fixes) == 0 || len(fixes[0].Edits) != 1 {
		return source.Edit{}, false
	}
	edit = fixes[0].Edits[0]
	return edit, edit.Span.Len() == 0 && len(edit.Text) == 1
}

// insertAt inserts a byte and records its offset, in order.
func (p *patch) insertAt(at int, text string) {
	p.file = source.NewFile(p.file.Name, p.file.Text[:at]+text+p.file.Text[at:])
	p.inserted = append(p.inserted, at)
	for i := len(p.inserted) - 1; i > 0 && p.inserted[i-1] >= at; i-- {
		p.inserted[i-1], p.inserted[i] = at, p.inserted[i-1]+1
	}
}

// blank leaves out the wrong text. It reports whether that changed anything.
func (p *patch) blank(problem *problem) bool {
	before, how := p.file.Text, problems[problem.kind].skip
	p.file = source.NewFile(p.file.Name, blanked(before, skippedSpan(p.file, problem)))
	p.guessed = p.guessed || how == skipLine || how == skipContext
	return p.file.Text != before
}

// blanked returns text with a span overwritten with spaces, byte by byte. Line
// breaks stay.
func blanked(text string, span source.Span) string {
	bytes := []byte(text)
	for i := span.Start; i < span.End; i++ {
		if !isOneOf(bytes[i], " \r\n") {
			bytes[i] = ' '
		}
	}
	return string(bytes)
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
	if p.end > p.at {
		return source.Span{Start: p.at, End: p.end}
	}
	rest := file.Text[min(p.at, len(file.Text)):]
	if tabs := len(rest) - len(strings.TrimLeft(rest, "\t")); tabs > 0 {
		return source.Span{Start: p.at, End: p.at + tabs}
	}
	return source.Span{Start: p.at, End: file.LineSpan(file.Line(p.at)).End}
}
