package integration

import "strings"

// Partner describes how to deploy the other side of an integration. Channels,
// endpoints and options come from the charms' own documentation as of November
// 2026.
type Partner struct {
	Charm    string // the charm to deploy; empty for the integration's Charm
	Channel  string
	Endpoint string // the charm's endpoint
	Trust    bool   // whether it needs --trust
	Machines bool   // whether it runs on machines only, so that another model must offer it
	// Options are the charm's options that set keys of the relation's data,
	// separated by spaces: "port", or "client_secret=client_secret_id" if the
	// key has another name.
	Options string
	// Joined names options that take a list with commas, and Encoded those that
	// take it in Base64, one item on each line; the data has both as JSON.
	Joined  string
	Encoded string
	// Action sets the keys named in Parameters, for which there is no option.
	Action     string
	Parameters string
	Needs      string // a sentence about what the charm itself needs; it may be empty
}

// PartnerCharm returns the charm to deploy for the other side.
func (i *Integration) PartnerCharm() string {
	if i.Partner.Charm != "" {
		return i.Partner.Charm
	}
	return i.Charm
}

// Made is a setting of the partner that sets a key of the relation's data.
type Made struct {
	Name string // the option or the parameter
	Key  string
}

// Settings returns the partner's options with the keys that they set.
func (p *Partner) Settings() []Made { return made(p.Options) }

// Arguments returns the parameters of the partner's action with the keys that
// they set.
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
