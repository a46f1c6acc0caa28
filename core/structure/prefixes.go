package structure

import (
	"strconv"
	"strings"
)

// lineMark is a mark that another program puts before each line of a text, with
// the words that say so.
type lineMark struct{ text, name string }

var marks = []lineMark{
	{">", "as mails quote a text"}, {">>", "as mails quote a text"}, {"> >", "as mails quote a text"}, {"+", "as a diff marks an added line"}, {"-", "as a diff marks a removed line"}, {"|", "as a table or a block is framed"},
	{"│", "as a terminal frames a text"}, {"#", "which makes a comment of it"}, {"//", "as other languages mark a comment"}, {"*", "as a list in a text has it"}, {"┃", "as a terminal frames a text"},
}

// prefixes removes a mark that all lines of a text have, or all lines of a part
// of it.
func prefixes(s *sheet) (all []candidate) {
	for _, m := range marks {
		all = s.addMarked(all, m)
	}
	return all
}

// mostMarked is the number of candidates after which no more marks are looked for.
const mostMarked = 12

// addMarked adds the candidates for the runs of lines with a mark.
func (s *sheet) addMarked(all []candidate, m lineMark) []candidate {
	for i := 0; i < len(s.lines) && len(all) <= mostMarked; i++ {
		if end := s.markedEnd(i, m.text); end > i {
			if !isOfYAML(m.text) || i == 0 && end >= len(s.lines)-1 {
				all = append(all, s.unmarked(i, end, m.text, m.name)...)
			}
			i = end
		}
	}
	return all
}

// isOfYAML reports whether a mark has a meaning in YAML, so that only the whole
// text can have it by mistake.
func isOfYAML(mark string) bool { return mark == "#" || mark == "-" }

// markedEnd returns the end of the run of lines from i on that have a mark; single
// empty lines inside belong to it.
func (s *sheet) markedEnd(i int, mark string) int {
	return s.runEnd(i, func(j int) bool { return s.hasMark(j, mark) || j > i && s.text(j) == "" && s.hasMark(j+1, mark) })
}

func (s *sheet) hasMark(i int, mark string) bool {
	return i < len(s.lines) && strings.HasPrefix(s.text(i), mark)
}

// unmarked removes a mark from lines: with the space after it if all lines have
// one, or with a space in its place.
func (s *sheet) unmarked(first, end int, mark, how string) []candidate {
	c := s.markedBy(first, end, mark, how)
	all := []candidate{s.without(c, first, end, mark, len(mark), "")}
	if s.spaced(first, end, mark) {
		all = append(all, s.without(c, first, end, mark, len(mark)+1, ""))
		all[0].cost += 3
		if end-first == len(s.lines) || end-first == len(s.lines)-1 && s.text(end) == "" {
			all = all[1:] // for the whole text, where both give the same result
		}
	}
	if first > 0 || end < len(s.lines)-1 {
		all = append(all, s.without(c, first, end, mark, len(mark), " "))
	}
	return all
}

// markedBy says that lines begin with a mark.
func (s *sheet) markedBy(first, end int, mark, how string) candidate {
	at := s.lines[first].span()
	at.Start = s.lines[first].start
	return candidate{
		message: s.marked(first, end) + " with '" + mark + "', " + how + ". To YAML it is part of the text.",
		title:   "Remove the '" + mark + "' from " + count(end-first, "line"), at: at, safe: true, whole: end-first > len(s.lines)/2, drops: true, cost: len(mark),
	}
}

// marked says which lines begin with a mark.
func (s *sheet) marked(first, end int) string {
	if end-first == 1 {
		return "The line begins"
	}
	return "Each line from " + strconv.Itoa(first+1) + " to " + strconv.Itoa(end) + " begins"
}

// spaced reports whether a space follows the mark on all lines.
func (s *sheet) spaced(first, end int, mark string) bool {
	for i := first; i < end; i++ {
		if rest := strings.TrimPrefix(s.text(i), mark); rest != "" && rest[0] != ' ' {
			return false
		}
	}
	return true
}

// without returns a candidate with the edits that replace the first size bytes of
// lines with a text.
func (s *sheet) without(c candidate, first, end int, mark string, size int, text string) candidate {
	for i := first; i < end; i++ {
		if l := &s.lines[i]; strings.HasPrefix(s.text(i), mark) {
			c.edits = append(c.edits, s.edit(l.start, min(l.start+size, l.end), text))
		}
	}
	return c
}
