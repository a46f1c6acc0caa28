package structure

import (
	"strings"

	"charm-playground/core/source"
)

// candidate is a small edit that may fix a text.
type candidate struct {
	message string      // what is wrong, in the user's words
	title   string      // the fix, a verb phrase
	at      source.Span // the mistake
	edits   []source.Edit
	safe    bool // if the text fits with it, the user must have meant it
	cost    int  // how far it departs from the user's text, beside the characters it changes
	drops   bool // the text it removes is not the user's, or must be removed anyway
	whole   bool // it concerns the whole text, so it comes first
}

// change returns how many letters and digits edits remove, and how many
// characters they change in all.
func change(text string, edits []source.Edit) (lost, all int) {
	for _, e := range edits {
		old := text[e.Span.Start:e.Span.End]
		all += len(old) + len(e.Text)
		lost += max(words(old)-words(e.Text), 0)
	}
	return lost, all
}

// words counts the letters and digits of a text.
func words(text string) (n int) {
	for _, r := range text {
		if isLetterOrDigit(r) {
			n++
		}
	}
	return n
}

func isLetterOrDigit(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 0xBF && !isMark(r)
}

// isMark reports whether a character is punctuation or a space of Unicode.
func isMark(r rune) bool {
	return r >= 0x2000 && r < 0x2070 || r >= 0x3000 && r < 0x3004 || r >= 0xFF00 && r < 0xFF10 || r >= 0xFF1A && r < 0xFF21 || r == 0xFEFF
}

// quoted returns a text in quotes, as messages show it, cut to 40 characters.
func quoted(text string) string {
	if runes := []rune(text); len(runes) > 40 {
		text = string(runes[:39]) + "…"
	}
	return "'" + text + "'"
}

// spaces returns n spaces.
func spaces(n int) string { return strings.Repeat(" ", n) }
