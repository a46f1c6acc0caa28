package integration

import "charm-playground/core/upstream"

// charmhub is the site on which each interface has a page.
const charmhub = upstream.Interfaces

const nameDoc = "Name of the database: the path of the address without its first slash."

// address returns the variables of app.py, _url_env_vars; prefix begins their
// names.
func address(prefix string) []Variable {
	return []Variable{
		{Name: prefix + "_CONNECT_STRING", Field: "url", Sensitive: true, Doc: "Address of the server, with the credentials if it has any."},
		{Name: prefix + "_SCHEME", Field: "scheme", Doc: "Scheme of the address."},
		{Name: prefix + "_NETLOC", Field: "netloc", Sensitive: true, Doc: "Host and port of the address after its credentials, as they are written."},
		{Name: prefix + "_PATH", Field: "path", Doc: "Path of the address."},
		{Name: prefix + "_PARAMS", Field: "params", Doc: "Parameters of the last path segment; only some schemes have them."},
		{Name: prefix + "_QUERY", Field: "query", Doc: "Query of the address."},
		{Name: prefix + "_FRAGMENT", Field: "fragment", Doc: "Fragment of the address."},
		{Name: prefix + "_USERNAME", Field: "username", Doc: "User name of the address, not decoded."},
		{Name: prefix + "_PASSWORD", Field: "password", Sensitive: true, Doc: "Password of the address, not decoded."},
		{Name: prefix + "_HOSTNAME", Field: "hostname", Doc: "Host of the address in lower case."},
		{Name: prefix + "_PORT", Field: "port", Doc: "Port of the address."},
	}
}

// database returns the variables of an address, with those of app.py,
// _db_url_to_env_variables.
func database(prefix string, more ...Variable) []Variable {
	return append(append(address(prefix), Variable{Name: prefix + "_NAME", Field: "name", Doc: nameDoc}), more...)
}
