module charm-playground

// The oldest Go that builds the playground; it is built and tested with 1.26 and
// 1.27. wasm/pack refuses others: its version.go says how to follow a new Go.
go 1.26.0

require (
	github.com/agnivade/levenshtein v1.2.2
	github.com/hack-pad/hackpadfs v0.2.4
	gopkg.in/yaml.v3 v3.0.1
)
