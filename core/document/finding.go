package document

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"charm-playground/core/diagnostic"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// findings is what there is to tell about a problem: mostly one finding.
func (d *Document) findings(p *problem) []diagnostic.Diagnostic {
	row := problems[p.kind]
	finding := diagnostic.Diagnostic{
		File: d.File.Name, Span: d.place(p), Severity: diagnostic.Error, Code: row.code,
		Message: d.message(p), Fixes: d.fixes(p),
	}
	if row.code == "" {
		finding.Code = diagnostic.YAMLSyntax
	}
	if p.node != nil {
		finding.Path = d.PathOf(p.node)
	}
	if p.warning {
		finding.Severity = diagnostic.Warning
		finding.Message = fmt.Sprintf("The key %s is there twice, first in line %d. The last one wins. Remove one of them.", value.ReprString(p.args[0].(string)), d.line(p.first.Span.Start))
		return []diagnostic.Diagnostic{finding}
	}
	if p.kind == duplicateKey {
		return d.withMapping(finding, p)
	}
	return []diagnostic.Diagnostic{finding}
}

// withMapping adds a finding where charmcraft reports a duplicate key, which is
// where the mapping begins, unless that is next to the key.
func (d *Document) withMapping(finding diagnostic.Diagnostic, p *problem) []diagnostic.Diagnostic {
	begin := d.File.Line(p.at)
	if d.File.Line(finding.Span.Start)-begin <= 1 {
		return []diagnostic.Diagnostic{finding}
	}
	mapping := finding
	mapping.Span = d.word(p.at)
	mapping.Message = fmt.Sprintf("charmcraft refuses the mapping that begins here: its key %s is there twice, in the lines %d and %d.",
		value.ReprString(p.args[0].(string)), d.line(p.first.Span.Start), d.line(finding.Span.Start))
	return []diagnostic.Diagnostic{mapping, finding}
}

// line is the number of the line of an offset, from 1.
func (d *Document) line(offset int) int { return d.File.Line(offset) + 1 }

// place is the text that a problem is about.
func (d *Document) place(p *problem) source.Span {
	switch {
	case p.node != nil && p.node.Span.Len() > 0:
		return d.firstLine(p.node.Span)
	case p.node != nil && p.node.Properties.Len() > 0:
		return p.node.Properties
	case p.end > p.at:
		return source.Span{Start: p.at, End: p.end}
	case problems[p.kind].mend == mendRest && p.kind != flowSequenceComma && p.kind != flowMappingComma && d.atEnd(p.at):
		return d.word(p.context)
	}
	return d.word(p.at)
}

func (d *Document) atEnd(offset int) bool { return offset >= len(d.File.Text) }

// firstLine is a span up to the end of its first line.
func (d *Document) firstLine(span source.Span) source.Span {
	end := d.File.LineSpan(d.File.Line(span.Start)).End
	return source.Span{Start: span.Start, End: max(min(span.End, end), span.Start)}
}

// word is the text from offset to the next space or the end of the line; where
// there is none, what stands before it.
func (d *Document) word(offset int) source.Span {
	line := d.File.LineSpan(d.File.Line(offset))
	rest := d.File.Text[min(offset, line.End):line.End]
	size := len(rest)
	if i := strings.IndexAny(rest, " \t"); i > 0 {
		size = i
	}
	if i := strings.Index(rest[:size], ":"); i > 0 {
		size = i
	}
	if size > 0 {
		return source.Span{Start: offset, End: offset + size}
	}
	return source.Span{Start: min(offset, line.End), End: min(offset, line.End)}
}

// message is our text for a problem.
func (d *Document) message(p *problem) string {
	text := problems[p.kind].message
	if p.kind == cannotStart && p.args[0] == "\t" {
		text = "YAML does not allow a tab here. Use spaces."
	}
	word := d.textOf(p)
	text = strings.ReplaceAll(text, "{word}", quoted(word))
	text = strings.ReplaceAll(text, "{!word}", word)
	text = strings.ReplaceAll(text, "{line}", strconv.Itoa(d.line(p.context)))
	if p.first != nil {
		text = strings.ReplaceAll(text, "{first}", strconv.Itoa(d.line(p.first.Span.Start)))
	}
	if p.kind == unprintableCharacter {
		text = strings.ReplaceAll(text, "{char}", fmt.Sprintf("U+%04X", p.args[0]))
	}
	return fill(text, d.plainWords(p))
}

func quoted(text string) string { return "'" + text + "'" }

// textOf is the text that a message is about, at most 40 characters of it.
func (d *Document) textOf(p *problem) string {
	span := d.place(p)
	if problems[p.kind].mend == mendContext {
		span = d.File.LineSpan(d.File.Line(p.context))
		span.Start = p.context
	}
	return shortened(strings.TrimSpace(d.File.Text[span.Start:span.End]), 40)
}

// shortened is text with at most limit characters.
func shortened(text string, limit int) string {
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	return string([]rune(text)[:limit-1]) + "…"
}

// plainNames are PyYAML's names of tokens and nodes in words that people use.
var plainNames = map[string]string{
	streamEndToken.String(): "the end of the file", documentStartToken.String(): "'---'", documentEndToken.String(): "'...'",
	directiveToken.String(): "a '%' directive", blockEndToken.String(): "a line that is indented less", blockMappingToken.String(): "a mapping",
	blockSequenceToken.String(): "a list", scalarToken.String(): "a value", aliasToken.String(): "an alias", anchorToken.String(): "an anchor",
	tagToken.String(): "a tag", "sequence": "list", "mapping": "mapping", "scalar": "single value",
}

// plainWords are a problem's arguments in words that people use.
func (d *Document) plainWords(p *problem) []any {
	words := make([]any, len(p.args))
	for i, arg := range p.args {
		words[i] = arg
		switch arg := arg.(type) {
		case tokenKind:
			words[i] = verbatim(quoted(arg.String()))
			if name, ok := plainNames[arg.String()]; ok {
				words[i] = verbatim(name)
			}
		case string:
			if name, ok := plainNames[arg]; ok {
				words[i] = verbatim(name)
			}
		}
	}
	return words
}

// verbatim is an argument that is not written as Python's repr().
type verbatim string
