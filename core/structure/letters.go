package structure

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"charm-playground/core/source"
)

// alike lists characters that look like one that YAML or charmcraft knows, with
// their Unicode names and the character that the user must have meant.
var alike = []letter{
	{"\u00A0", "no-break space", " ", gap}, {"\u202F", "narrow no-break space", " ", gap}, {"\u2007", "figure space", " ", gap}, {"\u3000", "ideographic space", " ", gap},
	{"\u2000", "en quad", " ", gap}, {"\u2001", "em quad", " ", gap}, {"\u2002", "en space", " ", gap}, {"\u2003", "em space", " ", gap}, {"\u2004", "three-per-em space", " ", gap}, {"\u2005", "four-per-em space", " ", gap},
	{"\u2006", "six-per-em space", " ", gap}, {"\u2008", "punctuation space", " ", gap}, {"\u2009", "thin space", " ", gap}, {"\u200A", "hair space", " ", gap},
	{"\u200B", "zero-width space", "", anywhere}, {"\u200C", "zero-width non-joiner", "", anywhere}, {"\u200D", "zero-width joiner", "", anywhere}, {"\u2060", "word joiner", "", anywhere},
	{"\uFEFF", "byte order mark", "", anywhere}, {"\u00AD", "soft hyphen", "", anywhere}, {"\u200E", "left-to-right mark", "", anywhere}, {"\u200F", "right-to-left mark", "", anywhere},
	{"\uFF1A", "full-width colon", ":", colon}, {"\uFE55", "small colon", ":", colon}, {"\u2236", "ratio sign", ":", colon}, {"\uA789", "modifier letter colon", ":", colon}, {"\u02D0", "modifier letter triangular colon", ":", colon},
	{"\u201C", "curly quote", `"`, quote}, {"\u201D", "curly quote", `"`, quote}, {"\u201E", "low curly quote", `"`, quote}, {"\u201F", "curly quote", `"`, quote}, {"\u00AB", "angle quote", `"`, quote}, {"\u00BB", "angle quote", `"`, quote}, {"\uFF02", "full-width quote", `"`, quote},
	{"\u2018", "curly single quote", "'", quote}, {"\u2019", "curly single quote", "'", quote}, {"\u201A", "low single quote", "'", quote}, {"\uFF07", "full-width apostrophe", "'", quote}, {"\u00B4", "acute accent", "'", quote},
	{"\u2010", "hyphen (not the one on the keyboard)", "-", dash}, {"\u2011", "no-break hyphen", "-", dash}, {"\u2012", "figure dash", "-", dash}, {"\u2013", "en dash", "-", dash}, {"\u2014", "em dash", "-", dash},
	{"\u2212", "minus sign", "-", dash}, {"\uFF0D", "full-width hyphen", "-", dash}, {"\u2022", "bullet", "-", dash}, {"\u00B7", "middle dot", "-", dash}, {"\u25CF", "black circle", "-", dash},
	{"\uFF20", "full-width at sign", "@", single}, {"\uFF0E", "full-width full stop", ".", single}, {"\uFF3F", "full-width low line", "_", single}, {"\uFF0C", "full-width comma", ",", single},
	{"\uFF3B", "full-width bracket", "[", single}, {"\uFF3D", "full-width bracket", "]", single}, {"\uFF5B", "full-width brace", "{", single}, {"\uFF5D", "full-width brace", "}", single}, {"\uFF1D", "full-width equals sign", "=", single},
	{"\u0430", "Cyrillic a", "a", single}, {"\u0435", "Cyrillic ie", "e", single}, {"\u043E", "Cyrillic o", "o", single}, {"\u0440", "Cyrillic er", "p", single}, {"\u0441", "Cyrillic es", "c", single}, {"\u0443", "Cyrillic u", "y", single},
	{"\u0445", "Cyrillic ha", "x", single}, {"\u0456", "Cyrillic i", "i", single}, {"\u0458", "Cyrillic je", "j", single}, {"\u0455", "Cyrillic dze", "s", single}, {"\u0501", "Cyrillic de", "d", single}, {"\u04BB", "Cyrillic shha", "h", single},
	{"\u0442", "Cyrillic te", "t", single}, {"\u043C", "Cyrillic em", "m", single}, {"\u043A", "Cyrillic ka", "k", single}, {"\u043D", "Cyrillic en", "h", single}, {"\u0432", "Cyrillic ve", "b", single},
	{"\u03BF", "Greek omicron", "o", single}, {"\u03B1", "Greek alpha", "a", single}, {"\u03C1", "Greek rho", "p", single}, {"\u03BD", "Greek nu", "v", single}, {"\u0131", "dotless i", "i", single}, {"\u0261", "script g", "g", single}, {"\u212F", "script e", "e", single},
}

// place is the part of a line in which a character is a mistake; in other parts
// it may be intended.
type place uint8

const (
	anywhere place = iota
	gap            // in the indentation, and around '-' and ':'
	colon          // after the first word
	quote          // around a value
	dash           // before an item, or inside a key or a single word
	single         // inside a key or a single word
)

// letter is a character that looks like another one, meant.
type letter struct {
	char, name, meant string
	where             place
}

// found is a character of the table, by its row in alike and its offset in the
// file.
type found struct {
	row, at int
}

// lookalikes returns the characters of a line that look like others, at places
// where they are a mistake.
func (s *sheet) lookalikes(i int) (all []found) {
	text := s.text(i)
	for at, char := range text {
		if char >= utf8.RuneSelf {
			all = append(all, s.lines[i].lookalikeAt(text, at)...)
		}
	}
	return all
}

// lookalikeAt returns the character at an offset of the line's text, if it is one
// of the table at a place where it is a mistake.
func (l *line) lookalikeAt(text string, at int) []found {
	for row := range alike {
		if char := alike[row].char; strings.HasPrefix(text[at:], char) && isAt(alike[row].where, text, at, len(char), l) {
			return []found{{row, l.start + at}}
		}
	}
	return nil
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// keyEnd returns the end of the key or the first word of a line's text.
func keyEnd(text string) int {
	end := strings.IndexAny(text, ":=")
	for row := range alike {
		if i := strings.Index(text, alike[row].char); alike[row].where == colon && i >= 0 && (end < 0 || i < end) {
			end = i
		}
	}
	if end < 0 {
		return len(text)
	}
	return end
}

// isAt reports whether a character at an offset of a line is at a place where it
// is a mistake.
func isAt(where place, text string, at, size int, l *line) bool {
	before, behind := text[:at], text[at+size:]
	switch where {
	case gap:
		return at < l.lead || isGap(before, behind)
	case colon:
		return at == keyEnd(text)
	case quote:
		return isQuoting(before, behind)
	case dash:
		return at == l.lead || isInWord(text, at)
	case single:
		return isInWord(text, at)
	}
	return true
}

// isGap reports whether a character between two texts is beside the ':' of a key,
// after the dash of an item, or at the end of its line.
func isGap(before, behind string) bool {
	behind = strings.TrimLeft(behind, white)
	return endsInColon(before) || strings.Trim(before, white) == "-" || strings.HasPrefix(behind, ":") || behind == ""
}

// isQuoting reports whether a character between two texts is where a quote opens
// or closes a key or a value.
func isQuoting(before, behind string) bool {
	return strings.Trim(before, white+"-") == "" || endsInColon(before) ||
		strings.Trim(behind, white) == "" || strings.HasPrefix(behind, ":") || strings.HasPrefix(behind, " #")
}

// endsInColon reports whether a colon, ours or the full-width one, is the last
// character of a text beside white space.
func endsInColon(text string) bool {
	text = strings.TrimRight(text, white)
	return strings.HasSuffix(text, ":") || strings.HasSuffix(text, "：")
}

// isInWord reports whether a character at an offset of a line is in a key or a
// value of one word.
func isInWord(text string, at int) bool {
	end := keyEnd(text)
	if at < end {
		return !strings.Contains(strings.Trim(text[:end], white+"-\"'"), " ")
	}
	return at > end && !strings.Contains(strings.Trim(text[end+1:], white+"："), " ")
}

// lookalike replaces the characters of a line that look like others with those,
// here and in all lines that have the same ones.
func lookalike(s *sheet, i int) []candidate {
	here := s.lookalikes(i)
	if len(here) == 0 {
		return nil
	}
	first := alike[here[0].row]
	c := first.candidate().with(s.plain(i, here))
	c.at = source.Span{Start: here[0].at, End: here[0].at + len(first.char)}
	all := []candidate{c}
	if first.where == quote {
		all = append(all, s.unquoted(c, here))
	}
	return append(all, s.alsoElsewhere(c, here)...)
}

// alsoElsewhere replaces the same characters in all lines, if other lines have
// them.
func (s *sheet) alsoElsewhere(c candidate, here []found) []candidate {
	more := s.everywhere(here)
	if len(more) <= len(c.edits) {
		return nil
	}
	c.cost++
	return []candidate{c.with(more)}
}

// candidate returns a candidate that says what is wrong with a character.
func (l *letter) candidate() candidate {
	name := l.name + " (" + codePoint(l.char) + ")"
	if l.meant == "" {
		return candidate{
			message: "This line has a " + name + ". It is invisible, but to YAML it is part of the text.",
			title:   "Remove the " + l.name, safe: true, drops: true, cost: -6,
		}
	}
	return candidate{
		message: "This line has a " + name + ", which looks like " + meaning(l.meant) + " but is a different character to YAML.",
		title:   "Write " + meaning(l.meant) + " for the " + l.name, safe: true, drops: true, cost: -6,
	}
}

// unquoted returns the candidate that removes the curly quotes of a line.
func (s *sheet) unquoted(c candidate, here []found) candidate {
	c.title, c.edits = "Remove the curly quotes", nil
	for _, f := range here {
		if alike[f.row].where == quote {
			c.edits = append(c.edits, s.edit(f.at, f.at+len(alike[f.row].char), ""))
		}
	}
	return c
}

// everywhere returns the edits that replace the same characters in all lines.
func (s *sheet) everywhere(here []found) (edits []source.Edit) {
	for i := range s.lines {
		if !s.lines[i].opaque {
			edits = append(edits, s.plain(i, ofRows(s.lookalikes(i), here))...)
		}
	}
	return edits
}

// ofRows returns those of the characters that are the same as others.
func ofRows(list, others []found) []found {
	return slices.DeleteFunc(list, func(f found) bool {
		return !slices.ContainsFunc(others, func(o found) bool { return o.row == f.row })
	})
}

// plain returns the edits that write the characters of YAML.
func (s *sheet) plain(i int, list []found) (edits []source.Edit) {
	for _, f := range list {
		end := f.at + len(alike[f.row].char)
		edits = append(edits, s.edit(f.at, end, f.plain(&s.lines[i], s.file.Text[end:s.lines[i].end])))
	}
	return edits
}

// plain returns the character of YAML for another one, with the space that must
// follow a colon and the dash of an item.
func (f found) plain(l *line, behind string) string {
	row := &alike[f.row]
	if (row.where == colon || row.where == dash && f.at == l.at()) && behind != "" && behind[0] != ' ' {
		return row.meant + " "
	}
	return row.meant
}

// meaning names a character as messages do.
func meaning(char string) string {
	if char == " " {
		return "a space"
	}
	return "'" + char + "'"
}

// codePoint returns the number of a character as Unicode writes it, for example
// U+00A0.
func codePoint(char string) string {
	r, _ := utf8.DecodeRuneInString(char)
	number := strings.ToUpper(strconv.FormatInt(int64(r), 16))
	return "U+" + strings.Repeat("0", max(4-len(number), 0)) + number
}

// tabs replaces the tabs that lines begin with by spaces: those of one line or of
// its neighbours to match the lines around, or those of all lines with one width.
func tabs(s *sheet, i int) []candidate {
	l := &s.lines[i]
	if !strings.Contains(s.lead(l), "\t") {
		return nil
	}
	c := candidate{
		message: "This line is indented with a tab. YAML takes spaces only.",
		title:   "Replace the tabs with spaces", at: source.Span{Start: l.start, End: l.at()}, safe: true,
	}
	return slices.Concat(s.lineTabs(c, i), s.runTabs(c, i), s.allTabs(c))
}

// lead returns the white space that a line begins with.
func (s *sheet) lead(l *line) string { return s.file.Text[l.start:l.at()] }

// lineTabs indents one line to each plausible column.
func (s *sheet) lineTabs(c candidate, i int) (all []candidate) {
	l := &s.lines[i]
	for _, to := range s.columns(i) {
		all = append(all, c.with([]source.Edit{s.edit(l.start, l.at(), spaces(to))}))
	}
	return all
}

// runTabs does the same for the first line of the run of tabbed lines around a
// line, if there are several; the others follow it.
func (s *sheet) runTabs(c candidate, i int) (all []candidate) {
	if first, end := s.tabbed(i); end-first > 1 {
		for _, to := range s.columns(first) {
			all = append(all, c.with(s.untabbedRun(first, end, to)))
		}
	}
	return all
}

// with returns a candidate with other edits.
func (c candidate) with(edits []source.Edit) candidate {
	c.edits = edits
	return c
}

// allTabs replaces the tabs of all lines, if several lines have tabs.
func (s *sheet) allTabs(c candidate) []candidate {
	var all []candidate
	for _, width := range []int{s.step, 2, 4, 8, 1, 3} {
		every := c.with(s.untabbed(width))
		if s.step != width {
			every.cost = 2
		}
		if len(every.edits) > 1 {
			all = append(all, every)
		}
	}
	return all
}

// tabbed returns the run of lines around a line, from first up to end, that all
// begin with tabs.
func (s *sheet) tabbed(i int) (first, end int) {
	for first = i; first > 0 && s.isTabbed(first-1); first-- {
	}
	return first, s.runEnd(i+1, s.isTabbed)
}

func (s *sheet) isTabbed(i int) bool {
	return s.lines[i].body != "" && strings.HasPrefix(s.text(i), "\t")
}

// untabbedRun returns the edits that indent the first line of a run to the column
// to, and the others by one step for each further tab.
func (s *sheet) untabbedRun(first, end, to int) (edits []source.Edit) {
	level := s.tabsBefore(&s.lines[first])
	for i := first; i < end; i++ {
		l := &s.lines[i]
		edits = append(edits, s.edit(l.start, l.at(), spaces(max(to+(s.tabsBefore(l)-level)*s.step, 0))))
	}
	return edits
}

// tabsBefore returns the number of tabs that a line begins with.
func (s *sheet) tabsBefore(l *line) int { return strings.Count(s.lead(l), "\t") }

// untabbed returns the edits that replace each tab that lines begin with by width
// spaces.
func (s *sheet) untabbed(width int) (edits []source.Edit) {
	for i := range s.lines {
		if l := &s.lines[i]; s.tabsBefore(l) > 0 && !strings.HasPrefix(l.body, "#") {
			edits = append(edits, s.edit(l.start, l.at(), strings.ReplaceAll(s.lead(l), "\t", spaces(width))))
		}
	}
	return edits
}
