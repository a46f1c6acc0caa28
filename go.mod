module charm-playground

go 1.26.0

require (
	github.com/agnivade/levenshtein v1.2.2
	github.com/hack-pad/hackpadfs v0.2.4
	gopkg.in/yaml.v3 v3.0.1
)
