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

var yamlEntries = []Entry{
	{
		Code: YAMLSyntax, Severity: Error, Title: "YAML that cannot be read",
		Text:    "The text breaks YAML's rules at this place: a bracket or quote is open, a colon is missing, the indentation does not fit, a tab stands where spaces must. Often the mistake is a little above the marked place.",
		File:    "charmcraft.yaml",
		Example: "name: shop\nextensions: [flask-framework\nsummary: A shop.\n",
		Mended:  "name: shop\nextensions: [flask-framework]\nsummary: A shop.\n",
	},
	{
		Code: DuplicateKey, Severity: Error, Title: "Key twice",
		Text:    "A mapping has the same key twice. charmcraft refuses that, since only one of them could count. In the files that PyYAML reads by itself the last one wins, which is a warning.",
		File:    "charmcraft.yaml",
		Example: "requires:\n  redis:\n    interface: redis\nrequires:\n  s3:\n    interface: s3\n",
		Mended:  "requires:\n  redis:\n    interface: redis\n  s3:\n    interface: s3\n",
	},
	{
		Code: UnknownTag, Severity: Error, Title: "Unknown tag",
		Text:    "A word that begins with an exclamation mark is a tag: it tells YAML the type of what follows. charmcraft knows those of YAML 1.1 only, such as `!!str`. Put the text into quotes if it is meant to begin with the mark.",
		File:    "charmcraft.yaml",
		Example: "name: shop\nsummary: !important A shop.\n",
		Mended:  "name: shop\nsummary: \"!important A shop.\"\n",
	},
	{
		Code: InvalidValue, Severity: Error, Title: "Value that its type cannot hold",
		Text:    "YAML 1.1 takes the text for a value of some type, and there is no such value: a date in a thirteenth month, for example. Quotes make it text.",
		File:    "charmcraft.yaml",
		Example: "name: shop\ntitle: 2024-13-45\n",
		Mended:  "name: shop\ntitle: \"2024-13-45\"\n",
	},
	{
		Code: RecursiveAlias, Severity: Error, Title: "Alias of what it stands in",
		Text:    "An alias stands for something that holds the alias itself, so that the value has no end. charmcraft fails on it.",
		File:    "charmcraft.yaml",
		Example: "name: shop\nlinks: &links\n  website: *links\n",
		Mended:  "name: shop\nlinks: &links\n  website: https://example.com\n",
	},
	{
		Code: ExcessiveAliases, Severity: Error, Title: "Aliases that make the file too large",
		Text:    "Aliases of aliases multiply: a few lines can stand for millions of values, which no program can hold. Write the values out, or use fewer aliases.",
		File:    "charmcraft.yaml",
		Example: manyAliases,
		Mended:  "name: shop\nactions:\n  a0: &a0 {description: x}\n  a1: *a0\n",
	},
}

// manyAliases stands for nine to the power of nine values.
const manyAliases = `name: shop
actions:
  a0: &a0 {description: x}
  a1: &a1 {p: [*a0, *a0, *a0, *a0, *a0, *a0, *a0, *a0, *a0]}
  a2: &a2 {p: [*a1, *a1, *a1, *a1, *a1, *a1, *a1, *a1, *a1]}
  a3: &a3 {p: [*a2, *a2, *a2, *a2, *a2, *a2, *a2, *a2, *a2]}
  a4: &a4 {p: [*a3, *a3, *a3, *a3, *a3, *a3, *a3, *a3, *a3]}
  a5: &a5 {p: [*a4, *a4, *a4, *a4, *a4, *a4, *a4, *a4, *a4]}
  a6: &a6 {p: [*a5, *a5, *a5, *a5, *a5, *a5, *a5, *a5, *a5]}
  a7: &a7 {p: [*a6, *a6, *a6, *a6, *a6, *a6, *a6, *a6, *a6]}
  a8: &a8 {p: [*a7, *a7, *a7, *a7, *a7, *a7, *a7, *a7, *a7]}
  a9: &a9 {p: [*a8, *a8, *a8, *a8, *a8, *a8, *a8, *a8, *a8]}
`
