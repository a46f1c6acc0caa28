package check

// table is all checks, one row each.
var table = []struct {
	name  string
	run   func(*run)
	visit func(*run, *place) // in place of run, for every place that the schema describes
}{
	{"unknown-key", nil, (*run).unknownKeys},
	{"missing-key", nil, (*run).missingKeys},
	{"wrong-type", nil, (*run).wrongTypes},
	{"unknown-value", nil, (*run).unknownValues},
	{"key-spelling", keySpellings, nil},
	{"unknown-parameter", unknownParameters, nil},
	{"option-default", optionDefaults, nil},
	{"misread-value", misreadOptions, (*run).misreadValues},
	{"option-unread", optionsUnread, nil},
	{"endpoint-name", endpointNames, nil},
	{"unknown-interface", unknownInterfaces, nil},
	{"endpoint-side", endpointSides, nil},
	{"tracing-limit", tracingLimits, nil},
	{"required-unmocked", requiredUnmocked, nil},
	{"databag-key", databagKeys, nil},
	{"deprecated-key", deprecatedKeys, nil},
	{"scheduler-elsewhere", schedulersElsewhere, nil},
	{"migration-without-database", migrationsWithoutDatabase, nil},
}
