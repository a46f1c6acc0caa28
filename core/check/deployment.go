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
	if r.Mock == nil || r.Mock.Root == nil || !r.isPaas() || r.Reading != nil && len(r.Reading.Findings) > 0 {
		return // until mock.yaml itself is correct
	}
	var mocked []string
	r.relations(func(_ []string, relation *document.Node) {
		mocked = append(mocked, textOf(relation.At("endpoint")))
	})
	for _, e := range r.endpoints("requires") {
		known := integration.ByInterface(e.interfaceName())
		if known == nil || known.Missing == 0 || !known.Reads(e.name) || slices.Contains(mocked, e.name) {
			continue // the charm does not wait for it
		}
		optional := e.pair.Value.Resolve().At("optional")
		at, path := optional, []string{"requires", e.name, "optional"}
		if optional == nil {
			at, path = e.pair.Key, path[:2]
		} else if optional.Value == nil || optional.Tag != resolver.TagBool || optional.Value.Bool {
			continue
		}
		r.report(r.Charmcraft, &diagnostic.Diagnostic{
			Severity: diagnostic.Information, Path: dotted(path...), Span: at.Span,
			Message: "The charm is blocked until '" + e.name + "' is integrated, and mock.yaml has no relation for it.",
			Fixes:   r.mockRelation(e.name, known),
		})
	}
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
	number, err := strconv.Atoi(textOf(unit))
	if err != nil || number == 0 || unit.Tag != resolver.TagInt || !r.isPaas() {
		return
	}
	for _, service := range pairs(at(r.Rockcraft, "services")) {
		if !framework.IsScheduler(service.Key.Text) {
			continue
		}
		r.report(r.Rockcraft, &diagnostic.Diagnostic{
			Severity: diagnostic.Information, Path: dotted("services", service.Key.Text), Span: service.Key.Span,
			Message: "Schedulers run on unit 0 only: on unit " + textOf(unit) + ", which is shown, '" + service.Key.Text + "' is disabled.",
			Fixes:   diagnostic.Way("Show unit 0", edit.Replace(r.Mock.Source, unit, "0")),
		})
	}
}

// isMigration reports whether a file is a migration that the user wrote and the
// charm runs. Django's manage.py does not count, because every project has it.
func isMigration(file string) bool {
	return file != "manage.py" && slices.ContainsFunc(framework.Migrations, func(m framework.Migration) bool { return m.File == file })
}

// migrationsWithoutDatabase finds a migration in a charm without a database.
func migrationsWithoutDatabase(r *run) {
	files := at(r.Mock, "workload", "files")
	if files == nil || !r.isPaas() || r.charm() == nil {
		return
	}
	for _, e := range r.endpoints("requires") {
		if isDatabase(integration.ByInterface(e.interfaceName())) || isDatabase(integration.At(e.name)) {
			return
		}
	}
	for i, file := range files.Items {
		if !isMigration(textOf(file)) {
			continue
		}
		r.report(r.Mock, &diagnostic.Diagnostic{
			Severity: diagnostic.Information, Path: dotted("workload", "files", strconv.Itoa(i)), Span: file.Span,
			Message: "The charm runs '" + textOf(file) + "' as a migration, but it has no endpoint for a database.",
			Fixes:   r.addEndpoint("postgresql_client"),
		})
	}
}

func isDatabase(known *integration.Integration) bool { return known != nil && known.Database }

// addEndpoint returns the fix that adds a whole endpoint to charmcraft.yaml.
func (r *run) addEndpoint(name string) []diagnostic.Fix {
	known := integration.ByInterface(name)
	edit := edit.AddAt(r.Charmcraft.Source, r.Charmcraft.Root, []string{"requires"}, known.Definition(known.Endpoint))
	return diagnostic.Way("Add the endpoint '"+known.Endpoint+"'", edit)
}
