package result

// Rollout says how to set up a mocked deployment in Juju: the facts from
// mock.yaml and the charm, in the order in which Juju needs them.
type Rollout struct {
	Version     int    `json:"version"`
	Application string `json:"application"`
	Charm       string `json:"charm"`
	File        string `json:"file"`  // of the packed charm: "shop_amd64.charm"
	Image       string `json:"image"` // of the rock, without a registry: "shop:0.1"
	Model       string `json:"model"`
	Units       int    `json:"units"`

	ModelConfig []Setting  `json:"model-config"`
	Resources   []Resource `json:"resources"`
	Secrets     []Stored   `json:"secrets"`
	Config      []Setting  `json:"config"`
	Partners    []Partner  `json:"partners"`
	Left        []LeftOut  `json:"left"` // mocked settings that no command can make
}

// Resource is a resource of the charm.
type Resource struct {
	Name   string `json:"name"`
	Type   string `json:"type"`   // "oci-image" or "file"
	Source string `json:"source"` // the upstream source of an image, or a file's name; it may be empty
}

// Setting is an option with its value as juju config prints it, or a key of a
// secret with its value.
type Setting struct {
	Name      string `json:"name"`
	Value     string `json:"value"`
	Type      string `json:"type,omitempty"`   // of an option: "string", "int", "float", "boolean", "secret"
	Secret    string `json:"secret,omitempty"` // the ID of the secret that the value names, among Secrets; otherwise empty
	Sensitive bool   `json:"sensitive"`        // whether to hide the value until the user asks for it
}

// Stored is a secret for juju add-secret.
type Stored struct {
	ID      string    `json:"id"`   // in mock.yaml
	Name    string    `json:"name"` // the secret's name in the model
	Content []Setting `json:"content"`
}

// Partner is another application with its relations to this one.
type Partner struct {
	Application string         `json:"application"`
	Charm       string         `json:"charm"` // on Charmhub; empty if none is known
	Channel     string         `json:"channel"`
	Title       string         `json:"title"` // "PostgreSQL"; an interface if no charm is known
	Trust       bool           `json:"trust"`
	Machines    bool           `json:"machines"` // whether it runs on machines only, so that another model must offer it
	Units       int            `json:"units"`    // at least one
	Config      []Setting      `json:"config"`   // the settings that produce the mocked data
	Action      string         `json:"action"`   // the action that takes Parameters; empty for none
	Parameters  []Setting      `json:"parameters"`
	Needs       string         `json:"needs"`   // a sentence about what it needs itself; it may be empty
	Made        []string       `json:"made"`    // the mocked keys whose values it makes up by itself
	Unknown     []string       `json:"unknown"` // the mocked keys that no known charm writes
	Relations   []Relationship `json:"relations"`
}

// Relationship is a relation between an endpoint of this charm and one of a
// partner's, which is empty if it is not known.
type Relationship struct {
	Endpoint string `json:"endpoint"`
	Other    string `json:"other"`
}

// TakenFrom is what was copied from the output of a command.
type TakenFrom struct {
	Command string `json:"command"` // "juju config"
	Taken   string `json:"taken"`   // "2 options and 1 relation"; empty if none of it affects the charm
	Note    string `json:"note"`    // a sentence about what is missing; it may be empty
}

// LeftOut is a mocked setting that no command can make.
type LeftOut struct {
	// What it is: "option" (Juju refuses it, or the charm has no option of that name),
	// "secret" (an option names one that is not mocked), "secret-key" (of the
	// charm), "key" (Juju refuses such a key of a secret), "name" (Juju refuses
	// the name), "leader", "workload", "endpoint" (the charm has no endpoint of
	// that name), "charm" (one application for two charms).
	Kind string `json:"kind"`
	Name string `json:"name"`
	At   *At    `json:"at"`
}
