package structure

import (
	"maps"
	"slices"
	"sort"
	"strconv"

	"charm-playground/core/diagnostic"
	"charm-playground/core/source"
	"charm-playground/core/suggest"
)

// trial is a candidate, or the first fix of a finding, with its result.
type trial struct {
	candidate
	own    *diagnostic.Diagnostic // the finding with this fix; nil for a candidate of the table
	fix    diagnostic.Fix
	before map[string]string // the files before the edits
	files  map[string]string // and after them
	fit    int
	after  Reading
	value  int
}

// sameWords prefers the message of the table for an edit that is also the fix of
// a syntax error: it describes what the user wrote, not what YAML expects.
func sameWords(trials []*trial) {
	for _, t := range trials {
		for _, own := range trials {
			if t.own == nil && own.own != nil && own.own.Code == diagnostic.YAMLSyntax && t.files[t.edits[0].File] == own.files[t.edits[0].File] {
				t.cost = min(t.cost, own.cost-1)
			}
		}
	}
}

// readable returns the trials whose text YAML can read, or all of them if it can
// read none.
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

// own returns trials of the first fixes of the findings in the file of the first
// problem.
func (a *advisor) own(problems []*diagnostic.Diagnostic, fit int) (all []*trial) {
	for _, d := range problems {
		if len(d.Fixes) > 0 && d.File == problems[0].File && len(all) < mostRead {
			all = append(all, a.ownTrial(d, fit)...)
		}
	}
	return all
}

// ownTrial returns the trial of a finding's first fix; none if it cannot be
// applied.
func (a *advisor) ownTrial(d *diagnostic.Diagnostic, fit int) []*trial {
	t := a.firstFix(d)
	if !a.apply(t) {
		return nil
	}
	if t.fit = fit; t.edits[0].File == d.File {
		t.fit, _ = a.meter.glance(d.File, t.files[d.File])
	}
	return []*trial{t}
}

func (a *advisor) firstFix(d *diagnostic.Diagnostic) *trial {
	fix := d.Fixes[0]
	return &trial{own: d, fix: fix, candidate: candidate{edits: fix.Edits, at: d.Span, safe: fix.Safe, cost: a.ownCost(d)}}
}

// ownCost returns what a finding's first fix costs, beside the text it changes.
func (a *advisor) ownCost(d *diagnostic.Diagnostic) int {
	switch {
	case a.elsewhere(d):
		return 2
	case d.Fixes[0].Safe:
		return -4
	}
	return 0
}

// elsewhere reports whether a finding's first fix changes lines other than those
// of the finding.
func (a *advisor) elsewhere(d *diagnostic.Diagnostic) bool {
	file := source.NewFile(d.File, a.files[d.File])
	first, last := file.Line(d.Span.Start), file.Line(d.Span.End)
	return slices.ContainsFunc(d.Fixes[0].Edits, func(e source.Edit) bool {
		line := file.Line(e.Span.Start)
		return e.File != d.File || line < first || line > last
	})
}

// apply creates the files of a trial; it reports whether that was possible.
func (a *advisor) apply(t *trial) bool {
	if !inOneFile(t.edits) {
		return false
	}
	name := t.edits[0].File
	text, err := source.Apply(a.files[name], t.edits)
	t.before, t.files = a.files, maps.Clone(a.files)
	t.files[name] = text
	t.charge(a.files[name])
	return err == nil && text != a.files[name]
}

// inOneFile reports whether there are edits, and all are in the same file.
func inOneFile(edits []source.Edit) bool {
	return len(edits) > 0 && !slices.ContainsFunc(edits, func(e source.Edit) bool { return e.File != edits[0].File })
}

// charge adds to the cost of a trial for what its edits change in a text.
func (t *trial) charge(text string) {
	lost, all := change(text, t.edits)
	if !t.drops {
		t.cost += 3 * lost
	}
	t.cost += min(all/8, 12)
}

// table returns trials of the table's candidates that make a file fit better, the
// best first.
func (a *advisor) table(base *read, problems []*diagnostic.Diagnostic) []*trial {
	all := a.fitting(candidates(base, problems), base)
	sort.SliceStable(all, func(i, j int) bool { return all[i].fit-all[i].cost > all[j].fit-all[j].cost })
	return all[:min(len(all), mostRead)]
}

// fitting returns trials of the candidates that make a file fit better, each new
// text once.
func (a *advisor) fitting(candidates []candidate, base *read) (all []*trial) {
	name, seen := base.doc.File.Name, map[string]bool{}
	for i := 0; i < len(candidates) && a.measured >= 0; i++ {
		t := &trial{candidate: candidates[i]}
		if !a.apply(t) || seen[t.files[name]] {
			continue
		}
		seen[t.files[name]] = true
		if a.measure(t, name); t.fit-t.cost > base.fit {
			all = append(all, t)
		}
	}
	return all
}

// measure measures how well a file fits after a trial.
func (a *advisor) measure(t *trial, name string) {
	a.measured -= len(t.files[name])
	t.fit, _ = a.meter.glance(name, t.files[name])
}

// best returns the trial with the best result, or nil if none is worth it.
func (a *advisor) best(trials []*trial, before int) (best *trial) {
	done := 0
	for _, t := range trials {
		if t.isFarBehind(best) || a.isVain(t) {
			continue
		}
		if done++; done > fewest && a.bytes < 0 {
			break
		}
		if a.judge(t, trials, before); t.beats(best) {
			best = t
		}
	}
	return best
}

// isFarBehind reports whether a trial fits too badly to be better than the best so
// far, which may be nil.
func (t *trial) isFarBehind(best *trial) bool {
	return best != nil && t.cost-t.fit > best.cost-best.fit+farBehind
}

// beats reports whether a judged trial is better than the best so far.
func (t *trial) beats(best *trial) bool {
	return t.value != unworthy && (best == nil || t.value < best.value)
}

// judge weighs a trial, and remembers that it led nowhere if it is not worth it.
func (a *advisor) judge(t *trial, trials []*trial, before int) {
	a.weigh(t, trials)
	if !a.isWorth(t, before) {
		t.value = unworthy
		a.remember(t)
	}
}

// weigh evaluates the files of a trial.
func (a *advisor) weigh(t *trial, trials []*trial) {
	name := t.edits[0].File
	a.bytes -= len(t.files[name])
	t.after = a.evaluate(t.files)
	t.value = a.badness(&t.after, name) - t.fit + t.cost
	if t.own == nil && a.isMisspelt(t, trials) {
		t.value += severities[diagnostic.Error]
	}
}

// isWorth reports whether a weighed trial improves a text enough, and makes
// nothing worse.
func (a *advisor) isWorth(t *trial, before int) bool {
	gains := t.value+max(-t.cost, 0) <= before-gain
	switch {
	case a.now.Accepted && !t.after.Accepted:
		return false
	case t.own == nil:
		return gains && !t.swallows()
	}
	// The text that a wrong word hides may be worse than the word.
	return (gains || t.safe && changesWords(t.fix)) && t.solves(t.own)
}

// farBehind is how much worse than the best so far a text can fit and still be
// evaluated, because the evaluation may show that it is better.
const farBehind = 100

// around is how many bytes before and after its place identify a trial.
const around = 120

// tellingOf returns a text that identifies a trial, even if earlier steps move
// it: the titles of its fix, and the text around its place.
func (a *advisor) tellingOf(t *trial) string {
	text := a.files[t.file()]
	at := min(t.at.Start, len(text))
	near := text[max(at-around, 0):min(at+around, len(text))]
	return t.title + t.fix.Title + "\x00" + near + "\x00" + strconv.Itoa(len(t.edits))
}

// file returns the name of the file with a trial's mistake.
func (t *trial) file() string {
	if t.own != nil {
		return t.own.File
	}
	return t.edits[0].File
}

// isVain reports whether a trial led nowhere in an earlier round whose text YAML
// could read.
func (a *advisor) isVain(t *trial) bool { return a.vain[a.tellingOf(t)] }

// remember records that a trial led nowhere.
func (a *advisor) remember(t *trial) {
	if !a.fatal {
		a.vain[a.tellingOf(t)] = true
	}
}

// isMisspelt reports whether a candidate concerns a line with a word that has
// another fix: a misspelling is likelier than a wrong place.
func (a *advisor) isMisspelt(t *trial, trials []*trial) bool {
	line := lineAt(a.files[t.edits[0].File], t.at.Start)
	return !t.drops && slices.ContainsFunc(trials, func(o *trial) bool {
		return o.own != nil && o.safe && changesWords(o.fix) && o.own.File == t.edits[0].File && lineAt(a.files[o.own.File], o.own.Span.Start) == line
	})
}

// reads reports whether a finding's fix only settles how to read the user's text:
// it repairs the syntax or a misspelt key, or is safe.
func (t *trial) reads() bool {
	if t.own.Code == diagnostic.UnknownKey && changesWords(t.fix) && t.isSlip() {
		return true // even if the key may be one of several
	}
	return t.fix.Safe || t.own.Code == diagnostic.YAMLSyntax || t.own.Code == diagnostic.DuplicateKey
}

// isSlip reports whether the word that a fix changes can be a misspelling of its
// replacement, and not only a longer name of a similar thing.
func (t *trial) isSlip() bool {
	e := t.fix.Edits[0]
	return suggest.Nearest(t.before[e.File][e.Span.Start:e.Span.End], []string{e.Text}, suggest.Slips()) != nil
}
