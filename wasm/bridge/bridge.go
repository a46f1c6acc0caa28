// Package bridge is the border of the core: functions that take JSON text and
// return JSON text, whatever they are given. It knows nothing of WebAssembly.
package bridge

import (
	"charm-playground/core"
	"charm-playground/core/project"
	"charm-playground/core/result"
)

// Function answers a request; both are JSON text.
type Function func(request string) string

// Functions returns the functions of globalThis.charmPlayground by name.
func Functions() map[string]Function {
	return map[string]Function{
		"evaluate": guarded(evaluate, failedResult),
		"complete": guarded(complete, noCompletion),
		"hover":    guarded(hover, noHover),
		"mock":     guarded(changeMock, noMock),
		"secrets":  guarded(secrets, noSecrets),
		"repair":   guarded(repair, noRepair),
		"rollout":  guarded(rollout, noRollout),

		"possible":     guarded(possibleVariables, noPossible),
		"variable":     guarded(findVariable, noVariable),
		"integrations": guarded(integrations, noIntegrations),
	}
}

// EvaluateRequest is the request of every function: the project folder, and what
// charmcraft reads from outside it.
type EvaluateRequest struct {
	Files      map[string]string `json:"files"` // texts by path, relative and with '/'
	Charmcraft CharmcraftOptions `json:"charmcraft"`
	Skip       []string          `json:"skip,omitempty"` // parts of the result that are not needed now: "paths"
}

// CharmcraftOptions are the environment variables of charmcraft that matter.
type CharmcraftOptions struct {
	Experimental bool `json:"experimental"` // CHARMCRAFT_ENABLE_EXPERIMENTAL_EXTENSIONS
}

func (r EvaluateRequest) options() core.Options {
	return core.Options{Experimental: r.Charmcraft.Experimental, Skip: r.Skip}
}

// folder returns the texts in a request, by path.
func (r EvaluateRequest) folder() map[string]string { return r.Files }

func evaluate(r EvaluateRequest) result.Result { return core.Evaluate(r.Files, r.options()) }

// guarded makes a Function from one on Go values. If the request is malformed
// or too large, or our code panics, failed makes the answer.
func guarded[In interface{ folder() map[string]string }, Out any](answer func(In) Out, failed func(failure) Out) Function {
	return func(request string) (response string) {
		defer func() {
			if cause := recover(); cause != nil {
				response = encode(failed(internalError(cause)))
			}
		}()
		reserve(len(request))
		var in In
		if err := decode(request, &in); err != nil {
			return encode(failed(malformed(err)))
		}
		if why := project.Excess(in.folder()); why != "" {
			return encode(failed(tooLarge(why)))
		}
		return encode(answer(in))
	}
}
