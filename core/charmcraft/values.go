package charmcraft

// Word is a value that a key may have.
type Word struct{ Name, Doc string }

// CharmUsers are the values of charm-user (charmcraft/models/project.py).
var CharmUsers = []Word{
	{"root", "The charm's code runs as root."},
	{"sudoer", "The charm's code runs as a user that may call sudo."},
	{"non-root", "The charm's code runs without root's rights."},
}

// Attributes are the facts that charmcraft finds out about a charm
// (charmcraft/linters.py).
var Attributes = []Word{{"language", "The language that the charm is written in."}, {"framework", "The framework that the charm is made with."}}

// Linters are charmcraft's checks of a charm (charmcraft/linters.py).
var Linters = []Word{
	{"juju-actions", "Whether actions.yaml can be read."},
	{"juju-config", "Whether config.yaml can be read and each option is complete."},
	{"metadata", "Whether metadata.yaml can be read and is complete."},
	{"naming-conventions", "Whether names and links are written as Charmhub asks for."},
	{"entrypoint", "Whether the program that Juju starts is there and can be run."},
	{"ops-main-call", "Whether the program calls main of the framework ops."},
	{"additional-files", "Whether there are files that no part asked for."},
	{"pip-check", "Whether the Python packages fit together."},
	{"pydeps", "Whether the Python packages that the libraries need are there."},
}

// Names returns the names of words.
func Names(words []Word) []string {
	names := make([]string, len(words))
	for i, word := range words {
		names[i] = word.Name
	}
	return names
}
