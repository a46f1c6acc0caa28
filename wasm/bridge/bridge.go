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

// Functions are the functions of globalThis.charmPlayground by name.
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

// EvaluateRequest is what every function takes: the project folder and what
// charmcraft takes from outside it.
type EvaluateRequest struct {
	Files      map[string]string `json:"files"` // texts by their paths, relative and with '/'
	Charmcraft CharmcraftOptions `json:"charmcraft"`
	Skip       []string          `json:"skip,omitempty"` // parts of the result that are not needed now: "paths"
}

// CharmcraftOptions are what the environment of charmcraft holds.
type CharmcraftOptions struct {
	Experimental bool `json:"experimental"` // CHARMCRAFT_ENABLE_EXPERIMENTAL_EXTENSIONS
}

func (r EvaluateRequest) options() core.Options {
	return core.Options{Experimental: r.Charmcraft.Experimental, Skip: r.Skip}
}

// folder is the texts that a request brings, by their paths.
func (r EvaluateRequest) folder() map[string]string { return r.Files }

func evaluate(r EvaluateRequest) result.Result { return core.Evaluate(r.Files, r.options()) }

// guarded makes a Function of one on Go values. What cannot be answered, since
// the request is malformed or brings more than what is taken, or our code panics,
// is answered by failed.
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
