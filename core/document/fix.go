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
	switch p.kind {
	case cannotStart:
		return d.fixStart(p)
	case unprintableCharacter:
		return d.fixUnprintable(p)
	case colonMissing:
		return d.fixColon(p)
	case valueNotAllowed:
		return d.fixValue(p)
	case quoteNotClosed, quoteSeparator:
		return d.fixQuote(p)
	case unknownEscape, escapeCode:
		return d.fixEscape(p)
	case aliasName, anchorName, tagURI, tagSpace, undefinedHandle, undefinedAlias, blockIndicator, blockHeaderRest, impossibleDate, reservedScalar:
		return d.fixByQuotes(p)
	case unhashableKey:
		return d.fixTemplate(p)
	case flowSequenceComma, flowMappingComma, flowSequenceOpen, flowMappingOpen, flowNodeOpen:
		return d.fixOpen(p)
	case mappingKeyMissing:
		return d.fixKey(p)
	case sequenceEntryMissing, documentMarkerMissing:
		return d.fixIndent(p)
	case unknownTag, invalidScalar, expectedScalar, expectedSequence, expectedMapping:
		return d.fixTag(p)
	case duplicateKey:
		return d.fixDuplicate(p)
	case secondDocument:
		return d.fixSecond(p)
	}
	return nil
}

// fix returns a fix with one edit.
func (d *Document) fix(title string, safe bool, span source.Span, text string) []diagnostic.Fix {
	return []diagnostic.Fix{{Title: title, Safe: safe, Edits: []source.Edit{{File: d.File.Name, Span: span, Text: text}}}}
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
	line := d.File.LineSpan(d.File.Line(p.context))
	text := strings.TrimRight(d.File.Text[p.context:line.End], " \t")
	key, rest, _ := strings.Cut(text, " ")
	if key == "" || strings.ContainsAny(text[:1], "'\"[{&*!") {
		return nil
	}
	insert := func(title string, safe bool, at int, text string) []diagnostic.Fix {
		return d.fix(title, safe, source.Span{Start: p.context + at, End: p.context + at}, text)
	}
	glued, after, ok := strings.Cut(key, ":")
	switch {
	case key[0] == '-' && len(key) > 1:
		return insert("Add a space after '-'", true, 1, " ")
	case ok && glued != "" && after != "":
		return insert("Add a space after ':'", true, len(glued)+1, " ")
	case strings.HasPrefix(rest, ": "):
		return nil
	}
	return insert("Add ':' after '"+key+"'", false, len(key), ":")
}

// fixValue puts a value that contains ': ' in quotes.
func (d *Document) fixValue(p *problem) []diagnostic.Fix {
	line := d.File.LineSpan(d.File.Line(p.at))
	key, _, ok := strings.Cut(d.File.Text[line.Start:p.at], ": ")
	if !ok {
		return d.fixPrevious(p)
	}
	start := line.Start + len(key) + len(": ")
	for start < p.at && d.File.Text[start] == ' ' {
		start++
	}
	return d.quote(source.Span{Start: start, End: line.End})
}

// quote puts a span of text in single quotes, except for a comment at its end.
func (d *Document) quote(span source.Span) []diagnostic.Fix {
	text := d.File.Text[span.Start:span.End]
	if i := strings.Index(text, " #"); i >= 0 {
		text = text[:i]
	}
	text = strings.TrimRight(text, " \t")
	if text == "" || isOneOf(text[0], `'"`) {
		return nil
	}
	span.End = span.Start + len(text)
	return d.fix("Put it in quotes", false, span, "'"+strings.ReplaceAll(text, "'", "''")+"'")
}

// fixByQuotes puts text that looks like YAML in quotes.
func (d *Document) fixByQuotes(p *problem) []diagnostic.Fix {
	if p.node != nil {
		return d.quote(d.firstLine(p.node.Span))
	}
	start := p.at
	if p.hasCtx {
		start = p.context
	}
	return d.quote(source.Span{Start: start, End: d.File.LineSpan(d.File.Line(start)).End})
}

// fixQuote closes a quote at the end of its first line.
func (d *Document) fixQuote(p *problem) []diagnostic.Fix {
	line := d.File.LineSpan(d.File.Line(p.context))
	text := strings.TrimRight(d.File.Text[p.context:line.End], " \t")
	end := p.context + len(text)
	return d.fix("Close the quote", false, source.Span{Start: end, End: end}, text[:1])
}

// fixOpen closes a bracket or brace at the end of its line.
func (d *Document) fixOpen(p *problem) []diagnostic.Fix {
	start := opening(p)
	line := d.File.LineSpan(d.File.Line(start))
	text, _, _ := strings.Cut(d.File.Text[start:line.End], " #")
	text = strings.TrimRight(text, " \t,")
	bracket := "]"
	if text[0] == '{' {
		bracket = "}"
	}
	end := start + len(text)
	if strings.Contains(text, bracket) {
		return nil
	}
	return d.fix("Add '"+bracket+"'", false, source.Span{Start: end, End: end}, bracket)
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

// fixPrevious adds ':' to the previous line: without it, YAML reads this line
// as more of its text. If that does not help, it fixes the indentation.
func (d *Document) fixPrevious(p *problem) []diagnostic.Fix {
	before := d.contentBefore(d.File.Line(p.at))
	text := strings.TrimRight(d.text(before), " ")
	if text == "" || strings.ContainsAny(text, ":#") {
		return d.fixIndent(p)
	}
	end := before.Start + len(text)
	fix := d.fix("Add ':' after "+source.Quote(shortened(strings.TrimSpace(text), 40)), false, source.Span{Start: end, End: end}, ":")
	if d.mends(fix[0], p) {
		return fix
	}
	return d.fixIndent(p)
}

// contentBefore returns the last line before the given one that has more than a
// comment, or an empty span.
func (d *Document) contentBefore(number int) source.Span {
	for number--; number >= 0; number-- {
		line := d.File.LineSpan(number)
		if content := strings.TrimLeft(d.text(line), " "); content != "" && content[0] != '#' {
			return line
		}
	}
	return source.Span{}
}

// fixIndent indents a line like the one before it, if that is enough.
func (d *Document) fixIndent(p *problem) []diagnostic.Fix {
	number := d.File.Line(p.at)
	before, line := d.contentBefore(number), d.File.LineSpan(number)
	if before.Len() == 0 {
		return nil
	}
	old := source.Span{Start: line.Start, End: line.Start + indentation(d.text(line))}
	fix := d.fix("Indent like line "+strconv.Itoa(d.line(before.Start)), false, old, strings.Repeat(" ", indentation(d.text(before))))
	if !d.mends(fix[0], p) {
		return nil
	}
	return fix
}

func (d *Document) text(span source.Span) string { return d.File.Text[span.Start:span.End] }

// indentation returns the number of spaces at the beginning of a line.
func indentation(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// mends reports whether a fix allows reading beyond a problem's line.
func (d *Document) mends(fix diagnostic.Fix, p *problem) bool {
	if len(d.File.Text) > recoverBytes/8 {
		return false
	}
	text, err := source.Apply(d.File.Text, fix.Edits)
	if err != nil {
		return false
	}
	return reads(source.NewFile(d.File.Name, text), d.File.Line(p.at))
}

// reads reports whether the lines of a text up to the given one can be read.
func reads(file *source.File, line int) bool {
	out := outlineUntil(file.Text, file.LineSpan(line).End+1, false)
	return !out.broken || file.Line(out.problems[len(out.problems)-1].at) > line
}

// fixInnerQuote doubles the single quotes inside a value in single quotes.
func (d *Document) fixInnerQuote(p *problem) []diagnostic.Fix {
	line := d.File.LineSpan(d.File.Line(p.at))
	key, text, ok := strings.Cut(d.File.Text[line.Start:line.End], ": '")
	text = strings.TrimRight(text, " \t")
	inner, closed := strings.CutSuffix(text, "'")
	start := line.Start + len(key) + len(": ")
	if !ok || !closed || p.at <= start {
		return nil
	}
	span := source.Span{Start: start, End: start + len("'") + len(text)}
	return d.fix("Double the quote inside", false, span, "'"+strings.ReplaceAll(strings.ReplaceAll(inner, "''", "'"), "'", "''")+"'")
}

// fixEscape doubles the backslash of an invalid escape.
func (d *Document) fixEscape(p *problem) []diagnostic.Fix {
	at := strings.LastIndexByte(d.File.Text[:p.at], '\\')
	return d.fix("Write '\\\\' for a backslash", false, source.Span{Start: at, End: at}, "\\")
}

// fixTag removes a tag.
func (d *Document) fixTag(p *problem) []diagnostic.Fix {
	properties := p.node.properties()
	text := d.File.Text[properties.Start:properties.End]
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
	start := d.File.LineSpan(d.File.Line(p.node.Span.Start)).Start
	last := d.File.Line(max(place.Node.Span.End, p.node.Span.End))
	end := len(d.File.Text)
	if last+1 < d.File.LineCount() {
		end = d.File.LineSpan(last + 1).Start
	}
	if strings.TrimSpace(d.File.Text[start:p.node.Span.Start]) != "" || strings.ContainsAny(d.File.Text[start:end], "#&") {
		return nil // it would also remove a comment, or the target of an alias
	}
	return d.fix("Remove the second "+source.Quote(shortened(keyText(p.node), 40)), false, source.Span{Start: start, End: end}, "")
}

// fixSecond removes all but the first document.
func (d *Document) fixSecond(p *problem) []diagnostic.Fix {
	return d.fix("Keep the first document only", false, source.Span{Start: p.at, End: len(d.File.Text)}, "")
}
