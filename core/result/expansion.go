package result

import (
	"strings"

	"charm-playground/core/emit"
	"charm-playground/core/expansion"
	"charm-playground/core/value"
)

// Expansion converts the outcome of an expansion. write is emit.WithPaths, or
// emit.YAML if the paths of the lines are not needed.
func (s *Sources) Expansion(e *expansion.Expansion, write func(*value.Value) (string, []emit.Line)) Expansion {
	converted := Expansion{Lines: []LineOrigin{}, Error: expansionError(e.Error)}
	if e.Project == nil {
		return converted
	}
	text, lines := write(e.Project)
	converted.YAML = &text
	converted.Lines = make([]LineOrigin, len(lines))
	numbers := make([]int, len(lines))
	for i := range lines {
		converted.Lines[i] = s.line(&lines[i], &numbers[i])
	}
	return converted
}

func expansionError(e *expansion.Error) *ExpansionError {
	if e == nil {
		return nil
	}
	return &ExpansionError{optional(e.Message), optional(e.Details), optional(e.Resolution)}
}

// optional returns null for an empty text.
func optional(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// line converts the origin of a line; number is room for its line in the user's
// file. The lines of a `|` block that the user wrote as a block come from their
// own lines in the user's file.
func (s *Sources) line(l *emit.Line, number *int) LineOrigin {
	switch {
	case l.Origin.Source == "":
		return LineOrigin{From: "charmcraft", Path: l.Path}
	case l.Origin.Layer != value.User:
		return LineOrigin{From: l.Origin.Source, Path: l.Path}
	}
	file := s.File(l.Origin.Source)
	*number = file.Line(l.Origin.Span.Start)
	if l.Block && strings.HasPrefix(file.Text[min(l.Origin.Span.Start, len(file.Text)):], "|") {
		*number += l.Part
	}
	return LineOrigin{From: l.Origin.Source, Line: number, Path: l.Path}
}
