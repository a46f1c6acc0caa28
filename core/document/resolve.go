package document

import "strings"

// The tags that PyYAML's SafeLoader knows, in full.
const (
	tagNull      = tagPrefix + "null"
	tagBool      = tagPrefix + "bool"
	tagInt       = tagPrefix + "int"
	tagFloat     = tagPrefix + "float"
	tagString    = tagPrefix + "str"
	tagBinary    = tagPrefix + "binary"
	tagTimestamp = tagPrefix + "timestamp"
	tagMerge     = tagPrefix + "merge"
	tagValue     = tagPrefix + "value"
	tagSeq       = tagPrefix + "seq"
	tagMap       = tagPrefix + "map"
	tagSet       = tagPrefix + "set"
	tagOmap      = tagPrefix + "omap"
	tagPairs     = tagPrefix + "pairs"
)

// words are the scalars that are no strings although they look like words, of
// YAML 1.1 as PyYAML reads it (yaml/resolver.py, 6.0): a single y or n is not
// among them.
var words = map[string]string{
	"yes": tagBool, "Yes": tagBool, "YES": tagBool, "no": tagBool, "No": tagBool, "NO": tagBool,
	"true": tagBool, "True": tagBool, "TRUE": tagBool, "false": tagBool, "False": tagBool, "FALSE": tagBool,
	"on": tagBool, "On": tagBool, "ON": tagBool, "off": tagBool, "Off": tagBool, "OFF": tagBool,
	"": tagNull, "~": tagNull, "null": tagNull, "Null": tagNull, "NULL": tagNull,
	"<<": tagMerge, "=": tagValue,
	".inf": tagFloat, ".Inf": tagFloat, ".INF": tagFloat, ".nan": tagFloat, ".NaN": tagFloat, ".NAN": tagFloat,
}

// resolveTag is the tag of a scalar: the one that is written, or else the one
// that its text tells, where implicit allows that.
func resolveTag(e event, implicit bool) string {
	switch {
	case implicit:
		return implicitTag(e.text)
	case e.tag == "":
		return tagString
	}
	return e.tag
}

// ImplicitTag is the tag that a plain scalar of the given text has in YAML 1.1
// as PyYAML reads it, in short form: "!!str", "!!bool", "!!merge" and so on.
func ImplicitTag(text string) string { return shortTag(implicitTag(text)) }

func implicitTag(text string) string {
	// Python's '$' also matches before a line break at the end, which only a
	// scalar with the tag '!' can have.
	if len(text) > 1 {
		text = strings.TrimSuffix(text, "\n")
	}
	if tag, ok := words[text]; ok {
		return tag
	}
	switch {
	case text == "" || !isOneOf(text[0], "+-.0123456789"):
		return tagString
	case isFloat(text):
		return tagFloat
	case isInt(text):
		return tagInt
	case isTimestamp(text):
		return tagTimestamp
	}
	return tagString
}

// The sets of characters of PyYAML's regular expressions.
const (
	digits      = "0123456789"
	digitsScore = digits + "_"
)

// pattern walks through a text like a regular expression that needs no way back.
type pattern struct {
	text string
	ok   bool
}

// one takes a character of set; some takes one or more, any takes none or more.
func (p *pattern) one(set string) *pattern { return p.some(set, 1, 1) }

func (p *pattern) any(set string) *pattern { return p.some(set, 0, -1) }

// some takes characters of set, at least low and at most high of them; a
// negative high is no limit.
func (p *pattern) some(set string, low, high int) *pattern {
	n := 0
	for n < len(p.text) && n != high && isOneOf(p.text[n], set) {
		n++
	}
	p.ok = p.ok && n >= low
	p.text = p.text[n:]
	return p
}

// at reports whether a character of set comes next.
func (p *pattern) at(set string) bool { return p.ok && p.text != "" && isOneOf(p.text[0], set) }

// done reports whether all the text was taken.
func (p *pattern) done() bool { return p.ok && p.text == "" }

func unsigned(text string) string {
	if text != "" && isOneOf(text[0], "+-") {
		return text[1:]
	}
	return text
}

// isFloat is the float of yaml/resolver.py: it needs a '.', and a sign in its
// exponent.
func isFloat(text string) bool {
	number := unsigned(text)
	if words[number] == tagFloat {
		return strings.EqualFold(number, ".inf")
	}
	p := &pattern{number, true}
	if p.at(".") {
		return number == text && p.one(".").one(digits).any(digitsScore).exponent()
	}
	p.one(digits).any(digitsScore)
	if p.at(":") {
		return p.sixties() && p.one(".").any(digitsScore).done()
	}
	return p.one(".").any(digitsScore).exponent()
}

// exponent takes an exponent, if there is one, and the end of the text.
func (p *pattern) exponent() bool {
	if p.at("eE") {
		p.one("eE").one("+-").some(digits, 1, -1)
	}
	return p.done()
}

// sixties takes one or more places of a number to the base of 60.
func (p *pattern) sixties() bool {
	for p.ok && p.at(":") {
		p.one(":")
		if len(p.text) > 1 && isOneOf(p.text[0], "012345") && isOneOf(p.text[1], digits) {
			p.one(digits)
		}
		p.one(digits)
	}
	return p.ok
}

// isInt is the int of yaml/resolver.py.
func isInt(text string) bool {
	number := unsigned(text)
	switch {
	case number == "" || !isOneOf(number[0], digits):
		return false
	case number == "0":
		return true
	case strings.HasPrefix(number, "0b"):
		return (&pattern{number[2:], true}).some("01_", 1, -1).done()
	case strings.HasPrefix(number, "0x"):
		return (&pattern{number[2:], true}).some("0123456789abcdefABCDEF_", 1, -1).done()
	case number[0] == '0':
		return (&pattern{number[1:], true}).some("01234567_", 1, -1).done()
	}
	p := (&pattern{number, true}).any(digitsScore)
	return p.sixties() && p.done()
}

// isTimestamp is the timestamp of yaml/resolver.py: a date needs two digits for
// month and day, a date with a time does not.
func isTimestamp(text string) bool {
	stamp, ok := splitTimestamp(text)
	return ok && (stamp.hasTime || len(text) == len("2001-01-01"))
}

// timestamp is the parts of a timestamp as they are written.
type timestamp struct {
	year, month, day     string
	hour, minute, second string
	fraction             string
	zone                 string // Z, + or -, or empty
	zoneHour, zoneMinute string
	hasTime              bool
}

// splitTimestamp is SafeConstructor.timestamp_regexp of yaml/constructor.py.
func splitTimestamp(text string) (timestamp, bool) {
	p := &pattern{text, true}
	var t timestamp
	p.keep(&t.year, digits, 4, 4).one("-").keep(&t.month, digits, 1, 2).one("-").keep(&t.day, digits, 1, 2)
	if p.done() || !p.ok {
		return t, p.ok
	}
	t.hasTime = true
	if p.at("Tt") {
		p.one("Tt")
	} else {
		p.some(" \t", 1, -1)
	}
	p.keep(&t.hour, digits, 1, 2).one(":").keep(&t.minute, digits, 2, 2).one(":").keep(&t.second, digits, 2, 2)
	if p.at(".") {
		p.one(".").keep(&t.fraction, digits, 0, -1)
	}
	return t, p.zone(&t)
}

// zone takes a time zone, if there is one, and the end of the text.
func (p *pattern) zone(t *timestamp) bool {
	if p.done() {
		return true
	}
	p.any(" \t").keep(&t.zone, "Z+-", 1, 1)
	if t.zone != "Z" {
		p.keep(&t.zoneHour, digits, 1, 2)
		if p.at(":") {
			p.one(":").keep(&t.zoneMinute, digits, 2, 2)
		}
	}
	return p.done()
}

// keep is some that also stores what it takes.
func (p *pattern) keep(to *string, set string, low, high int) *pattern {
	before := p.text
	p.some(set, low, high)
	*to = before[:len(before)-len(p.text)]
	return p
}
