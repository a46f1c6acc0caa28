package verdict

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/emit"
	"charm-playground/core/goyaml"
	"charm-playground/core/juju"
	"charm-playground/core/packed"
	"charm-playground/core/source"
	"charm-playground/core/suggest"
	"charm-playground/core/value"
)

// codes are the codes of findings, by the rule that is broken.
var codes = [...]diagnostic.Code{
	juju.Unreadable: diagnostic.JujuUnreadable, juju.WrongType: diagnostic.JujuType, juju.WrongValue: diagnostic.JujuValue,
	juju.Missing: diagnostic.MissingKey, juju.OptionDefault: diagnostic.OptionDefault, juju.OptionType: diagnostic.JujuValue,
	juju.ReservedName: diagnostic.JujuName, juju.DuplicateName: diagnostic.JujuDuplicate, juju.ActionName: diagnostic.JujuName,
	juju.ActionSchema: diagnostic.JujuSchema, juju.Inconsistent: diagnostic.JujuConflict,
}

// reason is a refusal, with the place that causes it.
type reason struct {
	*juju.Refusal
	place
	source *source.File   // the file with the place
	root   *document.Node // and its tree
	main   *document.Document
}

// finding returns the finding for a refusal.
func (p *Project) finding(v *Verdict, charm *juju.Charm, refusal *juju.Refusal) diagnostic.Diagnostic {
	r := p.reason(v, charm, refusal)
	return diagnostic.Diagnostic{
		File: r.file, Span: r.span, Severity: diagnostic.Error, Code: codes[r.Rule], By: diagnostic.Juju,
		Message: r.text(), Path: r.keyPath(), Fixes: r.fixes(),
	}
}

// keyPath returns the path of the place, or of the key that is missing there.
func (r *reason) keyPath() string {
	if r.Rule == juju.Missing {
		return strings.Join(append(slices.Clip(r.path), r.Names[0]), ".")
	}
	return strings.Join(r.path, ".")
}

func (p *Project) reason(v *Verdict, charm *juju.Charm, refusal *juju.Refusal) *reason {
	at := p.placesIn(v.packed(refusal.File), charm.Roots[refusal.File])
	r := &reason{Refusal: refusal, place: at.cause(refusal), source: p.Charmcraft.File, root: p.Charmcraft.Root, main: p.Charmcraft}
	switch {
	case at.file.Value == nil:
		r.source, r.root = at.side.File, at.side.Root
	case r.span == source.Span{}:
		r.span = extensions(p.Charmcraft)
	}
	return r
}

func (p *Project) placesIn(file *packed.File, root *goyaml.Node) *places {
	at := &places{Project: *p, file: file, root: root}
	if file.Value == nil {
		at.side = p.Beside(file.Name)
	}
	return at
}

// cause returns the place that causes a refusal. Of two places with the same
// name, it is the user's own.
func (p *places) cause(refusal *juju.Refusal) place {
	found := p.of(refusal.Node)
	if refusal.Other != nil && !found.own {
		if other := p.of(refusal.Other); other.own {
			return other
		}
	}
	return found
}

// extensions returns where the project names its extensions, which stands in
// for what they add.
func extensions(d *document.Document) source.Span {
	if pair := d.Root.Pair("extensions"); pair != nil {
		return pair.Key.Span
	}
	return source.Span{}
}

// text returns the message of a finding: what Juju reads and why it refuses it.
func (r *reason) text() string {
	if misread := r.misread(); misread != "" {
		return misread
	}
	if text := texts[r.Rule]; text != nil {
		return text(r)
	}
	return "Juju refuses the charm: " + r.Message + "."
}

// where returns a place in the reader's words: its path.
func (r *reason) where() string {
	if len(r.path) == 0 {
		return r.file
	}
	return "'" + strings.Join(r.path, ".") + "'"
}

// texts are the messages for the rules about which there is more to say than
// Juju's message.
var texts = [...]func(*reason) string{
	juju.Unreadable: func(r *reason) string { return "Juju cannot read " + r.File + ": " + oneLine(r.Message) + "." },
	juju.WrongType: func(r *reason) string {
		return "Juju takes " + wanted(r.Wanted) + " at " + r.where() + ", and reads " + read(r.Value) + " there. charmcraft accepts it, but Juju refuses the charm."
	},
	juju.WrongValue: func(r *reason) string {
		if r.Wanted == nil {
			return "Juju refuses the charm: " + r.Message + "."
		}
		return "Juju does not know " + read(r.Value) + " at " + r.where() + ": it can be " + source.JoinOr(r.Wanted) + ". charmcraft accepts it, but Juju refuses the charm."
	},
	juju.Missing: func(r *reason) string {
		return "Missing '" + r.Names[0] + "' in " + r.where() + ". charmcraft accepts that silently, but Juju refuses the charm."
	},
	juju.OptionDefault: func(r *reason) string {
		return "The default of option '" + r.Names[0] + "' is " + read(r.Value) + " to Juju, but the option's type is " + r.Wanted[0] + ". charmcraft accepts it, but Juju refuses the charm."
	},
	juju.OptionType: func(r *reason) string {
		return "Option '" + r.Names[0] + "' has a type that no option has: it can be " + source.JoinOr(r.Wanted) + ". charmcraft accepts it, but Juju refuses the charm."
	},
	juju.ReservedName: func(r *reason) string {
		return "Juju reserves the names 'juju' and 'juju-…', so " + source.WithArticle(r.Names[0]) + " cannot be called '" + r.Names[1] + "'. charmcraft accepts it, but Juju refuses the charm."
	},
	juju.DuplicateName: func(r *reason) string {
		return "The name '" + r.Names[0] + "' is used twice: Juju takes each endpoint name only once across provides, requires, peers and extra-bindings, including what the extension adds. charmcraft accepts it, but Juju refuses the charm."
	},
	juju.ActionName: func(r *reason) string {
		return "An action cannot be called '" + r.Names[0] + "': Juju takes lower-case letters, digits and, in between, hyphens. charmcraft accepts it, but Juju refuses the charm."
	},
	juju.ActionSchema: func(r *reason) string {
		problem := strings.TrimPrefix(r.Message, "invalid params schema for action schema "+r.Names[0]+": ")
		return "Juju cannot use the parameters of action '" + r.Names[0] + "': " + problem + ". charmcraft accepts them silently, but Juju refuses the charm."
	},
	juju.Inconsistent: nil,
}

// oneLine joins a message of several lines into one.
func oneLine(message string) string {
	return strings.TrimSuffix(strings.Join(strings.Fields(message), " "), ".")
}

// goTypes are the types that Juju expects, in the reader's words.
var goTypes = map[string]string{
	"string": "text", "bool": "true or false", "a bool": "true or false", "int": "a whole number", "list": "a list", "a YAML list": "a list", "map": "a mapping",
	"map[string]": "a mapping with texts as keys", "a string": "text", "empty value": "no value", "non-empty binding name": "a name that is text",
}

func wanted(types []string) string {
	if len(types) == 0 {
		return "another value"
	}
	return cmp.Or(goTypes[types[0]], types[0])
}

// read returns a value as Juju reads it, in the reader's words.
func read(v *goyaml.Value) string {
	if v == nil {
		return "nothing"
	}
	switch is := v.Go.(type) {
	case nil:
		return "nothing"
	case string:
		return fmt.Sprintf("the text %q", is)
	case []any:
		return "a list"
	case map[any]any:
		return "a mapping"
	case bool:
		return fmt.Sprint(is)
	}
	return fmt.Sprintf("the number %v", v.Go)
}

// misread returns the message for a string that charmcraft packs without
// quotes, so that Juju reads something else; empty if that is not the reason.
func (r *reason) misread() string {
	if !r.isMisread() {
		return ""
	}
	return "charmcraft packs " + r.value.Text + " without quotes, and Juju reads " + read(r.Value) + " there. " +
		r.needs() + "Quotes do not help, because charmcraft drops them: use another value."
}

func (r *reason) isMisread() bool {
	if r.Value == nil || r.value == nil || r.value.Kind != value.String || r.Value.Node == nil || !r.Value.Node.Plain {
		return false
	}
	_, isText := r.Value.Go.(string)
	return !isText && (r.Rule == juju.OptionDefault || r.Rule == juju.WrongType || r.Rule == juju.ActionSchema)
}

// needs says what Juju needs in place of what it reads.
func (r *reason) needs() string {
	if r.Rule == juju.OptionDefault {
		return "Option '" + r.Names[0] + "' is of type " + r.Wanted[0] + ", so Juju refuses the charm. "
	}
	return "It wants " + wanted(r.Wanted) + " at " + r.where() + " and refuses the charm. "
}

// ways returns the fixes, by the rule that is broken.
var ways = [...]func(*reason) []diagnostic.Fix{
	juju.OptionDefault: func(r *reason) []diagnostic.Fix { return r.retyped(r.Wanted[0]) },
	juju.WrongType:     func(r *reason) []diagnostic.Fix { return r.retyped(optionTypeOf[wanted(r.Wanted)]) },
	juju.WrongValue:    (*reason).nearestWanted,
	juju.OptionType:    (*reason).nearestWanted,
	juju.Inconsistent:  (*reason).nearestWanted,
	juju.ActionSchema: func(r *reason) []diagnostic.Fix {
		if strings.HasSuffix(r.Message, " is not a valid type") {
			return r.nearest(juju.SchemaTypes())
		}
		return nil
	},
	juju.Missing:      func(r *reason) []diagnostic.Fix { return r.brought(r.Names[0]) },
	juju.ReservedName: func(r *reason) []diagnostic.Fix { return r.renamed(strings.TrimPrefix(r.Names[1], "juju-")) },
	juju.ActionName:   func(r *reason) []diagnostic.Fix { return r.renamed(actionName(r.Names[0])) },
}

// survives reports whether Juju reads a string that charmcraft packs as the
// same string.
func survives(text string) bool {
	written, _ := emit.YAML(value.NewString(text))
	document := goyaml.Parse(written)
	return document.Root != nil && (&goyaml.Decoder{}).Any(document.Root).Go == any(text)
}

// fixes returns the fixes for a refusal.
func (r *reason) fixes() []diagnostic.Fix {
	if !r.own || r.node == nil || ways[r.Rule] == nil {
		return nil
	}
	return ways[r.Rule](r)
}

// optionTypeOf maps what a rule expects to the type of an option.
var optionTypeOf = map[string]string{"text": "string", "true or false": "boolean", "a whole number": "int"}

// retyped returns the fix that writes a scalar as another type.
func (r *reason) retyped(kind string) []diagnostic.Fix {
	if r.node.Kind != document.Scalar || r.isMisread() && kind == "string" {
		return nil
	}
	text := edit.As(r.source, kind, r.node)
	if text == "" || kind == "string" && r.value != nil && !survives(r.node.Text) {
		return nil
	}
	return diagnostic.SafeWay("Change to "+text, edit.Replace(r.source, r.node, text))
}

func (r *reason) nearestWanted() []diagnostic.Fix { return r.nearest(r.Wanted) }

// nearest returns the fixes that change a value to the nearest of a few words.
func (r *reason) nearest(words []string) (fixes []diagnostic.Fix) {
	if r.node.Kind != document.Scalar {
		return nil
	}
	for _, word := range suggest.Nearest(r.node.Text, words, suggest.Closed()) {
		fixes = append(fixes, diagnostic.Way("Change to '"+word+"'", edit.Change(r.source, r.node, word))...)
	}
	return fixes
}

// brought returns the fix that moves a key from charmcraft.yaml, where charmcraft
// accepts it too, to the file beside it that is packed as it is.
func (r *reason) brought(name string) []diagnostic.Fix {
	pair := r.main.Root.Pair(name)
	if r.source == r.main.File || r.node != r.root || pair == nil {
		return nil
	}
	out, ok := edit.TakeOut(r.main.File, r.main.Root, r.main.PlaceOf(pair.Key).Index)
	if !ok {
		return nil
	}
	text := strings.TrimRight(edit.Text(r.main.File, *pair), "\n")
	return diagnostic.Way("Move '"+name+"' from "+r.main.File.Name, edit.Add(r.source, r.root, text), out)
}

// renamed returns the fix that gives another name, unless the name is in use.
func (r *reason) renamed(name string) []diagnostic.Fix {
	if name == "" || name == r.node.Text || r.node.Kind != document.Scalar {
		return nil
	}
	return diagnostic.Way("Change to '"+name+"'", edit.Change(r.source, r.node, name))
}

// actionName returns a name in a form that Juju accepts.
func actionName(name string) string {
	return strings.Trim(strings.Map(actionRune, strings.ToLower(name)), "-")
}

// actionRune returns what a character becomes in the name of an action; -1 for
// those that it cannot have.
func actionRune(c rune) rune {
	switch {
	case c == '_', c == ' ', c == '.':
		return '-'
	case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '-':
		return c
	}
	return -1
}
