package juju

import (
	"fmt"
	"strconv"
	"strings"

	"charm-playground/core/goyaml"
)

// The characters of Juju's names.
const (
	lower   = "abcdefghijklmnopqrstuvwxyz"
	digits  = "0123456789"
	letters = lower + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
)

// consists reports whether a text has at least one character, and only
// characters of the set.
func consists(text, set string) bool { return text != "" && strings.Trim(text, set) == "" }

// begins and ends report whether the first or the last character of a text is
// in the set.
func begins(text, set string) bool { return text != "" && strings.IndexByte(set, text[0]) >= 0 }
func ends(text, set string) bool   { return text != "" && strings.IndexByte(set, text[len(text)-1]) >= 0 }

// isPayload matches ^[a-zA-Z](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?$.
func isPayload(name string) bool {
	return consists(name, letters+digits+"-") && begins(name, letters) && ends(name, letters+digits)
}

// isActionName matches ^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$.
func isActionName(name string) bool {
	return consists(name, lower+digits+"-") && begins(name, lower+digits) && ends(name, lower+digits)
}

// isTerm matches ^[a-z](-?[a-z0-9]+)+$.
func isTerm(name string) bool {
	return isFeature(name) && !strings.Contains(name, "--")
}

// isUser reports whether a text is a user's name, with or without @ and a
// domain.
func isUser(name string) bool {
	user, domain, qualified := strings.Cut(name, "@")
	return isUserPart(user) && (!qualified || isUserPart(domain))
}

func isUserPart(name string) bool {
	return len(name) > 1 && consists(name, letters+digits+".+-") && begins(name, letters+digits) && ends(name, letters+digits)
}

// termProblem says what is wrong with a term, [tenant:][owner/]name[/revision]
// (meta.go, ParseTerm), or returns "".
func termProblem(written string) string {
	tenant, id, found := strings.Cut(written, ":")
	if !found {
		tenant, id = "", written
	}
	switch parts := strings.Split(id, "/"); len(parts) {
	case 1:
		return termPartProblem(tenant, "", id, 0)
	case 2:
		return shortTermProblem(tenant, parts[0], parts[1])
	case 3:
		return longTermProblem(tenant, parts[0], parts[1], parts[2])
	}
	return fmt.Sprintf("unknown term id format %q", written)
}

// shortTermProblem does the same for a term of two parts: name/revision, or
// owner/name.
func shortTermProblem(tenant, first, second string) string {
	if revision, err := strconv.Atoi(second); err == nil {
		return termPartProblem(tenant, "", first, revision)
	}
	return termPartProblem(tenant, first, second, 0)
}

func longTermProblem(tenant, owner, name, number string) string {
	revision, err := strconv.Atoi(number)
	if err != nil {
		return fmt.Sprintf("invalid revision number %q %v", number, err)
	}
	return termPartProblem(tenant, owner, name, revision)
}

func termPartProblem(tenant, owner, name string, revision int) string {
	switch {
	case tenant != "" && tenant != "cs" && !isTerm(tenant):
		return fmt.Sprintf("wrong term tenant format %q", tenant)
	case owner != "" && !isUser(owner):
		return fmt.Sprintf("wrong owner format %q", owner)
	case !isTerm(name):
		return fmt.Sprintf("wrong term name format %q", name)
	case revision < 0:
		return "negative term revision"
	}
	return ""
}

// isVersion reports whether a text is a version of Juju: 3, 3.6, 3.6.1,
// 3.6.1.2, 3.6-beta1 or 3.6-beta1.2. A strict one has at least three numbers
// (github.com/juju/version/v2).
func isVersion(text string, strict bool) bool {
	rest, ok := number(text)
	if !ok || rest == "" {
		return ok && !strict
	}
	if rest, ok = dotted(rest); !ok {
		return false
	}
	rest, patched, ok := patchNumber(rest)
	if !ok {
		return false
	}
	if after, ok := dotted(rest); ok {
		rest = after
	}
	return rest == "" && (patched || !strict)
}

// patchNumber removes the third number, which follows a dot or a tag such as
// -beta. ok is false for a hyphen without a tag.
func patchNumber(text string) (rest string, patched, ok bool) {
	tag, tagged := strings.CutPrefix(text, "-")
	if !tagged {
		after, patched := dotted(text)
		if !patched {
			after = text
		}
		return after, patched, true
	}
	rest = strings.TrimLeft(tag, lower)
	if after, ok := number(rest); ok {
		return after, true, len(rest) < len(tag)
	}
	return rest, false, len(rest) < len(tag)
}

// number reads a number of up to nine digits.
func number(text string) (rest string, ok bool) {
	rest = strings.TrimLeft(text, digits)
	n := len(text) - len(rest)
	return rest, 0 < n && n <= 9
}

// dotted reads a dot and a number.
func dotted(text string) (rest string, ok bool) {
	if !strings.HasPrefix(text, ".") {
		return text, false
	}
	return number(text[1:])
}

// assumes checks what the charm requires of its model (assumes/parser.go).
func (m *metadata) assumes() {
	for i, item := range m.items("assumes") {
		message, at := expressionProblem(item)
		if message != "" {
			m.refuse(Refusal{Rule: WrongValue, Message: fmt.Sprintf(`parsing expression %d in top level "assumes" block: %s`, i+1, message), Value: at})
		}
	}
}

func expressionProblem(v *goyaml.Value) (message string, at *goyaml.Value) {
	switch written := v.Go.(type) {
	case string:
		if written = strings.TrimSpace(written); !isFeature(written) {
			return featureProblem(written), v
		}
		return "", nil
	case map[any]any:
		return compositeProblem(v)
	}
	return `expected a feature, "any-of" or "all-of" expression`, v
}

// compositeProblem says what is wrong with a map. A valid one has a list under
// any-of or all-of.
func compositeProblem(v *goyaml.Value) (message string, at *goyaml.Value) {
	if len(v.Pairs) != 1 || !isText(v.Pairs[0].Key.Go) {
		return "malformed composite expression", v
	}
	kind, inner := nameOf(v.Pairs[0]), v.Pairs[0].Value
	if kind != "any-of" && kind != "all-of" || inner.Go == nil {
		return `malformed composite expression; expected an "any-of" or "all-of" block`, v.Pairs[0].Key
	}
	if _, is := inner.Go.([]any); !is {
		return fmt.Sprintf("malformed %q expression; expected a list of sub-expressions", kind), inner
	}
	for _, item := range inner.Items {
		if message, at := expressionProblem(item); message != "" {
			return fmt.Sprintf("parsing %q expression: ", kind) + message, at
		}
	}
	return "", nil
}

// isFeature matches ^[a-z][a-z0-9-]*?[a-z0-9]+$.
func isFeature(text string) bool {
	return len(text) > 1 && consists(text, lower+digits+"-") && begins(text, lower) && ends(text, lower+digits)
}

// featureProblem says what is wrong with a text that is not only a feature. A
// valid one is a feature, >= or <, and a version.
func featureProblem(written string) string {
	malformed := fmt.Sprintf("malformed feature expression %q", written)
	name := written[:len(written)-len(strings.TrimLeft(written, lower+digits+"-"))]
	rest := strings.TrimLeft(written[len(name):], " \t\n\f\r")
	version, found := strings.CutPrefix(rest, ">=")
	if !found {
		version, found = strings.CutPrefix(rest, "<")
	}
	version = strings.TrimLeft(version, " \t\n\f\r")
	if !found || !isFeature(name) || version == "" || strings.ContainsAny(version, " \t\n\f\r") {
		return malformed
	}
	if !isVersion(version, false) {
		return malformed + fmt.Sprintf(": invalid version %q", version)
	}
	return ""
}
