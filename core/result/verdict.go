package result

import (
	"charm-playground/core/project"
	"charm-playground/core/verdict"
)

// VerdictOf converts Juju's verdict; both results are null if there is none.
func VerdictOf(v *verdict.Verdict) (*Verdict, *Packed) {
	if v == nil {
		return nil, nil
	}
	converted := &Verdict{}
	if v.Refusal != nil {
		converted.Error = &Refusal{v.Refusal.File, v.Refusal.Message}
	}
	return converted, packedOf(v)
}

// packedOf returns the texts of the packed files; null for one that the charm
// lacks.
func packedOf(v *verdict.Verdict) *Packed {
	texts := map[string]*string{}
	for i := range v.Packed {
		texts[v.Packed[i].Name] = &v.Packed[i].Text
	}
	return &Packed{Metadata: texts[project.Metadata], Config: texts[project.Config], Actions: texts[project.Actions]}
}
