package deployment

import (
	"charm-playground/core/big"
	"math"
	"sort"
	"strconv"
	"strings"

	"charm-playground/core/schema"
	"charm-playground/core/value"
)

// takes reports whether juju config accepts the value for an option of the type.
func takes(kind string, v *value.Value) bool {
	switch kind {
	case "int":
		return v.Kind == value.Int
	case "float":
		return v.Kind == value.Int || v.Kind == value.Float
	case "boolean":
		return v.Kind == value.Bool
	}
	return v.Kind == value.String
}

func (d *Deployment) readOptions(config value.Node) {
	d.readGiven(config)
	for _, item := range (value.Node{Value: d.Project}).Get("config").Get("options").Entries() {
		option := readOption(item)
		d.give(option)
		d.Options = append(d.Options, option)
	}
	sort.SliceStable(d.Options, func(i, j int) bool { return d.Options[i].Name < d.Options[j].Name })
}

// readOption reads a declared option, with its default as the value.
func readOption(item value.Node) *Option {
	option := &Option{Name: item.Key, Type: "string", At: item.KeyPlace()}
	if about := item.Get("description"); about.Value != nil && about.Value.Kind == value.String {
		option.About = strings.TrimSpace(about.Value.Text)
	}
	if given := item.Get("type"); given.Value != nil {
		option.setType(given.Value)
	}
	option.setDefault(item.Get("default"))
	return option
}

func (o *Option) setType(given *value.Value) {
	o.Typed, o.Known = true, given.Kind == value.String && schema.Option.Child("type").Word(given.Text) != nil
	if given.Truthy() {
		o.Type = given.Str()
	}
}

func (o *Option) setDefault(given value.Node) {
	if v := coerced(o.Type, given.Value); v != nil && takes(o.Type, v) {
		o.Value, o.From = asJuju(o.Type, v), given.Place()
	}
}

// readGiven reads the values that mock.yaml gives to options, declared or not. It
// sorts them by their places, because a merge key brings pairs from elsewhere in
// the file.
func (d *Deployment) readGiven(config value.Node) {
	all := config.Entries()
	d.Given = make(map[string]*Given, len(all))
	for i := range all {
		item := &all[i]
		if d.Given[item.Key] == nil {
			d.Given[item.Key] = &Given{}
			d.given = append(d.given, d.Given[item.Key])
		}
		*d.Given[item.Key] = Given{Key: Text{item.Key, item.KeyPlace()}, Value: textOf(*item), Raw: item.Value}
	}
	at := func(i int) int { return d.given[i].Key.Place.Origin().Span.Start }
	sort.SliceStable(d.given, func(i, j int) bool { return at(i) < at(j) })
}

// coerced returns the number or boolean that Juju makes of a default, or the
// default itself.
func coerced(kind string, v *value.Value) *value.Value {
	if v == nil || v.Kind != value.String {
		return v
	}
	text, ok := schema.Coerced(kind, v.Text)
	switch {
	case !ok:
		return v
	case kind == "int":
		number, _ := strconv.ParseInt(text, 10, 64)
		return &value.Value{Kind: value.Int, Int: big.NewInt(number), Origin: v.Origin}
	}
	return &value.Value{Kind: value.Bool, Bool: text == "true", Origin: v.Origin}
}

// give sets the option to its value in mock.yaml, unless Juju would refuse it.
func (d *Deployment) give(option *Option) {
	given := d.Given[option.Name]
	if given == nil || given.Raw.Kind == value.Null {
		return
	}
	if given.Refused = !takes(option.Type, given.Raw); given.Refused {
		return
	}
	option.Value, option.From = asJuju(option.Type, given.Raw), given.Value.Place
}

// asJuju returns a value as config-get passes it to the charm: numbers of a float
// option below 1e21 lose a fraction of zeros.
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
