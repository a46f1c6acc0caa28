package framework

import "charm-playground/core/upstream"

// FieldType is the type of a field of a framework's configuration.
type FieldType uint8

// The types of fields.
const (
	StringField FieldType = iota
	BoolField
	IntField
	HostsField // a comma-separated list of hosts
)

// Field is a field of a framework's configuration: a pydantic field of the
// FrameworkConfig class in paas_charm/<framework>/charm.py of paas-charm
// 1.12.3.
type Field struct {
	Name     string // the field's name; the variable's is the prefix and this in upper case
	Option   string // the option that it is read from (the alias)
	Kind     FieldType
	Fallback string   // the charm's own default in Python's notation; empty for none
	NonEmpty bool     // min_length=1
	Positive bool     // gt=0
	OneOf    []string // the only values allowed
	AnyCase  bool     // whether OneOf ignores case; the value is then converted to upper case
	Secret   bool
	Text     string // a sentence about it
}

const docs = upstream.Extensions

// Descriptions of fields that several frameworks have.
const (
	portText        = "Port on which the app listens."
	metricsPortText = "Port on which the metrics are scraped."
	metricsPathText = "Path on which the metrics are scraped."
	secretKeyText   = "Key for signing sessions and other needs of security, set by the operator in place of the one that the charm generates."
)

// OptionsDocs returns the place in charmcraft's documentation about the
// extension's options and the user's own.
func (f *Framework) OptionsDocs() string { return f.Docs + upstream.OptionsOf(f.Extension()) }

// Field returns the field with that name, or nil.
func (c *Charm) Field(name string) *Field {
	for i := range c.Fields {
		if c.Fields[i].Name == name {
			return &c.Fields[i]
		}
	}
	return nil
}

// SecretKeyOption returns the option with the app's secret key. The option with
// that name and "-id" names a Juju secret that holds it (framework.py,
// secret_key_id).
func (c *Charm) SecretKeyOption() string {
	for i := range c.Fields {
		if c.Fields[i].Secret {
			return c.Fields[i].Option
		}
	}
	return ""
}
