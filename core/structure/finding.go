package structure

import (
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
)

// finding returns the finding of a mistake, followed by the place where
// charmcraft reports it, if that is further down.
func (t *trial) finding(trials []*trial, problems []*diagnostic.Diagnostic) []diagnostic.Diagnostic {
	d := t.mistake(trials, problems)
	d.Severity = t.severity(d.Severity, problems)
	return append([]diagnostic.Diagnostic{d}, echoes(&d, problems)...)
}

// mistake returns the finding of a mistake as if it were alone: a trial's own, or
// one with the code of the problem that the candidate is about.
func (t *trial) mistake(trials []*trial, problems []*diagnostic.Diagnostic) diagnostic.Diagnostic {
	if t.own != nil {
		return *t.own
	}
	near := t.nearest(problems)
	return diagnostic.Diagnostic{
		File: t.edits[0].File, Code: near.Code, Path: near.Path, By: near.By, Severity: diagnostic.Warning,
		Message: t.message, Span: t.at, Fixes: t.fixes(trials),
	}
}

// severity returns the severity of the worst problem that a candidate solves, but
// at least its own. For a row of the table that is a warning, because users
// hardly ever want to lose text silently.
func (t *trial) severity(own diagnostic.Severity, problems []*diagnostic.Diagnostic) diagnostic.Severity {
	for _, p := range problems {
		if p.Severity == diagnostic.Error && t.solves(p) {
			return diagnostic.Error
		}
	}
	return own
}

// solves reports whether a problem is gone after a trial.
func (t *trial) solves(p *diagnostic.Diagnostic) bool { return !t.after.has(t.files, p, t.before) }

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
		if distance := t.distance(p); distance < least && p.File == t.edits[0].File && !p.Echo && t.solves(p) {
			best, least = p, distance
		}
	}
	return best
}

// distance returns how many bytes a problem is from a candidate; one that is not
// an error counts as 1 KiB further away.
func (t *trial) distance(p *diagnostic.Diagnostic) int {
	distance := max(p.Span.Start-t.at.Start, t.at.Start-p.Span.Start)
	if p.Severity != diagnostic.Error {
		distance += 1 << 10
	}
	return distance
}

// fixes returns the fixes of a mistake: the best, and others with almost as good a
// result.
func (t *trial) fixes(trials []*trial) []diagnostic.Fix {
	all := []diagnostic.Fix{{Title: t.title, Edits: t.edits, Safe: t.safe && t.only(trials)}}
	for _, other := range trials {
		if len(all) < mostFixes && t.isLike(other) {
			all = append(all, diagnostic.Fix{Title: other.title, Edits: other.edits})
		}
	}
	return all
}

// isLike reports whether another candidate fixes the same mistake with almost as
// good a result.
func (t *trial) isLike(other *trial) bool {
	return other != t && other.own == nil && other.value < unworthy && other.value < t.value+60 &&
		other.at == t.at && other.message == t.message && other.title != t.title
}

// only reports whether no other candidate has as good a result.
func (t *trial) only(trials []*trial) bool {
	return !slices.ContainsFunc(trials, func(other *trial) bool { return other != t && other.value <= t.value+1 })
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
