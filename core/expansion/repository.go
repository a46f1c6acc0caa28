package expansion

import (
	"charm-playground/core/model"
	"charm-playground/core/value"
)

// repository is an item of package-repositories.
func repository(v *value.Value) (*value.Value, []model.Problem) {
	return model.Dict(model.Str, model.Any)(v)
}
