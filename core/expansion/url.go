package expansion

import (
	"charm-playground/core/pydantic"
	"charm-playground/core/value"
)

// invalidURL is the type of the problem for a text that is not a URL.
const invalidURL = "url_parsing"

// httpURL follows pydantic.AnyHttpUrl: it returns the URL in its normal form.
func httpURL(v *value.Value) (*value.Value, pydantic.Problems) {
	if v.Kind != value.String {
		return nil, pydantic.Refuse(v, "url_type", "URL input should be a string or URL")
	}
	normal, err := pydantic.HTTPURL(v.Text)
	if err != nil {
		return nil, pydantic.Refuse(v, invalidURL, "Input should be a valid URL")
	}
	return value.NewString(normal).From(v), nil
}
