package python

import (
	"strings"
	"unicode"
)

// Lower follows str.lower(). A sigma at the end of a word has its own small
// form (CPython 3.11, Objects/unicodeobject.c, handle_capital_sigma).
func Lower(text string) string {
	if strings.ContainsRune(text, sigma) {
		text = withFinalSigma([]rune(text))
	}
	return strings.Map(unicode.ToLower, strings.ReplaceAll(text, "İ", "i\u0307"))
}

const (
	sigma      = 'Σ'
	finalSigma = 'ς'
)

// withFinalSigma replaces the capital sigmas that follow a letter and do not
// precede one by the final small sigma.
func withFinalSigma(text []rune) string {
	small := make([]rune, len(text))
	for at, letter := range text {
		small[at] = letter
		if letter == sigma && meetsCased(text, at, -1) && !meetsCased(text, at, 1) {
			small[at] = finalSigma
		}
	}
	return string(small)
}

// meetsCased reports whether the next rune in a direction is a letter with a
// case. Runes that can be inside a word do not count.
func meetsCased(text []rune, at, step int) bool {
	for at += step; at >= 0 && at < len(text); at += step {
		if !ignorable(text[at]) {
			return cased(text[at])
		}
	}
	return false
}

// cased reports Unicode's property Cased (Unicode 14, chapter 3.13, D135).
func cased(r rune) bool {
	return unicode.In(r, unicode.Ll, unicode.Lu, unicode.Lt, unicode.Other_Lowercase, unicode.Other_Uppercase)
}

// inWords has the runes with the word-break properties MidLetter, MidNumLet and
// Single_Quote (Unicode 14, WordBreakProperty.txt).
const inWords = "'.:·\u0387\u055F\u05F4\u2018\u2019\u2024\u2027\uFE13\uFE52\uFE55\uFF07\uFF0E\uFF1A"

// ignorable reports Unicode's property Case_Ignorable (D136).
func ignorable(r rune) bool {
	return strings.ContainsRune(inWords, r) || unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Lm, unicode.Sk)
}
