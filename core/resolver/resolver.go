// Package resolver decides what type YAML 1.1 gives a plain scalar, as PyYAML 6.0's
// implicit resolvers do. Reading and writing use the same rules: document to find
// the value of a text, emit to find the texts that need quotes.
package resolver

import "strings"

// The tags of YAML 1.1, in short form.
const (
	TagNull      = "!!null"
	TagBool      = "!!bool"
	TagInt       = "!!int"
	TagFloat     = "!!float"
	TagString    = "!!str"
	TagBinary    = "!!binary"
	TagTimestamp = "!!timestamp"
	TagMerge     = "!!merge"
	TagValue     = "!!value"
	TagYAML      = "!!yaml"
	TagSequence  = "!!seq"
	TagMapping   = "!!map"
	TagSet       = "!!set"
)

// words are the plain scalars that PyYAML 6.0 resolves by name (yaml/resolver.py).
var words = [...]struct{ text, tag string }{
	{"", TagNull}, {"~", TagNull}, {"null", TagNull}, {"Null", TagNull}, {"NULL", TagNull},
	{"yes", TagBool}, {"Yes", TagBool}, {"YES", TagBool}, {"no", TagBool}, {"No", TagBool}, {"NO", TagBool},
	{"true", TagBool}, {"True", TagBool}, {"TRUE", TagBool}, {"false", TagBool}, {"False", TagBool}, {"FALSE", TagBool},
	{"on", TagBool}, {"On", TagBool}, {"ON", TagBool}, {"off", TagBool}, {"Off", TagBool}, {"OFF", TagBool},
	{"+.inf", TagFloat}, {"+.Inf", TagFloat}, {"+.INF", TagFloat}, {"-.inf", TagFloat}, {"-.Inf", TagFloat}, {"-.INF", TagFloat},
	{".inf", TagFloat}, {".Inf", TagFloat}, {".INF", TagFloat}, {".nan", TagFloat}, {".NaN", TagFloat}, {".NAN", TagFloat},
	{"<<", TagMerge}, {"=", TagValue}, {"!", TagYAML}, {"&", TagYAML}, {"*", TagYAML},
}

// longestWord is the length of the longest of the words.
const longestWord = len("false")

// Resolve returns the tag that PyYAML 6.0 gives a plain scalar without a tag of
// its own: the implicit resolvers of yaml/resolver.py, in their order.
func Resolve(text string) string {
	if len(text) <= longestWord {
		for i := range words {
			if words[i].text == text {
				return words[i].tag
			}
		}
	}
	switch {
	case text == "" || !startsNumber(text[0]):
		return TagString
	case isFloat(text):
		return TagFloat
	case isInt(text):
		return TagInt
	case isTimestamp(text):
		return TagTimestamp
	}
	return TagString
}

// startsNumber reports whether a number or a timestamp can begin with char.
func startsNumber(char byte) bool {
	return '0' <= char && char <= '9' || char == '+' || char == '-' || char == '.'
}

// Sets of characters in the patterns of yaml/resolver.py.
const (
	digits          = "0123456789"
	digitsAnd_      = digits + "_"
	octalAnd_       = "01234567_"
	binaryAnd_      = "01_"
	hexadecimalAnd_ = digits + "abcdefABCDEF_"
)

// isInt is the pattern of tag:yaml.org,2002:int.
func isInt(text string) bool {
	s := scanner{text}
	s.one("+-")
	switch {
	case s.rest == "0":
		return true
	case s.literal("0b"):
		return s.some(binaryAnd_) && s.done()
	case s.literal("0x"):
		return s.some(hexadecimalAnd_) && s.done()
	case s.one("0"):
		return s.some(octalAnd_) && s.done()
	case !s.one("123456789"):
		return false
	}
	s.any(digitsAnd_)
	s.sexagesimal()
	return s.done()
}

// isFloat is the pattern of tag:yaml.org,2002:float, without infinity and NaN.
func isFloat(text string) bool {
	s := scanner{text}
	if s.one(".") {
		return s.one(digits) && s.any(digitsAnd_) && s.exponent() && s.done()
	}
	s.one("+-")
	if !s.some(digits) {
		return false
	}
	s.any(digitsAnd_)
	sexagesimal := s.sexagesimal()
	return s.one(".") && s.any(digitsAnd_) && (sexagesimal || s.exponent()) && s.done()
}

// isTimestamp is the pattern of tag:yaml.org,2002:timestamp.
func isTimestamp(text string) bool {
	t, ok := SplitTimestamp(text)
	return ok && (t.HasTime || len(t.Month) == 2 && len(t.Day) == 2)
}

// Timestamp has the parts of a timestamp as they are written.
type Timestamp struct {
	Year, Month, Day     string
	Hour, Minute, Second string
	Fraction             string // of the second, without the point
	Zone                 string // Z, + or -, or empty
	ZoneHour, ZoneMinute string
	HasTime              bool
}

// SplitTimestamp is SafeConstructor.timestamp_regexp of yaml/constructor.py; it
// returns false for a text that is not a timestamp.
func SplitTimestamp(text string) (t Timestamp, ok bool) {
	s := scanner{text}
	if !(s.keep(&t.Year, digits, 4, 4) && s.one("-") && s.keep(&t.Month, digits, 1, 2) && s.one("-") && s.keep(&t.Day, digits, 1, 2)) {
		return t, false
	}
	if s.done() {
		return t, true
	}
	t.HasTime = true
	if !s.one("Tt") && !s.some(" \t") {
		return t, false
	}
	if !(s.keep(&t.Hour, digits, 1, 2) && s.one(":") && s.keep(&t.Minute, digits, 2, 2) && s.one(":") && s.keep(&t.Second, digits, 2, 2)) {
		return t, false
	}
	if s.one(".") {
		s.keep(&t.Fraction, digits, 0, len(text))
	}
	return t, s.zone(&t) && s.done()
}

// scanner reads a text from its start; each method reports whether it matched,
// and advances if it did.
type scanner struct{ rest string }

func (s *scanner) done() bool { return s.rest == "" }

// one reads one character of the set.
func (s *scanner) one(set string) bool { return s.times(set, 1, 1) }

// some reads as many characters of the set as follow, at least one.
func (s *scanner) some(set string) bool { return s.times(set, 1, len(s.rest)) }

// any reads as many characters of the set as follow, and always matches.
func (s *scanner) any(set string) bool { return s.times(set, 0, len(s.rest)) }

// times reads at least low and at most high characters of the set.
func (s *scanner) times(set string, low, high int) bool {
	n := 0
	for n < high && n < len(s.rest) && strings.IndexByte(set, s.rest[n]) >= 0 {
		n++
	}
	if n < low {
		return false
	}
	s.rest = s.rest[n:]
	return true
}

func (s *scanner) literal(text string) bool {
	rest, ok := strings.CutPrefix(s.rest, text)
	s.rest = rest
	return ok
}

// sexagesimal reads (?::[0-5]?[0-9])+.
func (s *scanner) sexagesimal() bool {
	matched := false
	for s.sixtieth() {
		matched = true
	}
	return matched
}

func (s *scanner) sixtieth() bool {
	before := s.rest
	if s.one(":") && s.times(digits, 1, 2) {
		read := before[1 : len(before)-len(s.rest)]
		if len(read) == 1 || read[0] <= '5' {
			return true
		}
	}
	s.rest = before
	return false
}

// exponent reads (?:[eE][-+][0-9]+)?.
func (s *scanner) exponent() bool {
	return !s.one("eE") || s.one("+-") && s.some(digits)
}

// zone reads (?:[ \t]*(?:Z|[-+][0-9][0-9]?(?::[0-9][0-9])?))?.
func (s *scanner) zone(t *Timestamp) bool {
	if s.done() {
		return true
	}
	s.any(" \t")
	if !s.keep(&t.Zone, "Z+-", 1, 1) {
		return false
	}
	return t.Zone == "Z" || s.keep(&t.ZoneHour, digits, 1, 2) && (!s.one(":") || s.keep(&t.ZoneMinute, digits, 2, 2))
}

// keep is times and also stores what it reads.
func (s *scanner) keep(to *string, set string, low, high int) bool {
	before := s.rest
	ok := s.times(set, low, high)
	*to = before[:len(before)-len(s.rest)]
	return ok
}
