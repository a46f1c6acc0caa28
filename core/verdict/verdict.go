// Package verdict works out what `juju deploy` says about a project before it is
// packed: Juju's own message, and a finding for each reason at the place in the
// project that causes it.
package verdict

import (
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/juju"
	"charm-playground/core/packed"
	"charm-playground/core/value"
)

// Project is the project to judge.
type Project struct {
	Expanded   *value.Value       // as charmcraft prints it
	Charmcraft *document.Document // charmcraft.yaml
	// Beside opens a file beside charmcraft.yaml; nil if there is none.
	Beside func(name string) *document.Document
}

// Verdict is what Juju says.
type Verdict struct {
	Packed []packed.File // the files that charmcraft packs
	// Refusal is why Juju refuses the charm; nil if it accepts it.
	Refusal *Refusal
	// Findings has one finding for each reason, not only for Juju's first.
	Findings []diagnostic.Diagnostic
}

// Refusal is Juju's message about a packed file, word for word.
type Refusal struct{ File, Message string }

// Of returns the verdict on a project that charmcraft packs.
func Of(p Project) *Verdict {
	v := &Verdict{Packed: packed.Files(p.Expanded, p.text)}
	charm := juju.Read(v.texts())
	if len(charm.Refusals) > 0 {
		v.Refusal = &Refusal{charm.Refusals[0].File, charm.Refusals[0].Message}
	}
	for i := range charm.Refusals[:min(len(charm.Refusals), diagnostic.MostOfAKind)] {
		v.Findings = append(v.Findings, p.finding(v, charm, &charm.Refusals[i]))
	}
	return v
}

func (v *Verdict) texts() juju.Texts {
	texts := juju.Texts{}
	for _, file := range v.Packed {
		texts[file.Name] = file.Text
	}
	return texts
}

// packed returns the packed file with a name.
func (v *Verdict) packed(name string) *packed.File {
	for i := range v.Packed {
		if v.Packed[i].Name == name {
			return &v.Packed[i]
		}
	}
	return nil
}

// text returns the text of a file beside charmcraft.yaml.
func (p *Project) text(name string) (string, bool) {
	if beside := p.Beside(name); beside != nil {
		return beside.File.Text, true
	}
	return "", false
}

// Follow reconciles findings that guess what Juju would say with what it does
// say. Of the guessed errors by Juju, only those stay that one of Juju's
// reasons confirms; they replace the plainer finding for that reason.
func (v *Verdict) Follow(guessed []diagnostic.Diagnostic) (all []diagnostic.Diagnostic) {
	told := make([]bool, len(v.Findings))
	for i := range guessed {
		if !isByJuju(guessed[i]) || v.confirms(&guessed[i], told) {
			all = append(all, guessed[i])
		}
	}
	for i := range v.Findings {
		if !told[i] {
			all = append(all, v.Findings[i])
		}
	}
	return all
}

// isByJuju reports whether a finding is an error that Juju reports.
func isByJuju(f diagnostic.Diagnostic) bool {
	return f.Severity == diagnostic.Error && f.Objector() == diagnostic.Juju
}

// confirms reports whether one of Juju's reasons confirms a guess, and marks that
// reason as told.
func (v *Verdict) confirms(guess *diagnostic.Diagnostic, told []bool) bool {
	at := v.reason(guess)
	if at >= 0 {
		told[at] = true
	}
	return at >= 0
}

// reason returns the index of the finding that another one guesses, or -1. A
// finding about an action confirms all that are inside it, because Juju reports
// one for each action.
func (v *Verdict) reason(guess *diagnostic.Diagnostic) int {
	return slices.IndexFunc(v.Findings, func(f diagnostic.Diagnostic) bool {
		return f.File == guess.File && (f.Path == guess.Path || isInside(guess.Path, f.Path) || isInside(f.Path, guess.Path))
	})
}

// isInside reports whether a path leads to a place inside another, which is not
// the whole file.
func isInside(path, outer string) bool { return outer != "" && strings.HasPrefix(path, outer+".") }

// Borne makes sure that the findings include a refusal: if advice explains all
// of Juju's reasons by other mistakes, the first reason is reported, too.
func (v *Verdict) Borne(found []diagnostic.Diagnostic) []diagnostic.Diagnostic {
	if v == nil || v.Refusal == nil || slices.ContainsFunc(found, isByJuju) {
		return found
	}
	return append(found, v.Findings[0])
}

// Silence drops findings that guess Juju's verdict.
func Silence(guessed []diagnostic.Diagnostic) []diagnostic.Diagnostic {
	return (&Verdict{}).Follow(guessed)
}
