package result

import "charm-playground/core/verdict"

// VerdictOf converts Juju's verdict; both results are null if there is none.
func VerdictOf(v *verdict.Verdict) (*Verdict, *Packed) {
	if v == nil {
		return nil, nil
	}
	converted := &Verdict{}
	if v.Refusal != nil {
		converted.Error = &Refusal{v.Refusal.File, v.Refusal.Message}
	}
	files := &Packed{}
	for i := range v.Packed {
		text := &v.Packed[i].Text
		switch v.Packed[i].Name {
		case "metadata.yaml":
			files.Metadata = text
		case "config.yaml":
			files.Config = text
		case "actions.yaml":
			files.Actions = text
		}
	}
	return converted, files
}
