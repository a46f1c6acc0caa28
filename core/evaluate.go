// Package core is the playground without a page: what charmcraft 4.5.0 makes of
// a project folder, and what paas-charm 1.12.3 makes of that in a mocked
// deployment. It is a pure function of its input.
package core

import (
	"slices"
	"strings"

	"charm-playground/core/check"
	"charm-playground/core/deployment"
	"charm-playground/core/diagnostic"
	"charm-playground/core/emit"
	"charm-playground/core/envexample"
	"charm-playground/core/environment"
	"charm-playground/core/expansion"
	"charm-playground/core/framework"
	"charm-playground/core/project"
	"charm-playground/core/result"
	"charm-playground/core/status"
	"charm-playground/core/structure"
	"charm-playground/core/verdict"
)

// Options are the inputs from outside the project folder.
type Options struct {
	// Experimental is CHARMCRAFT_ENABLE_EXPERIMENTAL_EXTENSIONS.
	Experimental bool
	// Skip names the parts of the result that are not needed.
	Skip []string
}

// The parts that can be skipped. They are absent from the result, and so are
// their findings.
const (
	SkipPaths = "paths" // the paths of the lines of the files and the expansion
	SkipJuju  = "juju"  // Juju's verdict and the packed files
	// SkipPossible leaves out what the charm could give its app.
	SkipPossible = "possible"
)

func (o Options) skips(part string) bool { return slices.Contains(o.Skip, part) }

func (o Options) charmcraft() expansion.Options {
	return expansion.Options{Experimental: o.Experimental}
}

// Evaluate works out everything about a project folder: files are texts by
// path, relative and with '/'. Whatever they contain, there is a result; a
// panic is a bug of ours. A project over project.Limits is not evaluated, and
// its only finding says so.
func Evaluate(files map[string]string, options Options) result.Result {
	if why := project.Excess(files); why != "" {
		return result.Failed(diagnostic.TooLarge, why)
	}
	w := work(files, options)
	found := structure.Advise(files, w.reading(), func(files map[string]string) structure.Reading {
		return work(files, options).reading()
	})
	return w.answer(w.verdict.Borne(w.withCollapse(found, options.charmcraft())), options)
}

// work takes a project through the stages, and adds the findings of each where
// it runs.
func work(texts map[string]string, options Options) *worked {
	files := read(texts)
	found := files.findings()

	expanded := expansion.Expand(files.folder, files.charmcraft, options.charmcraft(), files.others()...)
	found = append(found, expanded.Diagnostics...)
	found = append(found, files.recognise(expanded)...)

	files.readMock(expanded)
	found = append(found, files.reading.Findings...)
	checked, unsaid, judged := judge(files, expanded, options)
	found = append(found, checked...)

	charm, deployed := deploy(files, expanded)
	found = append(found, deployed...)

	expected, missing := files.expectations(expanded, charm.state.Variables)
	found = append(found, missing...)

	w := &worked{files, expanded, judged, charm, expected, files.withLikeliestPart(withModernBases(withoutConsequences(files.withDeclarations(found), unsaid)))}
	w.found = w.withStatus(w.found, unsaid)
	return w
}

// withModernBases gives a refusal of bases, and of a missing base beside them,
// the fix of the finding that they are deprecated.
func withModernBases(found []diagnostic.Diagnostic) []diagnostic.Diagnostic {
	at := slices.IndexFunc(found, func(d diagnostic.Diagnostic) bool { return d.Code == diagnostic.DeprecatedKey && d.Path == "bases" })
	if at < 0 {
		return found
	}
	for i := range found {
		modernise(&found[i], &found[at])
	}
	return found
}

// modernise gives a finding about bases the fix of the one about their
// deprecation.
func modernise(d, deprecated *diagnostic.Diagnostic) {
	switch {
	case d.Code == diagnostic.MissingKey && d.Path == "base":
		d.Message += " Beside 'platforms', 'bases' is not read for it."
		d.Span, d.Fixes = deprecated.Span, append(slices.Clone(deprecated.Fixes), d.Fixes...)
	case d.Code == diagnostic.InvalidBase && len(d.Fixes) == 0 && strings.HasPrefix(d.Path, "bases"):
		d.Fixes = deprecated.Fixes
	}
}

// withLikeliestPart moves the extension to the end of the fixes for a project
// without parts if nothing in the project mentions Flask: it is more likely to
// be a charm that has only lost its part.
func (f *files) withLikeliestPart(found []diagnostic.Diagnostic) []diagnostic.Diagnostic {
	for i := range found {
		if d := &found[i]; d.Code == diagnostic.MissingKey && d.Path == "parts" && len(d.Fixes) > 1 && !f.speaksOfFlask() {
			d.Fixes = append(slices.Clone(d.Fixes[1:]), d.Fixes[0])
		}
	}
	return found
}

// speaksOfFlask reports whether a file of the project mentions Flask, or is one
// that only 12-factor charms have.
func (f *files) speaksOfFlask() bool {
	for _, name := range []string{project.Charmcraft, project.Rockcraft, project.Mock, project.EnvExample} {
		if strings.Contains(strings.ToLower(f.sources.File(name).Text), "flask") {
			return true
		}
	}
	return f.rockcraft != nil || f.paasConfig != nil
}

// worked is a project with the results of all stages.
type worked struct {
	files    *files
	expanded *expansion.Expansion
	verdict  *verdict.Verdict // Juju's; nil without an expansion, or if it is skipped
	charm    *charm
	expected []envexample.Answer
	found    []diagnostic.Diagnostic
}

// judge gets Juju's verdict, and reconciles the guesses of the checks about it.
// Without an expansion nothing is packed, and the guesses are all there is. If
// Juju is skipped, the guesses stay unsaid.
func judge(files *files, expanded *expansion.Expansion, options Options) (said, unsaid []diagnostic.Diagnostic, v *verdict.Verdict) {
	guessed := check.Run(files.checked(expanded))
	switch {
	case expanded.Project == nil:
		return guessed, nil, nil
	case options.skips(SkipJuju):
		return verdict.Silence(guessed), guessed, nil
	}
	v = verdict.Of(verdict.Project{Expanded: expanded.Project, Charmcraft: files.charmcraft, Beside: files.parse})
	return v.Follow(guessed), nil, v
}

// reading returns what the advice on structure needs to know.
func (w *worked) reading() structure.Reading {
	return structure.Reading{Found: w.found, Accepted: w.expanded.Project != nil}
}

// charm is a charm at work in the mocked deployment. If it is not a 12-factor
// charm, only mock.yaml's information about its unit is known.
type charm struct {
	deployment *deployment.Deployment
	state      *environment.State
	status     *status.Status // nil without a 12-factor charm
}

// deploy runs the charm in the mocked deployment, and finds what is wrong with
// that. A charm whose library is not released yet does nothing there.
func deploy(files *files, expanded *expansion.Expansion) (*charm, []diagnostic.Diagnostic) {
	if expanded.Project == nil || expanded.Framework == "" {
		unit := deployment.Read(valueOf(files.charmcraft), "", deployment.Files{Mock: valueOf(files.mock)})
		return &charm{deployment: unit, state: &environment.State{}}, nil
	}
	d := deployment.Read(expanded.Project, expanded.Framework, files.deployed())
	state, reached := &environment.State{Deployment: d}, status.Status{Name: status.Unknown, Message: unreleased}
	if expanded.Released {
		state = environment.Work(d)
		reached = status.Of(state)
	}
	return &charm{d, state, &reached}, append(d.Findings(), state.Findings()...)
}

// unreleased is the status message of a charm whose library is not released.
const unreleased = "The charm library for this base is not released yet, so it is not known what the charm does there."

// answer assembles the result.
func (w *worked) answer(found []diagnostic.Diagnostic, options Options) result.Result {
	r := result.New()
	w.addExpansion(&r, options)
	r.Diagnostics = w.files.sources.Diagnostics(found)
	r.Unit = result.UnitOf(w.charm.deployment)
	r.Expected = result.Expectations(w.expected)
	r.Juju, r.Packed = result.VerdictOf(w.verdict)
	if !options.skips(SkipPossible) {
		r.Possible = w.files.sources.Possible(w.possible())
	}
	if w.charm.status != nil {
		w.addDeployment(&r)
	}
	return r
}

// addExpansion adds what charmcraft makes of the project.
func (w *worked) addExpansion(r *result.Result, options Options) {
	if options.skips(SkipPaths) {
		r.Expansion = w.files.sources.Expansion(w.expanded, emit.YAML)
		return
	}
	r.Expansion = w.files.sources.Expansion(w.expanded, emit.WithPaths)
	r.Paths = w.files.paths()
}

// addDeployment adds what the charm does in the mocked deployment.
func (w *worked) addDeployment(r *result.Result) {
	sources, reached, state := w.files.sources, w.charm.status, w.charm.state
	r.Status = &result.Status{Name: reached.Name, Message: reached.Message}
	r.Reason = sources.Reason(reached)
	r.Environment = sources.Environment(state.Variables)
	r.Services = sources.Services(reached.Services, framework.Of(w.expanded.Framework).Extension())
	r.Migration = result.MigrationOf(reached.Migration)
	r.Endpoints = sources.Endpoints(state)
	r.Options = sources.Options(state)
}
