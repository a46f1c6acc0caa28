package expansion

import (
	"slices"

	"charm-playground/core/diagnostic"
	"charm-playground/core/framework"
	"charm-playground/core/pydantic"
	"charm-playground/core/value"
)

// review looks for more findings after charmcraft has stopped: those that the
// extension and the project model would report next.
func (x *expander) review() []*finding {
	if x.raw == nil || x.raw.Kind != value.Map || holdsItself(x.raw, nil) {
		return nil
	}
	found := append(x.reviewNames(), x.reviewExtension()...)
	yaml := x.project()
	found = append(found, x.reviewModel(yaml)...)
	return append(found, x.reviewParts(yaml)...)
}

// holdsItself reports whether a value contains itself.
func holdsItself(v *value.Value, open []*value.Value) bool {
	if v.Items == nil && v.Kind != value.Map {
		return false
	}
	if slices.Contains(open, v) {
		return true
	}
	open = append(open, v)
	if v.Kind == value.Map {
		return slices.ContainsFunc(v.Map.Entries(), func(e value.Entry) bool { return holdsItself(e.Key, open) || holdsItself(e.Value, open) })
	}
	return slices.ContainsFunc(v.Items, func(item *value.Value) bool { return holdsItself(item, open) })
}

// declared returns the framework of the project's first known extension, or
// nil.
func (x *expander) declared() *framework.Framework {
	names, _ := extensionNames(x.raw.Get("extensions")) // reviewNames reports what is wrong with them
	for _, name := range names {
		if f := framework.ByExtension(name.Text); f != nil {
			return f
		}
	}
	return nil
}

// reviewNames looks for extensions that charmcraft does not have.
func (x *expander) reviewNames() []*finding {
	declared := x.raw.Get("extensions")
	names, failed := extensionNames(declared)
	if failed != nil {
		return failed.findings
	}
	var found []*finding
	for _, name := range names[:min(len(names), diagnostic.MostOfAKind)] {
		if _, failed := findExtension(declared, name); failed != nil {
			found = append(found, failed.findings...)
		}
	}
	return found
}

// reviewExtension runs all checks of the extension on what the user wrote. It
// skips the checks of bases if there is no plan for the builds.
func (x *expander) reviewExtension() []*finding {
	f := x.declared()
	if f == nil {
		return nil
	}
	if x.plan == nil {
		x.use(f, &f.V1)
		return x.findingsOf(extensionChecks[baseChecks:])
	}
	x.use(f, f.For(bases(x.raw)))
	return x.findingsOf(extensionChecks)
}

// findingsOf returns the findings of all checks on what the user wrote.
func (x *expander) findingsOf(checks []stage) (found []*finding) {
	for _, check := range checks {
		if failed := check(x, x.raw); failed != nil {
			found = append(found, failed.findings...)
		}
	}
	return found
}

// reviewModel validates what the user wrote against the model. It ignores empty
// values that the extension replaces.
func (x *expander) reviewModel(yaml *value.Value) []*finding {
	m := x.reviewedModel(yaml)
	x.dropReplaced(yaml)
	_, problems := m.Validate(yaml)
	return describe(problems)
}

// reviewedModel returns the model without what is checked elsewhere, or comes
// from metadata.yaml.
func (x *expander) reviewedModel(yaml *value.Value) *pydantic.Model {
	m := x.projectModel(yaml)
	for i := range m.Fields {
		switch field := &m.Fields[i]; {
		case field.Name == "platforms" || field.Name == "parts" || field.Name == "bases":
			field.Type, field.Required = pydantic.Any, false
		case x.folder.Exists(metadataFile) && slices.Contains(migrated, field.Name):
			field.Required = false
		}
	}
	return m
}

// dropReplaced removes the empty values that the extension replaces.
func (x *expander) dropReplaced(yaml *value.Value) {
	if x.framework == nil {
		return
	}
	for _, e := range x.framework.Snippet(x.generation, false).Map.Entries() {
		if held := yaml.Get(e.Key.Text); held != nil && !held.Truthy() {
			yaml.Map.Delete(e.Key.Text)
		}
	}
}

// reviewParts validates each part on its own.
func (x *expander) reviewParts(yaml *value.Value) (found []*finding) {
	if !x.selectParts(yaml) {
		return nil
	}
	for _, e := range yaml.Get("parts").Map.Entries() {
		_, problems := x.processPart(withPlugin(e))
		found = append(found, describe(pydantic.At(pydantic.Name("parts"), problems))...)
		if len(found) >= diagnostic.MostOfAKind {
			break
		}
	}
	return found
}

// selectParts processes the grammar in the parts, and reports whether that is
// possible.
func (x *expander) selectParts(yaml *value.Value) bool {
	parts := yaml.Get("parts")
	if parts == nil || parts.Kind != value.Map || !x.grammatical && x.checkGrammar(yaml) != nil {
		return false
	}
	if x.target.buildOn == "" {
		x.target = target{buildOn: hostArchitecture, buildFor: hostArchitecture}
	}
	return x.processGrammar(yaml) == nil
}
