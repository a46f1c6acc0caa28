package document

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"charm-playground/core/diagnostic"
	"charm-playground/core/source"
)

// findings returns the findings for a problem: one at the place to fix, and a
// second one where charmcraft stops, if that is on another line. For a
// duplicate key charmcraft only names the mapping.
func (d *Document) findings(p *problem) []diagnostic.Diagnostic {
	finding := d.finding(p)
	line := d.File.Line(finding.Span.Start)
	if d.stopsNear(p, line) {
		return []diagnostic.Diagnostic{finding}
	}
	return []diagnostic.Diagnostic{finding, d.echo(p, finding, line)}
}

// stopsNear reports whether charmcraft stops at a line, or says nothing about
// where it stops.
func (d *Document) stopsNear(p *problem, line int) bool {
	// PyYAML counts more line breaks than editors do.
	seen := markAt(d.File.Text, p.at).line
	return p.warning || problems[p.kind].crash || p.kind == duplicateKey || line-1 <= seen && seen <= line+1
}

// echo returns the finding where charmcraft stops, for a mistake on another line.
func (d *Document) echo(p *problem, mistake diagnostic.Diagnostic, line int) diagnostic.Diagnostic {
	echo := mistake
	echo.Span, echo.Fixes, echo.Echo = d.word(p.at), nil, true
	echo.Message = fmt.Sprintf("charmcraft stops here: %s. The mistake is on line %d; fix it there.", p.text(), line+1)
	return echo
}

// finding returns the finding at the place to fix.
func (d *Document) finding(p *problem) diagnostic.Diagnostic {
	return diagnostic.Diagnostic{
		File: d.File.Name, Span: d.place(p), Severity: p.severity(), Code: p.code(),
		Message: d.message(p), Path: d.PathOf(p.node), Fixes: d.fixesOf(p),
	}
}

func (p *problem) severity() diagnostic.Severity {
	if p.warning {
		return diagnostic.Warning
	}
	return diagnostic.Error
}

func (p *problem) code() diagnostic.Code {
	if code := problems[p.kind].code; code != "" {
		return code
	}
	return diagnostic.YAMLSyntax
}

// line returns the number of the line at an offset, from 1.
func (d *Document) line(offset int) int { return d.File.Line(offset) + 1 }

// place returns the text that a problem is about. For some problems the place
// to fix differs from where PyYAML sees them.
func (d *Document) place(p *problem) source.Span {
	switch p.kind {
	case colonMissing, quoteNotClosed, quoteSeparator, flowSequenceOpen, flowMappingOpen:
		return d.word(p.context)
	case flowNodeOpen:
		return d.word(opening(p))
	case cannotStart:
		return d.startWord(p)
	case unknownTag, expectedScalar, expectedSequence, expectedMapping, unpackedScalar:
		return d.properties(p)
	}
	switch {
	case p.node != nil && p.node.Span.Len() > 0:
		return d.firstLine(p.node.Span)
	case p.node != nil:
		return d.properties(p)
	case p.end > p.at:
		return source.Span{Start: p.at, End: p.end}
	}
	return d.word(p.at)
}

// opening returns the offset of the bracket or brace that a problem is about.
func opening(p *problem) int {
	if p.kind == flowNodeOpen {
		return p.args[4].(int)
	}
	return p.context
}

// startWord returns the tabs, or the word, that cannot begin a value.
func (d *Document) startWord(p *problem) source.Span {
	if span := wrongText(d.File, p); strings.HasPrefix(d.File.Text[span.Start:], "\t") {
		return span
	}
	return d.word(p.at)
}

// properties returns a node's anchor and tag, or its first line if it has
// neither.
func (d *Document) properties(p *problem) source.Span {
	if written := p.node.properties(); written.Len() > 0 {
		return written
	}
	return d.firstLine(p.node.Span)
}

// firstLine returns a span up to the end of its first line.
func (d *Document) firstLine(span source.Span) source.Span {
	end := d.lineAt(span.Start).End
	return source.Span{Start: span.Start, End: max(min(span.End, end), span.Start)}
}

// word returns the text from an offset to the next space, colon or the end of
// the line. At the end of a line it is empty.
func (d *Document) word(offset int) source.Span {
	line := d.lineAt(offset)
	start := min(offset, line.End)
	return source.Span{Start: start, End: start + wordSize(d.File.Text[start:line.End])}
}

// wordSize returns how many bytes of a line come before its first blank and its
// first colon. If the line begins with one of them, that one does not end the
// word.
func wordSize(line string) int {
	for _, end := range []string{" \t", ":"} {
		if i := strings.IndexAny(line, end); i > 0 {
			line = line[:i]
		}
	}
	return len(line)
}

// message returns our text for a problem.
func (d *Document) message(p *problem) string {
	word := d.textOf(p)
	places := []string{"{word}", source.Quote(word), "{!word}", word, "{line}", strconv.Itoa(d.line(p.context))}
	if p.first != nil {
		places = append(places, "{first}", strconv.Itoa(d.line(p.first.Span.Start)))
	}
	if p.kind == unprintableCharacter {
		places = append(places, "{char}", fmt.Sprintf("U+%04X", p.args[0]))
	}
	return fill(strings.NewReplacer(places...).Replace(template(p)), plainWords(p.args))
}

// template returns the text for a problem, with its placeholders.
func template(p *problem) string {
	switch {
	case p.kind == cannotStart && p.args[0] == "\t":
		return "YAML does not allow a tab here. Use spaces."
	case p.warning:
		return "The key {0} appears twice, first on line {first}. The last one wins. Remove one of them."
	}
	return problems[p.kind].message
}

// textOf returns the text that a message is about, at most 40 characters of it.
func (d *Document) textOf(p *problem) string {
	span := d.place(p)
	if problems[p.kind].skip == skipContext {
		span = d.lineAt(p.context)
		span.Start = p.context
	}
	return shortened(strings.TrimSpace(d.text(span)), 40)
}

// shortened returns text with at most limit characters.
func shortened(text string, limit int) string {
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	return string([]rune(text)[:limit-1]) + "…"
}

// plainTokens names tokens in everyday words, if the words differ from the
// token itself.
var plainTokens = [...]string{
	streamEndToken: "the end of the file", documentStartToken: "'---'", documentEndToken: "'...'",
	directiveToken: "a '%' directive", blockEndToken: "a line that is indented less", blockMappingToken: "a mapping",
	blockSequenceToken: "a list", scalarToken: "a value", aliasToken: "an alias", anchorToken: "an anchor", tagToken: "a tag",
}

// plainKinds names kinds of nodes in everyday words.
var plainKinds = [...]verbatim{"single value", "list", "mapping", ""}

// plainWords returns a problem's arguments in everyday words.
func plainWords(args []any) []any {
	words := make([]any, len(args))
	for i, arg := range args {
		words[i] = plainWord(arg)
	}
	return words
}

func plainWord(arg any) any {
	switch arg := arg.(type) {
	case tokenKind:
		return arg.inWords()
	case Kind:
		return plainKinds[arg]
	case string:
		return shortened(arg, 40)
	}
	return arg
}

// inWords returns the name of a token in everyday words.
func (k tokenKind) inWords() verbatim {
	if name := plainTokens[k]; name != "" {
		return verbatim(name)
	}
	return verbatim(source.Quote(k.String()))
}

// verbatim is an argument that is not written with Python's repr().
type verbatim string
