package diagnostic

// Findings of package expansion, beside those that it shares with the checks.
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

var expansionEntries = []Entry{}
