package framework

import (
	"slices"
	"strings"
	"unicode"
)

// webserverPrefix begins the options of the web server, and ownPrefix those
// that the charm itself has in every framework.
const (
	webserverPrefix = "webserver-"
	ownPrefix       = "app-"
)

// ReservedPrefixes returns the prefixes that charmcraft refuses in the names of
// the user's own options (charmcraft/extensions/app.py, _check_input).
func (f *Framework) ReservedPrefixes() []string { return []string{webserverPrefix, f.Name + "-"} }

// IsUserOption reports whether the charm treats the option as one of the user's
// (charm_state.py, is_user_defined_config).
func (f *Framework) IsUserOption(option string) bool {
	own, found := strings.CutPrefix(option, f.Name)
	return !strings.HasPrefix(option, webserverPrefix) && !strings.HasPrefix(option, ownPrefix) && !(found && strings.HasPrefix(own, "-"))
}

// Reads reports whether the user's option becomes a variable of the app. It
// does not if it has the name of a field of the charm's configuration
// (charm_state.py, CharmState.from_charm).
func (f *Framework) Reads(option string) bool {
	return f.IsUserOption(option) && f.fieldOf(option) == nil
}

// fieldOf returns the field with an option's name, or nil.
func (f *Framework) fieldOf(option string) *Field {
	for i := range f.Fields {
		if name := f.Fields[i].Name; len(name) == len(option) && name == Attribute(option) {
			return &f.Fields[i]
		}
	}
	return nil
}

// Unread returns a sentence about why an option never becomes a variable of the
// app; empty if it does, or if it is the framework's.
func (f *Framework) Unread(option string) string {
	if strings.HasPrefix(option, ownPrefix) {
		return "Options that begin with 'app-' are the charm's own."
	}
	if field := f.fieldOf(option); field != nil && field.Option != option {
		return "The charm has its own field of that name."
	}
	return ""
}

// WithoutOwnPrefix returns the option's name without the prefix of the charm's
// own options.
func WithoutOwnPrefix(option string) string { return strings.TrimPrefix(option, ownPrefix) }

// Variable returns the variable that an option becomes, whether the framework's
// own or the user's; empty if it becomes none. A secret becomes several, whose
// names begin with this and an underscore.
func (f *Framework) Variable(option string) string {
	if field := f.OptionField(option); field != nil {
		return f.FieldVariable(field)
	}
	if !f.Reads(option) {
		return ""
	}
	return f.UserVariable(option)
}

// OptionOf returns the framework's own option that becomes a variable, or
// empty.
func (f *Framework) OptionOf(variable string) string {
	for i := range f.Fields {
		if f.FieldVariable(&f.Fields[i]) == variable {
			return f.Fields[i].Option
		}
	}
	return ""
}

// OptionField returns the field that is read from an option, or nil.
func (f *Framework) OptionField(option string) *Field {
	for i := range f.Fields {
		if f.Fields[i].Option == option {
			return &f.Fields[i]
		}
	}
	return nil
}

// secretWords are words in the names of options whose values are hidden until
// the user asks for them.
var secretWords = []string{"password", "passwd", "passphrase", "secret", "token", "credential", "api-key", "apikey", "private-key", "access-key"}

// IsSensitive reports whether to hide the value of an option, the framework's
// own or the user's, until the user asks for it.
func (f *Framework) IsSensitive(option string) bool {
	if field := f.OptionField(option); field != nil {
		return field.Secret
	}
	name := OptionName(strings.ToLower(option))
	return slices.ContainsFunc(secretWords, func(word string) bool { return strings.Contains(name, word) })
}

// UserVariable returns the variable that an option of the user's becomes
// (app.py, gen_environment).
func (f *Framework) UserVariable(option string) string { return f.OptionPrefix + variable(option) }

// SecretVariable returns the variable that one key of the secret in a user's
// option becomes.
func (f *Framework) SecretVariable(option, key string) string {
	return f.UserVariable(option) + "_" + variable(key)
}

// FieldVariable returns the variable that a field of the charm's configuration
// becomes.
func (f *Framework) FieldVariable(field *Field) string { return f.FieldPrefix + variable(field.Name) }

// SecretKeyVariable returns the variable with the app's secret key, which the
// charm sets by itself.
func (f *Framework) SecretKeyVariable() string { return f.OptionPrefix + "SECRET_KEY" }

// BaseURLVariable returns the variable with the address of the app.
func (f *Framework) BaseURLVariable() string { return f.OptionPrefix + "BASE_URL" }

// PeersVariable returns the variable with the addresses of the app's other
// units.
func (f *Framework) PeersVariable() string { return f.OptionPrefix + "PEER_FQDNS" }

// OptionFor returns the user's option that would become the variable, whose
// name may have the framework's prefix or not; empty if no option can.
func (f *Framework) OptionFor(variable string) string {
	option := OptionName(strings.ToLower(strings.TrimPrefix(variable, f.OptionPrefix)))
	if strings.ContainsAny(option, ".[]") || !f.Reads(option) {
		return ""
	}
	return option
}

// Attribute returns an option's name as the charm has it, as a Python name.
func Attribute(option string) string { return strings.ReplaceAll(option, "-", "_") }

// OptionName returns the option for an attribute's name.
func OptionName(attribute string) string { return strings.ReplaceAll(attribute, "_", "-") }

// variable returns a name in upper case with '_' for '-'.
func variable(name string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' {
			return '_'
		}
		return unicode.ToUpper(r)
	}, name)
}
