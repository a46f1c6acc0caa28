module record

go 1.26

require github.com/juju/charm/v12 v12.1.1

// Juju is built with its own fork.
replace gopkg.in/yaml.v2 => github.com/juju/yaml/v2 v2.0.0
