package bridge

import (
	"charm-playground/core"
	"charm-playground/core/result"
)

func repair(r EvaluateRequest) result.Repair { return core.Repair(r.Files, r.options()) }

// noRepair is the answer of repair to a request that has no other: nothing is
// repaired.
func noRepair(failure) result.Repair {
	return result.Repair{Version: result.Version, Files: map[string]string{}, Steps: []result.RepairStep{}}
}
