package source

import "strings"

// Words is a small table of words and their meanings. Unlike a map it is static
// data: no code runs to fill it.
type Words [][2]string

// Of returns the meaning of a word, or empty if the table does not have it.
func (w Words) Of(word string) string {
	for i := range w {
		if w[i][0] == word {
			return w[i][1]
		}
	}
	return ""
}

// Quote puts a text in single quotes, as messages quote the user's words.
func Quote(text string) string { return "'" + text + "'" }

// WithArticle returns a noun with its indefinite article, by its first letter:
// "a Flask", "an ExpressJS".
func WithArticle(noun string) string {
	if noun != "" && strings.IndexByte("aeiouAEIOU", noun[0]) >= 0 {
		return "an " + noun
	}
	return "a " + noun
}

// JoinOr joins words as a list in a sentence: "a, b or c".
func JoinOr(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
