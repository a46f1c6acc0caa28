package expansion

import (
	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/framework"
	"charm-playground/core/project"
	"charm-playground/core/value"
)

// expander is one run of `charmcraft expand-extensions`.
type expander struct {
	folder     *project.Folder
	options    Options
	raw        *value.Value // the project as it is loaded; never changed
	platforms  *value.Value // as charmcraft normalises them
	plan       []build
	target     target
	framework  *framework.Framework
	generation *framework.Generation
	others     []*document.Document // metadata.yaml and the like, as far as they were read
}

// Expand does what `charmcraft expand-extensions` does with the project in
// folder, whose charmcraft.yaml is doc. What charmcraft refuses is in the
// result's Error and Diagnostics; it never fails.
func Expand(folder *project.Folder, doc *document.Document, options Options) *Expansion {
	if doc.Fatal() {
		err := Error(*doc.Err)
		return &Expansion{Error: &err}
	}
	x := &expander{folder: folder, options: options, raw: doc.Value}
	expanded, failed := x.run()
	result := &Expansion{Project: expanded}
	if x.framework != nil && failed == nil {
		result.Framework, result.Released = x.framework.Name, x.generation.Number == 1
	}
	if failed != nil {
		result.Project, result.Error = nil, &failed.Error
		mistakes := append(failed.mistakes, x.review()...)
		result.Diagnostics = x.report(doc, mistakes)
	}
	return result
}

// run is charmcraft's way through a project, stage by stage; the first failure
// ends it.
func (x *expander) run() (*value.Value, *failure) {
	if failed := x.load(); failed != nil {
		return nil, failed
	}
	for _, stage := range []func() *failure{x.normalisePlatforms, x.planBuilds, x.chooseTarget} {
		if failed := stage(); failed != nil {
			return nil, failed
		}
	}
	yaml := x.raw.Copy()
	for _, stage := range []func(*value.Value) *failure{
		x.checkGrammar, x.checkPartNames, x.checkBuildSlices, x.applyExtensions, x.mergeFiles, x.expandEnvironment, x.processGrammar,
	} {
		if failed := stage(yaml); failed != nil {
			return nil, failed
		}
	}
	return x.validate(yaml)
}

// load refuses a file whose content is not a mapping.
func (x *expander) load() *failure {
	if x.raw != nil && x.raw.Kind == value.Map {
		return nil
	}
	kind := value.Null.String()
	if x.raw != nil {
		kind = x.raw.Kind.String()
	}
	return refuse(Error{
		Message: "Invalid project file.",
		Details: "Project file should be a YAML mapping, not " + value.ReprString(kind),
	}, diagnostic.NotAProject, place{at: x.raw, file: project.Charmcraft}, notAProject(x.raw))
}

func notAProject(v *value.Value) string {
	if v == nil || v.Kind == value.Null {
		return "The file is empty. A charm's project file is a mapping of keys such as 'name' and 'type' to their values."
	}
	return "The file holds " + kindNames[v.Kind] + ", not a mapping of keys such as 'name' and 'type' to their values."
}

// kindNames are the types in words for readers.
var kindNames = map[value.Kind]string{
	value.Null: "empty", value.Bool: "a boolean", value.Int: "a whole number", value.Float: "a number",
	value.String: "a text", value.Bytes: "binary data", value.Date: "a date", value.DateTime: "a time",
	value.List: "a list", value.Tuple: "a pair", value.Map: "a mapping", value.Set: "a set",
}
