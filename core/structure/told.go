package structure

import (
	"slices"

	"charm-playground/core/diagnostic"
	"charm-playground/core/source"
)

// found returns the findings to show: the mistakes, and the findings in the fixed
// text, at their places in the user's text.
func (a *advisor) found() (all []diagnostic.Diagnostic) {
	a.addSilent()
	a.now.Found = a.prove(a.now.Found)
	for i := range a.steps {
		all = append(all, a.placed(a.steps[i].finding, i)...)
	}
	return append(all, a.placed(a.present(), len(a.steps))...)
}

// addSilent adds the findings that nothing else reports, in the place of those
// that their fixes clear.
func (a *advisor) addSilent() {
	for _, d := range a.silent() {
		if d.Message != "" {
			a.now.Found = append(a.unaffected(&d), d)
		}
	}
}

// unaffected returns the findings without those in other files that the first fix
// of one finding clears.
func (a *advisor) unaffected(by *diagnostic.Diagnostic) []diagnostic.Diagnostic {
	files, ok := applied(a.files, by.Fixes[0].Edits)
	if !ok {
		return slices.Clone(a.now.Found)
	}
	after := a.evaluate(files)
	return slices.DeleteFunc(slices.Clone(a.now.Found), func(d diagnostic.Diagnostic) bool {
		return d.File != by.File && !after.has(files, &d, a.files)
	})
}

// present returns the findings of the fixed text. Missing keys wait until YAML
// can read the user's text.
func (a *advisor) present() []diagnostic.Diagnostic {
	if !slices.ContainsFunc(a.steps, func(s step) bool { return s.fatal }) {
		return a.now.Found
	}
	return slices.DeleteFunc(slices.Clone(a.now.Found), func(d diagnostic.Diagnostic) bool { return d.Code == diagnostic.MissingKey })
}

// placed translates findings of the text after that many steps to their places
// before all of them.
func (a *advisor) placed(found []diagnostic.Diagnostic, steps int) (all []diagnostic.Diagnostic) {
	for _, d := range found {
		if d, ok := a.beforeSteps(d, steps); ok {
			all = append(all, d)
		}
	}
	return all
}

// beforeSteps translates one of them; false if its place does not exist there.
// Findings behind a syntax error, or behind another mistake of structure, are
// shown, but they keep only the fixes that replace a word: other fixes have to
// wait until the first mistake is fixed.
func (a *advisor) beforeSteps(d diagnostic.Diagnostic, steps int) (diagnostic.Diagnostic, bool) {
	ok := true
	for i := steps - 1; i >= 0 && ok; i-- {
		if a.steps[i].fatal || a.steps[i].tried && steps < len(a.steps) {
			d.Fixes = slices.DeleteFunc(slices.Clone(d.Fixes), func(f diagnostic.Fix) bool { return !changesWords(f) })
		}
		d, ok = back(d, a.steps[i].edits)
	}
	return d, ok
}

// changesWords reports whether a fix only replaces words with others.
func changesWords(fix diagnostic.Fix) bool {
	return !slices.ContainsFunc(fix.Edits, func(e source.Edit) bool { return !isWord(e.Text) || e.Span.Len() == 0 })
}
