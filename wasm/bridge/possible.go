package bridge

import (
	"charm-playground/core"
	"charm-playground/core/possible"
	"charm-playground/core/result"
)

// VariableRequest is what variable takes: a project folder, and the name that is
// searched for.
type VariableRequest struct {
	EvaluateRequest
	Name string `json:"name"`
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

// noVariable is the answer of variable to a request that has no other.
func noVariable(why failure) result.VariableAnswer {
	return result.VariableAnswer{Version: result.Version, State: possible.NoCharm, Message: why.message, Names: []string{}, Edits: []result.TextEdit{}}
}

func integrations(r EvaluateRequest) IntegrationsAnswer {
	return IntegrationsAnswer{result.Version, core.Integrations(r.Files, r.options())}
}

// noIntegrations is the answer of integrations to a request that has no other.
func noIntegrations(failure) IntegrationsAnswer {
	return IntegrationsAnswer{result.Version, []result.Choice{}}
}
