package rollout

import (
	"encoding/base64"
	"slices"
	"strings"

	"charm-playground/core/deployment"
	"charm-playground/core/integration"
	"charm-playground/core/juju"
	"charm-playground/core/mock"
	"charm-playground/core/python"
	"charm-playground/core/result"
	"charm-playground/core/value"
)

// partners adds the other applications, each with its relations.
func (b *builder) partners() {
	for _, relation := range b.d.Relations() {
		iface, peer, declared := b.endpoint(relation.Endpoint)
		switch {
		case peer:
		case !declared:
			b.left("endpoint", relation.Endpoint, relation.EndpointAt)
		case !juju.IsApplicationName(relation.Application) || relation.Application == b.r.Application:
			b.left("name", relation.Application, relation.Place)
		default:
			b.relate(relation, iface)
		}
	}
}

// endpoint returns the interface of an endpoint, whether it is a peer endpoint,
// and whether the charm declares it.
func (b *builder) endpoint(name string) (iface string, peer, declared bool) {
	for _, block := range []string{"requires", "provides", "peers"} {
		if of := b.project.Get(block).Get(name); of.Value != nil {
			return textOr(of.Get("interface"), ""), block == "peers", true
		}
	}
	return "", false, false
}

// relate adds a relation, and the application unless it is there already.
func (b *builder) relate(relation *deployment.Relation, iface string) {
	of := integration.ByInterface(iface)
	there := b.partner(newPartner(relation, of, iface))
	if there == nil {
		b.left("charm", relation.Application, relation.Place)
		return
	}
	there.Units = max(there.Units, len(relation.Units))
	there.Relations = append(there.Relations, result.Relationship{Endpoint: relation.Endpoint, Other: otherEndpoint(of)})
	if of != nil {
		b.settings(there, relation, of)
	}
}

// partner adds an application, or returns it if it is there already; nil if it is
// there with another charm.
func (b *builder) partner(partner result.Partner) *result.Partner {
	for i := range b.r.Partners {
		switch there := &b.r.Partners[i]; {
		case there.Application != partner.Application:
		case there.Charm != partner.Charm:
			return nil
		default:
			return there
		}
	}
	b.r.Partners = append(b.r.Partners, partner)
	return &b.r.Partners[len(b.r.Partners)-1]
}

func otherEndpoint(of *integration.Integration) string {
	if of == nil {
		return ""
	}
	return of.Partner.Endpoint
}

func newPartner(relation *deployment.Relation, of *integration.Integration, iface string) result.Partner {
	p := result.Partner{
		Application: relation.Application, Title: iface, Units: 1,
		Config: []result.Setting{}, Parameters: []result.Setting{}, Made: []string{}, Unknown: []string{}, Relations: []result.Relationship{},
	}
	if of != nil {
		p.Charm, p.Title = of.PartnerCharm(), of.Title
		p.Channel, p.Trust, p.Machines, p.Needs = of.Partner.Channel, of.Partner.Trust, of.Partner.Machines, of.Partner.Needs
	}
	return p
}

// settings adds the settings that produce the mocked data, and the keys that no
// setting produces.
func (b *builder) settings(p *result.Partner, relation *deployment.Relation, of *integration.Integration) {
	m := &maker{b, p, of, relation.Data, nil}
	p.Config = append(p.Config, m.settingsFor(of.Partner.Settings())...)
	if arguments := m.settingsFor(of.Partner.Arguments()); len(arguments) > 0 {
		p.Action, p.Parameters = of.Partner.Action, append(p.Parameters, arguments...)
	}
	m.unset(relation.Units)
}

// maker finds the settings that make a partner write the mocked data.
type maker struct {
	*builder
	partner *result.Partner
	of      *integration.Integration
	data    deployment.Databag
	used    []string // the keys that a setting produces
}

// settingsFor returns one setting with each name for the keys that the databag has.
func (m *maker) settingsFor(list []integration.Made) []result.Setting {
	taken := []result.Setting{}
	for _, made := range list {
		text, ok := m.data.Get(made.Key)
		if ok && !slices.ContainsFunc(taken, func(s result.Setting) bool { return s.Name == made.Name }) {
			taken = append(taken, m.settingFor(made, text.Value)...)
		}
	}
	return taken
}

// settingFor returns the setting that produces a text under a key; none if no value
// of the setting does.
func (m *maker) settingFor(made integration.Made, text string) []result.Setting {
	m.used = append(m.used, made.Key)
	value, ok := written(&m.of.Partner, made.Name, m.held(text, m.of.Key(made.Key)))
	if !ok {
		m.partner.Unknown = with(m.partner.Unknown, made.Key)
		return nil
	}
	return []result.Setting{setting(made.Name, value, m.of.IsSensitive(made.Key))}
}

// unset sorts the keys that no setting produces: those that the charm writes by
// itself, and those that nothing writes.
func (m *maker) unset(units []deployment.Unit) {
	m.sort(m.data.Keys, m.of.AppKeys())
	known := m.of.UnitKeys()
	for i := range units {
		m.sort(units[i].Data.Keys, known)
	}
}

func (m *maker) sort(keys, known []string) {
	for _, key := range keys {
		switch {
		case slices.Contains(m.used, key):
		case !slices.Contains(known, key):
			m.partner.Unknown = with(m.partner.Unknown, key)
		default:
			m.partner.Made = with(m.partner.Made, key)
		}
	}
}

// written returns the value of an option that makes the charm write a value
// into the relation's data, and whether there is one.
func written(p *integration.Partner, option, data string) (text string, ok bool) {
	joined, encoded := slices.Contains(strings.Fields(p.Joined), option), slices.Contains(strings.Fields(p.Encoded), option)
	if !joined && !encoded {
		return data, true
	}
	items, ok := textsOf(data)
	if encoded {
		return base64.StdEncoding.EncodeToString([]byte(strings.Join(items, "\n"))), ok
	}
	return strings.Join(items, ","), ok && !slices.ContainsFunc(items, func(item string) bool { return strings.Contains(item, ",") })
}

// textsOf returns the items of a JSON list of strings.
func textsOf(text string) (items []string, ok bool) {
	list, err := python.Loads(text)
	if err != nil || list.Kind != value.List {
		return nil, false
	}
	for _, item := range list.Items {
		if item.Kind != value.String {
			return nil, false
		}
		items = append(items, item.Text)
	}
	return items, len(items) > 0
}

// held returns a value, or the content of the secret that it names.
func (b *builder) held(text string, key *integration.Key) string {
	if key == nil || !key.Secret() {
		return text
	}
	content, _ := b.d.Secret(python.Strip(text))
	for _, name := range strings.Fields(key.Holds) {
		if value, ok := content.Get(name); ok {
			return value.Value
		}
	}
	return text
}

// with returns a list of names with one more, unless it has it already.
func with(names []string, name string) []string {
	if slices.Contains(names, name) {
		return names
	}
	return append(names, name)
}

// secretsOfPartners returns the IDs of the secrets that relation data name.
func (b *builder) secretsOfPartners() (ids []string) {
	for _, relation := range b.d.Relations() {
		for _, key := range relation.Data.Keys {
			text, _ := relation.Data.Get(key)
			ids = append(ids, b.secretsIn(text.Value)...)
		}
	}
	return ids
}

func (b *builder) secretsIn(text string) (ids []string) {
	for _, id := range b.d.SecretIDs() {
		if mock.SecretID(python.Strip(text)) == id || strings.Contains(text, "secret:"+id) {
			ids = append(ids, id)
		}
	}
	return ids
}
