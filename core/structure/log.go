package structure

import (
	"slices"
	"strings"

	"charm-playground/core/source"
)

// levels are the words with which programs mark the severity of a message.
var levels = []string{"ERROR", "WARNING", "WARN", "INFO", "DEBUG", "TRACE", "CRITICAL", "FATAL"}

// isLog reports whether a line is a message that a program printed: it begins
// with its level, or with a time and its level, as Juju and charmcraft write
// them; in juju debug-log the name of the sender comes first.
func isLog(body string) bool {
	body, timed := withoutTimes(withoutSender(body))
	word := firstWord(body)
	return slices.Contains(levels, strings.Trim(word, "[]:")) && (timed || len(body) > len(word))
}

// withoutSender returns a message without the name of its sender.
func withoutSender(body string) string {
	if _, rest, found := strings.Cut(body, ": "); found && isTime(firstWord(rest)) {
		return rest // unit-shop-0: 12:00:01 INFO juju.worker.uniter …
	}
	return body
}

// withoutTimes returns a message without the dates and times that it begins with.
func withoutTimes(body string) (rest string, timed bool) {
	for isTime(firstWord(body)) {
		timed = true
		body = strings.TrimLeft(body[len(firstWord(body)):], " ")
	}
	return body, timed
}

func firstWord(text string) string {
	word, _, _ := strings.Cut(text, " ")
	return word
}

// isTime reports whether a word is a date or a time of day, as logs write them:
// 2026-01-31, 12:00:01.123, 2026-01-31T12:00:01Z.
func isTime(word string) bool {
	return len(word) >= len("12:00:01") && strings.Trim(word, "0123456789-:.,TZ+[]") == "" && (strings.Count(word, ":") >= 2 || strings.Count(word, "-") == 2)
}

// logs removes the lines that are messages of a program, one candidate for each
// run of them.
func logs(s *sheet) (all []candidate) {
	for i := 0; i < len(s.lines); i++ {
		if end := s.runEnd(i, s.isLog); end > i {
			all = append(all, s.logged(i, end)...)
			i = end
		}
	}
	return all
}

func (s *sheet) isLog(i int) bool { return s.lines[i].lead == 0 && isLog(s.lines[i].body) }

// logged removes the lines from first up to end.
func (s *sheet) logged(first, end int) []candidate {
	at := s.lines[first].span()
	at.End = s.lines[end-1].end
	return []candidate{{
		message: "The line " + quoted(s.lines[first].body) + " is a message of a program, which came along when its output was copied.",
		title:   "Remove " + count(end-first, "line"), at: at, edits: []source.Edit{s.removeLines(first, end-1)}, safe: true, whole: true, drops: true, cost: -12,
	}}
}
