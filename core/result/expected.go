package result

import "charm-playground/core/envexample"

// Expectations converts the answers for the variables of .env.example.
func Expectations(answers []envexample.Answer) []Expectation {
	var converted []Expectation
	for _, a := range answers {
		converted = append(converted, Expectation{a.Name, a.Line, string(a.State), a.From, a.Message})
	}
	return converted
}
