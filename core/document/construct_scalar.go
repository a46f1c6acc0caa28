package document

import (
	"charm-playground/core/big"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"charm-playground/core/value"
)

// text is a str.
func (c *constructor) text(text string) *value.Value {
	v := c.pool.New(value.String)
	v.Text = text
	return v
}

// invalid refuses a scalar with the exception that Python raises.
func (c *constructor) invalid(n *Node, exception string) *value.Value {
	c.refuse(invalidScalar, n, exception, n.Tag)
	return c.text(n.Text)
}

// null, boolean, integer, float, str, binary and timestamp are the
// SafeConstructor's construct_yaml_null and so on.
func (c *constructor) null(n *Node) *value.Value {
	c.scalar(n)
	return c.pool.New(value.Null)
}

func (c *constructor) str(n *Node) *value.Value {
	text, ok := c.scalar(n)
	if !ok {
		return untagged(c, n)
	}
	return c.text(text)
}

// boolean takes the words of SafeConstructor.bool_values.
func (c *constructor) boolean(n *Node) *value.Value {
	text, ok := c.scalar(n)
	if !ok {
		return untagged(c, n)
	}
	v := c.pool.New(value.Bool)
	switch word := strings.ToLower(text); word {
	case "yes", "true", "on":
		v.Bool = true
	case "no", "false", "off":
	default:
		return c.invalid(n, "KeyError("+value.ReprString(word)+")")
	}
	return v
}

// number is a scalar without '_' and sign, and whether the sign was a minus.
func number(text string) (digits string, negative, ok bool) {
	digits = strings.ReplaceAll(text, "_", "")
	if digits == "" {
		return "", false, false
	}
	return unsigned(digits), digits[0] == '-', true
}

// unsigned is text without the sign that it begins with.
func unsigned(text string) string {
	if text != "" && isOneOf(text[0], "+-") {
		return text[1:]
	}
	return text
}

// What Python raises. The error for a number with too many digits is charmcraft's
// own when it writes the number, whatever it was read from.
const (
	indexError    = "IndexError('string index out of range')"
	tooManyDigits = "Exceeds the limit (4300 digits) for integer string conversion"
	raiseLimit    = "use sys.set_int_max_str_digits() to increase the limit"
)

func (c *constructor) integer(n *Node) *value.Value {
	text, ok := c.scalar(n)
	if !ok {
		return untagged(c, n)
	}
	digits, negative, ok := number(text)
	if !ok || digits == "" {
		return c.invalid(n, indexError)
	}
	whole, exception := parseInt(digits)
	if exception != "" {
		return c.invalid(n, exception)
	}
	if !whole.Printable() {
		return c.invalid(n, "ValueError('"+tooManyDigits+"; "+raiseLimit+"')")
	}
	if negative {
		whole = whole.Neg()
	}
	v := c.pool.New(value.Int)
	v.Int = whole
	return v
}

// parseInt reads an integer of YAML 1.1 without sign; where it cannot, it
// returns the exception that Python raises.
func parseInt(text string) (*big.Int, string) {
	switch {
	case text == "0":
		return new(big.Int), ""
	case len(text) < 18 && text[0] != '0' && strings.Trim(text, "0123456789") == "":
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

// parseSixties reads an integer to the base of 60, such as 1:30.
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

// unreadable is what Python raises for a text of so many decimal digits.
func unreadable(digits int) string {
	return "ValueError('" + tooManyDigits + ": value has " + strconv.Itoa(digits) + " digits; " + raiseLimit + "')"
}

// pythonInt is Python's int(text, base), for text without '_'.
func pythonInt(text string, base int) (*big.Int, string) {
	digits := asciiDigits(strings.TrimFunc(text, pythonSpace))
	negative := strings.HasPrefix(digits, "-")
	digits = unsigned(digits)
	// Before its digits each base may have a letter of its own.
	if len(digits) > 2 && digits[0] == '0' && (base == 2 && digits[1]|0x20 == 'b' || base == 8 && digits[1]|0x20 == 'o' || base == 16 && digits[1]|0x20 == 'x') {
		digits = digits[2:]
	}
	if base == 10 && len(digits) > big.MaxDigits && strings.Trim(digits, "0123456789") == "" {
		return nil, unreadable(len(digits))
	}
	whole, ok := new(big.Int), digits != "" && isAlphanumeric(digits)
	if ok {
		whole, ok = whole.SetString(digits, base)
	}
	if !ok {
		return nil, fmt.Sprintf("ValueError(%s)", value.ReprString(fmt.Sprintf("invalid literal for int() with base %d: %.200s", base, value.ReprString(text))))
	}
	if negative {
		whole = whole.Neg()
	}
	return whole, ""
}

func isAlphanumeric(text string) bool {
	for i := range len(text) {
		if !isWord(text[i]) || text[i] == '-' || text[i] == '_' {
			return false
		}
	}
	return true
}

// pythonSpace is str.isspace of one character.
func pythonSpace(char rune) bool {
	return unicode.IsSpace(char) || 0x1C <= char && char <= 0x1F
}

// asciiDigits writes the digits of other scripts, which Python's int() and
// float() accept, as 0 to 9.
func asciiDigits(text string) string {
	return strings.Map(func(char rune) rune {
		if char < utf8.RuneSelf || !unicode.Is(unicode.Nd, char) {
			return char
		}
		zero := char
		for zero > char-9 && unicode.Is(unicode.Nd, zero-1) && !isZero(zero) {
			zero--
		}
		return '0' + char - zero
	}, text)
}

// isZero reports whether a digit of Unicode's Nd is a zero: each script has
// its ten digits in a row, and all but the mathematical ones begin at a
// multiple of 2 that ends in 0 or 6 in hexadecimal.
func isZero(char rune) bool {
	if 0x1D7CE <= char && char <= 0x1D7FF {
		return (char-0x1D7CE)%10 == 0
	}
	return char&0xF == 0 || char&0xF == 6
}

func (c *constructor) float(n *Node) *value.Value {
	text, ok := c.scalar(n)
	if !ok {
		return untagged(c, n)
	}
	digits, negative, ok := number(strings.ToLower(text))
	if !ok {
		return c.invalid(n, indexError)
	}
	f, exception := parseFloat(digits)
	if exception != "" {
		return c.invalid(n, exception)
	}
	if negative && !math.IsNaN(f) {
		f = -f
	}
	return value.NewFloat(f)
}

// parseFloat reads a float of YAML 1.1 without sign and in lower case.
func parseFloat(text string) (float64, string) {
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

// parseFloatSixties adds the places from the last one on, as PyYAML does: the
// order decides how the sum is rounded.
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

// pythonFloat is Python's float(text), for text in lower case without '_'.
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

func (c *constructor) timestamp(n *Node) *value.Value {
	if _, ok := c.scalar(n); !ok {
		return untagged(c, n)
	}
	if n.Kind != Scalar {
		c.refuse(invalidScalar, n, `TypeError("expected string or bytes-like object, got 'list'")`, n.Tag)
		return untagged(c, n)
	}
	parts, ok := value.SplitTimestamp(strings.TrimSuffix(n.Text, "\n"))
	stamp := (*timestamp)(&parts)
	if !ok {
		return c.invalid(n, `AttributeError("'NoneType' object has no attribute 'groupdict'")`)
	}
	if wrong := stamp.impossible(); wrong != "" {
		c.refuse(impossibleDate, n, wrong)
		return c.text(n.Text)
	}
	if !stamp.HasTime {
		return &value.Value{Kind: value.Date, Text: stamp.date()}
	}
	return &value.Value{Kind: value.DateTime, Text: stamp.date() + "T" + stamp.time()}
}

// atoi is the number that a few digits make; 0 for none.
func atoi(digits string) int {
	number := 0
	for i := range len(digits) {
		number = number*10 + int(digits[i]-'0')
	}
	return number
}

// timestamp is one that Python may refuse.
type timestamp value.Timestamp

// impossible is why Python's datetime refuses the timestamp, or empty.
func (t *timestamp) impossible() string {
	offset := atoi(t.ZoneHour)*60 + atoi(t.ZoneMinute)
	year, month, day := atoi(t.Year), atoi(t.Month), atoi(t.Day)
	switch {
	case offset >= 24*60:
		return fmt.Sprintf("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not %s.", t.delta(offset))
	case year == 0:
		return "year 0 is out of range"
	case month < 1 || month > 12:
		return "month must be in 1..12"
	case day < 1 || day > daysIn(year, month):
		return "day is out of range for month"
	case atoi(t.Hour) > 23:
		return "hour must be in 0..23"
	case atoi(t.Minute) > 59:
		return "minute must be in 0..59"
	case atoi(t.Second) > 59:
		return "second must be in 0..59"
	}
	return ""
}

// delta is repr() of Python's timedelta of the zone's minutes.
func (t *timestamp) delta(minutes int) string {
	if t.Zone == "-" {
		minutes = -minutes
	}
	days := int(math.Floor(float64(minutes) / (24 * 60)))
	seconds := (minutes - days*24*60) * 60
	if seconds == 0 {
		return fmt.Sprintf("datetime.timedelta(days=%d)", days)
	}
	return fmt.Sprintf("datetime.timedelta(days=%d, seconds=%d)", days, seconds)
}

func daysIn(year, month int) int {
	leap := year%4 == 0 && (year%100 != 0 || year%400 == 0)
	switch {
	case month == 2 && leap:
		return 29
	case month == 2:
		return 28
	case month == 4 || month == 6 || month == 9 || month == 11:
		return 30
	}
	return 31
}

// date is the date as Python's isoformat() writes it.
func (t *timestamp) date() string {
	return fmt.Sprintf("%s-%02d-%02d", t.Year, atoi(t.Month), atoi(t.Day))
}

// time is the time of day, with its zone, as Python's isoformat() writes it.
func (t *timestamp) time() string {
	text := fmt.Sprintf("%02d:%s:%s", atoi(t.Hour), t.Minute, t.Second)
	if fraction := (t.Fraction + "000000")[:6]; fraction != "000000" {
		text += "." + fraction
	}
	switch offset := atoi(t.ZoneHour)*60 + atoi(t.ZoneMinute); {
	case t.Zone == "":
		return text
	case t.Zone == "Z" || offset == 0:
		return text + "+00:00"
	default:
		return text + fmt.Sprintf("%s%02d:%02d", t.Zone, offset/60, offset%60)
	}
}

func (c *constructor) binary(n *Node) *value.Value {
	text, ok := c.scalar(n)
	if !ok {
		return untagged(c, n)
	}
	if at := strings.IndexFunc(text, func(char rune) bool { return char >= utf8.RuneSelf }); at >= 0 {
		c.refuse(binaryNotASCII, n, notASCII(text, at))
		return c.text(n.Text)
	}
	raw, wrong := decodeBase64(text)
	if wrong != "" {
		c.refuse(binaryNotBase64, n, wrong)
		return c.text(n.Text)
	}
	// charmcraft writes some of them as lists of numbers.
	if c.bytes += len(raw); c.bytes > maxNodes {
		c.refuse(tooManyNodes, n)
		return c.text("")
	}
	return &value.Value{Kind: value.Bytes, Text: raw}
}

// notASCII is Python's message for text whose first character that is not
// ASCII is at the given byte.
func notASCII(text string, at int) string {
	rest := text[at:]
	end := strings.IndexFunc(rest, func(char rune) bool { return char < utf8.RuneSelf })
	if end < 0 {
		end = len(rest)
	}
	from := utf8.RuneCountInString(text[:at])
	if count := utf8.RuneCountInString(rest[:end]); count > 1 {
		return fmt.Sprintf("'ascii' codec can't encode characters in position %d-%d: ordinal not in range(128)", from, from+count-1)
	}
	char, _ := utf8.DecodeRuneInString(rest)
	return fmt.Sprintf("'ascii' codec can't encode character '%s' in position %d: ordinal not in range(128)", value.ReprRune(char), from)
}

const base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

// decodeBase64 is Python's binascii.a2b_base64, which skips what is no base64
// and stops at the first complete padding; it returns Python's message where it
// refuses the text.
func decodeBase64(text string) (raw, wrong string) {
	var out []byte
	bits, place, pads := 0, 0, 0
	for i := range len(text) {
		if text[i] == '=' {
			if pads++; place >= 2 && place+pads >= 4 {
				return string(out), ""
			}
			continue
		}
		digit := strings.IndexByte(base64Digits, text[i])
		if digit < 0 {
			continue
		}
		pads = 0
		if bits = bits<<6 | digit; place > 0 {
			out = append(out, byte(bits>>(6-2*place)))
		}
		place = (place + 1) % 4
	}
	switch place {
	case 0:
		return string(out), ""
	case 1:
		return "", fmt.Sprintf("Invalid base64-encoded string: number of data characters (%d) cannot be 1 more than a multiple of 4", len(out)/3*4+1)
	}
	return "", "Incorrect padding"
}
