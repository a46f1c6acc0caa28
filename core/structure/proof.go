package structure

import (
	"maps"
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/schema"
	"charm-playground/core/source"
)

// provedBytes limits the bytes that are evaluated to prove fixes.
const provedBytes = 100_000

// prove removes the fixes that do harm: their own finding remains, charmcraft
// refuses a project that it accepted, or a file can no longer be read. Fixes
// beyond the budget stay unproved.
func (a *advisor) prove(found []diagnostic.Diagnostic) []diagnostic.Diagnostic {
	p := &prover{advisor: a, budget: provedBytes, broken: map[string]bool{}}
	all := slices.Clone(found)
	for i := range all {
		if len(all[i].Fixes) > 0 {
			all[i].Fixes = p.proved(&all[i])
		}
	}
	p.together(all)
	return all
}

type prover struct {
	*advisor
	budget int
	broken map[string]bool // the files that cannot be read before any fix
}

// proved returns the fixes of a finding that do no harm.
func (p *prover) proved(d *diagnostic.Diagnostic) []diagnostic.Fix {
	var fixes []diagnostic.Fix
	for _, fix := range d.Fixes {
		files, ok := applied(p.files, fix.Edits)
		if ok && p.readable(files, fix.Edits) && p.keeps(files, d, fix) && p.clears(files, d) {
			fixes = append(fixes, fix)
		}
	}
	return fixes
}

// applied returns the files with edits applied; false if the edits cannot be
// applied or change nothing.
func applied(files map[string]string, edits []source.Edit) (map[string]string, bool) {
	after := maps.Clone(files)
	changed := false
	for i, e := range edits {
		if slices.ContainsFunc(edits[:i], func(other source.Edit) bool { return other.File == e.File }) {
			continue
		}
		own := slices.DeleteFunc(slices.Clone(edits), func(other source.Edit) bool { return other.File != e.File })
		text, err := source.Apply(files[e.File], own)
		if err != nil {
			return nil, false
		}
		changed = changed || text != files[e.File]
		after[e.File] = text
	}
	return after, changed
}

// readable reports whether the files that edits change can still be read, if they
// could before.
func (p *prover) readable(files map[string]string, edits []source.Edit) bool {
	for _, e := range edits {
		if schema.Of(e.File) == nil || len(files[e.File]) > largest {
			continue
		}
		if _, fatal := p.meter.glance(e.File, files[e.File]); fatal && !p.isBroken(e.File) {
			return false
		}
	}
	return true
}

// keeps reports whether a fix loses no lines except those that its finding is
// about: the lines of its place with their children, and of the keys that it
// names. Changes inside a line do not count.
func (p *prover) keeps(files map[string]string, d *diagnostic.Diagnostic, fix diagnostic.Fix) bool {
	after := ""
	for _, e := range fix.Edits {
		removed := p.files[e.File][e.Span.Start:e.Span.End]
		if !strings.Contains(removed, "\n") || words(removed) == 0 {
			continue
		}
		s := newSheet(source.NewFile(e.File, p.files[e.File]))
		first, end := s.about(d)
		if after == "" {
			after = p.changedWords(files)
		}
		for i := s.lineOf(e.Span.Start); i <= s.lineOf(max(e.Span.End-1, 0)); i++ {
			inside := e.File == d.File && (first <= i && i < end || s.isNamed(i, d))
			if !inside && !strings.Contains(after, plainWords(s.lines[i].body)) {
				return false
			}
		}
	}
	return true
}

// changedWords returns the letters and digits of the files that differ from
// before.
func (p *prover) changedWords(files map[string]string) string {
	all := ""
	for name, text := range files {
		if text != p.files[name] {
			all += plainWords(text) + "\n"
		}
	}
	return all
}

// isNamed reports whether a finding names the key that a line belongs to, at any
// level.
func (s *sheet) isNamed(i int, d *diagnostic.Diagnostic) bool {
	for ; i >= 0; i = s.parent(i) {
		if name, rest := s.lines[i].key(); rest >= 0 && strings.Contains(d.Message, quoted(name)) {
			return true
		}
	}
	return false
}

// about returns the lines that a finding is about: those of its place, their
// children, and each parent that has no other children. A syntax error, a
// duplicate key and the output of a command are about the whole text.
func (s *sheet) about(d *diagnostic.Diagnostic) (first, end int) {
	if d.Code == diagnostic.YAMLSyntax || d.Code == diagnostic.DuplicateKey || isOutput(d) {
		return 0, len(s.lines)
	}
	first = s.lineOf(d.Span.Start)
	end = max(s.blockEnd(first), s.lineOf(d.Span.End)+1)
	for {
		parent := s.parent(first)
		if parent < 0 || s.after(parent) != first || s.blockEnd(parent) > end {
			return first, end
		}
		first = parent
	}
}

// plainWords returns the letters and digits of a text.
func plainWords(text string) string {
	return strings.Map(func(r rune) rune {
		if words(string(r)) > 0 {
			return r
		}
		return -1
	}, text)
}

// isBroken reports whether a file cannot be read before any fix.
func (p *prover) isBroken(name string) bool {
	broken, known := p.broken[name]
	if !known {
		_, broken = p.meter.glance(name, p.files[name])
		p.broken[name] = broken
	}
	return broken
}

// clears reports whether a finding is gone from files, and whether charmcraft
// still accepts them if it did before.
func (p *prover) clears(files map[string]string, d *diagnostic.Diagnostic) bool {
	if p.budget -= size(files); p.budget < 0 {
		return true
	}
	after := p.evaluate(files)
	return !after.has(files, d, p.files) && (after.Accepted || !p.now.Accepted)
}

// size returns the total size of files in bytes.
func size(files map[string]string) int {
	n := 0
	for _, text := range files {
		n += len(text)
	}
	return n
}

// together checks all safe fixes at once. If they do harm together, it marks all
// but the first as unsafe, so that the user has to choose them.
func (p *prover) together(found []diagnostic.Diagnostic) {
	var edits []source.Edit
	var safe []*diagnostic.Fix
	for i := range found {
		at := slices.IndexFunc(found[i].Fixes, func(f diagnostic.Fix) bool { return f.Safe })
		if at < 0 {
			continue
		}
		fix := &found[i].Fixes[at]
		if !slices.ContainsFunc(fix.Edits, func(e source.Edit) bool { return touches(edits, e) }) {
			safe, edits = append(safe, fix), append(edits, fix.Edits...)
		}
	}
	if len(safe) < 2 || !p.harms(edits) {
		return
	}
	for _, fix := range safe[1:] {
		fix.Safe = false
	}
}

// harms reports whether edits make a project worse: a file can no longer be read,
// or charmcraft refuses the project that it accepted. When the budget is used up,
// it does not evaluate.
func (p *prover) harms(edits []source.Edit) bool {
	files, ok := applied(p.files, edits)
	if !ok || !p.readable(files, edits) {
		return true
	}
	if p.budget -= size(files); p.budget < 0 {
		return false
	}
	return !p.evaluate(files).Accepted && p.now.Accepted
}

// touches reports whether an edit concerns the same text as one of others.
func touches(others []source.Edit, e source.Edit) bool {
	return slices.ContainsFunc(others, func(o source.Edit) bool {
		return o.File == e.File && (o.Span.Start == e.Span.Start || o.Span.Start < e.Span.End && e.Span.Start < o.Span.End)
	})
}
