package bridge

import (
	"charm-playground/core"
	"charm-playground/core/possible"
	"charm-playground/core/result"
)

// VariableRequest is the request of variable: a project folder, and the name to
// search for.
type VariableRequest struct {
	EvaluateRequest
	Name string `json:"name"`
}

// PossibleAnswer is the answer of possible: what the charm could give its app
// but does not yet, as in the answer of evaluate.
type PossibleAnswer struct {
	Version  int                       `json:"version"`
	Possible []result.PossibleVariable `json:"possible"`
}

func possibleVariables(r EvaluateRequest) PossibleAnswer {
	return PossibleAnswer{result.Version, core.Possible(r.Files, r.options())}
}

// noPossible returns the answer of possible after a failure.
func noPossible(failure) PossibleAnswer {
	return PossibleAnswer{result.Version, []result.PossibleVariable{}}
}

// IntegrationsAnswer is the answer of integrations: all of them, in the charm
// library's order.
type IntegrationsAnswer struct {
	Version      int             `json:"version"`
	Integrations []result.Choice `json:"integrations"`
}

func findVariable(r VariableRequest) result.VariableAnswer {
	return core.FindVariable(r.Files, r.options(), r.Name)
}

// noVariable returns the answer of variable after a failure.
func noVariable(why failure) result.VariableAnswer {
	return result.VariableAnswer{Version: result.Version, State: possible.NoCharm, Message: why.message, Names: []string{}, Edits: []result.TextEdit{}}
}

func integrations(r EvaluateRequest) IntegrationsAnswer {
	return IntegrationsAnswer{result.Version, core.Integrations(r.Files, r.options())}
}

// noIntegrations returns the answer of integrations after a failure.
func noIntegrations(failure) IntegrationsAnswer {
	return IntegrationsAnswer{result.Version, []result.Choice{}}
}
