package emit

import (
	"strings"

	"charm-playground/core/value"
)

// PyYAML's defaults (yaml/emitter.py, Emitter.__init__).
const (
	bestWidth  = 80
	indentStep = 2
)

// writer is the output, with what PyYAML remembers about its last character.
// All output is ASCII, so columns are bytes.
type writer struct {
	out        []byte
	lines      []Line
	paths      bool   // whether to set the paths of lines
	path       string // the path of the entry that is being written
	started    bool   // whether the current line is in lines
	indent     int
	column     int
	whitespace bool // whether the last character is white space
	indention  bool // whether the line has only indentation and indicators that open an entry
	openEnded  bool // whether the document needs an end marker
}

// spacing says which sides of an indicator have white space.
type spacing uint8

const (
	attached spacing = iota // follows without a space
	separate                // needs a space before it
	opening                 // separate, and more may open on the same line
)

// indicator writes a piece of YAML's syntax.
func (w *writer) indicator(text string, how spacing) {
	if how != attached && !w.whitespace {
		w.write(" ")
	}
	w.write(text)
	w.whitespace, w.openEnded = false, false
	w.indention = w.indention && how == opening
}

func (w *writer) write(text string) {
	w.out = append(w.out, text...)
	w.column += len(text)
}

// writeIndent starts a new line and indents it, unless this line contains only
// indentation.
func (w *writer) writeIndent() {
	indent := max(w.indent, 0)
	if !w.indention || w.column > indent || w.column == indent && !w.whitespace {
		w.lineBreak()
	}
	if w.column < indent {
		w.whitespace = true
		w.write(strings.Repeat(" ", indent-w.column))
	}
}

func (w *writer) lineBreak() {
	w.addLine(Line{})
	w.out = append(w.out, '\n')
	w.whitespace, w.indention = true, true
	w.column = 0
	w.started = false
}

// startLine makes v the origin of the current line, unless something before it
// on the line is. The path is that of the last entry that starts on the line.
func (w *writer) startLine(v *value.Value) {
	if v != nil && v.Origin.Source != "" {
		w.addLine(Line{Origin: v.Origin})
		w.lines[len(w.lines)-1].Path = w.path
	}
}

// addLine describes the current line, unless it is described already.
func (w *writer) addLine(line Line) {
	if !w.started {
		line.Path = w.path
		w.lines = append(w.lines, line)
		w.started = true
	}
}

// finishedLines returns the lines; those without a known origin (an end marker)
// get that of the line before.
func (w *writer) finishedLines() []Line {
	for i := 1; i < len(w.lines); i++ {
		if w.lines[i].Origin.Source == "" {
			w.lines[i].Origin = w.lines[i-1].Origin
		}
	}
	return w.lines
}
