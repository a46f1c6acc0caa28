package diagnostic

// Findings about the request as a whole, and about bugs of our own.
const (
	InternalError   Code = "internal-error"
	InvalidRequest  Code = "invalid-request"
	InvalidPath     Code = "invalid-path"
	AlreadyExpanded Code = "already-expanded"
)

// Request is the file name for an example that is a request to the core.
const Request = "request"

var coreEntries = []Entry{
	{
		Code:     InternalError,
		Severity: Error,
		Title:    "Error in the playground",
		Text: "The playground itself failed on these files: this is a bug in the playground, never a mistake in your project. " +
			"Your text is safe. Please report it with the message and, if you can, the files; until it is fixed, undoing the last change usually helps.",
	},
	{
		Code:     InvalidRequest,
		Severity: Error,
		Title:    "Malformed request",
		Text: "A program that uses the core sent a request that is not in the documented form: JSON text with `files`, " +
			"an object that maps paths to texts, and optionally `charmcraft`. People who use the page never see this.",
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
	{
		Code:     AlreadyExpanded,
		Severity: Information,
		Title:    "Already expanded",
		Text: "The charm names no extension, but has the container, the peer endpoint and the options that a framework's extension adds, " +
			"as the output of `charmcraft expand-extensions` does. The charm library does not ask where these come from, so the environment is shown. " +
			"Where expanding would give the same charm again, the fix writes the extension in place of what it adds.",
		File: "charmcraft.yaml",
		Example: `name: shop
type: charm
summary: A shop.
description: Sells things.
base: ubuntu@24.04
platforms:
  amd64:
parts:
  charm:
    plugin: charm
    source: .
containers:
  app:
    resource: app-image
resources:
  app-image:
    type: oci-image
peers:
  secret-storage:
    interface: secret-storage
config:
  options:
    app-port:
      type: int
      default: 8080
    metrics-port:
      type: int
      default: 8080
    metrics-path:
      type: string
      default: /metrics
`,
		Mended: `name: shop
type: charm
summary: A shop.
description: Sells things.
base: ubuntu@24.04
platforms:
  amd64:
extensions:
  - go-framework
`,
	},
}
