package structure

import (
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"

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
func (a *advisor) own(problems []*diagnostic.Diagnostic, fit int) []*trial {
	var all []*trial
	for _, d := range problems {
		if len(d.Fixes) == 0 || d.File != problems[0].File || len(all) == mostRead {
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
		if !a.apply(t) {
			continue
		}
		if name := t.edits[0].File; name == problems[0].File {
			t.fit, _ = a.meter.glance(name, t.files[name])
		}
		all = append(all, t)
	}
	return all
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

// table returns trials of the table's candidates that make a file fit better, the
// best first.
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

// best returns the trial with the best result, or nil if none is worth it.
func (a *advisor) best(trials []*trial, before int) *trial {
	var best *trial
	done := 0
	for _, t := range trials {
		if best != nil && t.cost-t.fit > best.cost-best.fit+farBehind || a.isVain(t) {
			continue
		}
		if done++; done > fewest && a.bytes < 0 {
			break
		}
		a.weigh(t, trials)
		if !a.isWorth(t, before) {
			t.value = unworthy
			a.remember(t)
			continue
		}
		if best == nil || t.value < best.value {
			best = t
		}
	}
	return best
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
	if a.now.Accepted && !t.after.Accepted {
		return false
	}
	if t.own == nil {
		return t.value+max(-t.cost, 0) <= before-gain && !t.swallows()
	}
	// The text that a wrong word hides may be worse than the word.
	better := t.value+max(-t.cost, 0) <= before-gain || t.safe && changesWords(t.fix)
	return better && !t.after.has(t.files, t.own, a.files)
}

// farBehind is how much worse than the best so far a text can fit and still be
// evaluated, because the evaluation may show that it is better.
const farBehind = 100

// around is how many bytes before and after its place identify a trial.
const around = 120

// tellingOf returns a text that identifies a trial, even if earlier steps move
// it: the titles of its fix, and the text around its place.
func (a *advisor) tellingOf(t *trial) string {
	file := t.edits[0].File
	if t.own != nil {
		file = t.own.File
	}
	text := a.files[file]
	at := min(t.at.Start, len(text))
	near := text[max(at-around, 0):min(at+around, len(text))]
	return t.title + t.fix.Title + "\x00" + near + "\x00" + strconv.Itoa(len(t.edits))
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
func reads(t *trial) bool {
	switch t.own.Code {
	case diagnostic.YAMLSyntax, diagnostic.DuplicateKey:
		return true
	case diagnostic.UnknownKey: // even if the key may be one of several
		return t.fix.Safe || changesWords(t.fix) && t.isSlip()
	}
	return t.fix.Safe
}

// isSlip reports whether the word that a fix changes can be a misspelling of its
// replacement, and not only a longer name of a similar thing.
func (t *trial) isSlip() bool {
	e := t.fix.Edits[0]
	return suggest.Nearest(t.before[e.File][e.Span.Start:e.Span.End], []string{e.Text}, suggest.Slips()) != nil
}

// finding returns the finding of a mistake, followed by the place where
// charmcraft reports it, if that is further down.
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

// severity returns the severity of the worst problem that a candidate solves, but
// at least its own. For a row of the table that is a warning, because users
// hardly ever want to lose text silently.
func (t *trial) severity(own diagnostic.Severity, problems []*diagnostic.Diagnostic) diagnostic.Severity {
	for _, p := range problems {
		if p.Severity == diagnostic.Error && !t.after.has(t.files, p, t.before) {
			return diagnostic.Error
		}
	}
	return own
}

// has reports whether a finding is still there in other texts: the same kind,
// with the same message, on a line with the same text, wherever that line is.
func (r *Reading) has(files map[string]string, d *diagnostic.Diagnostic, before map[string]string) bool {
	return slices.ContainsFunc(r.Found, func(other diagnostic.Diagnostic) bool {
		return other.File == d.File && other.Code == d.Code && other.Path == d.Path && other.Message == d.Message &&
			lineAt(files[d.File], other.Span.Start) == lineAt(before[d.File], d.Span.Start)
	})
}

// lineAt returns the text of the line that holds an offset, without white space
// around it.
func lineAt(text string, offset int) string {
	offset = min(offset, len(text))
	start := strings.LastIndexByte(text[:offset], '\n') + 1
	line, _, _ := strings.Cut(text[start:], "\n")
	return strings.TrimSpace(line)
}

// nearest returns the problem that a candidate is about: the nearest in its file
// among those that it solves.
func (t *trial) nearest(problems []*diagnostic.Diagnostic) *diagnostic.Diagnostic {
	best, least := &diagnostic.Diagnostic{Code: diagnostic.WrongType}, 1<<20 // for mistakes that only the schema shows
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

// fixes returns the fixes of a mistake: the best, and others at the same place
// with almost as good a result.
func (t *trial) fixes(trials []*trial) []diagnostic.Fix {
	all := []diagnostic.Fix{{Title: t.title, Edits: t.edits, Safe: t.safe && t.only(trials)}}
	for _, other := range trials {
		if other != t && other.own == nil && other.value < unworthy && other.at == t.at && other.value < t.value+60 && other.message == t.message && len(all) < mostFixes && other.title != t.title {
			all = append(all, diagnostic.Fix{Title: other.title, Edits: other.edits})
		}
	}
	return all
}

// only reports whether no other candidate has as good a result.
func (t *trial) only(trials []*trial) bool {
	for _, other := range trials {
		if other != t && other.value <= t.value+1 {
			return false
		}
	}
	return true
}

// echoes returns the finding that says where charmcraft reports a syntax error,
// if that is further down than the mistake.
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
