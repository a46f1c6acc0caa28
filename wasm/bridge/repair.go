package bridge

import (
	"charm-playground/core"
	"charm-playground/core/result"
)

func repair(r EvaluateRequest) result.Repair { return core.Repair(r.Files, r.options()) }

// noRepair returns the answer of repair after a failure: nothing is repaired.
func noRepair(failure) result.Repair {
	return result.Repair{Version: result.Version, Files: map[string]string{}, Steps: []result.RepairStep{}}
}
