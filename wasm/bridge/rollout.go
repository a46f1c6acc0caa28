package bridge

import (
	"charm-playground/core"
	"charm-playground/core/result"
)

// RolloutAnswer is the answer of rollout: how to set up the mocked deployment
// in Juju, or why that is not known.
type RolloutAnswer struct {
	Version int             `json:"version"`
	Rollout *result.Rollout `json:"rollout"`
	Error   *string         `json:"error"`
}

func rollout(r EvaluateRequest) RolloutAnswer {
	facts, err := core.Rollout(r.Files, r.options())
	if err != nil {
		return noRollout(failure{message: err.Error()})
	}
	return RolloutAnswer{Version: result.Version, Rollout: &facts}
}

// noRollout returns the answer of rollout after a failure.
func noRollout(why failure) RolloutAnswer {
	text := asSentence(why.message)
	return RolloutAnswer{Version: result.Version, Error: &text}
}
