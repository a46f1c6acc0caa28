package result

import "charm-playground/core/envexample"

// Expectations converts the answers about the variables of .env.example.
func Expectations(answers []envexample.Answer) []ExpectedVariable {
	var converted []ExpectedVariable
	for _, a := range answers {
		converted = append(converted, ExpectedVariable{a.Name, a.Line, a.State, a.From, a.Message})
	}
	return converted
}
