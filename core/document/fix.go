package document

import (
	"strconv"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/source"
)

// fixesOf returns fixes(p), computed once for each text.
func (d *Document) fixesOf(p *problem) []diagnostic.Fix {
	if p.sought != d.File {
		p.ways, p.sought = d.fixes(p), d.File
	}
	return p.ways
}

// fixes returns the obvious fixes.
func (d *Document) fixes(p *problem) []diagnostic.Fix {
	if fixer := fixers[p.kind]; fixer != nil {
		return fixer(d, p)
	}
	return nil
}

// fixers has what fixes each kind of problem, if a fix is obvious.
var fixers = [len(problems)]func(*Document, *problem) []diagnostic.Fix{
	cannotStart:           (*Document).fixStart,
	unprintableCharacter:  (*Document).fixUnprintable,
	colonMissing:          (*Document).fixColon,
	valueNotAllowed:       (*Document).fixValue,
	quoteNotClosed:        (*Document).fixQuote,
	quoteSeparator:        (*Document).fixQuote,
	unknownEscape:         (*Document).fixEscape,
	escapeCode:            (*Document).fixEscape,
	aliasName:             (*Document).fixByQuotes,
	anchorName:            (*Document).fixByQuotes,
	tagURI:                (*Document).fixByQuotes,
	tagSpace:              (*Document).fixByQuotes,
	undefinedHandle:       (*Document).fixByQuotes,
	undefinedAlias:        (*Document).fixByQuotes,
	blockIndicator:        (*Document).fixByQuotes,
	blockHeaderRest:       (*Document).fixByQuotes,
	impossibleDate:        (*Document).fixByQuotes,
	reservedScalar:        (*Document).fixByQuotes,
	unhashableKey:         (*Document).fixTemplate,
	flowSequenceComma:     (*Document).fixOpen,
	flowMappingComma:      (*Document).fixOpen,
	flowSequenceOpen:      (*Document).fixOpen,
	flowMappingOpen:       (*Document).fixOpen,
	flowNodeOpen:          (*Document).fixOpen,
	mappingKeyMissing:     (*Document).fixKey,
	sequenceEntryMissing:  (*Document).fixIndent,
	documentMarkerMissing: (*Document).fixIndent,
	unknownTag:            (*Document).fixTag,
	invalidScalar:         (*Document).fixTag,
	expectedScalar:        (*Document).fixTag,
	expectedSequence:      (*Document).fixTag,
	expectedMapping:       (*Document).fixTag,
	duplicateKey:          (*Document).fixDuplicate,
	secondDocument:        (*Document).fixSecond,
}

// fix returns a fix with one edit.
func (d *Document) fix(title string, safe bool, span source.Span, text string) []diagnostic.Fix {
	return []diagnostic.Fix{{Title: title, Safe: safe, Edits: []source.Edit{{File: d.File.Name, Span: span, Text: text}}}}
}

// insertion returns a fix that inserts text at an offset.
func (d *Document) insertion(title string, safe bool, at int, text string) []diagnostic.Fix {
	return d.fix(title, safe, source.Span{Start: at, End: at}, text)
}

// lineAt returns the line with an offset.
func (d *Document) lineAt(offset int) source.Span { return d.File.LineSpan(d.File.Line(offset)) }

// restOfLine returns the text from an offset to the end of its line, without the
// blanks there.
func (d *Document) restOfLine(offset int) string {
	return strings.TrimRight(d.File.Text[offset:d.lineAt(offset).End], " \t")
}

// fixStart fixes a tab, or a value that begins with a character that YAML
// reserves.
func (d *Document) fixStart(p *problem) []diagnostic.Fix {
	span := wrongText(d.File, p)
	if d.File.Text[span.Start] == '\t' {
		return d.fix("Replace tabs with spaces", true, span, strings.Repeat("  ", span.Len()))
	}
	return d.quote(span)
}

func (d *Document) fixUnprintable(p *problem) []diagnostic.Fix {
	return d.fix("Remove the character", false, source.Span{Start: p.at, End: p.end}, "")
}

// fixColon adds the missing ':' to a key, or the missing space after '-' or
// ':'.
func (d *Document) fixColon(p *problem) []diagnostic.Fix {
	key, rest, _ := strings.Cut(d.restOfLine(p.context), " ")
	glued, after, ok := strings.Cut(key, ":")
	switch {
	case key == "" || isOneOf(key[0], "'\"[{&*!"):
		return nil
	case key[0] == '-' && len(key) > 1:
		return d.insertion("Add a space after '-'", true, p.context+1, " ")
	case ok && glued != "" && after != "":
		return d.insertion("Add a space after ':'", true, p.context+len(glued)+1, " ")
	case strings.HasPrefix(rest, ": "):
		return nil
	}
	return d.insertion("Add ':' after '"+key+"'", false, p.context+len(key), ":")
}

// fixValue puts a value that contains ': ' in quotes.
func (d *Document) fixValue(p *problem) []diagnostic.Fix {
	line := d.lineAt(p.at)
	_, value, ok := strings.Cut(d.File.Text[line.Start:p.at], ": ")
	if !ok {
		return d.fixPrevious(p)
	}
	return d.quote(source.Span{Start: p.at - len(strings.TrimLeft(value, " ")), End: line.End})
}

// quote puts a span of text in single quotes, except for a comment at its end.
func (d *Document) quote(span source.Span) []diagnostic.Fix {
	text := withoutComment(d.text(span))
	if text == "" || isOneOf(text[0], `'"`) {
		return nil
	}
	span.End = span.Start + len(text)
	return d.fix("Put it in quotes", false, span, singleQuoted(text))
}

// withoutComment returns text without a comment at its end and the blanks before
// it.
func withoutComment(text string) string {
	text, _, _ = strings.Cut(text, " #")
	return strings.TrimRight(text, " \t")
}

// singleQuoted returns text as a scalar in single quotes.
func singleQuoted(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }

// fixByQuotes puts text that looks like YAML in quotes.
func (d *Document) fixByQuotes(p *problem) []diagnostic.Fix {
	if p.node != nil {
		return d.quote(d.firstLine(p.node.Span))
	}
	return d.quote(d.firstLine(source.Span{Start: p.begin(), End: len(d.File.Text)}))
}

// begin returns the start of what PyYAML was reading at the problem, or the
// problem's own place if PyYAML names no such context.
func (p *problem) begin() int {
	if p.hasCtx {
		return p.context
	}
	return p.at
}

// fixQuote closes a quote at the end of its first line.
func (d *Document) fixQuote(p *problem) []diagnostic.Fix {
	text := d.restOfLine(p.context)
	return d.insertion("Close the quote", false, p.context+len(text), text[:1])
}

// fixOpen closes a bracket or brace at the end of its line.
func (d *Document) fixOpen(p *problem) []diagnostic.Fix {
	start := opening(p)
	text := strings.TrimRight(withoutComment(d.restOfLine(start)), " \t,")
	bracket := closingBracket(text[0])
	if strings.Contains(text, bracket) {
		return nil
	}
	return d.insertion("Add '"+bracket+"'", false, start+len(text), bracket)
}

// closingBracket returns what closes a bracket or brace.
func closingBracket(open byte) string {
	if open == '{' {
		return "}"
	}
	return "]"
}

// fixTemplate puts the whole of {{ x }} in quotes.
func (d *Document) fixTemplate(p *problem) []diagnostic.Fix {
	place := d.PlaceOf(p.node)
	if place != nil && place.Parent != nil && place.Parent.Node.Style == Flow {
		return d.quote(d.firstLine(place.Parent.Node.Span))
	}
	return d.fixByQuotes(p)
}

// fixKey fixes a line that does not fit into its mapping, or a value that
// continues after its closing quote.
func (d *Document) fixKey(p *problem) []diagnostic.Fix {
	if fix := d.fixInnerQuote(p); fix != nil {
		return fix
	}
	return d.fixIndent(p)
}

// fixPrevious adds ':' to the previous line. If that does not help, it fixes the
// indentation.
func (d *Document) fixPrevious(p *problem) []diagnostic.Fix {
	if fix := d.fixPreviousKey(p); fix != nil {
		return fix
	}
	return d.fixIndent(p)
}

// fixPreviousKey adds ':' to the previous line, if that is enough: without it,
// YAML reads this line as more of its text.
func (d *Document) fixPreviousKey(p *problem) []diagnostic.Fix {
	before := d.contentBefore(d.File.Line(p.at))
	text := strings.TrimRight(d.text(before), " ")
	if text == "" || strings.ContainsAny(text, ":#") {
		return nil
	}
	title := "Add ':' after " + source.Quote(shortened(strings.TrimSpace(text), 40))
	return d.proved(p, d.insertion(title, false, before.Start+len(text), ":"))
}

// contentBefore returns the last line before the given one that has more than a
// comment, or an empty span.
func (d *Document) contentBefore(number int) source.Span {
	for number--; number >= 0; number-- {
		if line := d.File.LineSpan(number); hasContent(d.text(line)) {
			return line
		}
	}
	return source.Span{}
}

// hasContent reports whether a line has more than a comment.
func hasContent(line string) bool {
	content := strings.TrimLeft(line, " ")
	return content != "" && content[0] != '#'
}

// fixIndent indents a line like the one before it, if that is enough.
func (d *Document) fixIndent(p *problem) []diagnostic.Fix {
	before := d.contentBefore(d.File.Line(p.at))
	if before.Len() == 0 {
		return nil
	}
	title := "Indent like line " + strconv.Itoa(d.line(before.Start))
	return d.proved(p, d.fix(title, false, d.indentation(d.lineAt(p.at)), d.text(d.indentation(before))))
}

func (d *Document) text(span source.Span) string { return d.File.Text[span.Start:span.End] }

// indentation returns the spaces at the beginning of a line.
func (d *Document) indentation(line source.Span) source.Span {
	line.End -= len(strings.TrimLeft(d.text(line), " "))
	return line
}

// proved returns a fix if it allows reading beyond the problem's line, otherwise
// nil.
func (d *Document) proved(p *problem, fix []diagnostic.Fix) []diagnostic.Fix {
	if d.mends(fix[0], p) {
		return fix
	}
	return nil
}

// mends reports whether a fix allows reading beyond a problem's line.
func (d *Document) mends(fix diagnostic.Fix, p *problem) bool {
	if len(d.File.Text) > recoverBytes/8 {
		return false
	}
	text, err := source.Apply(d.File.Text, fix.Edits)
	return err == nil && reads(source.NewFile(d.File.Name, text), d.File.Line(p.at))
}

// reads reports whether the lines of a text up to the given one can be read.
func reads(file *source.File, line int) bool {
	out := outlineUntil(file.Text, file.LineSpan(line).End+1, false)
	fault := out.fault()
	return fault == nil || file.Line(fault.at) > line
}

// fixInnerQuote doubles the single quotes inside a value in single quotes.
func (d *Document) fixInnerQuote(p *problem) []diagnostic.Fix {
	line := d.lineAt(p.at)
	key, text, ok := strings.Cut(d.text(line), ": '")
	inner, closed := strings.CutSuffix(strings.TrimRight(text, " \t"), "'")
	start := line.Start + len(key) + len(": ")
	if !ok || !closed || p.at <= start {
		return nil
	}
	span := source.Span{Start: start, End: start + len(inner) + len("''")}
	return d.fix("Double the quote inside", false, span, singleQuoted(strings.ReplaceAll(inner, "''", "'")))
}

// fixEscape doubles the backslash of an invalid escape.
func (d *Document) fixEscape(p *problem) []diagnostic.Fix {
	at := strings.LastIndexByte(d.File.Text[:p.at], '\\')
	return d.insertion("Write '\\\\' for a backslash", false, at, "\\")
}

// fixTag removes a tag.
func (d *Document) fixTag(p *problem) []diagnostic.Fix {
	properties := p.node.properties()
	text := d.text(properties)
	at := strings.IndexByte(text, '!')
	if at < 0 {
		return d.quote(d.firstLine(p.node.Span))
	}
	size := strings.IndexAny(text[at:]+" ", " \t\r\n")
	span := source.Span{Start: properties.Start + at, End: properties.Start + at + size}
	if span.End < len(d.File.Text) && d.File.Text[span.End] == ' ' {
		span.End++
	}
	return d.fix("Remove the tag", false, span, "")
}

// fixDuplicate removes the lines of a key that appears for the second time.
func (d *Document) fixDuplicate(p *problem) []diagnostic.Fix {
	place := d.PlaceOf(p.node)
	if place == nil || place.Parent == nil || place.Parent.Node.Style == Flow {
		return nil
	}
	lines := d.linesOf(p.node, place.Node)
	if strings.TrimSpace(d.File.Text[lines.Start:p.node.Span.Start]) != "" || strings.ContainsAny(d.text(lines), "#&") {
		return nil // it would also remove a comment, or the target of an alias
	}
	return d.fix("Remove the second "+source.Quote(shortened(keyText(p.node), 40)), false, lines, "")
}

// linesOf returns the whole lines of a pair, with the last line break.
func (d *Document) linesOf(key, val *Node) source.Span {
	start := d.lineAt(key.Span.Start).Start
	next := d.File.Line(max(val.Span.End, key.Span.End)) + 1
	if next < d.File.LineCount() {
		return source.Span{Start: start, End: d.File.LineSpan(next).Start}
	}
	return source.Span{Start: start, End: len(d.File.Text)}
}

// fixSecond removes all but the first document.
func (d *Document) fixSecond(p *problem) []diagnostic.Fix {
	return d.fix("Keep the first document only", false, source.Span{Start: p.at, End: len(d.File.Text)}, "")
}
