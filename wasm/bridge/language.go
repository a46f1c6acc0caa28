package bridge

import (
	"charm-playground/core/language"
	"charm-playground/core/result"
	"charm-playground/core/source"
)

// PlaceRequest is the request of complete and hover: a project folder and the
// place of the cursor in one of its files.
type PlaceRequest struct {
	EvaluateRequest
	File     string          `json:"file"`
	Position source.Position `json:"position"` // zero-based, in UTF-16 characters
}

// Completion is the answer of complete.
type Completion struct {
	Version int              `json:"version"`
	Items   []CompletionItem `json:"items"`
}

// CompletionItem is one completion. Text replaces Range; if Snippet is true, it
// is a snippet of the Language Server Protocol.
type CompletionItem struct {
	Label         string            `json:"label"`
	Kind          language.ItemKind `json:"kind"` // key, value or snippet
	Detail        string            `json:"detail"`
	Documentation string            `json:"documentation"`
	Docs          string            `json:"docs"`
	Range         source.Range      `json:"range"`
	Text          string            `json:"text"`
	Snippet       bool              `json:"snippet"`
	Free          bool              `json:"free"`
}

// HoverAnswer is the answer of hover; Hover is null if there is nothing to say.
type HoverAnswer struct {
	Version int    `json:"version"`
	Hover   *Hover `json:"hover"`
}

// Hover is what is known about the word at the place.
type Hover struct {
	Range    source.Range `json:"range"`
	Contents string       `json:"contents"` // Markdown
	Docs     string       `json:"docs"`
}

func complete(r PlaceRequest) Completion {
	answer := noCompletion(failure{})
	for _, i := range language.Complete(language.Project{Files: r.Files}, r.File, r.Position) {
		answer.Items = append(answer.Items, CompletionItem{i.Label, i.Kind, i.Detail, i.Documentation, i.Docs, i.Range, i.Text, i.Snippet, i.Free})
	}
	return answer
}

func hover(r PlaceRequest) HoverAnswer {
	answer := noHover(failure{})
	if h := language.HoverAt(language.Project{Files: r.Files}, r.File, r.Position); h != nil {
		answer.Hover = &Hover{h.Range, h.Contents, h.Docs}
	}
	return answer
}

// noCompletion returns the answer of complete with nothing to offer; the answer
// of evaluate says why.
func noCompletion(failure) Completion { return Completion{result.Version, []CompletionItem{}} }

// noHover returns the answer of hover with nothing to say.
func noHover(failure) HoverAnswer { return HoverAnswer{Version: result.Version} }
