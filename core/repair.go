package core

import (
	"maps"
	"sort"

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
	options.Skip = append(options.Skip, SkipPaths)
	r := Evaluate(files, options)
	repair := result.Repair{Version: result.Version, Files: files, Steps: []result.RepairStep{}}
	left := repairBytes
	for n := 0; n < mostRepairs && (left > 0 || n < fewestRepair); n++ {
		problem := firstFixable(r.Diagnostics)
		if problem == nil {
			break
		}
		next, ok := made(repair.Files, problem.Fixes[0].Edits)
		if !ok {
			break
		}
		after := Evaluate(next, options)
		left -= length(next)
		if countErrors(after.Diagnostics) > countErrors(r.Diagnostics) {
			break
		}
		repair.Steps = append(repair.Steps, result.RepairStep{File: problem.File, Line: problem.Range.Start.Line, Code: problem.Code, Title: problem.Fixes[0].Title})
		repair.Files, r = next, after
	}
	return repair
}

// firstFixable returns the first problem that has a fix, in the order in which
// the page lists them; nil if there is none.
func firstFixable(found []result.Diagnostic) *result.Diagnostic {
	for _, severity := range []diagnostic.Severity{diagnostic.Error, diagnostic.Warning} {
		var problems []*result.Diagnostic
		for i := range found {
			if d := &found[i]; d.Severity == severity && len(d.Fixes) > 0 {
				problems = append(problems, d)
			}
		}
		sort.SliceStable(problems, func(i, j int) bool { return problems[i].File < problems[j].File }) // they are sorted by place already
		if len(problems) > 0 {
			return problems[0]
		}
	}
	return nil
}

// made returns files after the edits of a fix; false if they cannot be applied
// or change nothing.
func made(files map[string]string, edits []result.TextEdit) (map[string]string, bool) {
	after := maps.Clone(files)
	byFile := map[string][]source.Edit{}
	for _, edit := range edits {
		file := source.NewFile(edit.File, files[edit.File])
		span := source.Span{Start: file.Offset(edit.Range.Start), End: file.Offset(edit.Range.End)}
		byFile[edit.File] = append(byFile[edit.File], source.Edit{File: edit.File, Span: span, Text: edit.Text})
	}
	for name, own := range byFile {
		text, err := source.Apply(files[name], own)
		if err != nil {
			return nil, false
		}
		after[name] = text
	}
	return after, !maps.Equal(after, files)
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
