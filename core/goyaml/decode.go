package goyaml

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Value is what a Go program gets from a node when it decodes into any type.
type Value struct {
	// Go is nil, bool, int, uint64, float64, string, []any or map[any]any.
	Go    any
	Node  *Node // where it is written
	Items []*Value
	Pairs []Pair // each key once, in the order in which they are written
}

// Pair is a key of a mapping with its value.
type Pair struct {
	Key, Value *Value
}

// Get returns the value at a string key, or nil.
func (v *Value) Get(key string) *Value {
	if pair := v.Pair(key); pair != nil {
		return pair.Value
	}
	return nil
}

// Pair returns the pair with a string key, or nil.
func (v *Value) Pair(key string) *Pair {
	if v == nil {
		return nil
	}
	for i := range v.Pairs {
		if v.Pairs[i].Key.Go == any(key) {
			return &v.Pairs[i]
		}
	}
	return nil
}

// IsMap reports whether a value is a map.
func (v *Value) IsMap() bool {
	_, is := v.Go.(map[any]any)
	return is
}

// Decoder reads nodes as github.com/juju/yaml/v2 v2.0.0 decodes them: it lists
// types that do not fit, and stops at the first node that cannot be read at
// all.
type Decoder struct {
	Failed     string   // go-yaml's message; empty while everything can be read
	At         *Node    // the node that it is about
	Mismatches []string // go-yaml's lines about values of another type
	Misfits    []*Node  // the nodes that they are about
	open       map[*Node]bool
}

// Err returns go-yaml's message about everything that was read, or empty, and
// the first node that it is about.
func (d *Decoder) Err() (message string, at *Node) {
	switch {
	case d.Failed != "":
		return "yaml: " + d.Failed, d.At
	case d.Mismatches != nil:
		return "yaml: unmarshal errors:\n  " + strings.Join(d.Mismatches, "\n  "), d.Misfits[0]
	}
	return "", nil
}

func (d *Decoder) fail(at *Node, message string) {
	if d.Failed == "" {
		d.Failed, d.At = message, at
	}
}

// Follow returns an alias's target, or the node itself. Call done after reading
// everything in it.
func (d *Decoder) Follow(n *Node) (target *Node, done func()) {
	if n.Kind != Alias {
		return n, func() {}
	}
	if d.open[n] {
		d.fail(n, "anchor '"+n.Text+"' value contains itself")
		return &Node{Kind: Scalar, Line: n.Line}, func() {}
	}
	if d.open == nil {
		d.open = map[*Node]bool{}
	}
	d.open[n] = true
	return n.Target, func() { delete(d.open, n) }
}

// Any reads a node as whatever type it has.
func (d *Decoder) Any(written *Node) *Value {
	n, done := d.Follow(written)
	defer done()
	v := &Value{Node: written}
	if d.Failed == "" {
		d.read(n, v)
	}
	return v
}

// read sets a value to what a node contains.
func (d *Decoder) read(n *Node, v *Value) {
	switch n.Kind {
	case Sequence:
		d.sequence(n, v)
	case Mapping:
		d.mapping(n, v)
	default:
		v.Go = d.scalar(n)
	}
}

func (d *Decoder) sequence(n *Node, v *Value) {
	list := make([]any, len(n.Content))
	for i, item := range n.Content {
		v.Items = append(v.Items, d.Any(item))
		list[i] = v.Items[i].Go
	}
	v.Go = list
}

func (d *Decoder) mapping(n *Node, v *Value) {
	all, places := map[any]any{}, map[any]int{}
	v.Go = all
	d.EachPair(n, func(key, value *Node) {
		pair := Pair{d.key(key), d.Any(value)}
		if d.Failed == "" {
			v.set(pair, places)
			all[pair.Key.Go] = pair.Value.Go
		}
	})
}

// key reads a key, which can be neither a list nor a map.
func (d *Decoder) key(n *Node) *Value {
	key := d.Any(n)
	switch key.Go.(type) {
	case []any, map[any]any:
		d.fail(n, fmt.Sprintf("invalid map key: %#v", key.Go))
	}
	return key
}

// set adds a pair, or replaces the one with the same key. places has the places
// of the keys.
func (v *Value) set(pair Pair, places map[any]int) {
	if at, known := places[pair.Key.Go]; known {
		v.Pairs[at] = pair
		return
	}
	places[pair.Key.Go] = len(v.Pairs)
	v.Pairs = append(v.Pairs, pair)
}

// EachPair visits the pairs of a mapping in the order in which they are set:
// the pairs of a merge key override those set before.
func (d *Decoder) EachPair(n *Node, visit func(key, value *Node)) {
	for i := 0; i+1 < len(n.Content) && d.Failed == ""; i += 2 {
		if key := n.Content[i]; key.isMerge() {
			d.merge(n.Content[i+1], visit)
		} else {
			visit(key, n.Content[i+1])
		}
	}
}

func (n *Node) isMerge() bool {
	return n.Kind == Scalar && n.Text == "<<" && (n.Plain || n.Tag == tagMerge)
}

// merge visits the pairs under a merge key.
func (d *Decoder) merge(written *Node, visit func(key, value *Node)) {
	n, done := d.Follow(written)
	defer done()
	switch {
	case d.Failed != "":
	case n.Kind == Mapping:
		d.EachPair(n, visit)
	case n.Kind == Sequence && written.Kind != Alias:
		d.mergeItems(n, visit)
	default:
		d.wantMap(written)
	}
}

// mergeItems visits the pairs of the mappings in a list; the first mapping takes
// precedence.
func (d *Decoder) mergeItems(list *Node, visit func(key, value *Node)) {
	for _, item := range slices.Backward(list.Content) {
		if !d.leadsToMapping(item) {
			d.wantMap(list)
			return
		}
		d.merge(item, visit)
	}
}

// leadsToMapping reports whether a node is a mapping, or an alias of one.
func (d *Decoder) leadsToMapping(n *Node) bool {
	target, done := d.Follow(n)
	defer done()
	return target.Kind == Mapping
}

func (d *Decoder) wantMap(at *Node) {
	d.fail(at, "map merge requires map or sequence of maps as the value")
}

// scalar returns the value of a scalar.
func (d *Decoder) scalar(n *Node) any {
	_, v := d.resolve(n)
	return v
}

// resolve returns the type and the value of a scalar, by its tag if it has one.
func (d *Decoder) resolve(n *Node) (tag string, value any) {
	switch {
	case n.Plain:
		return Resolve(n.Text)
	case n.Tag == "", n.Tag == tagString:
		return tagString, n.Text
	case n.Tag == tagBinary:
		return tagBinary, d.binary(n)
	case slices.Contains(checkedTags, n.Tag):
		return d.checked(n)
	}
	return n.Tag, n.Text
}

// checkedTags are the tags that a text must fit.
var checkedTags = []string{tagNull, tagBool, tagInt, tagFloat, tagTimestamp}

// checked returns the value of a scalar with one of these tags.
func (d *Decoder) checked(n *Node) (tag string, value any) {
	tag, value = resolve(n.Tag, n.Text)
	if whole, ok := value.(int); ok && n.Tag == tagFloat {
		return tagFloat, float64(whole)
	}
	if tag != n.Tag {
		d.fail(n, "cannot decode "+tag+" `"+n.Text+"` as a "+n.Tag)
	}
	return tag, value
}

func (d *Decoder) binary(n *Node) string {
	data, err := base64.StdEncoding.DecodeString(n.Text)
	if err != nil {
		d.fail(n, "!!binary value contains invalid base64 data")
	}
	return string(data)
}

// Mismatch records that a node does not have the named type of Go.
func (d *Decoder) Mismatch(n *Node, wanted string) {
	found := d.found(n)
	if d.Failed == "" {
		d.Misfits = append(d.Misfits, n)
		d.Mismatches = append(d.Mismatches, "line "+strconv.Itoa(n.Line)+": cannot unmarshal "+found+" into "+wanted)
	}
}

var collectionTags = [...]string{Scalar: "", Sequence: "!!seq", Mapping: "!!map", Alias: ""}

// found returns what go-yaml says about a node of the wrong type.
func (d *Decoder) found(n *Node) string {
	if tag := collectionTags[n.Kind]; tag != "" {
		return tag
	}
	return d.tag(n) + " `" + shortened(n.Text) + "`"
}

// tag returns the tag of a scalar: as it is written, or as it is resolved.
func (d *Decoder) tag(n *Node) string {
	tag, _ := d.resolve(n) // which also checks the tag that is written
	if n.Tag != "" {
		return n.Tag
	}
	return tag
}

// shortened returns the beginning of a text, as go-yaml quotes it.
func shortened(text string) string {
	if len(text) > 10 {
		return text[:7] + "..."
	}
	return text
}

// Text reads a node as a string: any scalar is one, as it is written. It
// returns false for anything else; null is the empty string.
func (d *Decoder) Text(written *Node) (string, bool) {
	n, done := d.Follow(written)
	defer done()
	if d.Failed != "" {
		return "", false
	}
	if n.Kind != Scalar {
		d.Mismatch(n, "string")
		return "", false
	}
	switch tag, v := d.resolve(n); {
	case v == nil:
		return "", true
	case tag == tagBinary:
		text, _ := v.(string)
		return text, d.Failed == ""
	}
	return n.Text, d.Failed == ""
}

// Fields visits the pairs of a mapping whose keys are read as strings. A node
// of another kind is a mismatch with the named type of Go; null has no pairs.
func (d *Decoder) Fields(written *Node, wanted string, visit func(name string, key, value *Node)) {
	n, done := d.Follow(written)
	defer done()
	switch {
	case d.Failed != "":
	case n.Kind == Mapping:
		d.EachPair(n, func(key, value *Node) {
			if name, ok := d.Text(key); ok {
				visit(name, key, value)
			}
		})
	case n.Kind == Sequence || d.scalar(n) != nil:
		d.Mismatch(n, wanted)
	}
}
