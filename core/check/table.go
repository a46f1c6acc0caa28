package check

// table is all checks, one row each.
var table = []struct {
	name string
	run  func(*run)
}{
	{"unknown-key", unknownKeys},
	{"missing-key", missingKeys},
	{"wrong-type", wrongTypes},
	{"unknown-value", unknownValues},
	{"key-spelling", keySpellings},
	{"unknown-parameter", unknownParameters},
	{"option-default", optionDefaults},
	{"option-unread", optionsUnread},
	{"endpoint-name", endpointNames},
	{"unknown-interface", unknownInterfaces},
	{"endpoint-side", endpointSides},
	{"tracing-limit", tracingLimits},
	{"required-unmocked", requiredUnmocked},
	{"databag-key", databagKeys},
	{"deprecated-key", deprecatedKeys},
	{"scheduler-elsewhere", schedulersElsewhere},
	{"migration-without-database", migrationsWithoutDatabase},
}
