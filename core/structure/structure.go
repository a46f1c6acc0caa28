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
	for n := 0; n < mostRounds && a.round(); n++ {
	}
	return a.found()
}

// remembered evaluates each project only once.
func remembered(files map[string]string, evaluate Evaluator) Evaluator {
	known := map[string]Reading{}
	return func(tried map[string]string) Reading {
		id := difference(files, tried)
		if _, found := known[id]; !found {
			known[id] = evaluate(tried)
		}
		return known[id]
	}
}

// difference identifies a project by its texts that differ from the given files.
func difference(files, tried map[string]string) (id string) {
	for _, name := range slices.Sorted(maps.Keys(tried)) {
		if text := tried[name]; text != files[name] {
			id += name + "\x00" + strconv.Itoa(len(text)) + "\x00" + text
		}
	}
	return id
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
func (a *advisor) badness(r *Reading, file string) (sum int) {
	if !r.Accepted {
		sum = refused
	}
	for i := range r.Found {
		sum += a.weight(&r.Found[i], file)
	}
	return sum
}

// weight returns how much a finding adds to the badness of its project.
func (a *advisor) weight(d *diagnostic.Diagnostic, file string) int {
	if !a.now.Accepted && d.File != file {
		return severities[d.Severity] / hidden
	}
	return severities[d.Severity]
}

// isProblem reports whether a mistake of structure may have caused a finding.
func isProblem(d *diagnostic.Diagnostic) bool {
	return d.Severity == diagnostic.Error || d.Severity == diagnostic.Warning || d.Severity == diagnostic.Information && d.Code == diagnostic.UnknownKey
}

// isOutput reports whether a finding is about the output of a Juju command. That
// finding says how to convert the text, and no small edit does better.
func isOutput(d *diagnostic.Diagnostic) bool { return d.Code == diagnostic.JujuOutput }

// problems returns the findings that a mistake of structure may have caused,
// sorted by file and place.
func (a *advisor) problems() (all []*diagnostic.Diagnostic) {
	for i := range a.now.Found {
		if d := &a.now.Found[i]; isProblem(d) {
			all = append(all, d)
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return isBefore(all[i], all[j]) })
	return all
}

// isBefore reports whether a finding comes before another one: charmcraft.yaml is
// the first file.
func isBefore(d, other *diagnostic.Diagnostic) bool {
	if d.File != other.File {
		return d.File == project.Charmcraft || other.File != project.Charmcraft && d.File < other.File
	}
	return d.Span.Start < other.Span.Start
}

// round looks for one mistake, in one file after the other; it reports whether it
// found one.
func (a *advisor) round() bool {
	problems := a.problems()
	if slices.ContainsFunc(problems, isOutput) {
		return false
	}
	for len(problems) > 0 && !a.search(problems) {
		problems = inOtherFiles(problems)
	}
	return len(problems) > 0
}

// inOtherFiles returns the problems that are not in the file of the first one.
func inOtherFiles(problems []*diagnostic.Diagnostic) []*diagnostic.Diagnostic {
	file := problems[0].File
	return slices.DeleteFunc(problems, func(d *diagnostic.Diagnostic) bool { return d.File == file })
}

// search looks for a mistake in the file of the first problem.
func (a *advisor) search(problems []*diagnostic.Diagnostic) bool {
	name := problems[0].File
	return isSearched(name, a.files[name]) && a.explain(measure(name, a.files[name]), problems)
}

// isSearched reports whether a file has a schema, and a size that can be searched.
func isSearched(name, text string) bool { return len(text) <= largest && schema.Of(name) != nil }

// explain tries the edits that may explain the problems of a text, and makes the
// best one a step, unless that is a finding's fix that does more than settle how
// to read the text. It reports whether there is a step.
func (a *advisor) explain(base *read, problems []*diagnostic.Diagnostic) bool {
	a.fatal = base.fatal
	trials := a.trials(base, problems)
	best := a.best(readable(trials), a.badness(&a.now, base.doc.File.Name)-base.fit)
	if best == nil || best.own != nil && !best.reads() {
		return false
	}
	a.take(best, trials, problems)
	return true
}

// trials returns the edits to try for a text.
func (a *advisor) trials(base *read, problems []*diagnostic.Diagnostic) []*trial {
	all := append(a.own(problems, base.fit), a.table(base, problems)...)
	sameWords(all)
	return all
}

// take makes a trial a step.
func (a *advisor) take(best *trial, trials []*trial, problems []*diagnostic.Diagnostic) {
	finding := best.finding(trials, problems)
	a.dropFixes(&finding[0])
	if best.own != nil {
		finding = append(a.prove(finding[:1]), finding[1:]...)
	}
	a.steps = append(a.steps, step{finding: finding, edits: best.edits, fatal: a.fatal, tried: best.own == nil})
	a.files, a.now = best.files, best.after
}

// dropFixes drops the fixes of the earlier findings that are the same as a new
// one: it came up again after their fix.
func (a *advisor) dropFixes(d *diagnostic.Diagnostic) {
	for i := range a.steps {
		if earlier := &a.steps[i].finding[0]; earlier.Code == d.Code && earlier.Path == d.Path && earlier.Message == d.Message {
			earlier.Fixes = nil
		}
	}
}
