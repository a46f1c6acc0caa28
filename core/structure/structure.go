// Package structure finds mistakes of structure in a project's YAML files: wrong
// indentation, a missing colon, remains of the program that a text was copied
// from, a list in the place of a mapping, a block in the wrong place.
//
// One mechanism finds all of them. At a place where a text departs from what its
// readers expect, the search tries the small edits of a table. A quick measure of
// fit picks the best: it rewards the parts of the new text that the schema knows,
// and counts the user's text that the edit loses. Only these candidates are then
// really evaluated. The one that leaves the fewest problems becomes the first fix
// of a single finding, at the mistake. That finding replaces the others that the
// mistake caused, and the findings that the mistake hid appear with it.
package structure

import (
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/project"
	"charm-playground/core/schema"
	"charm-playground/core/source"
)

// Reading is the result of evaluating a project.
type Reading struct {
	Found    []diagnostic.Diagnostic
	Accepted bool // whether charmcraft accepts the project
}

// Evaluator evaluates a project: files are its texts by path.
type Evaluator func(files map[string]string) Reading

// The limits of the search. The core reads no clock, so these count bytes instead
// of time: evaluating 1,000 bytes takes about a millisecond, measuring them a
// tenth of that.
const (
	largest       = 64 << 10 // bytes of a file; a larger file is skipped
	measuredBytes = 800_000  // bytes to measure in all
	readBytes     = 100_000  // bytes to evaluate in all, apart from the first texts of each round
	fewest        = 3        // texts to evaluate in each round, even beyond that limit
	mostRead      = 8        // the most texts to evaluate in a round
	mostRounds    = 6        // mistakes to look beyond
	mostFixes     = 3        // fixes to offer for a mistake
	gain          = 3        // by how much a fix must improve a text to be offered
)

// Advise looks for mistakes of structure that explain the findings of a project,
// and returns the findings to show instead of them.
func Advise(files map[string]string, first Reading, evaluate Evaluator) []diagnostic.Diagnostic {
	a := &advisor{files: files, now: first, evaluate: remembered(files, evaluate), measured: measuredBytes, bytes: readBytes, vain: map[string]bool{}}
	for range mostRounds {
		if !a.round() {
			break
		}
	}
	return a.found()
}

// remembered evaluates each project only once. It identifies a project by the
// texts that differ from the given files.
func remembered(files map[string]string, evaluate Evaluator) Evaluator {
	known := map[string]Reading{}
	return func(tried map[string]string) Reading {
		var id strings.Builder
		for _, name := range slices.Sorted(maps.Keys(tried)) {
			if text := tried[name]; text != files[name] {
				id.WriteString(name + "\x00" + strconv.Itoa(len(text)) + "\x00" + text)
			}
		}
		r, found := known[id.String()]
		if !found {
			r = evaluate(tried)
			known[id.String()] = r
		}
		return r
	}
}

// advisor is the state of a search: the project with the steps so far applied.
type advisor struct {
	files    map[string]string
	now      Reading
	evaluate Evaluator
	steps    []step
	meter    blockMeter
	measured int             // bytes that may still be measured
	bytes    int             // bytes that may still be evaluated
	fatal    bool            // YAML cannot read the text of this round
	vain     map[string]bool // trials that led nowhere, in texts that YAML can read
}

// step is a mistake with the edits of its first fix.
type step struct {
	finding []diagnostic.Diagnostic // the mistake, and the place where charmcraft reports it
	edits   []source.Edit
	fatal   bool // YAML cannot read the text before this step
	tried   bool // the fix comes from the table, not from a finding
}

// severities are the weights of findings; a severity without a row weighs
// nothing.
var severities = map[diagnostic.Severity]int{diagnostic.Error: 40, diagnostic.Warning: 15, diagnostic.Information: 2}

// refused is the weight of a project that charmcraft refuses.
const refused = 60

// hidden divides the weight of findings in other files while charmcraft refuses
// the project: any fix for that brings them to light.
const hidden = 4

// badness returns how much is wrong with a project while a file of it is being
// fixed.
func (a *advisor) badness(r *Reading, file string) int {
	sum := 0
	if !r.Accepted {
		sum = refused
	}
	for i := range r.Found {
		weight := severities[r.Found[i].Severity]
		if !a.now.Accepted && r.Found[i].File != file {
			weight /= hidden
		}
		sum += weight
	}
	return sum
}

// isProblem reports whether a mistake of structure may have caused a finding.
func isProblem(d *diagnostic.Diagnostic) bool {
	return d.Severity == diagnostic.Error || d.Severity == diagnostic.Warning || d.Severity == diagnostic.Information && d.Code == diagnostic.UnknownKey
}

// isOutput reports whether a finding is about the output of a Juju command. That
// finding says how to convert the text, and no small edit does better.
func isOutput(d *diagnostic.Diagnostic) bool { return d.Code == diagnostic.JujuOutput }

// problems returns the findings that a mistake of structure may have caused,
// sorted by file: charmcraft.yaml comes first.
func (a *advisor) problems() []*diagnostic.Diagnostic {
	var all []*diagnostic.Diagnostic
	for i := range a.now.Found {
		if d := &a.now.Found[i]; isProblem(d) {
			all = append(all, d)
		}
	}
	sort.SliceStable(all, func(i, j int) bool {
		x, y := all[i], all[j]
		if x.File != y.File {
			return x.File == project.Charmcraft || y.File != project.Charmcraft && x.File < y.File
		}
		return x.Span.Start < y.Span.Start
	})
	return all
}

// round looks for one mistake, in one file after the other; it reports whether it
// found one.
func (a *advisor) round() bool {
	problems := a.problems()
	if slices.ContainsFunc(problems, isOutput) {
		return false
	}
	for len(problems) > 0 {
		file := problems[0].File
		if a.search(file, problems) {
			return true
		}
		problems = slices.DeleteFunc(problems, func(d *diagnostic.Diagnostic) bool { return d.File == file })
	}
	return false
}

// search looks for a mistake in a file; the first of the problems are in it.
func (a *advisor) search(name string, problems []*diagnostic.Diagnostic) bool {
	text := a.files[name]
	if len(text) > largest || schema.Of(name) == nil {
		return false
	}
	base := measure(name, text)
	a.fatal = base.fatal
	trials := a.own(problems, base.fit)
	trials = append(trials, a.table(name, base, problems)...)
	sameWords(trials)
	best := a.best(readable(trials), a.badness(&a.now, name)-base.fit)
	if best == nil {
		return false
	}
	return a.take(best, trials, problems, base.fatal)
}

// take makes the best trial a step, unless it is a finding's fix that does more
// than settle how to read the text. It reports whether to look on.
func (a *advisor) take(best *trial, trials []*trial, problems []*diagnostic.Diagnostic, fatal bool) bool {
	if best.own != nil && !reads(best) {
		return false
	}
	finding := best.finding(trials, problems)
	for i := range a.steps { // after its fix the same finding would come up again
		if earlier := &a.steps[i].finding[0]; earlier.Code == finding[0].Code && earlier.Path == finding[0].Path && earlier.Message == finding[0].Message {
			earlier.Fixes = nil
		}
	}
	if best.own != nil {
		finding = append(a.prove(finding[:1]), finding[1:]...)
	}
	a.steps = append(a.steps, step{finding: finding, edits: best.edits, fatal: fatal, tried: best.own == nil})
	a.files, a.now = best.files, best.after
	return true
}
