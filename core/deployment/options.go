package deployment

import (
	"charm-playground/core/big"
	"math"
	"sort"

	"charm-playground/core/python"
	"charm-playground/core/value"
)

// optionKinds are the YAML types that juju config takes for a type of option;
// all others take strings.
var optionKinds = map[string][]value.Kind{
	"int": {value.Int}, "float": {value.Int, value.Float}, "boolean": {value.Bool},
}

// takes reports whether juju config takes the value for an option of the type.
func takes(kind string, v *value.Value) bool {
	kinds, ok := optionKinds[kind]
	if !ok {
		return v.Kind == value.String
	}
	for _, k := range kinds {
		if v.Kind == k {
			return true
		}
	}
	return false
}

func (d *Deployment) readOptions(config node) {
	d.Given = map[string]Given{}
	for _, item := range config.entries() {
		d.Given[item.key] = Given{Key: Text{item.key, item.keyAt()}, Value: item.text(), Raw: item.value}
	}
	declared := node{value: d.Project}.get("config").get("options")
	for _, item := range declared.entries() {
		option := Option{Name: item.key, Type: python.Str(item.value.Get("type")), At: item.keyAt()}
		if fallback := item.get("default"); fallback.value != nil && takes(option.Type, fallback.value) {
			option.Value, option.From = asJuju(option.Type, fallback.value), fallback.place()
		}
		d.give(&option)
		d.Options = append(d.Options, option)
	}
	sort.SliceStable(d.Options, func(i, j int) bool { return d.Options[i].Name < d.Options[j].Name })
}

// give sets the option to what mock.yaml says, unless Juju would refuse it.
func (d *Deployment) give(option *Option) {
	given, ok := d.Given[option.Name]
	if !ok || given.Raw.Kind == value.Null {
		return
	}
	if given.Refused = !takes(option.Type, given.Raw); given.Refused {
		d.Given[option.Name] = given
		return
	}
	option.Value, option.From = asJuju(option.Type, given.Raw), given.Value.Place
}

// asJuju is a value as config-get hands it to the charm: numbers of a float
// option below 1e21 have no fraction of zeros.
func asJuju(kind string, v *value.Value) *value.Value {
	if kind != "float" {
		return v
	}
	f := v.Float
	if v.Kind == value.Int {
		f = v.Int.Float64()
	}
	if f == math.Trunc(f) && math.Abs(f) < 1e21 {
		return &value.Value{Kind: value.Int, Int: big.FromFloat(f), Origin: v.Origin}
	}
	return &value.Value{Kind: value.Float, Float: f, Origin: v.Origin}
}
