package diagnostic

// Findings about the request as a whole, and about ourselves.
const (
	InternalError  Code = "internal-error"
	InvalidRequest Code = "invalid-request"
	InvalidPath    Code = "invalid-path"
)

// Request stands for the file of an example that is a request to the core.
const Request = "request"

var coreEntries = []Entry{
	{
		Code:     InternalError,
		Severity: Error,
		Title:    "Error in the playground",
		Text: "The playground itself failed on these files: this is a mistake in the playground, never in your project. " +
			"Your text is safe. Please report it with the message and, if you can, the files; until it is fixed, undoing the last change usually helps.",
	},
	{
		Code:     InvalidRequest,
		Severity: Error,
		Title:    "Malformed request",
		Text: "A program that uses the core asked it something that is not of the documented form: JSON text with `files`, " +
			"an object from paths to texts, and optionally `charmcraft`. People who use the page never see this.",
		File:    Request,
		Example: `{"files": "name: shop"}`,
		Mended:  `{"files": {"charmcraft.yaml": "name: shop"}}`,
	},
	{
		Code:     InvalidPath,
		Severity: Warning,
		Title:    "Impossible file name",
		Text: "A project folder cannot hold a file of this name, so it is left out. Names are relative paths with `/`: " +
			"without a leading `/`, without `..`, and never below another file.",
		File:    "../notes.md",
		Example: "Notes on the shop.\n",
	},
}
