package result

import (
	"strings"

	"charm-playground/core/environment"
	"charm-playground/core/possible"
)

// PossibleVariable is a variable that the charm could give its app, with one
// way to it. A name occurs once for each way, and never in the environment as
// well.
type PossibleVariable struct {
	Name        string         `json:"name"`
	Origin      VariableOrigin `json:"origin"`
	Needs       Needs          `json:"needs"`
	Description string         `json:"description"`
	Docs        string         `json:"docs"`
	Sensitive   bool           `json:"sensitive"`
	Title       string         `json:"title"` // the label of a button for the edits
	Edits       []TextEdit     `json:"edits"` // one step that brings it, in all files
}

// Needs is what a variable needs. Name is the option, the endpoint, the
// integration without an endpoint, or the key of the model's configuration; for
// a unit it is empty.
type Needs struct {
	Kind possible.Kind `json:"kind"`
	Name string        `json:"name"`
	File string        `json:"file,omitempty"` // the file for the value, if that is not mock.yaml
}

// Possible converts what a charm, which may be nil, could give its app.
func (s *Sources) Possible(c *possible.Charm) []PossibleVariable {
	all := possible.Of(c)
	converted := make([]PossibleVariable, len(all))
	for i, v := range all {
		converted[i] = PossibleVariable{
			Name: v.Name, Origin: VariableOrigin{v.Kind, s.possibleOrigin(v)}, Needs: Needs(v.Needs),
			Description: v.Description, Docs: v.Docs, Sensitive: v.Sensitive, Title: c.Title(v.Needs), Edits: s.Edits(v.Edits),
		}
	}
	return converted
}

// possibleOrigin returns where the name comes from: for an endpoint that is not
// declared yet, the path that it will have.
func (s *Sources) possibleOrigin(v possible.Variable) Origin {
	if v.Kind == environment.Integration && v.Needs.Kind == possible.Endpoint && strings.HasPrefix(v.Variable.Origin.Path, "requires.") {
		return Origin{Path: v.Variable.Origin.Path}
	}
	return s.origin(v.Variable.Origin)
}

// VariableAnswer is the answer to the search for a variable by name.
type VariableAnswer struct {
	Version int            `json:"version"`
	State   possible.State `json:"state"`
	Message string         `json:"message"` // a sentence or two
	Names   []string       `json:"names"`   // variables that may be meant
	Title   string         `json:"title"`   // the label of a button for the edits; empty without edits
	Edits   []TextEdit     `json:"edits"`   // one step that brings the variable
}

// VariableAnswer converts an answer.
func (s *Sources) VariableAnswer(a possible.Answer) VariableAnswer {
	return VariableAnswer{Version, a.State, a.Message, append([]string{}, a.Names...), a.Title, s.Edits(a.Edits)}
}

// Choice is an integration in the list to choose from.
type Choice struct {
	Name      string         `json:"name"`
	Title     string         `json:"title"` // what people call it: "PostgreSQL"
	Doc       string         `json:"doc"`   // one sentence
	Docs      string         `json:"docs"`  // a link
	Charm     string         `json:"charm"` // a charm for the other side, on Charmhub
	Interface string         `json:"interface"`
	Endpoint  string         `json:"endpoint"` // the charm's endpoint, or the name that it would have
	Stage     possible.Stage `json:"stage"`
	Variables []string       `json:"variables"` // names of the variables that it brings
	Edits     []TextEdit     `json:"edits"`     // one step to a relation, in all files; empty if there is one
}

// Choices converts integrations.
func (s *Sources) Choices(all []possible.Choice) []Choice {
	converted := make([]Choice, len(all))
	for i, c := range all {
		converted[i] = Choice{
			c.Name, c.Title, c.Doc, c.Docs, c.Charm, c.Interface, c.At, c.Stage, append([]string{}, c.Names...), s.Edits(c.Edits),
		}
	}
	return converted
}
