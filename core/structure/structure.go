// Package structure finds mistakes of structure in a project's YAML files: wrong
// indentation, a missing colon, what came along with a pasted text, a list where
// a mapping belongs, a block in the wrong place.
//
// There is one mechanism for all of them. Where a text is not what is expected,
// a table of small edits is tried around that place. A quick measure of fit (what
// the schema knows of the text that comes out, and what of what is written is
// lost) picks the best of them, and these are really evaluated. The one that
// leaves the fewest problems becomes the first fix of one finding, at the mistake.
// What else was found because of that mistake is then no finding of its own, and
// what the mistake hid is found at once.
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

// Reading is what an evaluation finds in a project.
type Reading struct {
	Found    []diagnostic.Diagnostic
	Accepted bool // whether charmcraft takes the project
}

// Evaluator reads a project: files are the texts by their paths.
type Evaluator func(files map[string]string) Reading

// Bounds of the search. No clock is read, so that bytes stand for time: 1,000
// bytes take about a millisecond to evaluate, and a tenth of that to measure.
const (
	largest       = 64 << 10 // bytes of a file that is looked into
	measuredBytes = 800_000  // bytes that are measured in all
	readBytes     = 100_000  // bytes that are evaluated in all, but always a few texts
	fewest        = 3        // texts that are evaluated in a round, however long
	mostRead      = 8        // and at most
	mostRounds    = 6        // mistakes that are looked beyond
	mostFixes     = 3        // ways out that are offered
	gain          = 3        // by how much a text must be better for a fix to be offered
)

// Advise looks for mistakes of structure behind what was found in a project, and
// returns what is to be told instead.
func Advise(files map[string]string, first Reading, evaluate Evaluator) []diagnostic.Diagnostic {
	a := &advisor{files: files, now: first, evaluate: remembered(files, evaluate), measured: measuredBytes, bytes: readBytes, vain: map[string]bool{}}
	for range mostRounds {
		if !a.round() {
			break
		}
	}
	return a.found()
}

// remembered evaluates each project once. The projects are made of the given
// files by edits.
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

// advisor is a search: the project as it would be with the steps so far.
type advisor struct {
	files    map[string]string
	now      Reading
	evaluate Evaluator
	steps    []step
	meter    blockMeter
	measured int             // bytes that may still be measured
	bytes    int             // bytes that may still be evaluated
	fatal    bool            // YAML cannot read the text of this round
	vain     map[string]bool // trials that led nowhere, in texts that can be read
}

// step is a mistake with the edits of its first fix.
type step struct {
	finding []diagnostic.Diagnostic // the mistake, and where charmcraft sees it
	edits   []source.Edit
	fatal   bool // YAML could not be read with it
	tried   bool // the fix is one of the table, and not that of a finding
}

// severities are what a finding counts; what has no row counts nothing.
var severities = map[diagnostic.Severity]int{diagnostic.Error: 40, diagnostic.Warning: 15, diagnostic.Information: 2}

// refused is what it counts that charmcraft refuses a project.
const refused = 60

// hidden is what part of that findings in other files count while charmcraft
// refuses the project: they come to light with whatever mends it.
const hidden = 4

// badness is how much is wrong with a project, as a file of it is mended.
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

// isProblem reports whether a finding may come from a mistake of structure.
func isProblem(d *diagnostic.Diagnostic) bool {
	return d.Severity == diagnostic.Error || d.Severity == diagnostic.Warning || d.Severity == diagnostic.Information && d.Code == diagnostic.UnknownKey
}

// isOutput reports whether a finding is about what a command of Juju printed. It
// says what is to become of the text, which no small edit does better.
func isOutput(d *diagnostic.Diagnostic) bool { return d.Code == diagnostic.JujuOutput }

// problems are the findings that may come from a mistake of structure, those of
// one file first: charmcraft.yaml, where it has any.
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

// search looks for a mistake in a file, whose problems are the first ones.
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

// take makes the best trial a step, where it says how the text is to be read. It
// reports whether to look on.
func (a *advisor) take(best *trial, trials []*trial, problems []*diagnostic.Diagnostic, fatal bool) bool {
	if best.own != nil && !reads(best) {
		return false
	}
	finding := best.finding(trials, problems)
	for i := range a.steps { // pressed, it would come up again
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
