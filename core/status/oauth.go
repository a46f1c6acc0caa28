package status

import (
	"regexp"
	"strings"

	"charm-playground/core/deployment"
	"charm-playground/core/environment"
	"charm-playground/core/value"
)

// provider returns why the charm cannot use its OAuth provider yet.
func (u *unit) provider() *environment.Failure {
	related := u.d.Related(u.state.OAuth)
	switch {
	case u.state.OAuth == "" || len(related) == 0:
	case !u.state.ClientCreated:
		return blocked(related[0].EndpointAt, "Please check "+related[0].Application+" charm!", "The OAuth provider has not made a client yet: client_id or client_secret_id is missing.")
	case !u.state.IngressReady:
		return blocked(related[0].EndpointAt, "Ingress relation is required for OIDC to work correctly!", "The OAuth provider must be able to send users back to the app.")
	}
	return nil
}

func (u *unit) ambiguousProvider() *environment.Failure {
	if second := u.secondOAuth(); second.Path != "" {
		return blocked(second, "Multiple OAuth relations are not supported at the moment", "More than one endpoint has the interface oauth.")
	}
	return nil
}

// secondOAuth returns the place of a second endpoint with the interface oauth;
// zero if the charm has at most one.
func (u *unit) secondOAuth() deployment.Place {
	first := true
	for _, endpoint := range (value.Node{Value: u.d.Project}).Get("requires").Entries() {
		if !endpoint.Get("interface").Value.IsString("oauth") {
			continue
		}
		if !first {
			return deployment.PlaceOf("requires."+endpoint.Key, endpoint.KeyValue)
		}
		first = false
	}
	return deployment.Place{}
}

// endpointAt returns the place where an integration's endpoint is declared.
func (u *unit) endpointAt(integration string) deployment.Place {
	for _, endpoint := range u.state.Endpoints {
		if endpoint.Integration.Name == integration {
			return endpoint.At
		}
	}
	return deployment.Place{}
}

// optionAt returns the place of an option's value.
func (u *unit) optionAt(name string) deployment.Place {
	if option := u.d.Option(name); option != nil {
		return option.From
	}
	return deployment.Place{}
}

// redirectAt returns the place that causes a redirect address to be refused: the
// path, or else the address from the ingress, or the endpoint that needs one.
func (u *unit) redirectAt() deployment.Place {
	base := strings.TrimRight(u.state.BaseURL.Value, "/")
	path := u.optionAt(u.state.OAuth + "-redirect-path")
	switch {
	case clientAddress.MatchString(base+"/callback") && path.Path != "":
		return path
	case u.state.BaseURL.Place.Path != "":
		return u.state.BaseURL.Place
	}
	return u.endpointAt("oauth")
}

// clientAddress is url_regex of the OAuth library: with http it accepts anything.
var clientAddress = regexp.MustCompile(`(?i)^http://|^https://(?:(?:[A-Z0-9](?:[A-Z0-9-]{0,61}[A-Z0-9])?\.)+(?:[A-Z]{2,6}\.?|[A-Z0-9-]{2,}\.?)|\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})(?::\d+)?(?:/?|[/?]\S+)\n?$`)

// updateClient does what update_client of oauth.py does.
func (u *unit) updateClient() *environment.Failure {
	if u.state.OAuth == "" {
		return nil
	}
	if !strings.Contains(u.state.Scopes, "openid") {
		return blocked(u.optionAt(u.state.OAuth+"-scopes"), "The 'openid' scope is required for OAuth integration, please add it to the scopes.", "The option "+u.state.OAuth+"-scopes has no 'openid'.")
	}
	if u.d.Leader && !clientAddress.MatchString(u.state.RedirectURI) {
		return crash(u.redirectAt(), "The OAuth library does not take "+u.state.RedirectURI+" for an address to send users back to.")
	}
	return nil
}
