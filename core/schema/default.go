package schema

import "strconv"

// Coerced is the number or boolean that Juju 3.6 makes of a text that is the
// default of an option, as YAML writes it; false where it refuses the charm
// (internal/charm/config.go, Option.validate; Int and Bool of juju/schema 1.2.0).
// Texts are not numbers of type float to it.
func Coerced(kind, text string) (string, bool) {
	switch kind {
	case "int":
		number, err := strconv.ParseInt(text, 0, 64)
		return strconv.FormatInt(number, 10), err == nil
	case "boolean":
		truth, err := strconv.ParseBool(text)
		return strconv.FormatBool(truth), err == nil
	}
	return "", false
}
