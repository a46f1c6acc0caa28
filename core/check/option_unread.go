package check

import (
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/mend"
	"charm-playground/core/source"
)

// charmFields are the fields of each framework's configuration class (paas-charm
// 1.12.3, paas_charm/<framework>/charm.py): an option whose name is one of them
// is left out of the app's variables.
var charmFields = map[string][]string{
	"flask":       {"env", "debug", "secret-key", "permanent-session-lifetime", "application-root", "session-cookie-secure", "preferred-url-scheme"},
	"django":      {"debug", "secret-key", "allowed-hosts"},
	"fastapi":     {"uvicorn-port", "uvicorn-host", "web-concurrency", "uvicorn-log-level", "app-secret-key"},
	"go":          {"port", "secret-key"},
	"expressjs":   {"port", "app-secret-key"},
	"spring-boot": {"server-port", "management-server-port", "secret-key"},
}

// optionsUnread finds options that never become a variable of the app
// (paas_charm/charm_state.py, is_user_defined_config and CharmState.from_charm).
func optionsUnread(r *run) {
	fields, known := charmFields[r.framework()]
	if !known {
		return
	}
	options := r.charm("config", "options")
	for _, pair := range pairs(options) {
		name := pair.Key.Text
		switch dashed := strings.ReplaceAll(name, "_", "-"); {
		case strings.HasPrefix(name, "app-"):
			r.optionUnread(pair.Key.Text, "Options that begin with 'app-' are the charm's own.")
		case slices.Contains(fields, dashed):
			r.optionUnread(pair.Key.Text, "The charm has a field of that name of its own.")
		}
	}
}

func (r *run) optionUnread(name, why string) {
	options := r.charm("config", "options")
	pair := options.Pair(name)
	f := finding{
		code: diagnostic.OptionUnread, severity: diagnostic.Warning, path: []string{"config", "options", name}, at: pair.Key,
		message: "Option '" + name + "' never becomes a variable of the app. " + why,
	}
	if better := r.renamed(name); options.Pair(better) == nil {
		f.fixes = []diagnostic.Fix{{Title: "Rename to '" + better + "'", Edits: []source.Edit{mend.Change(r.Charmcraft.Source, pair.Key, better)}}}
	}
	r.report(r.Charmcraft, f)
}

// renamed is a name for an option that does reach the app.
func (r *run) renamed(name string) string {
	if rest := strings.TrimPrefix(name, "app-"); rest != name && !slices.Contains(charmFields[r.framework()], rest) {
		return rest
	}
	return "my-" + strings.TrimPrefix(name, "app-")
}
