package environment

import (
	"sort"
	"strings"

	"charm-playground/core/deployment"
	"charm-playground/core/integration"
	"charm-playground/core/upstream"
)

// fields has the attributes of an integration's data that are not None, each
// with the place where it is written. nil means that the charm regards the app
// as not integrated.
type fields map[string]deployment.Text

func (f fields) set(name string, text deployment.Text) { f[name] = text }

func (f fields) put(name, text string, at deployment.Place) {
	f[name] = deployment.Text{Value: text, Place: at}
}

// made sets a field to a value that the charm makes up itself.
func (f fields) made(name, text string) { f.put(name, text, deployment.Place{}) }

// inherit sets the places of the named fields to the place of a part of them,
// if that is known.
func (f fields) inherit(part string, names ...string) {
	if from := f[part].Place; from.Path != "" {
		f.place(from, names...)
	}
}

// place sets where the named fields come from.
func (f fields) place(at deployment.Place, names ...string) {
	for _, name := range names {
		if text, ok := f[name]; ok {
			f.put(name, text.Value, at)
		}
	}
}

// integrationVariables returns the variables of all integrations, in the order
// of app.py, _generate_integration_environments.
func (g *generator) integrationVariables() (*variables, *Failure) {
	env := &variables{}
	databases := g.databases()
	for _, i := range integration.InOrder() {
		var failure *Failure
		data := g.foundOf(i)
		if i.Database {
			data, databases = next(databases)
		}
		switch {
		case data != nil:
			failure = g.addIntegration(env, data)
		case g.framework.Spring && i.Name == "tracing":
			g.addNoExporters(env)
		case g.framework.Spring && i.Name == "metrics-endpoint":
			failure = g.addActuator(env)
		}
		if failure != nil {
			return nil, failure
		}
	}
	return env, nil
}

// databases returns the data of the databases in the order of their endpoints.
func (g *generator) databases() []*found {
	var all []*found
	for at := range g.found {
		if g.found[at].endpoint.Integration.Database {
			all = append(all, &g.found[at])
		}
	}
	return all
}

// next returns the first item, or nil, and the rest.
func next(all []*found) (*found, []*found) {
	if len(all) == 0 {
		return nil, nil
	}
	return all[0], all[1:]
}

// foundOf returns the data of an integration, or nil.
func (g *generator) foundOf(i *integration.Integration) *found {
	for at := range g.found {
		if g.found[at].endpoint.Integration == i {
			return &g.found[at]
		}
	}
	return nil
}

func (g *generator) addIntegration(env *variables, data *found) *Failure {
	i := data.endpoint.Integration
	derive := readerOf(i).derive
	if g.framework.Spring && i.Spring != nil {
		derive = readerOf(i).spring
	}
	if derive != nil {
		if failure := derive(data.endpoint.Name, data.fields); failure != nil {
			return failure
		}
	}
	for _, v := range i.VariablesOf(g.framework.App(), data.endpoint.Name) {
		g.addVariable(env, data, &v)
	}
	return nil
}

// addVariable adds a variable of an integration if the data has its field.
func (g *generator) addVariable(env *variables, data *found, v *integration.Variable) {
	field, there := data.fields[v.Field]
	if v.Constant != "" {
		field, there = deployment.Text{Value: v.Constant}, true
	}
	if !v.When.Holds(field.Value, there) {
		return
	}
	env.set(&Variable{
		Name: v.Name, Value: field.Value, Kind: Integration, Origin: data.endpoint.At, From: field.Place,
		Description: v.Doc, Docs: g.framework.Docs + upstream.Variables, Sensitive: v.Sensitive && !harmless(v.Field, field.Value),
	})
}

// harmless reports whether a field is an address that contains no secret.
func harmless(field, address string) bool {
	return contains(addresses, field) && !strings.ContainsAny(address, "@?")
}

// addresses has the fields that may contain credentials.
var addresses = strings.Fields("url urls netloc first")

// addNoExporters adds the variables that Spring Boot's charm sets without a
// tracing integration (generate_tempo_env).
func (g *generator) addNoExporters(env *variables) {
	for _, signal := range []string{"TRACES", "METRICS", "LOGS"} {
		env.set(g.own("OTEL_"+signal+"_EXPORTER", "none", "Switches OpenTelemetry's export off while there is no tracing integration.", g.framework.Docs+upstream.Observability))
	}
}

// addActuator follows springboot/charm.py, generate_prometheus_env.
func (g *generator) addActuator(env *variables) *Failure {
	given := g.fieldValue("metrics_path")
	if given == nil {
		return nil
	}
	parts := strings.FieldsFunc(given.value.Text, func(r rune) bool { return r == '/' })
	if len(parts) == 0 {
		return crash(given.from, "The option metrics-path holds nothing but slashes.")
	}
	last := len(parts) - 1
	for _, row := range [][3]string{
		{"management.endpoints.web.exposure.include", "prometheus", "Makes Spring's actuator show the metrics for Prometheus."},
		{"management.endpoints.web.base-path", "/" + strings.Join(parts[:last], "/"), "Path of Spring's actuator: metrics-path without its last part."},
		{"management.endpoints.web.path-mapping.prometheus", parts[last], "Path of the metrics below the actuator: the last part of metrics-path."},
	} {
		v := g.own(row[0], row[1], row[2], g.framework.Docs+upstream.Variables)
		v.Kind, v.Origin, v.From = Config, given.at, given.from
		env.set(v)
	}
	return nil
}

func sortStrings(list []string) { sort.Strings(list) }
