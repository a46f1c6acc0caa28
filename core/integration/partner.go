package integration

import "strings"

// Partner is how the other side of an integration is deployed. Channels,
// endpoints and options are those that the charms' own documentation names, in
// November 2026.
type Partner struct {
	Charm    string // the charm to deploy; empty: the integration's Charm
	Channel  string
	Endpoint string // the charm's endpoint
	Trust    bool   // whether it needs --trust
	Machines bool   // whether it runs on machines only, so that another model offers it
	// Options are the charm's options that make keys of the relation's data,
	// separated by spaces: "port", or "client_secret=client_secret_id" where the
	// key has another name.
	Options string
	// Joined are those of the options that take a list with commas between, and
	// Encoded those that take it in Base64, an item on each line, where the data
	// have it as JSON.
	Joined  string
	Encoded string
	// Action takes the keys named in Parameters, which no option makes.
	Action     string
	Parameters string
	Needs      string // a sentence on what the charm itself needs; it may be empty
}

// PartnerCharm is the charm to deploy for the other side.
func (i *Integration) PartnerCharm() string {
	if i.Partner.Charm != "" {
		return i.Partner.Charm
	}
	return i.Charm
}

// Made is a setting of the partner that makes a key of the relation's data.
type Made struct {
	Name string // the option or the parameter
	Key  string
}

// Settings are the partner's options with the keys that they make.
func (p *Partner) Settings() []Made { return made(p.Options) }

// Arguments are the parameters of the partner's action with the keys that they
// make.
func (p *Partner) Arguments() []Made { return made(p.Parameters) }

func made(list string) []Made {
	var all []Made
	for _, word := range strings.Fields(list) {
		name, key, other := strings.Cut(word, "=")
		if !other {
			key = name
		}
		all = append(all, Made{name, key})
	}
	return all
}
