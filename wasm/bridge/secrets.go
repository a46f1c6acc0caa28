package bridge

import (
	"charm-playground/core"
	"charm-playground/core/result"
)

// SecretsAnswer is the answer of secrets: what should not be handed on, by file
// and place.
type SecretsAnswer struct {
	Version int                  `json:"version"`
	Secrets []result.SecretValue `json:"secrets"`
	Error   *string              `json:"error"` // why they could not be looked for
}

func secrets(r EvaluateRequest) SecretsAnswer {
	return SecretsAnswer{Version: result.Version, Secrets: core.Secrets(r.Files, r.options())}
}

// noSecrets is the answer of secrets to a request that has no other.
func noSecrets(why failure) SecretsAnswer {
	return SecretsAnswer{result.Version, []result.SecretValue{}, &why.message}
}
