package schema

import "strconv"

// Coerced returns the number or boolean that Juju 3.6 makes of a string that is
// an option's default, as YAML writes it; false if Juju refuses the charm
// (internal/charm/config.go, Option.validate; Int and Bool of juju/schema
// 1.2.0). It does not convert strings to type float.
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
