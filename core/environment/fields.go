package environment

import (
	"slices"
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

// putIf sets a field that there is only under a condition.
func (f fields) putIf(ok bool, name, text string, at deployment.Place) {
	if ok {
		f.put(name, text, at)
	}
}

// take copies the named keys of a databag, and reports whether it has any of
// them.
func (f fields) take(from deployment.Databag, names ...string) (some bool) {
	for _, name := range names {
		if text, ok := from.Get(name); ok {
			f[name], some = text, true
		}
	}
	return some
}

// replace sets the named fields to what a databag has for them, or removes them.
func (f fields) replace(from deployment.Databag, names []string) {
	for _, name := range names {
		delete(f, name)
	}
	f.take(from, names...)
}

// hasAll reports whether no named field is missing or empty.
func (f fields) hasAll(names ...string) bool {
	for _, name := range names {
		if f[name].Value == "" {
			return false
		}
	}
	return true
}

// str returns a field as an f-string of Python writes it.
func (f fields) str(name string) string {
	text, ok := f[name]
	return orNone(text.Value, ok)
}

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
		data := g.foundOf(i)
		if i.Database {
			data, databases = next(databases)
		}
		if failure := g.addVariablesOf(env, i, data); failure != nil {
			return nil, failure
		}
	}
	return env, nil
}

// addVariablesOf adds the variables of an integration, or those that Spring
// Boot's charm sets without it. data is nil for an app that is not integrated.
func (g *generator) addVariablesOf(env *variables, i *integration.Integration, data *found) *Failure {
	switch {
	case data != nil:
		return g.addIntegration(env, data)
	case g.framework.Spring && i.Name == "tracing":
		g.addNoExporters(env)
	case g.framework.Spring && i.Name == "metrics-endpoint":
		return g.addActuator(env)
	}
	return nil
}

// databases returns the data of the databases in the order of their endpoints.
func (g *generator) databases() (all []*found) {
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
	if failure := g.derive(data); failure != nil {
		return failure
	}
	for _, v := range data.endpoint.Integration.VariablesOf(g.framework.App(), data.endpoint.Name) {
		g.addVariable(env, data, &v)
	}
	return nil
}

// derive adds the fields that the charm derives from the data.
func (g *generator) derive(data *found) *Failure {
	i := data.endpoint.Integration
	derive := readerOf(i).derivation(g.framework.Spring && i.Spring != nil)
	if derive == nil {
		return nil
	}
	return derive(data.endpoint.Name, data.fields)
}

// addVariable adds a variable of an integration if the data has its field.
func (g *generator) addVariable(env *variables, data *found, v *integration.Variable) {
	field, there := valueOf(v, data.fields)
	if !v.When.Holds(field.Value, there) {
		return
	}
	variable := g.own(v.Name, field.Value, v.Doc, g.framework.Docs+upstream.Variables).as(Integration, data.endpoint.At, field.Place)
	variable.Sensitive = v.Sensitive && !harmless(v.Field, field.Value)
	env.set(variable)
}

// valueOf returns the value of a variable, and whether it has one.
func valueOf(v *integration.Variable, data fields) (deployment.Text, bool) {
	if v.Constant != "" {
		return deployment.Text{Value: v.Constant}, true
	}
	text, ok := data[v.Field]
	return text, ok
}

// harmless reports whether a field is an address that contains no secret.
func harmless(field, address string) bool {
	return slices.Contains(addresses, field) && !strings.ContainsAny(address, "@?")
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
		env.set(g.own(row[0], row[1], row[2], g.framework.Docs+upstream.Variables).as(Config, given.at, given.from))
	}
	return nil
}
