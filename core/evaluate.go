// Package core is the playground without a page: what charmcraft 4.5.0 makes of
// a project folder, and what paas-charm 1.12.3 makes of that in a mocked
// deployment. It is a pure function of its input.
package core

import (
	"slices"

	"charm-playground/core/check"
	"charm-playground/core/deployment"
	"charm-playground/core/diagnostic"
	"charm-playground/core/envexample"
	"charm-playground/core/environment"
	"charm-playground/core/expansion"
	"charm-playground/core/framework"
	"charm-playground/core/result"
	"charm-playground/core/status"
	"charm-playground/core/structure"
)

// Options are what is taken from outside the project folder.
type Options struct {
	// Experimental is CHARMCRAFT_ENABLE_EXPERIMENTAL_EXTENSIONS.
	Experimental bool
	// Skip has the parts of the result that are not asked for.
	Skip []string
}

// SkipPaths leaves out the paths of the files' lines.
const SkipPaths = "paths"

func (o Options) skips(part string) bool { return slices.Contains(o.Skip, part) }

func (o Options) charmcraft() expansion.Options {
	return expansion.Options{Experimental: o.Experimental}
}

// Evaluate answers what becomes of a project folder: files are the texts by
// their paths, relative and with '/'. Whatever they hold, there is a result;
// a panic is a mistake of ours.
func Evaluate(files map[string]string, options Options) result.Result {
	w := work(files, options)
	reading := structure.Reading{Found: w.found, Accepted: w.expanded.Project != nil}
	w.found = structure.Advise(files, reading, func(files map[string]string) structure.Reading {
		w := work(files, options)
		return structure.Reading{Found: w.found, Accepted: w.expanded.Project != nil}
	})
	r := answer(w.files, w.expanded, w.charm, w.found)
	r.Expected = result.Expectations(w.answers)
	if !options.skips(SkipPaths) {
		r.Paths = w.files.paths()
	}
	return r
}

// worked is a project with all that becomes of it.
type worked struct {
	files    *files
	expanded *expansion.Expansion
	charm    *deployed
	answers  []envexample.Answer
	found    []diagnostic.Diagnostic
}

// work lets charmcraft and the charm work on a project.
func work(files map[string]string, options Options) *worked {
	p := read(files)
	w := &worked{files: p, expanded: expansion.Expand(p.folder, p.charmcraft, options.charmcraft())}
	p.readMock(w.expanded)
	w.charm = deploy(p, w.expanded)
	answers, missed := p.expected(w.expanded, w.charm)
	w.answers = answers
	w.found = slices.Concat(p.findings(), w.expanded.Diagnostics, p.reading.Findings, check.Run(p.checked(w.expanded)), w.charm.findings(), missed)
	return w
}

// deployed is a charm at work in the mocked deployment.
type deployed struct {
	deployment *deployment.Deployment
	state      *environment.State
	status     status.Status
}

// deploy lets the charm work in the mocked deployment; nil where there is no
// 12-factor charm. One whose library is not released does nothing there.
func deploy(p *files, expanded *expansion.Expansion) *deployed {
	if expanded.Project == nil || expanded.Framework == "" {
		return nil
	}
	d := deployment.Read(expanded.Project, expanded.Framework, p.beside())
	if !expanded.Released {
		return &deployed{d, &environment.State{Deployment: d}, status.Status{Name: status.Unknown, Message: unreleased}}
	}
	state := environment.Work(d)
	return &deployed{d, state, status.Of(state)}
}

// unreleased is the status message of a charm whose library nobody can have.
const unreleased = "The charm library for this base is not released yet, so nobody can tell what the charm does there."

// findings is what is wrong with the deployment, also in the charm's eyes.
func (c *deployed) findings() []diagnostic.Diagnostic {
	if c == nil {
		return nil
	}
	return append(c.deployment.Findings(), c.state.Findings()...)
}

// answer puts the result together.
func answer(p *files, expanded *expansion.Expansion, charm *deployed, found []diagnostic.Diagnostic) result.Result {
	r := result.New()
	r.Expansion = p.sources.Expansion(expanded)
	r.Diagnostics = p.sources.Diagnostics(found)
	if charm == nil {
		r.Unit = result.UnitOf(deployment.Read(valueOf(p.charmcraft), "", deployment.Files{Mock: valueOf(p.mock)}))
		return r
	}
	r.Status = &result.Status{Name: charm.status.Name, Message: charm.status.Message}
	r.Environment = p.sources.Environment(charm.state.Variables)
	r.Services = p.sources.Services(charm.status.Services, framework.Of(expanded.Framework).Extension())
	r.Migration = result.MigrationOf(charm.status.Migration)
	r.Endpoints = p.sources.Endpoints(charm.state)
	r.Options = p.sources.Options(charm.state)
	r.Unit = result.UnitOf(charm.deployment)
	return r
}
