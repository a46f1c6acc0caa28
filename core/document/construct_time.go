package document

import (
	"charm-playground/core/resolver"
	"charm-playground/core/value"
	"fmt"
	"math"
	"strings"
)

func (c *constructor) timestamp(n *Node) *value.Value {
	return c.read(n, (*constructor).parseTimestamp)
}

func (c *constructor) parseTimestamp(n *Node, _ string) *value.Value {
	if n.Kind != Scalar {
		c.refuse(invalidScalar, n, `TypeError("expected string or bytes-like object, got 'list'")`, n.Tag)
		return untagged(c, n)
	}
	parts, ok := resolver.SplitTimestamp(strings.TrimSuffix(n.Text, "\n"))
	if !ok {
		return c.invalid(n, `AttributeError("'NoneType' object has no attribute 'groupdict'")`)
	}
	stamp := (*timestamp)(&parts)
	if wrong := stamp.impossible(); wrong != "" {
		return c.refused(impossibleDate, n, wrong)
	}
	return stamp.value()
}

// timestamp is a timestamp that Python may refuse.
type timestamp resolver.Timestamp

// value returns the timestamp as a date, or as a datetime if it has a time.
func (t *timestamp) value() *value.Value {
	if !t.HasTime {
		return &value.Value{Kind: value.Date, Text: t.date()}
	}
	return &value.Value{Kind: value.DateTime, Text: t.date() + "T" + t.time()}
}

// offset returns the minutes of the zone, without its sign.
func (t *timestamp) offset() int { return atoi(t.ZoneHour)*60 + atoi(t.ZoneMinute) }

// atoi returns the number in a few digits; 0 without digits.
func atoi(digits string) int {
	number := 0
	for i := range len(digits) {
		number = number*10 + int(digits[i]-'0')
	}
	return number
}

// impossible returns why Python's datetime refuses the timestamp, or empty.
func (t *timestamp) impossible() string {
	if offset := t.offset(); offset >= 24*60 {
		return fmt.Sprintf("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not %s.", t.delta(offset))
	}
	for _, field := range t.fields() {
		if field.number < field.least || field.number > field.most {
			return field.wrong
		}
	}
	return ""
}

// timeField is a part of a timestamp with the numbers that Python accepts, and
// what it says about others.
type timeField struct {
	number, least, most int
	wrong               string
}

// fields returns the parts of a timestamp in the order in which Python checks
// them.
func (t *timestamp) fields() []timeField {
	year, month := atoi(t.Year), atoi(t.Month)
	return []timeField{
		{year, 1, 9999, "year 0 is out of range"}, {month, 1, 12, "month must be in 1..12"},
		{atoi(t.Day), 1, daysIn(year, month), "day is out of range for month"}, {atoi(t.Hour), 0, 23, "hour must be in 0..23"},
		{atoi(t.Minute), 0, 59, "minute must be in 0..59"}, {atoi(t.Second), 0, 59, "second must be in 0..59"},
	}
}

// delta returns repr() of Python's timedelta for the zone's minutes.
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

// date returns the date as Python's isoformat() writes it.
func (t *timestamp) date() string {
	return fmt.Sprintf("%s-%02d-%02d", t.Year, atoi(t.Month), atoi(t.Day))
}

// time returns the time of day with its zone as Python's isoformat() writes it.
func (t *timestamp) time() string {
	text := fmt.Sprintf("%02d:%s:%s", atoi(t.Hour), t.Minute, t.Second)
	if fraction := (t.Fraction + "000000")[:6]; fraction != "000000" {
		text += "." + fraction
	}
	return text + t.zone()
}

// zone returns the zone as Python's isoformat() writes it.
func (t *timestamp) zone() string {
	switch offset := t.offset(); {
	case t.Zone == "":
		return ""
	case t.Zone == "Z" || offset == 0:
		return "+00:00"
	default:
		return fmt.Sprintf("%s%02d:%02d", t.Zone, offset/60, offset%60)
	}
}
