package diagnostic

import "charm-playground/core/source"

// Findings of package expected.
const (
	MisspeltVariable Code = "misspelt-variable"
	MissingVariable  Code = "missing-variable"
	UnlistedOption   Code = "unlisted-option"
)

var expectedEntries = []Entry{
	{
		Code: MisspeltVariable, Severity: Warning, Title: "Misspelt variable",
		Text:    "The file lists the variables that the app reads. The charm does not provide this one, but one with nearly the same name. The fix changes the list; the app must read the same name.",
		File:    ".env.example",
		Example: "FLASK_SECRET_KYE=\n",
		Mended:  "FLASK_SECRET_KEY=\n",
		Beside:  source.Words{{"charmcraft.yaml", example}},
	},
	{
		Code: MissingVariable, Severity: Information, Title: "Variable that the charm does not provide",
		Text:    "The file lists the variables that the app reads, and nothing in the charm provides this one. The fix adds the option or the integration's endpoint that would.",
		File:    ".env.example",
		Example: "FLASK_SECRET_KEY=\nFLASK_WELCOME_TEXT=\n",
		Mended:  "FLASK_SECRET_KEY=\n",
		Beside:  source.Words{{"charmcraft.yaml", example}},
	},
	{
		Code: UnlistedOption, Severity: Information, Title: "Option that the app does not read",
		Text:    "Each option becomes a variable of the app, and `.env.example` lists the variables that the app reads. This option's variable is not among them: it is misspelt, no longer needed, or missing from the list.",
		File:    "charmcraft.yaml",
		Example: example + "config:\n  options:\n    welcome-text:\n      type: string\n",
		Mended:  example,
		Beside:  source.Words{{".env.example", "FLASK_SECRET_KEY=\n"}},
	},
}
