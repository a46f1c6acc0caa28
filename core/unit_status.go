package core

import (
	"slices"

	"charm-playground/core/deployment"
	"charm-playground/core/diagnostic"
	"charm-playground/core/project"
	"charm-playground/core/source"
	"charm-playground/core/status"
	"charm-playground/core/value"
)

// withStatus adds a finding about why the unit is not active, unless another
// finding says so or Juju is about to.
func (w *worked) withStatus(found, unsaid []diagnostic.Diagnostic) []diagnostic.Diagnostic {
	of := w.charm.status
	if of == nil || of.Reason == "" {
		return found
	}
	finding := w.notActive(of)
	said := func(other diagnostic.Diagnostic) bool { return explains(&other, &finding, of.At) }
	if slices.ContainsFunc(found, said) || slices.ContainsFunc(unsaid, said) {
		return found
	}
	return append(found, finding)
}

// notActive returns the finding about a status: at its cause, or if the user did
// not write that, at the extension.
func (w *worked) notActive(of *status.Status) diagnostic.Diagnostic {
	d := diagnostic.Diagnostic{Severity: diagnostic.Information, Code: diagnostic.NotActive, Message: of.Reason + " The unit is " + string(of.Name) + ": '" + of.Message + "'."}
	if of.Name == status.Error {
		d = diagnostic.Diagnostic{Severity: diagnostic.Error, Code: diagnostic.CharmFails, Message: of.Reason + " The charm crashes because of this, and juju status shows an error."}
	}
	if origin := of.At.Origin(); origin.Layer == value.User && of.At.Path != "" {
		d.File, d.Path, d.Span = origin.Source, of.At.Path, origin.Span
	} else {
		d.File, d.Path, d.Span = project.Charmcraft, "extensions", w.files.extensions()
	}
	return d
}

// explains reports whether another finding says why the unit is not active: it
// is at the same place, or it is an error or about relation data, which the
// charm reads first.
func explains(other, finding *diagnostic.Diagnostic, at deployment.Place) bool {
	switch {
	case other.Code == diagnostic.JujuOutput && other.Severity != diagnostic.Information:
		return true // mock.yaml does not have the effect that is meant
	case other.File == finding.File && at.Path != "" && near(other.Path, finding.Path):
		return other.Severity != diagnostic.Hint && (finding.Severity != diagnostic.Error || other.Severity == diagnostic.Error)
	case finding.Severity == diagnostic.Error:
		return at.Path == "" && other.Severity == diagnostic.Error
	}
	return other.Severity == diagnostic.Error || other.Code == diagnostic.RelationIncomplete
}

// extensions returns where charmcraft.yaml names its extensions.
func (f *files) extensions() source.Span {
	if pair := f.charmcraft.Root.Pair("extensions"); pair != nil {
		return pair.Key.Span
	}
	return source.Span{}
}
