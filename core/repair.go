package core

import (
	"maps"

	"charm-playground/core/diagnostic"
	"charm-playground/core/result"
	"charm-playground/core/source"
)

// Limits of a repair. Bytes measure the work, because no clock is read: a
// project is evaluated again for each step.
const (
	mostRepairs  = 12
	repairBytes  = 60_000 // bytes of all projects evaluated
	fewestRepair = 2      // steps that are tried however long the texts are
)

// Repair applies the first fix of the first problem, again and again: errors
// come before warnings, then the file counts, then the place in it. It ends
// when no problem has a fix, a step would leave more errors than before, or a
// limit is reached. Files are texts by path, relative and with '/'.
func Repair(files map[string]string, options Options) result.Repair {
	options.Skip = append(options.Skip, SkipPaths, SkipPossible)
	repair := result.Repair{Version: result.Version, Files: files, Steps: []result.RepairStep{}}
	p := &repairing{Repair: repair, options: options, now: Evaluate(files, options), left: repairBytes}
	for n := 0; n < mostRepairs && (p.left > 0 || n < fewestRepair); n++ {
		if !p.step() {
			break
		}
	}
	return p.Repair
}

// repairing is a repair with the result so far.
type repairing struct {
	result.Repair
	options Options
	now     result.Result
	left    int // of repairBytes
}

// step fixes the first problem; false if that is not possible.
func (p *repairing) step() bool {
	problem := firstFixable(p.now.Diagnostics)
	if problem == nil || !p.apply(problem.Fixes[0].Edits) {
		return false
	}
	p.Steps = append(p.Steps, result.RepairStep{File: problem.File, Line: problem.Range.Start.Line, Code: problem.Code, Title: problem.Fixes[0].Title})
	return true
}

// apply applies edits, unless they leave more errors.
func (p *repairing) apply(edits []result.TextEdit) bool {
	next, ok := made(p.Files, edits)
	if !ok {
		return false
	}
	after := Evaluate(next, p.options)
	p.left -= length(next)
	if countErrors(after.Diagnostics) > countErrors(p.now.Diagnostics) {
		return false
	}
	p.Files, p.now = next, after
	return true
}

// firstFixable returns the first problem that has a fix, in the order in which
// the page lists them; nil if there is none.
func firstFixable(found []result.Diagnostic) *result.Diagnostic {
	for _, severity := range []diagnostic.Severity{diagnostic.Error, diagnostic.Warning} {
		if first := firstOf(severity, found); first != nil {
			return first
		}
	}
	return nil
}

// firstOf returns the first finding with a fix in the first file that has one of
// a severity, or nil. Findings are sorted by place already.
func firstOf(severity diagnostic.Severity, found []result.Diagnostic) *result.Diagnostic {
	var first *result.Diagnostic
	for i := range found {
		d := &found[i]
		if d.Severity == severity && len(d.Fixes) > 0 && (first == nil || d.File < first.File) {
			first = d
		}
	}
	return first
}

// made returns files after the edits of a fix; false if they cannot be applied
// or change nothing.
func made(files map[string]string, edits []result.TextEdit) (map[string]string, bool) {
	after := maps.Clone(files)
	for name, own := range byFile(files, edits) {
		text, err := source.Apply(files[name], own)
		if err != nil {
			return nil, false
		}
		after[name] = text
	}
	return after, !maps.Equal(after, files)
}

// byFile returns the edits of each file, in bytes.
func byFile(files map[string]string, edits []result.TextEdit) map[string][]source.Edit {
	all := map[string][]source.Edit{}
	for _, edit := range edits {
		file := source.NewFile(edit.File, files[edit.File])
		span := source.Span{Start: file.Offset(edit.Range.Start), End: file.Offset(edit.Range.End)}
		all[edit.File] = append(all[edit.File], source.Edit{File: edit.File, Span: span, Text: edit.Text})
	}
	return all
}

// countErrors returns how many of the findings are errors.
func countErrors(found []result.Diagnostic) int {
	n := 0
	for i := range found {
		if found[i].Severity == diagnostic.Error {
			n++
		}
	}
	return n
}

// length returns the number of bytes in files.
func length(files map[string]string) int {
	n := 0
	for _, text := range files {
		n += len(text)
	}
	return n
}
