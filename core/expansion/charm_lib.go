package expansion

import (
	"regexp"
	"strings"

	"charm-playground/core/big"
	"charm-playground/core/pydantic"
	"charm-playground/core/value"
)

var charmLibModel = pydantic.Model{Title: "CharmLib", ByName: true, Fields: []pydantic.Field{
	{Name: "lib", Type: pydantic.Func(libraryName), Required: true},
	{Name: "version", Type: pydantic.Func(libraryVersion), Required: true},
}}

var (
	storeName  = regexp.MustCompile(`^[a-z0-9_-]+$`)
	moduleName = regexp.MustCompile(`^[a-z0-9_]+$`)
	fullName   = regexp.MustCompile(`[a-z][a-z0-9_-]+\.[a-z][a-z0-9_]+`)
	digits     = regexp.MustCompile(`[0-9]`)
)

// libraryName follows CharmLib.lib: it writes the charm's name as the store
// does.
func libraryName(v *value.Value) (*value.Value, pydantic.Problems) {
	charm, lib, _ := strings.Cut(v.Str(), ".")
	charm = strings.ReplaceAll(charm, "_", "-")
	full := charm + "." + lib
	switch {
	case charm == "" || lib == "":
		return nil, pydantic.Raise(v, "Library name invalid. Expected '[charm_name].[lib_name]', got "+v.Repr())
	case !storeName.MatchString(charm):
		return nil, pydantic.Raise(v, "Invalid charm name for lib "+v.Repr()+". Value "+value.ReprString(charm)+" is invalid.")
	case !moduleName.MatchString(lib):
		return nil, pydantic.Raise(v, "Library name "+value.ReprString(lib)+" is invalid. Library names must be valid Python module names.")
	case !fullName.MatchString(full):
		return nil, pydantic.Refuse(v, "string_pattern_mismatch", `String should match pattern '[a-z][a-z0-9_-]+\.[a-z][a-z0-9_]+'`)
	}
	return value.NewString(full).From(v), nil
}

// libraryVersion follows CharmLib.version: the version is text with one or two
// numbers.
func libraryVersion(v *value.Value) (*value.Value, pydantic.Problems) {
	if v.Kind != value.String {
		return nil, pydantic.Refuse(v, versionNotText, "Value error, Input should be a valid string")
	}
	api, patch, dotted := strings.Cut(v.Text, ".")
	switch {
	case dotted && !isPythonInt(patch):
		return nil, pydantic.Raise(v, "Patch version not valid. Expected an integer, got "+value.ReprString(patch))
	case !isPythonInt(api):
		return nil, pydantic.Raise(v, "API version not valid. Expected an integer, got "+value.ReprString(api))
	case !digits.MatchString(v.Text):
		return nil, pydantic.Refuse(v, "string_pattern_mismatch", `String should match pattern '[0-9]+(\.[0-9]+)?'`)
	}
	return v, nil
}

// versionNotText is the type of the problem for a version that is not text.
// pydantic reports it as a value error.
const versionNotText = "version_not_text"

var pythonInt = regexp.MustCompile(`^[+-]?\pN+(_\pN+)*$`)

func isPythonInt(text string) bool {
	trimmed := strings.TrimSpace(text)
	if _, ok := new(big.Int).SetString(trimmed, 10); ok {
		return true
	}
	return pythonInt.MatchString(trimmed)
}
