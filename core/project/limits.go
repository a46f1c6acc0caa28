package project

import (
	"fmt"
	"strings"
)

// Limits is how much of a project folder is accepted, wherever it comes from: a
// request, a link, dropped files, a zip, a message, a browser's storage. Real
// projects have about ten files and ten thousand bytes.
var Limits = struct {
	Files       int // how many files
	Bytes       int // of all names and texts together, in UTF-8
	Path        int // bytes in the path of a file
	Depth       int // the number of parts of such a path
	Findings    int // the most findings in an answer
	Variables   int // the most variables of .env.example that are answered
	Completions int // the most completions offered at a place
}{
	Files:       500,
	Bytes:       1 << 20,
	Path:        255,
	Depth:       16,
	Findings:    1_000,
	Variables:   1_000,
	Completions: 1_000,
}

// Excess says, as a sentence, why a folder is larger than the limits; empty if
// it is not. Files are texts by path.
func Excess(files map[string]string) string {
	if len(files) > Limits.Files {
		return fmt.Sprintf("The project has %d files, and the playground takes at most %d. Leave out those that charmcraft does not read.", len(files), Limits.Files)
	}
	size := 0
	for name, text := range files {
		size += len(name) + len(text)
	}
	if size > Limits.Bytes {
		return fmt.Sprintf("The project has %d KiB of text, and the playground takes at most %d KiB. Leave out what charmcraft does not read, or what was pasted by mistake.", size>>10, Limits.Bytes>>10)
	}
	return ""
}

// holdable reports whether a folder can contain a file with this path.
func holdable(path string) bool {
	return len(path) <= Limits.Path && strings.Count(path, "/") < Limits.Depth
}
