package diagnostic

// Findings of package document.
const (
	YAMLSyntax       Code = "yaml-syntax"
	DuplicateKey     Code = "duplicate-key"
	UnknownTag       Code = "unknown-tag"
	InvalidValue     Code = "invalid-value"
	RecursiveAlias   Code = "recursive-alias"
	ExcessiveAliases Code = "excessive-aliases"
)

var yamlEntries = []Entry{}
