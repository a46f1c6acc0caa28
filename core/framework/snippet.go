package framework

import (
	"slices"
	"strings"

	"charm-playground/core/value"
)

// OAuthOptions returns the options that an oauth endpoint with the given name
// adds.
func (g *Generation) OAuthOptions(endpoint string) []Option {
	named := strings.NewReplacer("{endpoint_name}", endpoint)
	options := slices.Concat(g.oauth...)
	for i := range options {
		option := &options[i]
		option.Name = named.Replace(option.Name)
		if text, ok := option.Default.(string); ok {
			option.Default = named.Replace(text)
		}
	}
	return options
}

// Snippet returns what the extension merges into the project, in its order of
// keys and with its origin. paasConfig includes the part for paas-config.yaml,
// which the extension adds only if the project has that file.
func (f *Framework) Snippet(g *Generation, paasConfig bool) *value.Value {
	common := &generations[g.Number-1]
	parts := []value.Entry{value.NewEntry("charm", properties(common.charm))}
	if paasConfig && common.config != nil {
		parts = append(parts, value.NewEntry("config", properties(common.config)))
	}
	snippet := value.NewMap(
		value.NewEntry("assumes", value.NewList(value.NewString("k8s-api"))),
		value.NewEntry("containers", value.NewMap(value.NewEntry(g.container, texts("resource", g.image)))),
		value.NewEntry("resources", value.NewMap(value.NewEntry(g.image, texts("type", "oci-image", "description", f.Name+" application image.")))),
		value.NewEntry("charm-libs", libs(g.Libs())),
		value.NewEntry("peers", endpoints(Endpoint{Name: common.peer, Interface: common.peer})),
		value.NewEntry("actions", actions(g.actions)),
		value.NewEntry("requires", endpoints(Requires...)),
		value.NewEntry("provides", endpoints(Provides...)),
		value.NewEntry("config", value.NewMap(value.NewEntry("options", Options(g.Options())))),
		value.NewEntry("parts", value.NewMap(parts...)),
	)
	return snippet.With(f.Origin())
}

// Origin returns the origin of everything that the extension adds.
func (f *Framework) Origin() value.Origin {
	return value.Origin{Layer: value.Extension, Source: f.Extension()}
}

// Options returns the options as a dict.
func Options(options []Option) *value.Value {
	dict := value.NewMap()
	for i := range options {
		dict.Map.SetString(options[i].Name, options[i].dict())
	}
	return dict
}

func (o *Option) dict() *value.Value {
	keys := o.keys
	if keys == nil {
		keys = []string{"type", "default", "description"}
	}
	dict := value.NewMap()
	for _, key := range keys {
		switch {
		case key == "type":
			dict.Map.SetString(key, value.NewString(o.Type))
		case key == "description":
			dict.Map.SetString(key, value.NewString(o.Description))
		case o.Default != nil:
			dict.Map.SetString(key, literal(o.Default))
		}
	}
	return dict
}

// literal returns a default or a property as a value, or nil for none.
func literal(v any) *value.Value {
	switch v := v.(type) {
	case string:
		return value.NewString(v)
	case int:
		return value.NewInt(int64(v))
	case bool:
		return value.NewBool(v)
	case []string:
		return list(v)
	}
	return nil
}

// texts returns a dict of strs from alternating keys and values.
func texts(pairs ...string) *value.Value {
	dict := value.NewMap()
	for i := 0; i < len(pairs); i += 2 {
		dict.Map.SetString(pairs[i], value.NewString(pairs[i+1]))
	}
	return dict
}

func list(items []string) *value.Value {
	out := value.NewList()
	for _, item := range items {
		out.Items = append(out.Items, value.NewString(item))
	}
	return out
}

func libs(all []Lib) *value.Value {
	out := value.NewList()
	for _, lib := range all {
		out.Items = append(out.Items, texts("lib", lib.Name, "version", lib.Version))
	}
	return out
}

func endpoints(all ...Endpoint) *value.Value {
	out := value.NewMap()
	for i := range all {
		out.Map.SetString(all[i].Name, all[i].dict())
	}
	return out
}

func (e *Endpoint) dict() *value.Value {
	dict := texts("interface", e.Interface)
	if e.Limit > 0 {
		dict.Map.SetString("limit", value.NewInt(int64(e.Limit)))
	}
	return dict
}

func actions(all []Action) *value.Value {
	out := value.NewMap()
	for i := range all {
		out.Map.SetString(all[i].Name, all[i].dict())
	}
	return out
}

func (a *Action) dict() *value.Value {
	dict := texts("description", a.Description)
	if a.Params != nil {
		dict.Map.SetString("params", parameters(a.Params))
		dict.Map.SetString("required", list(a.Params))
	}
	return dict
}

func parameters(names []string) *value.Value {
	out := value.NewMap()
	for _, name := range names {
		out.Map.SetString(name, texts("type", "string"))
	}
	return out
}

func properties(all []Property) *value.Value {
	out := value.NewMap()
	for _, property := range all {
		out.Map.SetString(property.Key, literal(property.Value))
	}
	return out
}
