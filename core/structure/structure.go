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
	a := &advisor{files: files, now: first, evaluate: remembered(files, evaluate), measured: measuredBytes, bytes: readBytes}
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
	measured int // bytes that may still be measured
	bytes    int // bytes that may still be evaluated
}

// step is a mistake with the edits of its first fix.
type step struct {
	finding []diagnostic.Diagnostic // the mistake, and where charmcraft sees it
	edits   []source.Edit
	fatal   bool // YAML could not be read with it
	tried   bool // the fix is one of the table, and not that of a finding
}

// trial is a candidate, or the first fix of a finding, and what it leads to.
type trial struct {
	candidate
	own    *diagnostic.Diagnostic // the finding whose fix it is
	fix    diagnostic.Fix
	before map[string]string // the files as they are
	files  map[string]string // and after the edits
	fit    int
	after  Reading
	value  int
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
	rank := func(d *diagnostic.Diagnostic) int {
		if d.File == project.Charmcraft {
			return 0
		}
		return 1
	}
	sort.SliceStable(all, func(i, j int) bool {
		x, y := all[i], all[j]
		if rank(x) != rank(y) {
			return rank(x) < rank(y)
		}
		if x.File != y.File {
			return x.File < y.File
		}
		return x.Span.Start < y.Span.Start
	})
	return all
}

// round looks for one mistake; it reports whether it found one.
func (a *advisor) round() bool {
	problems := a.problems()
	if len(problems) == 0 {
		return false
	}
	name := problems[0].File
	text := a.files[name]
	if len(text) > largest || schema.Of(name) == nil || slices.ContainsFunc(problems, isOutput) {
		return false
	}
	base := measure(name, text)
	trials := a.own(problems, base.fit)
	trials = append(trials, a.table(name, base, problems)...)
	sameWords(trials)
	best := a.best(readable(trials), a.badness(&a.now, name)-base.fit)
	if best == nil {
		return false
	}
	return a.take(best, trials, problems, base.fatal)
}

// sameWords prefers the table's words for an edit that is also the fix of a
// finding of YAML: those are about what is written, not about what YAML expects.
func sameWords(trials []*trial) {
	for _, t := range trials {
		for _, own := range trials {
			if t.own == nil && own.own != nil && own.own.Code == diagnostic.YAMLSyntax && t.files[t.edits[0].File] == own.files[t.edits[0].File] {
				t.cost = min(t.cost, own.cost-1)
			}
		}
	}
}

// readable are the trials whose text can be read, where there is any.
func readable(trials []*trial) []*trial {
	var all []*trial
	for _, t := range trials {
		if t.value = unworthy; t.fit > unreadable/2 {
			all = append(all, t)
		}
	}
	if all == nil {
		return trials
	}
	return all
}

// unworthy is the value of a trial that is not offered.
const unworthy = 1 << 30

// own are the first fixes of findings.
func (a *advisor) own(problems []*diagnostic.Diagnostic, fit int) []*trial {
	var all []*trial
	for _, d := range problems {
		if len(d.Fixes) == 0 || len(all) == mostRead {
			continue
		}
		t := &trial{own: d, fix: d.Fixes[0], fit: fit}
		t.edits, t.at, t.safe = t.fix.Edits, d.Span, t.fix.Safe
		switch {
		case a.elsewhere(d):
			t.cost = 2
		case t.safe:
			t.cost = -4
		}
		if a.apply(t) {
			if t.edits[0].File == problems[0].File {
				t.fit, _ = a.meter.glance(t.edits[0].File, t.files[t.edits[0].File])
			}
			all = append(all, t)
		}
	}
	return all
}

// elsewhere reports whether a finding's first fix is for other lines than those
// that it is at.
func (a *advisor) elsewhere(d *diagnostic.Diagnostic) bool {
	file := source.NewFile(d.File, a.files[d.File])
	first, last := file.Line(d.Span.Start), file.Line(d.Span.End)
	return slices.ContainsFunc(d.Fixes[0].Edits, func(e source.Edit) bool {
		line := file.Line(e.Span.Start)
		return e.File != d.File || line < first || line > last
	})
}

// apply makes the files of a trial.
func (a *advisor) apply(t *trial) bool {
	t.before, t.files = a.files, maps.Clone(a.files)
	for _, e := range t.edits {
		if e.File != t.edits[0].File {
			return false
		}
	}
	if len(t.edits) == 0 {
		return false
	}
	name := t.edits[0].File
	text, err := source.Apply(a.files[name], t.edits)
	t.files[name] = text
	lost, all := change(a.files[name], t.edits)
	if !t.drops {
		t.cost += 3 * lost
	}
	t.cost += min(all/8, 12)
	return err == nil && text != a.files[name]
}

// table are the candidates of the table that make a file fit better, the best
// first.
func (a *advisor) table(name string, base *read, problems []*diagnostic.Diagnostic) []*trial {
	var all []*trial
	seen := map[string]bool{}
	for _, c := range candidates(base, problems) {
		if a.measured < 0 {
			break
		}
		t := &trial{candidate: c}
		if !a.apply(t) || seen[t.files[name]] {
			continue
		}
		seen[t.files[name]] = true
		a.measured -= len(t.files[name])
		if t.fit, _ = a.meter.glance(name, t.files[name]); t.fit-t.cost > base.fit {
			all = append(all, t)
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].fit-all[i].cost > all[j].fit-all[j].cost })
	return all[:min(len(all), mostRead)]
}

// candidates are the edits of the table for a text, at and around its problems.
func candidates(base *read, problems []*diagnostic.Diagnostic) []candidate {
	s := newSheet(base.doc.File)
	var all []candidate
	for _, row := range pasted {
		all = append(all, row(s)...)
	}
	for _, i := range s.suspects(problems) {
		for _, row := range rows {
			all = append(all, row(s, i)...)
		}
	}
	top := schema.Of(base.doc.File.Name)
	if base.doc.Root == nil || top == nil {
		return all
	}
	m := findMisfits(base.doc.Root, top)
	for i := range m.shapes {
		all = append(all, s.reshaped(&m.shapes[i])...)
	}
	for i := range m.others {
		all = append(all, s.unwrapped(&m.others[i])...)
		all = append(all, s.gathered(&m.others[i])...)
		all = append(all, s.moved(&m.others[i], base.doc.Root, top)...)
	}
	return append(all, s.merged(base.doc.Root)...)
}

// rows are the rows of the table that are about a line.
var rows = []func(s *sheet, i int) []candidate{lookalike, tabs, colons, items, inline, quotes, indents, texts}

// mostSuspects is how many lines are looked at.
const mostSuspects = 14

// suspects are the numbers of the lines at which a mistake may be: those of the
// problems, the ones before and behind, what they hang on, and such as are not
// written as a line of YAML is.
func (s *sheet) suspects(problems []*diagnostic.Diagnostic) []int {
	var all []int
	add := func(i int) {
		if i >= 0 && i < len(s.lines) && len(all) < mostSuspects && !slices.Contains(all, i) {
			all = append(all, i)
		}
	}
	file := s.file.Name
	for n, d := range problems {
		if d.File != file || n > 4 {
			continue
		}
		i := s.lineOf(d.Span.Start)
		before := s.before(i)
		for _, line := range []int{i, before, s.after(i), s.parent(i), s.before(before)} {
			add(line)
		}
		if n > 1 {
			break
		}
	}
	for i := range s.lines {
		if s.odd(i) {
			add(i)
			add(s.before(i))
		}
	}
	return all
}

// odd reports whether a line is not written as a line of YAML is.
func (s *sheet) odd(i int) bool {
	l := &s.lines[i]
	if l.opaque || l.blank() {
		return false
	}
	_, rest := l.key()
	if l.lead != l.indent || rest < 0 && !l.isItem() || len(s.lookalikes(i)) > 0 || s.isOpen(i, max(rest, 0)) {
		return true
	}
	before := s.before(i)
	return before >= 0 && (l.indent-s.lines[before].indent)%s.step != 0
}

// isOpen reports whether a quote that begins the value of a line is not closed on
// it.
func (s *sheet) isOpen(i, rest int) bool {
	value := strings.TrimLeft(s.lines[i].body[rest:], " ")
	return value != "" && strings.ContainsAny(value[:1], `"'`) && strings.Count(value, value[:1])%2 > 0
}

// best is the trial that leads furthest, or nil where none is worth it.
func (a *advisor) best(trials []*trial, before int) *trial {
	var best *trial
	done := 0
	for _, t := range trials {
		if done++; done > fewest && a.bytes < 0 {
			break
		}
		a.bytes -= len(t.files[t.edits[0].File])
		t.after = a.evaluate(t.files)
		t.value = a.badness(&t.after, t.edits[0].File) - t.fit + t.cost
		if t.own == nil && a.isMisspelt(t, trials) {
			t.value += severities[diagnostic.Error]
		}
		worth := t.value+max(-t.cost, 0) <= before-gain || t.own != nil && t.safe && changesWords(t.fix) // what a word hides may be worse
		if !worth || a.now.Accepted && !t.after.Accepted || t.own != nil && t.after.has(t.files, t.own, a.files) || t.own == nil && t.swallows() {
			t.value = unworthy
			continue
		}
		if best == nil || t.value < best.value {
			best = t
		}
	}
	return best
}

// isMisspelt reports whether a candidate is about a word that has another fix:
// a slip of the hand is likelier than a wrong place.
func (a *advisor) isMisspelt(t *trial, trials []*trial) bool {
	line := lineAt(a.files[t.edits[0].File], t.at.Start)
	return !t.drops && slices.ContainsFunc(trials, func(o *trial) bool {
		return o.own != nil && o.safe && changesWords(o.fix) && o.own.File == t.edits[0].File && lineAt(a.files[o.own.File], o.own.Span.Start) == line
	})
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

// reads reports whether the fix of a finding only says how what is written is to
// be read.
func reads(t *trial) bool {
	return t.fix.Safe || t.own.Code == diagnostic.YAMLSyntax || t.own.Code == diagnostic.DuplicateKey
}

// finding is the one finding of a mistake, with where charmcraft sees it, if that
// is further down.
func (t *trial) finding(trials []*trial, problems []*diagnostic.Diagnostic) []diagnostic.Diagnostic {
	d := diagnostic.Diagnostic{}
	if t.own != nil {
		d = *t.own
		d.Severity = t.severity(d.Severity, problems)
	} else {
		near := t.nearest(problems)
		d.File, d.Code, d.Path, d.By, d.Severity = t.edits[0].File, near.Code, near.Path, near.By, t.severity(diagnostic.Warning, problems)
		d.Message, d.Span, d.Fixes = t.message, t.at, t.fixes(trials)
	}
	return append([]diagnostic.Diagnostic{d}, echoes(&d, problems)...)
}

// severity is that of the worst problem that a candidate solves, and at least
// its own: for a row of the table a warning, because what is lost silently is
// hardly what is meant.
func (t *trial) severity(own diagnostic.Severity, problems []*diagnostic.Diagnostic) diagnostic.Severity {
	for _, p := range problems {
		if p.Severity == diagnostic.Error && !t.after.has(t.files, p, t.before) {
			return diagnostic.Error
		}
	}
	return own
}

// has reports whether a finding is among those of other texts: of the same kind,
// in the same words and about a line that says the same, wherever that is.
func (r *Reading) has(files map[string]string, d *diagnostic.Diagnostic, before map[string]string) bool {
	return slices.ContainsFunc(r.Found, func(other diagnostic.Diagnostic) bool {
		return other.File == d.File && other.Code == d.Code && other.Path == d.Path && other.Message == d.Message &&
			lineAt(files[d.File], other.Span.Start) == lineAt(before[d.File], d.Span.Start)
	})
}

// lineAt is what the line of an offset says.
func lineAt(text string, offset int) string {
	offset = min(offset, len(text))
	start := strings.LastIndexByte(text[:offset], '\n') + 1
	line, _, _ := strings.Cut(text[start:], "\n")
	return strings.TrimSpace(line)
}

// nearest is the problem that a candidate is about: of those that it solves, the
// nearest in its file.
func (t *trial) nearest(problems []*diagnostic.Diagnostic) *diagnostic.Diagnostic {
	best, least := &diagnostic.Diagnostic{Code: diagnostic.WrongType}, 1<<20 // what only the schema objects to
	for _, p := range problems {
		distance := max(p.Span.Start-t.at.Start, t.at.Start-p.Span.Start)
		if p.File != t.edits[0].File || p.Echo || t.after.has(t.files, p, t.before) {
			continue
		}
		if p.Severity != diagnostic.Error {
			distance += 1 << 10
		}
		if distance < least {
			best, least = p, distance
		}
	}
	return best
}

// fixes are the ways out of a mistake: the best, and others that lead nearly as
// far from the same place.
func (t *trial) fixes(trials []*trial) []diagnostic.Fix {
	all := []diagnostic.Fix{{Title: t.title, Edits: t.edits, Safe: t.safe && t.only(trials)}}
	for _, other := range trials {
		if other != t && other.own == nil && other.value < unworthy && other.at == t.at && other.value < t.value+60 && other.message == t.message && len(all) < mostFixes && other.title != t.title {
			all = append(all, diagnostic.Fix{Title: other.title, Edits: other.edits})
		}
	}
	return all
}

// only reports whether no other candidate leads as far.
func (t *trial) only(trials []*trial) bool {
	for _, other := range trials {
		if other != t && other.value <= t.value+1 {
			return false
		}
	}
	return true
}

// echoes say where charmcraft sees a mistake of syntax, if it sees it further
// down than it is.
func echoes(d *diagnostic.Diagnostic, problems []*diagnostic.Diagnostic) []diagnostic.Diagnostic {
	var all []diagnostic.Diagnostic
	for _, p := range problems {
		if p.File == d.File && p.Code == diagnostic.YAMLSyntax && p.Severity == diagnostic.Error && p.Span.Start > d.Span.End && len(all) == 0 {
			echo := *p
			echo.Fixes, echo.Echo = nil, true
			all = append(all, echo)
		}
	}
	return all
}

// found is what there is to tell: the mistakes, and what is found in the text
// that is meant, at its places in the text that is written.
func (a *advisor) found() []diagnostic.Diagnostic {
	for _, d := range a.silent() {
		if d.Message != "" {
			a.now.Found = append(a.now.Found[:len(a.now.Found):len(a.now.Found)], d)
		}
	}
	a.now.Found = a.prove(a.now.Found)
	if len(a.steps) == 0 {
		return a.now.Found
	}
	var all []diagnostic.Diagnostic
	for i := range a.steps {
		all = append(all, a.placed(a.steps[i].finding, i)...)
	}
	return append(all, a.placed(a.present(), len(a.steps))...)
}

// present are the findings of the text that is meant. What is only missing there
// waits until the text that is written can be read.
func (a *advisor) present() []diagnostic.Diagnostic {
	if !slices.ContainsFunc(a.steps, func(s step) bool { return s.fatal }) {
		return a.now.Found
	}
	return slices.DeleteFunc(slices.Clone(a.now.Found), func(d diagnostic.Diagnostic) bool { return d.Code == diagnostic.MissingKey })
}

// placed are findings of the text after so many steps at their places before all
// of them. What is found behind a mistake that YAML stops at can be told, but not
// be mended before that is, but for a word that only has to be another. The same
// is true for a mistake of structure behind another.
func (a *advisor) placed(found []diagnostic.Diagnostic, steps int) []diagnostic.Diagnostic {
	var all []diagnostic.Diagnostic
	for _, d := range found {
		ok := true
		for i := steps - 1; i >= 0 && ok; i-- {
			if a.steps[i].fatal || a.steps[i].tried && steps < len(a.steps) {
				d.Fixes = slices.DeleteFunc(slices.Clone(d.Fixes), func(f diagnostic.Fix) bool { return !changesWords(f) })
			}
			d, ok = back(d, a.steps[i].edits)
		}
		if ok {
			all = append(all, d)
		}
	}
	return all
}

// changesWords reports whether all that a fix does is to put words in the place of
// others.
func changesWords(fix diagnostic.Fix) bool {
	return !slices.ContainsFunc(fix.Edits, func(e source.Edit) bool { return !isWord(e.Text) || e.Span.Len() == 0 })
}
