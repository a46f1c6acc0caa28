package check

import (
	"slices"
	"strconv"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/framework"
	"charm-playground/core/integration"
	"charm-playground/core/mock"
	"charm-playground/core/resolver"
)

// requiredUnmocked finds required endpoints without a relation in mock.yaml.
func requiredUnmocked(r *run) {
	if r.Mock == nil || r.Mock.Root == nil || r.Reading != nil && len(r.Reading.Findings) > 0 {
		return // until mock.yaml itself is correct
	}
	mocked := r.mockedEndpoints()
	for _, e := range r.endpoints("requires") {
		if e.isAwaited() && !slices.Contains(mocked, e.name) {
			r.unmocked(e)
		}
	}
}

// mockedEndpoints returns the endpoints of the relations in mock.yaml.
func (r *run) mockedEndpoints() (names []string) {
	r.relations(func(_ []string, relation *document.Node) {
		names = append(names, textOf(relation.At("endpoint")))
	})
	return names
}

// isAwaited reports whether the charm waits for the endpoint's integration,
// unless it is optional.
func (e *endpoint) isAwaited() bool {
	known := e.integration()
	return known != nil && known.Missing > 0 && known.Reads(e.name)
}

func (r *run) unmocked(e *endpoint) {
	if at, path := e.requiredAt(); at != nil {
		r.report(r.Charmcraft, &diagnostic.Diagnostic{
			Severity: diagnostic.Information, Path: dotted(path...), Span: at.Span,
			Message: "The charm is blocked until '" + e.name + "' is integrated, and mock.yaml has no relation for it.",
			Fixes:   r.mockRelation(e.name, e.integration()),
		})
	}
}

// requiredAt returns what makes the endpoint required, `optional: false` or its
// key, and the path there; nil if it is optional.
func (e *endpoint) requiredAt() (at *document.Node, path []string) {
	optional := e.pair.Value.Resolve().At("optional")
	switch {
	case optional == nil:
		return e.pair.Key, []string{"requires", e.name}
	case optional.Value != nil && optional.Tag == resolver.TagBool && !optional.Value.Bool:
		return optional, []string{"requires", e.name, "optional"}
	}
	return nil, nil
}

// mockRelation returns the fix that adds a relation to mock.yaml.
func (r *run) mockRelation(name string, known *integration.Integration) []diagnostic.Fix {
	edits, err := mock.AddRelation(r.Mock.Source.Text, name, known.Interface)
	if err != nil || len(edits) == 0 {
		return nil
	}
	return diagnostic.Way("Mock '"+name+"'", edits...)
}

// schedulersElsewhere finds schedulers while mock.yaml describes another unit
// than 0; they run on unit 0 only.
func schedulersElsewhere(r *run) {
	unit := at(r.Mock, "unit")
	if number, err := strconv.Atoi(textOf(unit)); err != nil || number == 0 || unit.Tag != resolver.TagInt {
		return
	}
	for _, service := range pairs(at(r.Rockcraft, "services")) {
		if framework.IsScheduler(service.Key.Text) {
			r.schedulerElsewhere(service.Key, unit)
		}
	}
}

func (r *run) schedulerElsewhere(service, unit *document.Node) {
	r.report(r.Rockcraft, &diagnostic.Diagnostic{
		Severity: diagnostic.Information, Path: dotted("services", service.Text), Span: service.Span,
		Message: "Schedulers run on unit 0 only: on unit " + textOf(unit) + ", which is shown, '" + service.Text + "' is disabled.",
		Fixes:   diagnostic.Way("Show unit 0", edit.Replace(r.Mock.Source, unit, "0")),
	})
}

// isMigration reports whether a file is a migration that the user wrote and the
// charm runs. Django's manage.py does not count, because every project has it.
func isMigration(file string) bool {
	return file != "manage.py" && slices.ContainsFunc(framework.Migrations, func(m framework.Migration) bool { return m.File == file })
}

// migrationsWithoutDatabase finds a migration in a charm without a database.
func migrationsWithoutDatabase(r *run) {
	files := items(at(r.Mock, "workload", "files"))
	if len(files) == 0 || r.charm() == nil || slices.ContainsFunc(r.endpoints("requires"), isForDatabase) {
		return
	}
	for i, file := range files {
		if isMigration(textOf(file)) {
			r.migrationWithoutDatabase(i, file)
		}
	}
}

func (r *run) migrationWithoutDatabase(i int, file *document.Node) {
	r.report(r.Mock, &diagnostic.Diagnostic{
		Severity: diagnostic.Information, Path: dotted("workload", "files", strconv.Itoa(i)), Span: file.Span,
		Message: "The charm runs '" + textOf(file) + "' as a migration, but it has no endpoint for a database.",
		Fixes:   r.addEndpoint("postgresql_client"),
	})
}

// isForDatabase reports whether an endpoint has the interface or the name of a
// database.
func isForDatabase(e *endpoint) bool {
	return isDatabase(e.integration()) || isDatabase(integration.At(e.name))
}

func isDatabase(known *integration.Integration) bool { return known != nil && known.Database }

// addEndpoint returns the fix that adds a whole endpoint to charmcraft.yaml.
func (r *run) addEndpoint(name string) []diagnostic.Fix {
	known := integration.ByInterface(name)
	edit := edit.AddAt(r.Charmcraft.Source, r.Charmcraft.Root, []string{"requires"}, known.Definition(known.Endpoint))
	return diagnostic.Way("Add the endpoint '"+known.Endpoint+"'", edit)
}
