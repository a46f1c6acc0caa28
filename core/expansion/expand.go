package expansion

import (
	"cmp"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/framework"
	"charm-playground/core/project"
	"charm-playground/core/value"
)

// expander is one run of `charmcraft expand-extensions`.
type expander struct {
	folder      *project.Folder
	options     Options
	raw         *value.Value // the project as loaded; never changed
	aliases     bool         // whether an object may occur in several places of raw
	platforms   *value.Value // as charmcraft normalises them
	plan        []string     // the bases of the builds
	target      target
	framework   *framework.Framework
	generation  *framework.Generation
	snippet     *value.Value         // what the extension adds; only the merge changes it
	grammatical bool                 // whether the grammar in the parts has passed its check
	others      []*document.Document // the files beside charmcraft.yaml that were read, such as metadata.yaml
}

// Expand does what `charmcraft expand-extensions` does with the project in
// folder, whose charmcraft.yaml is doc; others are files of the folder that are
// already read. If charmcraft refuses the project, the reasons are in the
// result's Error and Diagnostics; Expand itself never fails.
func Expand(folder *project.Folder, doc *document.Document, options Options, others ...*document.Document) *Expansion {
	if doc.Fatal() {
		err := Error(*doc.Err)
		return &Expansion{Error: &err}
	}
	x := &expander{folder: folder, options: options, raw: doc.Value, aliases: strings.Contains(doc.File.Text, "*"), others: others}
	expanded, failed := x.run()
	if failed != nil {
		findings := append(failed.findings, x.review()...)
		return &Expansion{Error: &failed.Error, Diagnostics: x.report(doc, findings)}
	}
	return x.result(expanded)
}

// result returns the result for a project that charmcraft accepts.
func (x *expander) result(expanded *value.Value) *Expansion {
	result := &Expansion{Project: expanded}
	if x.framework != nil {
		result.Framework, result.Released = x.framework.Name, x.generation.Number == 1
	}
	return result
}

// run takes a project through charmcraft's stages in order. The first failure
// ends it.
func (x *expander) run() (*value.Value, *failure) {
	if failed := x.load(); failed != nil {
		return nil, failed
	}
	yaml := x.project()
	if failed := x.first(stages, yaml); failed != nil {
		return nil, failed
	}
	return x.validate(yaml)
}

// project returns the project without its extensions. It shares the values with
// the loaded project, unless the file has aliases: then it works on a copy,
// because merging into one object changes every place that refers to it.
func (x *expander) project() *value.Value {
	loaded := x.raw
	if x.aliases {
		loaded = loaded.Copy()
	}
	yaml := copyOf(loaded)
	yaml.Map.Delete("extensions")
	return yaml
}

// stage is a step of charmcraft's expansion, or a check of an extension.
type stage func(*expander, *value.Value) *failure

// stages has the steps before the validation. The first three read the project
// as loaded.
var stages = []stage{
	(*expander).normalisePlatforms, (*expander).planBuilds, (*expander).chooseTarget,
	(*expander).checkGrammar, (*expander).checkPartNames, (*expander).checkBuildSlices, (*expander).applyExtensions,
	(*expander).addDefaultParts, (*expander).addConfig, (*expander).addActions, (*expander).addMetadata,
	(*expander).expandEnvironment, (*expander).processGrammar,
}

// first runs the stages and returns the first failure, or nil.
func (x *expander) first(stages []stage, yaml *value.Value) *failure {
	for _, stage := range stages {
		if failed := stage(x, yaml); failed != nil {
			return failed
		}
	}
	return nil
}

// load refuses a file that does not contain a mapping.
func (x *expander) load() *failure {
	raw := cmp.Or(x.raw, value.NewNull()) // an empty file has no value
	if raw.Kind == value.Map {
		return nil
	}
	return refuse("Invalid project file.", notAProject(x.raw, project.Charmcraft)).
		resolved("Project file should be a YAML mapping, not "+value.ReprString(raw.Kind.String()), "")
}

// notAProject returns the finding for a file that does not contain a mapping.
func notAProject(v *value.Value, file string) *finding {
	m := findingAt(diagnostic.NotAProject, v, "The file is empty. A charm's project file is a mapping of keys such as 'name' and 'type' to their values.")
	m.File = file
	if v != nil && v.Kind != value.Null {
		m.Message = "The file holds " + v.Kind.InWords() + ", not a mapping of keys such as 'name' and 'type' to their values."
	}
	return m
}
