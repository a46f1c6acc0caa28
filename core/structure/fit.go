package structure

import (
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/project"
	"charm-playground/core/resolver"
	"charm-playground/core/schema"
	"charm-playground/core/source"
)

// The weights in the measure of fit; more is better.
const (
	fitKey      = 6    // a key of the schema, with a value of its type
	fitName     = 3    // a name that the user chose, with a value of its type
	unfitKey    = -8   // a key that is not in the schema
	unfitType   = -8   // a value of another type
	unfitValue  = -6   // a word that the schema does not allow
	fitMissing  = -5   // a required key is missing
	noMapping   = -300 // the whole file is of another type
	unreadable  = -400
	unreadRest  = -400 // times the part of the text after the first syntax error
	deepestWalk = 40
)

// read is a parsed text, with how well it fits its schema.
type read struct {
	doc   *document.Document
	fit   int
	fatal bool
}

// measure reads a file and measures how well it fits. If the file cannot be read,
// only the text before the mistake counts.
func measure(name, text string) *read {
	r := glance(name, text)
	if r.fatal {
		r.doc = document.ParseWith(r.doc.File, document.Options{AllowDuplicates: lenient(name)})
	}
	return r
}

// glance does the same for a candidate text; it returns no tree if the text
// cannot be read.
func glance(name, text string) *read {
	r := &read{doc: parseTried(name, text)}
	r.fatal = r.doc.Fatal()
	if r.fatal {
		r.fit = brokenFit(len(text), openQuote(text, r.doc.Reach))
	}
	m := &meter{seen: map[*document.Node]bool{}}
	if top := schema.Of(name); top != nil {
		if r.doc.Root != nil && !accepts(top, r.doc.Root) {
			m.fit += noMapping
		}
		m.walk(r.doc.Root, top, 0)
	}
	r.fit += m.fit
	return r
}

// parseTried parses a candidate text.
func parseTried(name, text string) *document.Document {
	return document.ParseWith(source.NewFile(name, text), document.Options{AllowDuplicates: lenient(name), Glance: true})
}

// lenient reports whether only programs other than charmcraft read a file; they
// accept duplicate keys.
func lenient(name string) bool { return name != project.Charmcraft && !schema.IsBeside(name) }

// meter adds up how well a tree fits a schema.
type meter struct {
	fit  int
	seen map[*document.Node]bool
}

func (m *meter) walk(n *document.Node, s *schema.Node, depth int) {
	n = n.Resolve()
	if n == nil || s == nil || depth > deepestWalk || m.again(n) {
		return
	}
	switch n.Kind {
	case document.Mapping:
		m.pairs(n, s, depth)
	case document.Sequence:
		m.items(n, s, depth)
	}
}

// again reports whether a node that aliases can repeat has been measured before.
func (m *meter) again(n *document.Node) bool {
	if n.Anchor() == "" {
		return false
	}
	before := m.seen[n]
	m.seen[n] = true
	return before
}

func (m *meter) items(n *document.Node, s *schema.Node, depth int) {
	if s.Item == nil || s.Types&schema.List == 0 {
		return
	}
	for _, item := range n.Items {
		if !accepts(s.Item, item) {
			m.fit += unfitType
		}
		m.walk(item, s.Item, depth+1)
	}
}

func (m *meter) pairs(n *document.Node, s *schema.Node, depth int) {
	if s.Keys == nil && s.Names == nil {
		return
	}
	for _, pair := range n.Pairs {
		m.pair(pair, s, depth)
	}
	m.fit += missing(s, func(key string) bool { return n.Pair(key) != nil })
}

func (m *meter) pair(pair document.Pair, s *schema.Node, depth int) {
	name := pair.Key.Text
	key, child, weight := s.Key(name), s.Child(name), fitName
	if key != nil {
		weight = fitKey
	}
	switch {
	case pair.Key.Kind != document.Scalar:
		m.fit += unfitKey
	case key == nil && s.Named(name) == nil:
		m.unknown(s, name)
	case !isName(name):
		m.fit += unfitKey
	case accepts(child, pair.Value):
		m.fit += weight + word(child, pair.Value)
	default:
		m.fit += unfitType
	}
	m.walk(pair.Value, child, depth+1)
}

// missing returns the penalty for the required keys that are missing.
func missing(s *schema.Node, has func(key string) bool) int {
	fit := 0
	for i := range s.Keys {
		if s.Keys[i].Mark&schema.Required != 0 && s.Names == nil && !has(s.Keys[i].Name) {
			fit += fitMissing
		}
	}
	return fit
}

func (m *meter) unknown(s *schema.Node, name string) {
	switch {
	case isOfMore(s, name):
		m.fit += fitName
	case !s.Open:
		m.fit += unfitKey
	default:
		m.fit--
	}
}

// isOfMore reports whether a key is one of those without a description.
func isOfMore(s *schema.Node, name string) bool {
	return strings.Contains(" "+s.More+" ", " "+name+" ")
}

// isName reports whether a text can be a name: it has no spaces.
func isName(text string) bool { return text != "" && !strings.ContainsAny(text, " \t=+\u00A0") }

// word returns how well a scalar fits the allowed words.
func word(s *schema.Node, n *document.Node) int {
	n = n.Resolve()
	if s == nil || n == nil || n.Kind != document.Scalar || len(s.Values) == 0 || s.Types&schema.Bool != 0 || s.Word(n.Text) != nil {
		return 0
	}
	return unfitValue
}

// accepts reports whether a schema allows a node's type.
func accepts(s *schema.Node, n *document.Node) bool {
	n = n.Resolve()
	if s == nil || s.Types == schema.Any || n == nil {
		return true
	}
	switch n.Kind {
	case document.Mapping:
		return s.Types&schema.Map != 0
	case document.Sequence:
		return s.Types&schema.List != 0
	}
	return acceptsScalar(s, n)
}

func acceptsScalar(s *schema.Node, n *document.Node) bool {
	switch n.Tag {
	case resolver.TagNull:
		return s.Types&schema.Null != 0
	case resolver.TagBool:
		return s.Types&(schema.Bool|schema.Text) != 0
	case resolver.TagInt:
		return s.Types&(schema.Int|schema.Float|schema.Text) != 0
	case resolver.TagFloat:
		return s.Types&(schema.Float|schema.Text) != 0
	}
	return s.Types&schema.Text != 0
}
