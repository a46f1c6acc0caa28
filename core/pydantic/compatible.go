package pydantic

import (
	"strconv"
	"strings"
	"unicode"
)

// compatibleRun is a run of characters that Unicode regards as variants of
// plain ones (NFKC, by which UTS 46 maps hosts).
type compatibleRun struct {
	first, last rune
	plain       func(nth int) string // the plain form, in lower case, of the nth character of the run
}

var compatibleRuns = []compatibleRun{
	{0x2070, 0x2079, digit},  // ⁰ … ⁹, except for the letter ⁱ
	{0x2080, 0x2089, digit},  // ₀ … ₉
	{0x2160, 0x216f, roman},  // Ⅰ … Ⅿ
	{0x2170, 0x217f, roman},  // ⅰ … ⅿ
	{0x2460, 0x2473, number}, // ① … ⑳
	{0x2474, 0x2487, func(n int) string { return bracket(number(n)) }}, // ⑴ … ⒇
	{0x249c, 0x24b5, func(n int) string { return bracket(letter(n)) }}, // ⒜ … ⒵
	{0x24b6, 0x24cf, letter},   // Ⓐ … Ⓩ
	{0x24d0, 0x24e9, letter},   // ⓐ … ⓩ
	{0x1d400, 0x1d6a3, letter}, // mathematical letters: thirteen alphabets of capital and small ones
	{0x1d7ce, 0x1d7ff, digit},  // mathematical digits
}

// compatibleLetters has single characters, each followed by its plain form.
const compatibleLetters = "ª a º o ¹ 1 ² 2 ³ 3 ⁱ i ⁿ n ⓪ 0 ſ s ﬀ ff ﬁ fi ﬂ fl ﬃ ffi ﬄ ffl ﬅ st ﬆ st ™ tm ℠ sm № no ℡ tel " +
	"ℂ c ℊ g ℋ h ℌ h ℍ h ℎ h ℐ i ℑ i ℒ l ℓ l ℕ n ℙ p ℚ q ℛ r ℜ r ℝ r ℤ z ℨ z ℬ b ℭ c ℯ e ℰ e ℱ f ℳ m ℴ o ℹ i ⅅ d ⅆ d ⅇ e ⅈ i ⅉ j"

const romans = "i ii iii iv v vi vii viii ix x xi xii l c d m"

func digit(n int) string         { return strconv.Itoa(n % 10) }
func number(n int) string        { return strconv.Itoa(n + 1) }
func letter(n int) string        { return string(rune('a' + n%26)) }
func roman(n int) string         { return strings.Fields(romans)[n] }
func bracket(text string) string { return "(" + text + ")" }

// compatible returns the plain form of a character that is a variant, and
// whether it is one.
func compatible(r rune) (string, bool) {
	if r <= unicode.MaxASCII {
		return "", false
	}
	words := strings.Fields(compatibleLetters)
	for at := 0; at < len(words); at += 2 {
		if words[at] == string(r) {
			return words[at+1], true
		}
	}
	for _, run := range compatibleRuns {
		if run.first <= r && r <= run.last {
			return run.plain(int(r - run.first)), true
		}
	}
	return "", false
}
