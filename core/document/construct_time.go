package document

import (
	"charm-playground/core/resolver"
	"charm-playground/core/value"
	"fmt"
	"math"
	"strings"
)

func (c *constructor) timestamp(n *Node) *value.Value {
	if _, ok := c.scalar(n); !ok {
		return untagged(c, n)
	}
	if n.Kind != Scalar {
		c.refuse(invalidScalar, n, `TypeError("expected string or bytes-like object, got 'list'")`, n.Tag)
		return untagged(c, n)
	}
	parts, ok := resolver.SplitTimestamp(strings.TrimSuffix(n.Text, "\n"))
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

// timestamp is a timestamp that Python may refuse.
type timestamp resolver.Timestamp

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
	switch offset := atoi(t.ZoneHour)*60 + atoi(t.ZoneMinute); {
	case t.Zone == "":
		return text
	case t.Zone == "Z" || offset == 0:
		return text + "+00:00"
	default:
		return text + fmt.Sprintf("%s%02d:%02d", t.Zone, offset/60, offset%60)
	}
}
