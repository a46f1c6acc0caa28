package bridge

import (
	"charm-playground/core"
	"charm-playground/core/result"
)

// SecretsAnswer is the answer of secrets: what should not be shared, by file
// and place.
type SecretsAnswer struct {
	Version int                  `json:"version"`
	Secrets []result.SecretValue `json:"secrets"`
	Error   *string              `json:"error"` // why the search for them failed
}

func secrets(r EvaluateRequest) SecretsAnswer {
	return SecretsAnswer{Version: result.Version, Secrets: core.Secrets(r.Files, r.options())}
}

// noSecrets returns the answer of secrets after a failure.
func noSecrets(why failure) SecretsAnswer {
	return SecretsAnswer{result.Version, []result.SecretValue{}, &why.message}
}
