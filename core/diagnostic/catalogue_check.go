package diagnostic

// Findings of package check.
const (
	UnknownKey               Code = "unknown-key"
	MissingKey               Code = "missing-key"
	WrongType                Code = "wrong-type"
	UnknownValue             Code = "unknown-value"
	OptionDefault            Code = "option-default"
	OptionUnread             Code = "option-unread"
	EndpointName             Code = "endpoint-name"
	UnknownInterface         Code = "unknown-interface"
	EndpointSide             Code = "endpoint-side"
	TracingLimit             Code = "tracing-limit"
	RequiredUnmocked         Code = "required-unmocked"
	DatabagKey               Code = "databag-key"
	DeprecatedKey            Code = "deprecated-key"
	SchedulerElsewhere       Code = "scheduler-elsewhere"
	MigrationWithoutDatabase Code = "migration-without-database"
)

var checkEntries = []Entry{}
