package result

import "charm-playground/core/source"

// Sources are the texts of a project, to convert positions in them.
type Sources struct {
	texts map[string]string
	files map[string]*source.File
}

// NewSources returns sources that index each text when it is first needed.
func NewSources(texts map[string]string) *Sources {
	return &Sources{texts: texts, files: map[string]*source.File{}}
}

// File returns a project file; one that does not exist is empty.
func (s *Sources) File(name string) *source.File {
	file := s.files[name]
	if file == nil {
		file = source.NewFile(name, s.texts[name])
		s.files[name] = file
	}
	return file
}

// Range converts a span of bytes in a file.
func (s *Sources) Range(file string, span source.Span) source.Range { return s.File(file).Range(span) }

// Edits converts edits.
func (s *Sources) Edits(edits []source.Edit) []TextEdit {
	converted := make([]TextEdit, len(edits))
	for i, edit := range edits {
		converted[i] = TextEdit{edit.File, s.Range(edit.File, edit.Span), edit.Text}
	}
	return converted
}
