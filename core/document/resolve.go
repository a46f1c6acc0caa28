package document

import (
	"strings"

	"charm-playground/core/value"
)

// tag is a tag that PyYAML's SafeLoader knows, or unknown for any other.
type tag uint8

const (
	tagUnknown tag = iota
	tagString
	tagNull
	tagBool
	tagInt
	tagFloat
	tagBinary
	tagTimestamp
	tagMerge
	tagValue
	tagSeq
	tagMap
	tagSet
	tagOmap
	tagPairs
	tagYAML
)

// tagNames are the tags in short form.
var tagNames = [...]string{
	"", value.TagString, value.TagNull, value.TagBool, value.TagInt, value.TagFloat, value.TagBinary, value.TagTimestamp,
	value.TagMerge, value.TagValue, value.TagSequence, value.TagMapping, value.TagSet, "!!omap", "!!pairs", value.TagYAML,
}

// The tags of YAML 1.1's types begin with this; in short form it is "!!".
const tagPrefix = "tag:yaml.org,2002:"

// setTag gives a node a tag that is known.
func (n *Node) setTag(t tag) { n.tag, n.Tag = t, tagNames[t] }

// fullTag is the tag in full.
func (n *Node) fullTag() string {
	if n.tag == tagUnknown {
		return n.head.tag
	}
	return tagPrefix + n.Tag[len("!!"):]
}

// knownTag is the tag of a short form.
func knownTag(short string) tag {
	for i, name := range tagNames {
		if name == short && i > 0 {
			return tag(i)
		}
	}
	return tagUnknown
}

// resolve gives a node its tag: the one that is written, or else that of its
// text, where implicit allows that, or of its kind.
func (n *Node) resolve(implicit bool) {
	written := ""
	if n.head != nil {
		written = n.head.tag
	}
	switch {
	case n.Kind == Sequence && implicit:
		n.setTag(tagSeq)
	case n.Kind == Mapping && implicit:
		n.setTag(tagMap)
	case implicit:
		n.setTag(implicitTag(n.Text))
	case written == "":
		n.setTag(tagString)
	default:
		n.tag, n.Tag = tagUnknown, written
		if suffix, ok := strings.CutPrefix(written, tagPrefix); ok {
			n.Tag = "!!" + suffix
			n.tag = knownTag(n.Tag)
		}
	}
}

// implicitTag is the tag that the text of a scalar tells.
func implicitTag(text string) tag {
	// Python's '$' also matches before a line break at the end, which only a
	// scalar with the tag '!' can have.
	if len(text) > 1 {
		text = strings.TrimSuffix(text, "\n")
	}
	return knownTag(value.ResolvePlain(text))
}

const digits = "0123456789"

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
