package juju

import (
	"cmp"
	"fmt"
	"strings"

	"charm-playground/core/goyaml"
)

// optionTypes has the types of options, each with a check of the default
// (config.go, optionTypeCheckers).
var optionTypes = []struct {
	name string
	is   func(any) bool
}{
	{"string", isText},
	{"int", isInt},
	{"float", isNumber},
	{"boolean", isBool},
	{"secret", isSecret},
}

// OptionTypes returns the names of the types of options.
func OptionTypes() []string {
	names := make([]string, len(optionTypes))
	for i := range optionTypes {
		names[i] = optionTypes[i].name
	}
	return names
}

// option is an option in config.yaml.
type option struct {
	name         string
	key          *goyaml.Node
	kind         string
	kindNode     *goyaml.Node
	defaultValue *goyaml.Value
}

// config reads config.yaml.
func (c *Charm) config(text string) {
	f, root := c.open(ConfigFile, text)
	if f == nil {
		return
	}
	options, found := f.options(root)
	if !f.readable() {
		return
	}
	if !found {
		f.refuse(Refusal{Rule: Unreadable, Message: "invalid config: empty configuration"})
	}
	for _, o := range options {
		f.option(o)
	}
}

// options returns the options of the file, and whether it has the key
// 'options'.
func (f *file) options(root *goyaml.Node) (all []option, found bool) {
	if root == nil {
		return nil, false
	}
	places := map[string]int{}
	f.decoder.Fields(root, "charm.Config", func(name string, _, value *goyaml.Node) {
		if name == "options" {
			found = true
			all = f.decodeOptions(value, all, places)
		}
	})
	return all, found
}

func (f *file) decodeOptions(root *goyaml.Node, all []option, places map[string]int) []option {
	f.decoder.Fields(root, "map[string]charm.Option", func(name string, key, value *goyaml.Node) {
		if o, ok := f.decodeOption(name, key, value); ok {
			all = put(all, places, name, o)
		}
	})
	return all
}

func (f *file) decodeOption(name string, key, value *goyaml.Node) (o option, ok bool) {
	o = option{name: name, key: key}
	before := len(f.decoder.Mismatches)
	f.decoder.Fields(value, "charm.Option", func(field string, _, value *goyaml.Node) {
		switch field {
		case "type":
			o.kind, _ = f.decoder.Text(value)
			o.kindNode = value
		case "description":
			f.decoder.Text(value)
		case "default":
			o.defaultValue = f.decoder.Any(value)
		}
	})
	return o, len(f.decoder.Mismatches) == before
}

// option checks an option; without a type it is a string.
func (f *file) option(o option) {
	kind := cmp.Or(o.kind, optionTypes[0].name)
	for _, row := range optionTypes {
		if row.name == kind {
			f.defaultOf(o, kind, row.is)
			return
		}
	}
	f.refuse(Refusal{Rule: OptionType, Message: fmt.Sprintf("invalid config: option %q has unknown type %q", o.name, kind),
		Node: o.kindNode, Names: []string{o.name}, Wanted: OptionTypes()})
}

// defaultOf checks a default. null is always valid, and so is the empty string
// for a secret.
func (f *file) defaultOf(o option, kind string, is func(any) bool) {
	v := o.defaultValue
	if v == nil || v.Go == nil || is(v.Go) {
		return
	}
	f.refuse(Refusal{Rule: OptionDefault, Message: fmt.Sprintf("invalid config default: option %q expected %s, got %#v", o.name, kind, v.Go),
		Value: v, Names: []string{o.name}, Wanted: []string{kind}})
}

// isSecret reports whether Juju accepts a value as a secret: empty, or a URI
// with the scheme secret that Go's net/url parses.
func isSecret(v any) bool {
	uri, is := v.(string)
	if !is || uri == "" {
		return is
	}
	uri, fragment, _ := strings.Cut(uri, "#")
	scheme, rest, found := strings.Cut(uri, ":")
	if !found || !strings.EqualFold(scheme, "secret") || hasControl(uri) || !unescapes(fragment, false) {
		return false
	}
	rest, _, _ = strings.Cut(rest, "?") // net/url does not check a query
	return isAfterScheme(rest)
}

// isAfterScheme reports whether net/url accepts a text as what follows a scheme:
// an authority and a path, or a path alone.
func isAfterScheme(rest string) bool {
	authority, found := strings.CutPrefix(rest, "//")
	if !found || strings.HasPrefix(rest, "///") {
		return !strings.HasPrefix(rest, "/") || unescapes(rest, false)
	}
	authority, path, _ := strings.Cut(authority, "/")
	return isAuthority(authority) && unescapes(path, false)
}

// hasControl reports whether a text has an ASCII control character.
func hasControl(text string) bool {
	for i := range len(text) {
		if text[i] < ' ' || text[i] == 0x7f {
			return true
		}
	}
	return false
}

// unescapes reports whether each '%' begins a valid escape. A host may escape
// only non-ASCII bytes and '%', and may have only the characters that net/url
// allows.
func unescapes(text string, host bool) bool {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '%':
			if i+2 >= len(text) || !isHex(text[i+1]) || !isHex(text[i+2]) || host && text[i+1] < '8' && text[i:i+3] != "%25" {
				return false
			}
			i += 2
		case host && c < 0x80 && strings.IndexByte(letters+digits+"-_.~!$&'()*+,;=:[]<>\"", c) < 0:
			return false
		}
	}
	return true
}

func isHex(c byte) bool { return strings.IndexByte("0123456789abcdefABCDEF", c) >= 0 }

// isAuthority reports whether net/url accepts a text as
// [user[:password]@]host[:port].
func isAuthority(text string) bool {
	if at := strings.LastIndexByte(text, '@'); at >= 0 {
		return isUserInfo(text[:at]) && isHost(text[at+1:])
	}
	return isHost(text)
}

func isUserInfo(text string) bool {
	return strings.Trim(text, letters+digits+"-._:~!$&'()*+,;=%@") == "" && unescapes(text, false)
}

// isHost reports whether net/url accepts a text as host[:port].
func isHost(text string) bool {
	if strings.HasPrefix(text, "[") {
		end := strings.LastIndexByte(text, ']')
		return end > 0 && isPort(text[end+1:]) && isBracketed(text[1:end])
	}
	if at := strings.LastIndexByte(text, ':'); at >= 0 && !isPort(text[at:]) {
		return false
	}
	return unescapes(text, true)
}

// isPort reports whether a text is empty, or a colon followed by digits.
func isPort(text string) bool {
	return text == "" || text[0] == ':' && strings.Trim(text[1:], digits) == ""
}

// isBracketed reports whether the characters of a text can be an address in
// brackets.
func isBracketed(text string) bool {
	return strings.Contains(text, ":") && strings.Trim(text, "0123456789abcdefABCDEF:.") == ""
}
