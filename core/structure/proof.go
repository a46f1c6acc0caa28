package structure

import (
	"maps"
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
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
func (p *prover) proved(d *diagnostic.Diagnostic) (fixes []diagnostic.Fix) {
	for _, fix := range d.Fixes {
		if files, ok := applied(p.files, fix.Edits); ok && p.readable(files, fix.Edits) && p.keeps(files, d, fix) && p.clears(files, d) {
			fixes = append(fixes, fix)
		}
	}
	return fixes
}

// applied returns the files with edits applied; false if the edits cannot be
// applied or change nothing.
func applied(files map[string]string, edits []source.Edit) (map[string]string, bool) {
	after, changed := maps.Clone(files), false
	for _, name := range editedFiles(edits) {
		text, err := source.Apply(files[name], editsIn(name, edits))
		if err != nil {
			return nil, false
		}
		changed = changed || text != files[name]
		after[name] = text
	}
	return after, changed
}

// editedFiles returns the names of the files that edits change, each once.
func editedFiles(edits []source.Edit) (names []string) {
	for _, e := range edits {
		if !slices.Contains(names, e.File) {
			names = append(names, e.File)
		}
	}
	return names
}

// editsIn returns those of the edits that change a file.
func editsIn(file string, edits []source.Edit) (own []source.Edit) {
	for _, e := range edits {
		if e.File == file {
			own = append(own, e)
		}
	}
	return own
}

// readable reports whether the files that edits change can still be read, if they
// could before.
func (p *prover) readable(files map[string]string, edits []source.Edit) bool {
	return !slices.ContainsFunc(edits, func(e source.Edit) bool {
		return isSearched(e.File, files[e.File]) && p.breaks(e.File, files[e.File])
	})
}

// breaks reports whether a file can no longer be read with a new text.
func (p *prover) breaks(name, text string) bool {
	_, fatal := p.meter.glance(name, text)
	return fatal && !p.isBroken(name)
}

// keeps reports whether a fix loses no lines except those that its finding is
// about: the lines of its place with their children, and of the keys that it
// names. Changes inside a line do not count.
func (p *prover) keeps(files map[string]string, d *diagnostic.Diagnostic, fix diagnostic.Fix) bool {
	removals := slices.DeleteFunc(slices.Clone(fix.Edits), func(e source.Edit) bool { return !p.removesLines(e) })
	if len(removals) == 0 {
		return true
	}
	after := p.changedWords(files)
	return !slices.ContainsFunc(removals, func(e source.Edit) bool { return p.loses(e, d, after) })
}

// removesLines reports whether an edit removes the end of a line, and words.
func (p *prover) removesLines(e source.Edit) bool {
	removed := p.files[e.File][e.Span.Start:e.Span.End]
	return strings.Contains(removed, "\n") && words(removed) > 0
}

// loses reports whether an edit removes a line that a finding is not about and
// whose words are not elsewhere in the changed files.
func (p *prover) loses(e source.Edit, d *diagnostic.Diagnostic, after string) bool {
	s := newSheet(source.NewFile(e.File, p.files[e.File]))
	first, end := s.about(d)
	for i := s.lineOf(e.Span.Start); i <= s.lastLine(e.Span); i++ {
		inside := e.File == d.File && (first <= i && i < end || s.isNamed(i, d))
		if !inside && !strings.Contains(after, plainWords(s.lines[i].body)) {
			return true
		}
	}
	return false
}

// changedWords returns the letters and digits of the files that differ from
// before.
func (p *prover) changedWords(files map[string]string) (all string) {
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
	for parent := s.parent(first); parent >= 0 && s.after(parent) == first && s.blockEnd(parent) <= end; parent = s.parent(first) {
		first = parent
	}
	return first, end
}

// plainWords returns the letters and digits of a text.
func plainWords(text string) string {
	return strings.Map(func(r rune) rune {
		if isLetterOrDigit(r) {
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
	if p.isSpent(files) {
		return true
	}
	after := p.evaluate(files)
	return !after.has(files, d, p.files) && (after.Accepted || !p.now.Accepted)
}

// isSpent takes the evaluation of files from the budget, and reports whether that
// is used up.
func (p *prover) isSpent(files map[string]string) bool {
	p.budget -= size(files)
	return p.budget < 0
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
	safe, edits := safeFixes(found)
	if len(safe) > 1 && p.harms(edits) {
		for _, fix := range safe[1:] {
			fix.Safe = false
		}
	}
}

// safeFixes returns the first safe fix of each finding, except for those that
// touch the text of an earlier one, and the edits of all.
func safeFixes(found []diagnostic.Diagnostic) (safe []*diagnostic.Fix, edits []source.Edit) {
	for i := range found {
		if fix := firstSafe(&found[i]); fix != nil && !slices.ContainsFunc(fix.Edits, func(e source.Edit) bool { return touches(edits, e) }) {
			safe, edits = append(safe, fix), append(edits, fix.Edits...)
		}
	}
	return safe, edits
}

// firstSafe returns the first safe fix of a finding, or nil.
func firstSafe(d *diagnostic.Diagnostic) *diagnostic.Fix {
	at := slices.IndexFunc(d.Fixes, func(f diagnostic.Fix) bool { return f.Safe })
	if at < 0 {
		return nil
	}
	return &d.Fixes[at]
}

// harms reports whether edits make a project worse: a file can no longer be read,
// or charmcraft refuses the project that it accepted. When the budget is used up,
// it does not evaluate.
func (p *prover) harms(edits []source.Edit) bool {
	files, ok := applied(p.files, edits)
	if !ok || !p.readable(files, edits) {
		return true
	}
	return !p.isSpent(files) && !p.evaluate(files).Accepted && p.now.Accepted
}

// touches reports whether an edit concerns the same text as one of others.
func touches(others []source.Edit, e source.Edit) bool {
	return slices.ContainsFunc(others, func(o source.Edit) bool {
		return o.File == e.File && (o.Span.Start == e.Span.Start || o.Span.Start < e.Span.End && e.Span.Start < o.Span.End)
	})
}
