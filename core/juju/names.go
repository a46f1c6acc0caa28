package juju

import "strings"

// IsApplicationName reports whether Juju accepts the name of an application
// (github.com/juju/names/v5, ApplicationSnippet): words joined by hyphens. Each
// word has a letter, and the first begins with one.
func IsApplicationName(name string) bool {
	for _, word := range strings.Split(name, "-") {
		if !consists(word, lower+digits) || consists(word, digits) {
			return false
		}
	}
	return begins(name, lower)
}

// IsModelName reports whether Juju accepts the name of a model
// (github.com/juju/names/v5, validModelName).
func IsModelName(name string) bool {
	return consists(name, lower+digits+"-") && name[0] != '-'
}

// IsSecretKey reports whether Juju accepts a key of a secret's content, or a
// secret's name (core/secrets, CreateSecretData, in Juju 3.6): at least three
// letters and digits, the first of them a letter, with single hyphens between.
func IsSecretKey(key string) bool {
	return isTerm(key) && len(strings.ReplaceAll(key, "-", "")) >= 3
}
