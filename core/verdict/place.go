package verdict

import (
	"strconv"

	"charm-playground/core/document"
	"charm-playground/core/goyaml"
	"charm-playground/core/packed"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// place is where something in a packed file comes from in the project.
type place struct {
	file  string
	span  source.Span
	path  []string
	node  *document.Node // the node there; nil if it is not known
	value *value.Value   // what charmcraft packs; nil in a file that is packed as it is
	own   bool           // whether the user wrote exactly this, and not an extension or a default
}

// keys are the keys of charmcraft.yaml whose values become the content of
// packed files.
var keys = map[string][]string{"config.yaml": {"config"}, "actions.yaml": {"actions"}}

// places finds the places of the nodes of a packed file.
type places struct {
	Project
	file *packed.File
	root *goyaml.Node
	side *document.Document // the file itself, if it is packed as it is
}

// of returns the place of a node; for nil, that of the whole file.
func (p *places) of(target *goyaml.Node) place {
	if p.file.Value == nil {
		return p.ofText(target)
	}
	found := place{file: p.Charmcraft.File.Name, path: keys[p.file.Name], span: p.keySpan()}
	if target != nil {
		p.inValue(p.root, p.file.Value, target, &found)
	}
	if found.own {
		found.node = p.Charmcraft.NodeOf(found.span)
	}
	return found
}

// ofText returns the place of a node in a file that is packed as it is.
func (p *places) ofText(target *goyaml.Node) place {
	found := place{file: p.file.Name}
	if target != nil && p.side != nil && p.side.Root != nil {
		p.inText(p.root, p.side.Root, target, &found)
	}
	return found
}

// keySpan returns where the key is written whose value becomes the file.
func (p *places) keySpan() source.Span {
	if path := keys[p.file.Name]; len(path) > 0 {
		if pair := p.Charmcraft.Root.Pair(path[0]); pair != nil {
			return pair.Key.Span
		}
	}
	return source.Span{}
}

// inValue searches the value that the text was written from for a node, and
// reports whether it found it. On the way, at becomes the innermost written
// place around the node.
func (p *places) inValue(n *goyaml.Node, v *value.Value, target *goyaml.Node, at *place) bool {
	outer := *at
	p.stand(v, at)
	if n == target {
		return true
	}
	for i := 0; i < len(n.Content) && v != nil; i++ {
		step, inner, is := childOf(n, v, i)
		if !is {
			break
		}
		before := *at
		at.path = append(at.path[:len(at.path):len(at.path)], step...)
		if key := i - 1; n.Kind == goyaml.Mapping && i%2 == 1 {
			p.stand(v.Map.Entries()[key/2].Key, at)
		}
		if p.inValue(n.Content[i], inner, target, at) {
			return true
		}
		*at = before
	}
	*at = outer
	return false
}

// childOf returns the value of the i-th node in a collection, and the step to
// it.
func childOf(n *goyaml.Node, v *value.Value, i int) (step []string, inner *value.Value, ok bool) {
	switch {
	case n.Kind == goyaml.Sequence && i < len(v.Items):
		return []string{strconv.Itoa(i)}, v.Items[i], true
	case n.Kind == goyaml.Mapping && v.Map != nil && i/2 < v.Map.Len():
		e := v.Map.Entries()[i/2]
		if i%2 == 0 {
			return []string{e.Key.Str()}, e.Key, true
		}
		return []string{e.Key.Str()}, e.Value, true
	}
	return nil, nil, false
}

// stand moves a place to where a value is written, if that is in
// charmcraft.yaml.
func (p *places) stand(v *value.Value, at *place) {
	at.value, at.own = v, false
	if v == nil || v.Origin.Layer != value.User || v.Origin.Source != p.Charmcraft.File.Name {
		return
	}
	at.span, at.own = v.Origin.Span, true
}

// inText does what inValue does, in a file that is packed as it is.
func (p *places) inText(n *goyaml.Node, written *document.Node, target *goyaml.Node, at *place) bool {
	outer := *at
	at.span, at.node, at.own = written.Span, written, true
	if n == target {
		return true
	}
	for i := range n.Content {
		step, inner := writtenChild(n, written, i)
		if inner == nil {
			continue
		}
		before := *at
		at.path = append(at.path[:len(at.path):len(at.path)], step)
		if p.inText(n.Content[i], inner, target, at) {
			return true
		}
		*at = before
	}
	*at = outer
	return false
}

// writtenChild returns the i-th node in a collection as the file has it, and the
// step to it; nil if there is none.
func writtenChild(n *goyaml.Node, written *document.Node, i int) (step string, inner *document.Node) {
	switch {
	case n.Kind == goyaml.Sequence && i < len(written.Items):
		return strconv.Itoa(i), written.Items[i]
	case n.Kind == goyaml.Mapping && i/2 < len(written.Pairs):
		pair := written.Pairs[i/2]
		if i%2 == 0 {
			return pair.Key.Text, pair.Key
		}
		return pair.Key.Text, pair.Value
	}
	return "", nil
}
