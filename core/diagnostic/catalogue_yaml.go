package diagnostic

// Findings of package document.
const (
	YAMLSyntax       Code = "yaml-syntax"
	DuplicateKey     Code = "duplicate-key"
	UnknownTag       Code = "unknown-tag"
	InvalidValue     Code = "invalid-value"
	RecursiveAlias   Code = "recursive-alias"
	ExcessiveAliases Code = "excessive-aliases"
	TooLarge         Code = "too-large"
)

var yamlEntries = []Entry{
	{
		Code: YAMLSyntax, Severity: Error, Title: "YAML syntax", File: "charmcraft.yaml",
		Text: "The file is not valid YAML 1.1, which charmcraft reads. Nothing in the file has an effect until this is fixed. " +
			"Common causes are a missing `:`, a value with `: ` in it that needs quotes, an unclosed quote or bracket, and a tab.",
		Example: "name: shop\nsummary: My shop: the best\n",
		Mended:  "name: shop\nsummary: 'My shop: the best'\n",
	},
	{
		Code: DuplicateKey, Severity: Error, Title: "Duplicate key", File: "charmcraft.yaml",
		Text: "A mapping has the same key twice. charmcraft refuses such a file. It compares keys as they are written: `1` and `'1'` are the same. " +
			"In the other files, which are read less strictly, the last one silently wins.",
		Example: "requires:\n  redis:\n    interface: redis\n  redis:\n    interface: redis\n",
		Mended:  "requires:\n  redis:\n    interface: redis\n",
	},
	{
		Code: UnknownTag, Severity: Error, Title: "Unknown tag", File: "charmcraft.yaml",
		Text: "A word that begins with `!` is a YAML tag. charmcraft knows those of YAML 1.1 only, such as `!!str` and `!!int`. " +
			"A value that is meant to begin with `!` needs quotes.",
		Example: "summary: !important Shop\n",
		Mended:  "summary: '!important Shop'\n",
	},
	{
		Code: InvalidValue, Severity: Error, Title: "Impossible value", File: "charmcraft.yaml",
		Text: "YAML 1.1 takes some values for what they look like, and this one cannot be that: a date that does not exist, a number with a tag that does not fit, " +
			"a list as a key (as in `{{ template }}`). Quotes make it text.",
		Example: "config:\n  options:\n    since:\n      type: string\n      default: 2024-02-31\n",
		Mended:  "config:\n  options:\n    since:\n      type: string\n      default: '2024-02-31'\n",
	},
	{
		Code: RecursiveAlias, Severity: Error, Title: "Recursive alias", File: "charmcraft.yaml",
		Text:    "An alias (`*name`) refers to a mapping or list that contains it, so it has no end. charmcraft crashes here.",
		Example: "parts: &parts\n  charm: *parts\n",
		Mended:  "parts:\n  charm: {}\n",
	},
	{
		Code: ExcessiveAliases, Severity: Error, Title: "Excessive aliases", File: "charmcraft.yaml",
		Text: "Aliases (`*name`) of aliases expand to more than 100,000 values, or as much text. charmcraft goes through them all until it runs out of time or memory; the playground does not try.",
		Example: "a: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\n" +
			"d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\ne: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]\nf: [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]\n",
		Mended: "a: [x, x, x, x, x, x, x, x, x, x]\n",
	},
	{
		Code: TooLarge, Severity: Error, Title: "Too large",
		Text: "The file has more than 100,000 keys and values, the project more than 500 files or 1 MiB of text, or `.env.example` more than 1,000 variables. " +
			"charmcraft reads these, given time. The playground answers while you type, so it skips what is too large and says nothing else about it. " +
			"Real files have a few hundred keys: leave out what is generated or pasted by mistake, or run `charmcraft expand-extensions` itself.",
	},
}
