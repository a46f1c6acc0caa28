package diagnostic

import "charm-playground/core/source"

// Findings of package expansion, except those that it shares with the checks.
const (
	NotAProject        Code = "not-a-project"
	InvalidName        Code = "invalid-name"
	WrongLength        Code = "wrong-length"
	InvalidURL         Code = "invalid-url"
	InvalidBase        Code = "invalid-base"
	UnsupportedBase    Code = "unsupported-base"
	ExperimentalBase   Code = "experimental-base"
	InvalidPlatform    Code = "invalid-platform"
	UnknownExtension   Code = "unknown-extension"
	ReservedKey        Code = "reserved-key"
	ReservedName       Code = "reserved-name"
	ReservedPrefix     Code = "reserved-prefix"
	DefaultNotOptional Code = "default-not-optional"
	CustomizedCharm    Code = "customized-charm"
	PaasConfig         Code = "paas-config"
	CosCustom          Code = "cos-custom"
	CharmLibrary       Code = "charm-library"
	UnknownPlugin      Code = "unknown-plugin"
	InvalidPart        Code = "invalid-part"
	InvalidGrammar     Code = "invalid-grammar"
	DuplicateFile      Code = "duplicate-file"
)

var expansionEntries = []Entry{
	{
		Code: NotAProject, Severity: Error, Title: "File that is not a project",
		Text: "charmcraft.yaml is a mapping: keys such as `name` and `type` with their values. This file is empty, or it holds a list or a text instead, so charmcraft has nothing to expand.",
		File: "charmcraft.yaml",
		Example: `- flask-framework
`,
		Mended: example,
	},
	{
		Code: InvalidName, Severity: Error, Title: "Name that is not allowed",
		Text: "Charmhub and Juju allow only some characters in names. A charm's name has lower-case letters, digits and single hyphens, with at least one letter and no hyphen at either end; the name of a part has no slash on newer bases.",
		File: "charmcraft.yaml",
		Example: `name: My_Shop
type: charm
summary: A shop.
description: Sells things.
base: ubuntu@24.04
platforms:
  amd64:
extensions:
  - flask-framework
`,
		Mended: `name: my-shop
type: charm
summary: A shop.
description: Sells things.
base: ubuntu@24.04
platforms:
  amd64:
extensions:
  - flask-framework
`,
	},
	{
		Code: WrongLength, Severity: Error, Title: "Text that is too long or too short",
		Text: "Charmhub shows these texts in little space, so charmcraft limits them: a name and a title have at most 40 characters, a summary 200, and a title has at least 2.",
		File: "charmcraft.yaml",
		Example: example + `title: S
`,
		Mended: example + `title: Shop
`,
	},
	{
		Code: InvalidURL, Severity: Error, Title: "Address that is not valid",
		Text: "Links are shown on Charmhub, so charmcraft takes only addresses that begin with `http://` or `https://`. It prints them in their normal form.",
		File: "charmcraft.yaml",
		Example: example + `links:
  documentation: example.com/docs
`,
		Mended: example + `links:
  documentation: https://example.com/docs
`,
	},
	{
		Code: InvalidBase, Severity: Error, Title: "Base that charmcraft does not know",
		Text: "A base is a distribution with a release, such as `ubuntu@24.04`. charmcraft knows the releases that it can build for; one in development also needs a `build-base`, and a project with a framework extension has only one base.",
		File: "charmcraft.yaml",
		Example: `name: shop
type: charm
summary: A shop.
description: Sells things.
base: ubuntu-24.04
platforms:
  amd64:
extensions:
  - flask-framework
`,
		Mended: example,
	},
	{
		Code: UnsupportedBase, Severity: Error, Title: "Base that the extension does not support",
		Text: "Each framework extension is written for certain bases, on which its charm library and its rock are tested. charmcraft refuses to apply it on any other base.",
		File: "charmcraft.yaml",
		Example: `name: shop
type: charm
summary: A shop.
description: Sells things.
base: ubuntu@20.04
platforms:
  amd64:
extensions:
  - flask-framework
`,
		Mended: example,
	},
	{
		Code: ExperimentalBase, Severity: Error, Title: "Base on which the extension is experimental",
		Text: "The extension exists for this base, but may still change. charmcraft applies it only when the environment variable `CHARMCRAFT_ENABLE_EXPERIMENTAL_EXTENSIONS` is set.",
		File: "charmcraft.yaml",
		Example: `name: shop
type: charm
summary: A shop.
description: Sells things.
base: ubuntu@26.04
platforms:
  amd64:
extensions:
  - flask-framework
`,
		Mended: example,
	},
	{
		Code: InvalidPlatform, Severity: Error, Title: "Platform that is not valid",
		Text: "A platform says on which architecture the charm is built (`build-on`) and for which one (`build-for`). Architectures are named as Debian names them: amd64, arm64, armhf, i386, ppc64el, riscv64 and s390x; `all` can only be built for.",
		File: "charmcraft.yaml",
		Example: `name: shop
type: charm
summary: A shop.
description: Sells things.
base: ubuntu@24.04
platforms:
  amd64:
    build-on: [amd65]
    build-for: [amd64]
extensions:
  - flask-framework
`,
		Mended: `name: shop
type: charm
summary: A shop.
description: Sells things.
base: ubuntu@24.04
platforms:
  amd64:
    build-on: [amd64]
    build-for: [amd64]
extensions:
  - flask-framework
`,
	},
	{
		Code: UnknownExtension, Severity: Error, Title: "Unknown extension",
		Text: "charmcraft has no extension of that name. The framework extensions are flask-framework, django-framework, go-framework, fastapi-framework, expressjs-framework and spring-boot-framework.",
		File: "charmcraft.yaml",
		Example: `name: shop
type: charm
summary: A shop.
description: Sells things.
base: ubuntu@24.04
platforms:
  amd64:
extensions:
  - flask-framwork
`,
		Mended: example,
	},
	{
		Code: ReservedKey, Severity: Error, Title: "Key that the extension reserves",
		Text: "A framework extension makes the charm a Kubernetes charm with one container, its image and a peer relation. The project cannot set these keys to anything else, and cannot have storage, devices or extra bindings.",
		File: "charmcraft.yaml",
		Example: example + `containers:
  shop:
    resource: shop-image
`,
		Mended: example,
	},
	{
		Code: ReservedName, Severity: Error, Title: "Name that the extension already adds",
		Text: "The extension adds its own endpoints, options and actions. The project cannot have one with the same name: remove it, or rename it.",
		File: "charmcraft.yaml",
		Example: example + `requires:
  ingress:
    interface: ingress
`,
		Mended: example,
	},
	{
		Code: ReservedPrefix, Severity: Error, Title: "Option with a reserved prefix",
		Text: "The charm reserves options whose names begin with `webserver-` or with the framework's name. The project's own options need other names.",
		File: "charmcraft.yaml",
		Example: example + `config:
  options:
    flask-token:
      type: string
`,
		Mended: example + `config:
  options:
    token:
      type: string
`,
	},
	{
		Code: DefaultNotOptional, Severity: Error, Title: "Default of an option that is not optional",
		Text: "`optional: false` makes the charm wait until the option is set. With a default it is always set, so charmcraft refuses the two together.",
		File: "charmcraft.yaml",
		Example: example + `config:
  options:
    token:
      type: string
      optional: false
      default: abc
`,
		Mended: example + `config:
  options:
    token:
      type: string
      optional: false
`,
	},
	{
		Code: CustomizedCharm, Severity: Error, Title: "Part 'charm' beside an extension",
		Text: "The extension brings the part `charm`, which builds the charm. The project can have more parts, but not one with that name; for the same reason it can have only one extension.",
		File: "charmcraft.yaml",
		Example: example + `parts:
  charm:
    plugin: charm
    source: .
`,
		Mended: example,
	},
	{
		Code: CosCustom, Severity: Error, Title: "File that cos_custom cannot hold",
		Text:    "The folder `cos_custom` adds dashboards and alert rules of your own. It holds the folders grafana_dashboards, loki_alert_rules and prometheus_alert_rules, and nothing else.",
		File:    "cos_custom/rules.yaml",
		Example: "groups: []\n",
		Mended:  "",
		Beside:  source.Words{{"charmcraft.yaml", example}},
	},
	{
		Code: PaasConfig, Severity: Error, Title: "Value that paas-config.yaml cannot have",
		Text:    "The extension checks paas-config.yaml before it uses it: the file is a mapping, logging in JSON works for FastAPI, Flask and Django only, ports are whole numbers from 1 to 65535, and paths begin with a slash.",
		File:    "paas-config.yaml",
		Example: "- framework_logging_format\n",
		Mended:  "framework_logging_format: json\n",
		Beside:  source.Words{{"charmcraft.yaml", example}},
	},
	{
		Code: CharmLibrary, Severity: Error, Title: "Charm library that is not valid",
		Text: "A library is named after its charm and its module, as in `traefik-k8s.ingress`. Its version is the API version, with or without the patch. Write it in quotes, or YAML reads a number.",
		File: "charmcraft.yaml",
		Example: example + `charm-libs:
  - lib: mongodb.tls
    version: 1
`,
		Mended: example + `charm-libs:
  - lib: mongodb.tls
    version: '1'
`,
	},
	{
		Code: UnknownPlugin, Severity: Error, Title: "Plugin that does not exist",
		Text: "A part is built by a plugin of charmcraft. The name is misspelt, or this base does not have the plugin: `charm` and `reactive` exist for bases up to ubuntu@25.04 only.",
		File: "charmcraft.yaml",
		Example: example + `parts:
  docs:
    plugin: dmp
    source: docs
`,
		Mended: example + `parts:
  docs:
    plugin: dump
    source: docs
`,
	},
	{
		Code: InvalidPart, Severity: Error, Title: "Part that is not valid",
		Text: "A key of the part has a value that charmcraft refuses, or two of its keys exclude each other. Charms have no overlay step, and no Chisel slices for building.",
		File: "charmcraft.yaml",
		Example: example + `parts:
  docs:
    plugin: dump
    source: docs
    overlay-packages: [ed]
`,
		Mended: example + `parts:
  docs:
    plugin: dump
    source: docs
`,
	},
	{
		Code: InvalidGrammar, Severity: Error, Title: "Clause that is not valid",
		Text: "Keys of parts may hold clauses such as `on amd64 to arm64`, which select what applies to a platform. A clause is misspelt or repeated, the two kinds of clauses are mixed, or none applies and `else fail` ends the list.",
		File: "charmcraft.yaml",
		Example: example + `parts:
  docs:
    plugin: dump
    source: docs
    build-packages:
      - else: [git]
`,
		Mended: example + `parts:
  docs:
    plugin: dump
    source: docs
    build-packages:
      - on amd64: [git]
      - else: [tar]
`,
	},
	{
		Code: DuplicateFile, Severity: Error, Title: "Key set in two files",
		Text:    "Older charms keep parts of the project in metadata.yaml, config.yaml and actions.yaml, and charmcraft still reads them. It refuses keys that are also in charmcraft.yaml.",
		File:    "actions.yaml",
		Example: "reindex:\n  description: Rebuild the index.\n",
		Mended:  "",
		Beside:  source.Words{{"charmcraft.yaml", example}},
	},
}
