package environment

import (
	"sort"
	"strings"

	"charm-playground/core/deployment"
)

const interfaceDocs = "https://charmhub.io/integrations/"

// fields are the attributes of an integration's data that are not None, each with
// where it is written; nil means that the charm does not hold it for integrated.
type fields map[string]deployment.Text

func (f fields) set(name string, text deployment.Text) { f[name] = text }

func (f fields) put(name, text string, at deployment.Place) {
	f[name] = deployment.Text{Value: text, Place: at}
}

// made sets a field to what nobody wrote.
func (f fields) made(name, text string) { f.put(name, text, deployment.Place{}) }

// inherit says that the named fields come from where a part of theirs does.
func (f fields) inherit(part string, names ...string) {
	if from := f[part].Place; from.Path != "" {
		f.place(from, names...)
	}
}

// place says where the named fields come from.
func (f fields) place(at deployment.Place, names ...string) {
	for _, name := range names {
		if text, ok := f[name]; ok {
			f.put(name, text.Value, at)
		}
	}
}

// rule tells when a variable is there.
type rule uint8

const (
	present rule = iota // the field is not None
	truthy              // the field is not None nor empty
	always              // None becomes an empty variable
	notNone             // SMTP: the value is no part of the text "none"
)

// variable is a row: a variable, the field it is made of, and what it is. In
// names, {X} stands for the integration's prefix, {F} for the framework's.
type variable struct {
	name      string
	field     string
	rule      rule
	sensitive bool
	text      string
}

// integrationVariables are the variables of all integrations, in the order of
// app.py, _generate_integration_environments.
func (c *charm) integrationVariables() (*variables, *Failure) {
	env := &variables{}
	for _, name := range environmentOrder {
		for i := range c.found {
			if c.found[i].endpoint.Integration.order() == name {
				if failure := c.addIntegration(env, c.found[i]); failure != nil {
					return nil, failure
				}
			}
		}
		if name == "tracing" && c.framework.Spring {
			if failure := c.addSpringExtras(env); failure != nil {
				return nil, failure
			}
		}
	}
	return env, nil
}

func (c *charm) addIntegration(env *variables, data found) *Failure {
	row := data.endpoint.Integration
	address, rows, source, derive := row.address, row.variables, row.source, row.derive
	if c.framework.Spring && row.spring != nil {
		rows, source = row.spring, strings.Replace(row.source, "app.py", "springboot/charm.py", 1)
		derive = row.springDerive
		if rows[0].field != "name" {
			address = ""
		}
	}
	if derive != nil {
		if failure := derive(c, data.endpoint.Name, data.fields); failure != nil {
			return failure
		}
	}
	add := func(v *variable, prefix string) {
		field, there := data.fields[v.field]
		if !v.rule.holds(field.Value, there) {
			return
		}
		env.set(&Variable{
			Name: c.variableName(prefix+v.name, data.endpoint), Value: field.Value, Kind: Integration,
			Origin: data.endpoint.At, From: field.Place, Description: v.text,
			Docs: interfaceDocs + row.Interface, Sensitive: v.sensitive, Source: source,
		})
	}
	for i := range addressRows {
		if address != "" {
			add(&addressRows[i], address)
		}
	}
	for i := range rows {
		add(&rows[i], "")
	}
	return nil
}

func (r rule) holds(text string, there bool) bool {
	switch r {
	case truthy:
		return text != ""
	case always:
		return true
	case notNone:
		return there && !strings.Contains("none", text)
	}
	return there
}

// variableName fills in a row's name.
func (c *charm) variableName(name string, endpoint *Endpoint) string {
	name = strings.ReplaceAll(name, "{F}_", c.framework.OptionPrefix)
	prefix := strings.ToUpper(endpoint.Name)
	if c.framework.Spring && endpoint.Integration.Name == "oauth" {
		prefix = endpoint.Name
	}
	return strings.ReplaceAll(name, "{X}", prefix)
}

// addSpringExtras is what Spring Boot's mappers add without data: no exporters
// without tracing (generate_tempo_env), and the metrics (generate_prometheus_env).
func (c *charm) addSpringExtras(env *variables) *Failure {
	traced := false
	for _, f := range c.found {
		traced = traced || f.endpoint.Integration.Name == "tracing"
	}
	if !traced {
		for _, signal := range []string{"TRACES", "METRICS", "LOGS"} {
			v := c.own("OTEL_"+signal+"_EXPORTER", "none", "Switches OpenTelemetry's export off while there is no tracing integration.")
			v.Source = "springboot/charm.py, generate_tempo_env"
			env.set(v)
		}
	}
	for _, given := range c.fields {
		if given.field.Name == "metrics_path" {
			return c.addActuator(env, given)
		}
	}
	return nil
}

func (c *charm) addActuator(env *variables, given fieldValue) *Failure {
	parts := strings.FieldsFunc(given.value.Text, func(r rune) bool { return r == '/' })
	if len(parts) == 0 {
		return crash(given.from, "The option metrics-path has no part that is not empty.")
	}
	last := len(parts) - 1
	for _, row := range [][3]string{
		{"management.endpoints.web.exposure.include", "prometheus", "Makes Spring's actuator show the metrics for Prometheus."},
		{"management.endpoints.web.base-path", "/" + strings.Join(parts[:last], "/"), "Path of Spring's actuator: metrics-path without its last part."},
		{"management.endpoints.web.path-mapping.prometheus", parts[last], "Path of the metrics below the actuator: the last part of metrics-path."},
	} {
		v := c.own(row[0], row[1], row[2])
		v.Kind, v.Origin, v.From, v.Source = Config, given.at, given.from, "springboot/charm.py, generate_prometheus_env"
		env.set(v)
	}
	return nil
}

func sortStrings(list []string) { sort.Strings(list) }
