// Package expansion does what `charmcraft expand-extensions` does (charmcraft
// 4.5.0): it applies the framework extensions to a project, then validates and
// normalises the result.
package expansion

import (
	"charm-playground/core/diagnostic"
	"charm-playground/core/value"
)

// Options has what charmcraft reads from outside the project folder.
type Options struct {
	// Experimental is CHARMCRAFT_ENABLE_EXPERIMENTAL_EXTENSIONS.
	Experimental bool
}

// Error is the error that charmcraft prints. A part that it does not print is
// empty.
type Error struct {
	Message    string
	Details    string
	Resolution string
}

// Expansion is the result of expanding a project.
type Expansion struct {
	// Project is the expanded project as charmcraft prints it, with the keys in
	// the same order; nil if charmcraft refuses it. Every value has its origin.
	Project *value.Value
	// Error is what charmcraft prints when it refuses the project.
	Error *Error
	// Framework is the framework of the framework extension that was applied
	// ("flask"), or empty.
	Framework string
	// Released reports whether the charm library for the framework and base is
	// released: false for the V2 extensions (ubuntu@26.04).
	Released bool
	// Diagnostics has a finding for each mistake, not only for the first one
	// that charmcraft reports.
	Diagnostics []diagnostic.Diagnostic
}
