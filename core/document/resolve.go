package document

import (
	"charm-playground/core/resolver"
	"strings"
)

// tag is a tag that PyYAML's SafeLoader knows, or tagUnknown for any other.
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

// tagNames has the tags in short form.
var tagNames = [...]string{
	"", resolver.TagString, resolver.TagNull, resolver.TagBool, resolver.TagInt, resolver.TagFloat, resolver.TagBinary, resolver.TagTimestamp,
	resolver.TagMerge, resolver.TagValue, resolver.TagSequence, resolver.TagMapping, resolver.TagSet, "!!omap", "!!pairs", resolver.TagYAML,
}

// tagPrefix begins the tags of YAML 1.1's types; its short form is "!!".
const tagPrefix = "tag:yaml.org,2002:"

// setTag gives a node a known tag.
func (n *Node) setTag(t tag) { n.tag, n.Tag = t, tagNames[t] }

// fullTag returns the tag in full.
func (n *Node) fullTag() string {
	if n.tag == tagUnknown {
		return n.head.tag
	}
	return tagPrefix + n.Tag[len("!!"):]
}

// knownTag returns the tag with a short form.
func knownTag(short string) tag {
	for i, name := range tagNames {
		if name == short && i > 0 {
			return tag(i)
		}
	}
	return tagUnknown
}

// resolve gives a node its tag: the one in the text, or the one that its
// content implies if implicit allows that, or the one of its kind.
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
		n.setWritten(written)
	}
}

// setWritten gives a node the tag in the text.
func (n *Node) setWritten(tag string) {
	n.tag, n.Tag = tagUnknown, tag
	if suffix, ok := strings.CutPrefix(tag, tagPrefix); ok {
		n.Tag = "!!" + suffix
		n.tag = knownTag(n.Tag)
	}
}

// implicitTag returns the tag that the text of a scalar implies.
func implicitTag(text string) tag {
	// Python's '$' also matches before a line break at the end, which only a
	// scalar with the tag '!' can have.
	if len(text) > 1 {
		text = strings.TrimSuffix(text, "\n")
	}
	return knownTag(resolver.Resolve(text))
}
