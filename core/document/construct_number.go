package document

import (
	"charm-playground/core/big"
	"charm-playground/core/value"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// number returns a scalar without '_' and without its sign, and whether the
// sign was a minus.
func number(text string) (digits string, negative, ok bool) {
	digits = strings.ReplaceAll(text, "_", "")
	if digits == "" {
		return "", false, false
	}
	return unsigned(digits), digits[0] == '-', true
}

// unsigned returns text without a leading sign.
func unsigned(text string) string {
	if text != "" && isOneOf(text[0], "+-") {
		return text[1:]
	}
	return text
}

// Python's exceptions. charmcraft raises the one for too many digits when it
// writes the number, however the number was written in the file.
const (
	indexError    = "IndexError('string index out of range')"
	tooManyDigits = "Exceeds the limit (4300 digits) for integer string conversion"
	raiseLimit    = "use sys.set_int_max_str_digits() to increase the limit"
)

func (c *constructor) integer(n *Node) *value.Value { return c.read(n, (*constructor).parseInt) }

func (c *constructor) parseInt(n *Node, text string) *value.Value {
	whole, exception := yamlInt(text)
	if exception == "" && !whole.Printable() {
		exception = "ValueError('" + tooManyDigits + "; " + raiseLimit + "')"
	}
	if exception != "" {
		return c.invalid(n, exception)
	}
	v := c.pool.New(value.Int)
	v.Int = whole
	return v
}

// yamlInt reads a YAML 1.1 integer. If it fails, it returns the exception that
// Python raises.
func yamlInt(text string) (*big.Int, string) {
	digits, negative, _ := number(text)
	if digits == "" {
		return nil, indexError
	}
	whole, exception := unsignedInt(digits)
	return signed(whole, negative), exception
}

// signed returns an integer with its sign; nil stays nil.
func signed(whole *big.Int, negative bool) *big.Int {
	if negative && whole != nil {
		return whole.Neg()
	}
	return whole
}

// unsignedInt is yamlInt for a text without a sign.
func unsignedInt(text string) (*big.Int, string) {
	switch {
	case text == "0":
		return new(big.Int), ""
	case len(text) < 18 && text[0] != '0' && isDecimal(text):
		return big.NewInt(int64(atoi(text))), ""
	case strings.HasPrefix(text, "0b"):
		return pythonInt(text[2:], 2)
	case strings.HasPrefix(text, "0x"):
		return pythonInt(text[2:], 16)
	case text[0] == '0':
		return pythonInt(text, 8)
	case strings.Contains(text, ":"):
		return parseSixties(text)
	}
	return pythonInt(text, 10)
}

// isDecimal reports whether a text has decimal digits only.
func isDecimal(text string) bool { return strings.Trim(text, "0123456789") == "" }

// parseSixties reads an integer in base 60, such as 1:30.
func parseSixties(text string) (*big.Int, string) {
	whole := new(big.Int)
	parts := strings.Split(text, ":")
	if len(parts) > big.MaxDigits {
		return nil, unreadable(len(parts))
	}
	for _, part := range parts {
		place, exception := pythonInt(part, 10)
		if exception != "" {
			return nil, exception
		}
		whole = whole.Times(60).Plus(place)
	}
	return whole, ""
}

// unreadable returns Python's exception for a text with this many decimal
// digits.
func unreadable(digits int) string {
	return "ValueError('" + tooManyDigits + ": value has " + strconv.Itoa(digits) + " digits; " + raiseLimit + "')"
}

// pythonInt follows Python's int(text, base), for text without '_'.
func pythonInt(text string, base int) (*big.Int, string) {
	digits := asciiDigits(strings.TrimFunc(text, pythonSpace))
	negative := strings.HasPrefix(digits, "-")
	digits = withoutBase(unsigned(digits), base)
	if base == 10 && len(digits) > big.MaxDigits && isDecimal(digits) {
		return nil, unreadable(len(digits))
	}
	whole, ok := digitsInt(digits, base)
	if !ok {
		return nil, "ValueError(" + value.ReprString(fmt.Sprintf("invalid literal for int() with base %d: %.200s", base, value.ReprString(text))) + ")"
	}
	return signed(whole, negative), ""
}

// digitsInt reads an integer that consists of digits only.
func digitsInt(digits string, base int) (*big.Int, bool) {
	if digits == "" || !isAlphanumeric(digits) {
		return nil, false
	}
	return new(big.Int).SetString(digits, base)
}

// withoutBase removes the 0 and the letter that may precede the digits of a
// base.
func withoutBase(digits string, base int) string {
	if len(digits) < 3 || digits[0] != '0' {
		return digits
	}
	if letter := digits[1] | 0x20; base == 2 && letter == 'b' || base == 8 && letter == 'o' || base == 16 && letter == 'x' {
		return digits[2:]
	}
	return digits
}

func isAlphanumeric(text string) bool {
	for i := range len(text) {
		if !isWord(text[i]) || text[i] == '-' || text[i] == '_' {
			return false
		}
	}
	return true
}

// pythonSpace follows str.isspace for one character.
func pythonSpace(char rune) bool {
	return unicode.IsSpace(char) || 0x1C <= char && char <= 0x1F
}

// asciiDigits replaces the digits of other scripts, which Python's int() and
// float() accept, by 0 to 9.
func asciiDigits(text string) string { return strings.Map(asciiDigit, text) }

func asciiDigit(char rune) rune {
	if char < utf8.RuneSelf || !unicode.Is(unicode.Nd, char) {
		return char
	}
	zero := char
	for zero > char-9 && unicode.Is(unicode.Nd, zero-1) && !isZero(zero) {
		zero--
	}
	return '0' + char - zero
}

// isZero reports whether a digit in Unicode's Nd is a zero. Each script has its
// ten digits in a row. Except for the mathematical digits, the row begins at a
// code point that ends in 0 or 6 in hexadecimal.
func isZero(char rune) bool {
	if 0x1D7CE <= char && char <= 0x1D7FF {
		return (char-0x1D7CE)%10 == 0
	}
	return char&0xF == 0 || char&0xF == 6
}

func (c *constructor) float(n *Node) *value.Value { return c.read(n, (*constructor).parseFloat) }

func (c *constructor) parseFloat(n *Node, text string) *value.Value {
	f, exception := yamlFloat(strings.ToLower(text))
	if exception != "" {
		return c.invalid(n, exception)
	}
	return value.NewFloat(f)
}

// yamlFloat reads a YAML 1.1 float in lower case. If it fails, it returns the
// exception that Python raises.
func yamlFloat(text string) (float64, string) {
	digits, negative, ok := number(text)
	if !ok {
		return 0, indexError
	}
	f, exception := unsignedFloat(digits)
	if negative && !math.IsNaN(f) {
		f = -f
	}
	return f, exception
}

// unsignedFloat is yamlFloat for a text without a sign.
func unsignedFloat(text string) (float64, string) {
	switch {
	case text == ".inf":
		return math.Inf(1), ""
	case text == ".nan":
		return math.NaN(), ""
	case strings.Contains(text, ":"):
		return parseFloatSixties(text)
	}
	return pythonFloat(text)
}

// parseFloatSixties adds the places from the last to the first, as PyYAML does,
// because the order affects the rounding.
func parseFloatSixties(text string) (float64, string) {
	parts := strings.Split(text, ":")
	places := make([]float64, len(parts))
	for i, part := range parts {
		place, exception := pythonFloat(part)
		if exception != "" {
			return 0, exception
		}
		places[len(parts)-1-i] = place
	}
	sum, base := 0.0, 1.0
	for _, place := range places {
		if math.IsInf(base, 0) {
			return 0, "OverflowError('int too large to convert to float')"
		}
		sum += place * base
		base *= 60
	}
	return sum, ""
}

// pythonFloat follows Python's float(text), for text in lower case without '_'.
func pythonFloat(text string) (float64, string) {
	digits := asciiDigits(strings.TrimFunc(text, pythonSpace))
	if unsigned(digits) == "nan" {
		return math.NaN(), ""
	}
	f, err := strconv.ParseFloat(digits, 64)
	if wrong, ok := err.(*strconv.NumError); strings.Contains(digits, "x") || ok && wrong.Err == strconv.ErrSyntax {
		return 0, "ValueError(" + value.ReprString("could not convert string to float: "+value.ReprString(text)) + ")"
	}
	return f, ""
}
