package redact

import (
	"slices"
	"strings"
)

// secretWords mark the names of keys, options and variables whose values are
// secret, as whole words: db-password, API_KEY, DB_PASS, GITHUB_PAT.
var secretWords = []string{
	"password", "passwd", "passphrase", "pass-phrase", "pass", "pwd", "pat", "secret", "token", "access-key",
	"secret-key", "private-key", "signing-key", "encryption-key", "master-key", "auth-key", "license-key",
	"credential", "credentials", "api-key",
}

// secretEnds end such names written without a separator between their words,
// such as PGPASSWORD and authtoken.
var secretEnds = []string{"password", "passwd", "passphrase", "secretkey", "privatekey", "accesskey", "apikey", "authtoken"}

// reference ends names that contain a secret word but only refer to a secret,
// or to where one comes from: secret-id, token_endpoint.
var reference = []string{"-id", "-endpoint", "-url", "-path", "-name"}

// isSecret reports whether the values of a key with that name are secret.
func isSecret(key string) bool {
	name := strings.NewReplacer("_", "-", ".", "-").Replace(strings.ToLower(key))
	if endsWith(name, reference) || name == "pwd" {
		// PWD alone is a shell's working directory.
		return false
	}
	return hasWord(name, secretWords) || endsWith(name, secretEnds)
}

// hasWord reports whether a name with dashes contains one of some words.
func hasWord(name string, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains("-"+name+"-", "-"+word+"-") })
}

func endsWith(name string, ends []string) bool {
	return slices.ContainsFunc(ends, func(end string) bool { return strings.HasSuffix(name, end) })
}

// noSecrets are values that are not secret, in lower case.
var noSecrets = []string{"", Removed, "null", "~", "true", "false", `""`, "''"}

// samples are the values that mocks and the table of integrations use in place
// of secrets.
var samples = []string{"correct-horse", "not-so-secret", "akiaexample", "user"}

// harmless reports whether a value only refers to a secret, or is not secret at
// all.
func harmless(text string) bool {
	bare := strings.TrimSpace(text)
	isSample := func(sample string) bool { return strings.EqualFold(bare, sample) }
	return slices.Contains(noSecrets, strings.ToLower(bare)) || slices.ContainsFunc(samples, isSample) || isPlaceholder(text) || refersToSecret(text)
}

// isPlaceholder reports whether a value only keeps the place of one, such as
// <generated>.
func isPlaceholder(text string) bool {
	return strings.HasPrefix(text, "<") && strings.HasSuffix(text, ">")
}

// refersToSecret reports whether a value is the ID of a secret in Juju.
func refersToSecret(text string) bool {
	id, refers := strings.CutPrefix(text, "secret:")
	return refers && !strings.ContainsAny(id, " \t\n{\"'")
}

// HasPassword reports whether a text contains an address with a password.
func HasPassword(text string) bool {
	start, end := password(text)
	return end > start
}

// password returns the bytes of the password in an address:
// https://me:PASSWORD@host.
func password(text string) (start, end int) {
	before, rest, _ := strings.Cut(text, "://")
	if stop := strings.IndexAny(rest, " \t\r\n\"'"); stop >= 0 {
		rest = rest[:stop]
	}
	colon, at := strings.IndexByte(rest, ':'), strings.LastIndexByte(rest, '@')
	if colon < 0 || at <= colon || strings.ContainsAny(rest[:colon], "/@") {
		return 0, 0
	}
	from := len(before) + len("://")
	return from + colon + 1, from + at
}
