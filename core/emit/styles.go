package emit

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// hasSpecial reports whether a text has a character that only double quotes can
// hold: anything but printable ASCII and line feeds, because charmcraft does
// not tell PyYAML to allow Unicode.
func hasSpecial(text string) bool {
	for i := range len(text) {
		if c := text[i]; (c < ' ' || '~' < c) && c != '\n' {
			return true
		}
	}
	return spaceBeforeBreak(text)
}

func isPrintable(r rune) bool { return ' ' <= r && r <= '~' }

// spaceBeforeBreak reports whether a line ends in a space, which also needs
// double quotes.
func spaceBeforeBreak(text string) bool { return strings.Contains(text, " \n") }

// allowsBlock reports whether a `|` block can hold a text without special
// characters.
func allowsBlock(text string) bool { return text != "" && !strings.HasSuffix(text, " ") }

// allowsPlain reports whether a one-line text without special characters can be
// written without quotes (Emitter.analyze_scalar).
func allowsPlain(text string) bool {
	if text == "" {
		return true
	}
	spaced := text[0] == ' ' || strings.HasSuffix(text, " ")
	return !spaced && !startsLikeSyntax(text) && !strings.HasSuffix(text, ":") && !strings.Contains(text, ": ") && !strings.Contains(text, " #")
}

// startsLikeSyntax reports whether a text begins with one of YAML's indicators.
func startsLikeSyntax(text string) bool {
	if strings.HasPrefix(text, "---") || strings.HasPrefix(text, "...") {
		return true
	}
	alone := len(text) == 1 || text[1] == ' '
	return strings.IndexByte("#,[]{}&*!|>'\"%@`", text[0]) >= 0 || alone && strings.IndexByte("?:-", text[0]) >= 0
}

// plain is Emitter.write_plain.
func (w *writer) plain(text string, split bool) {
	if text == "" {
		return
	}
	if !w.whitespace {
		w.write(" ")
	}
	w.whitespace, w.indention = false, false
	w.words(text, split)
	w.whitespace, w.indention = false, false
}

// singleQuoted is Emitter.write_single_quoted for a text of one line.
func (w *writer) singleQuoted(text string, split bool) {
	w.indicator("'", separate)
	w.words(strings.ReplaceAll(text, "'", "''"), split)
	w.indicator("'", attached)
}

// words writes the words of a text. If split allows it, a single space between
// two words becomes a line break when the line is too long by then.
func (w *writer) words(text string, split bool) {
	for at := 0; at < len(text); {
		end := at + len(text[at:]) - len(strings.TrimLeft(text[at:], " "))
		if at > 0 && end == at+1 && end < len(text) && split && w.column > bestWidth {
			w.writeIndent()
		} else {
			w.write(text[at:end])
		}
		at = len(text)
		if space := strings.IndexByte(text[end:], ' '); space >= 0 {
			at = end + space
		}
		w.write(text[end:at])
	}
}

// escapes are the characters with a short escape (Emitter.ESCAPE_REPLACEMENTS).
var escapes = [...]struct {
	char rune
	text string
}{
	{0, `\0`}, {'\a', `\a`}, {'\b', `\b`}, {'\t', `\t`}, {'\n', `\n`}, {'\v', `\v`}, {'\f', `\f`}, {'\r', `\r`}, {0x1B, `\e`},
	{'"', `\"`}, {'\\', `\\`}, {0x85, `\N`}, {0xA0, `\_`}, {0x2028, `\L`}, {0x2029, `\P`},
}

// escape returns a character as it is written inside double quotes, and whether
// it is escaped there.
func escape(r rune) (string, bool) {
	for i := range escapes {
		if escapes[i].char == r {
			return escapes[i].text, true
		}
	}
	switch {
	case isPrintable(r):
		return string(r), false
	case r <= 0xFF:
		return fmt.Sprintf(`\x%02X`, r), true
	case r <= 0xFFFF:
		return fmt.Sprintf(`\u%04X`, r), true
	default:
		return fmt.Sprintf(`\U%08X`, r), true
	}
}

// doubleQuoted is Emitter.write_double_quoted. It may split a long line before
// a space and next to an escaped character, but not at the first or the last
// character.
func (w *writer) doubleQuoted(text string, split bool) {
	w.indicator(`"`, separate)
	start := 0 // the start of text that is read but not written yet, all of it ASCII
	for at := 0; at < len(text); {
		r, size := decodeRune(text[at:])
		piece, escaped := escape(r)
		next, ahead := at, w.column+at-start
		if escaped {
			w.write(text[start:at] + piece)
			next, ahead = at+size, w.column-1
			start = next
		}
		if split && 0 < at && at+size < len(text) && (r == ' ' || start >= at) && ahead > bestWidth {
			w.write(text[start:next])
			start = next
			w.splitQuoted(text[next] == ' ')
		}
		at += size
	}
	w.write(text[start:])
	w.indicator(`"`, attached)
}

// decodeRune reads the first character of a text. A lone surrogate, which a
// Python str can contain, is the three bytes that UTF-8 would use for it.
func decodeRune(text string) (r rune, size int) {
	r, size = utf8.DecodeRuneInString(text)
	if r == utf8.RuneError && size == 1 && len(text) >= 3 && text[0] == 0xED && text[1]&0xE0 == 0xA0 && text[2]&0xC0 == 0x80 {
		return 0xD000 | rune(text[1]&0x3F)<<6 | rune(text[2]&0x3F), 3
	}
	return r, size
}

// length is Python's len(text).
func length(text string) (n int) {
	for ; len(text) > 0; n++ {
		_, size := decodeRune(text)
		text = text[size:]
	}
	return n
}

// splitQuoted continues a double-quoted scalar on a new line, where a space
// must be escaped to be kept.
func (w *writer) splitQuoted(beforeSpace bool) {
	w.write(`\`)
	w.writeIndent()
	w.whitespace, w.indention = false, false
	if beforeSpace {
		w.write(`\`)
	}
}

// literal is Emitter.write_literal.
func (w *writer) literal(text string) {
	hints := blockHints(text)
	w.indicator("|"+hints, separate)
	w.openEnded = strings.HasSuffix(hints, "+")
	w.lineBreak()
	for line := range strings.Lines(text) {
		content, ended := strings.CutSuffix(line, "\n")
		if content != "" {
			w.writeIndent()
			w.out = append(w.out, content...)
		}
		if ended || content != "" {
			w.lineBreak()
		}
	}
}

// blockHints returns the indentation and chomping indicators of a block with
// this text (Emitter.determine_block_hints).
func blockHints(text string) string {
	hints := ""
	if text[0] == ' ' || text[0] == '\n' {
		hints = strconv.Itoa(indentStep)
	}
	switch {
	case !strings.HasSuffix(text, "\n"):
		hints += "-"
	case text == "\n" || strings.HasSuffix(text, "\n\n"):
		hints += "+"
	}
	return hints
}
