package redact

import (
	"slices"
	"strings"
)

// token is a kind of secret that is recognised by its prefix.
type token struct {
	prefix string
	least  int // the least length of the whole, in bytes
}

// tokens are the tokens of well-known services, as they document their formats:
// GitHub (ghp_, github_pat_ and others), GitLab, Stripe, AWS's access keys,
// Slack, Google's API keys, SendGrid, npm, PyPI, and JSON Web Tokens (RFC
// 7519).
var tokens = []token{
	{"ghp_", 20}, {"gho_", 20}, {"ghu_", 20}, {"ghs_", 20}, {"ghr_", 20}, {"github_pat_", 20}, {"glpat-", 16},
	{"sk_live_", 16}, {"sk_test_", 16}, {"rk_live_", 16}, {"rk_test_", 16}, {"whsec_", 16}, {"AKIA", 20}, {"ASIA", 20},
	{"xoxb-", 16}, {"xoxa-", 16}, {"xoxp-", 16}, {"xoxr-", 16}, {"xoxs-", 16}, {"AIza", 35}, {"SG.", 30},
	{"npm_", 30}, {"pypi-", 30}, {"eyJ", 30},
}

// looksSecret reports whether a value is a secret whatever its name: a private
// key in PEM (RFC 7468), or a token of a known kind.
func looksSecret(text string) bool {
	if _, block, ok := strings.Cut(text, "-----BEGIN "); ok {
		label, _, _ := strings.Cut(block, "-----")
		return strings.HasSuffix(label, "PRIVATE KEY")
	}
	return !strings.ContainsAny(text, " \t\r\n") && slices.ContainsFunc(tokens, func(kind token) bool {
		return len(text) >= kind.least && strings.HasPrefix(text, kind.prefix)
	})
}
