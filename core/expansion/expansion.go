// Package expansion does what `charmcraft expand-extensions` does (charmcraft
// 4.5.0): it applies the framework extensions to a project and validates and
// normalises the outcome.
package expansion

import (
	"charm-playground/core/diagnostic"
	"charm-playground/core/value"
)

// Options are what charmcraft takes from outside the project folder.
type Options struct {
	// Experimental is CHARMCRAFT_ENABLE_EXPERIMENTAL_EXTENSIONS.
	Experimental bool
}

// Error is the error that charmcraft prints; parts it does not print are empty.
type Error struct {
	Message    string
	Details    string
	Resolution string
}

// Expansion is what becomes of a project.
type Expansion struct {
	// Project is the expanded project as charmcraft prints it, in its order of
	// keys; nil when charmcraft refuses it. Every value has its origin.
	Project *value.Value
	// Error is what charmcraft prints when it refuses the project.
	Error *Error
	// Framework is the framework of the one framework extension that was
	// applied ("flask"), or empty.
	Framework string
	// Released tells whether the charm library for the framework and base is
	// released: false for the V2 extensions (ubuntu@26.04).
	Released bool
	// Diagnostics has a finding for each mistake, not only for charmcraft's
	// first.
	Diagnostics []diagnostic.Diagnostic
}
