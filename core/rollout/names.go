package rollout

import "strings"

const (
	lower  = "abcdefghijklmnopqrstuvwxyz"
	digits = "0123456789"
)

// only reports whether a text has none but these characters.
func only(text, characters string) bool { return strings.Trim(text, characters) == "" }

// isApplicationName reports whether Juju takes the name of an application
// (github.com/juju/names/v5, ApplicationSnippet): words with hyphens between, of
// which each has a letter and the first begins with one.
func isApplicationName(name string) bool {
	words := strings.Split(name, "-")
	for _, word := range words {
		if word == "" || !only(word, lower+digits) || only(word, digits) {
			return false
		}
	}
	return strings.Contains(lower, words[0][:1])
}

// isModelName reports whether Juju takes the name of a model
// (github.com/juju/names/v5, validModelName).
func isModelName(name string) bool {
	return name != "" && name[0] != '-' && only(name, lower+digits+"-")
}

// isSecretKey reports whether Juju takes a key of a secret's content, or its
// name (core/secrets, CreateSecretData, in Juju 3.6): at least three letters and
// digits, a letter first, with single hyphens between.
func isSecretKey(key string) bool {
	if len(strings.ReplaceAll(key, "-", "")) < 3 || !strings.Contains(lower, key[:1]) {
		return false
	}
	return only(key, lower+digits+"-") && !strings.HasSuffix(key, "-") && !strings.Contains(key, "--")
}
