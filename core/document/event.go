package document

import (
	"strings"

	"charm-playground/core/source"
)

// eventKind is what an event tells.
type eventKind uint8

const (
	scalarEvent eventKind = iota
	aliasEvent
	sequenceStart
	mappingStart
	collectionEnd
)

// event is a step on the way through a document's tree, with what yaml.v3 does
// not tell: bytes, PyYAML's mark and PyYAML's tag.
type event struct {
	kind   eventKind
	style  Style
	at     int         // where PyYAML says that the node begins: its properties, if any
	span   source.Span // as in Node; a collection's end is in its collectionEnd
	props  source.Span // its anchor and tag
	anchor string      // also the name that an alias stands for
	tag    string      // in full
	text   string
	// dangling is an alias that no node before it has the anchor of.
	dangling bool
}

// The tags of YAML 1.1's types begin with this.
const tagPrefix = "tag:yaml.org,2002:"

// shortTag is a tag as people write it.
func shortTag(tag string) string {
	if suffix, ok := strings.CutPrefix(tag, tagPrefix); ok {
		return "!!" + suffix
	}
	return tag
}
