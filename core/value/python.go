package value

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// Equal is Python's a == b: 1, 1.0 and True are equal, dicts and sets are
// compared without regard to order, lists and tuples are different types.
func Equal(a, b *Value) bool {
	if a == nil || b == nil {
		return a == b
	}
	if a == b {
		return true
	}
	switch a.Kind {
	case Bool, Int, Float:
		return isNumber(b) && a.hash() == b.hash() && !math.IsNaN(a.Float)
	case List, Tuple:
		return a.Kind == b.Kind && equalItems(a.Items, b.Items)
	case Map, Set:
		return a.Kind == b.Kind && equalEntries(a, b)
	default:
		return a.Kind == b.Kind && a.Text == b.Text
	}
}

func isNumber(v *Value) bool { return v.Kind == Bool || v.Kind == Int || v.Kind == Float }

func equalItems(a, b []*Value) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !Equal(a[i], b[i]) {
			return false
		}
	}
	return true
}

func equalEntries(a, b *Value) bool {
	if a.Map.Len() != b.Map.Len() {
		return false
	}
	for _, e := range a.Map.Entries() {
		other, ok := b.Map.Find(e.Key)
		if !ok || a.Kind == Map && !Equal(e.Value, other.Value) {
			return false
		}
	}
	return true
}

// Str is Python's str(v); a missing value counts as None.
func (v *Value) Str() string {
	if v == nil {
		return "None"
	}
	switch v.Kind {
	case String, Date:
		return v.Text
	case DateTime:
		return strings.Replace(v.Text, "T", " ", 1)
	default:
		return v.Repr()
	}
}

// Repr is Python's repr(v). A value that contains itself is cut off there, as
// in Python.
func (v *Value) Repr() string {
	var out strings.Builder
	v.repr(&out, nil)
	return out.String()
}

// repr writes a value; open has the containers that it is in.
func (v *Value) repr(out *strings.Builder, open []*Value) {
	if v == nil {
		out.WriteString("None")
		return
	}
	switch v.Kind {
	case List, Tuple, Map, Set:
		if slices.Contains(open, v) {
			out.WriteString("...")
			return
		}
		v.reprContainer(out, append(open, v))
	case String:
		reprString(out, v.Text)
	default:
		out.WriteString(v.reprScalar())
	}
}

func (v *Value) reprScalar() string {
	switch v.Kind {
	case Bool:
		if v.Bool {
			return "True"
		}
		return "False"
	case Int:
		return v.Int.String()
	case Float:
		return FormatFloat(v.Float)
	case Bytes:
		return "b" + quoteBytes(v.Text)
	case Date:
		return "datetime.date(" + dateNumbers(v.Text) + ")"
	case DateTime:
		return reprDateTime(v.Text)
	default:
		return "None"
	}
}

// brackets surround the items of each container.
var brackets = [...]string{List: "[]", Tuple: "()", Map: "{}", Set: "{}"}

func (v *Value) reprContainer(out *strings.Builder, open []*Value) {
	if v.Kind == Set && v.Map.Len() == 0 {
		out.WriteString("set()")
		return
	}
	out.WriteByte(brackets[v.Kind][0])
	v.reprItems(out, open)
	if v.Kind == Tuple && len(v.Items) == 1 {
		out.WriteByte(',')
	}
	if v.Map != nil {
		v.reprEntries(out, open)
	}
	out.WriteByte(brackets[v.Kind][1])
}

func (v *Value) reprItems(out *strings.Builder, open []*Value) {
	for i, item := range v.Items {
		separate(out, i)
		item.repr(out, open)
	}
}

// reprEntries writes the entries of a dict, or the members of a set.
func (v *Value) reprEntries(out *strings.Builder, open []*Value) {
	for i, e := range v.Map.Entries() {
		separate(out, i)
		e.Key.repr(out, open)
		if v.Kind == Map {
			out.WriteString(": ")
			e.Value.repr(out, open)
		}
	}
}

func separate(out *strings.Builder, i int) {
	if i > 0 {
		out.WriteString(", ")
	}
}

func quoteBytes(raw string) string {
	quote := quoteFor(raw)
	var out strings.Builder
	out.WriteByte(quote)
	for i := range len(raw) {
		out.WriteString(reprByte(raw[i], quote))
	}
	out.WriteByte(quote)
	return out.String()
}

// reprByte returns a byte as repr() writes it between quotes.
func reprByte(c, quote byte) string {
	switch {
	case c == quote || c == '\\':
		return `\` + string(c)
	case c < 0x20 || c >= 0x7f:
		return ReprRune(rune(c))
	}
	return string(c)
}

// dateNumbers returns the numbers of "2024-01-02" as Python lists them.
func dateNumbers(text string) string {
	numbers := strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	for i, digits := range numbers {
		// The last digit stays, even if it is a 0.
		numbers[i] = strings.TrimLeft(digits[:len(digits)-1], "0") + digits[len(digits)-1:]
	}
	return strings.Join(numbers, ", ")
}

// reprDateTime returns the repr of a datetime with the given isoformat.
func reprDateTime(iso string) string {
	date, clock, _ := strings.Cut(iso, "T")
	zone := ""
	if at := strings.LastIndexAny(clock, "+-"); at >= 0 {
		clock, zone = clock[:at], clock[at:]
	}
	parts := strings.Split(dateNumbers(clock), ", ")
	if len(parts) == 3 && parts[2] == "0" {
		parts = parts[:2]
	}
	return "datetime.datetime(" + dateNumbers(date) + ", " + strings.Join(parts, ", ") + reprZone(zone) + ")"
}

func reprZone(zone string) string {
	switch {
	case zone == "":
		return ""
	case strings.Trim(zone, "+-0:") == "":
		return ", tzinfo=datetime.timezone.utc"
	}
	seconds := zoneSeconds(zone[1:])
	if zone[0] == '+' {
		return ", tzinfo=datetime.timezone(datetime.timedelta(seconds=" + strconv.Itoa(seconds) + "))"
	}
	return ", tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=" + strconv.Itoa(86400-seconds) + "))"
}

// zoneSeconds returns the seconds of a zone such as "05:30".
func zoneSeconds(zone string) int {
	seconds, unit := 0, 3600
	for field := range strings.SplitSeq(zone, ":") {
		number, _ := strconv.Atoi(field)
		seconds += number * unit
		unit /= 60
	}
	return seconds
}
