package check

import "charm-playground/core/diagnostic"

// table lists all checks, one row each.
var table = []struct {
	code  diagnostic.Code // the code of all its findings
	run   func(*run)
	visit func(*run, *place) // called for every place that the schema describes
	all   bool               // whether visit is also called for the files beside charmcraft.yaml; there Juju's verdict covers the rest
	paas  bool               // whether run is called for 12-factor charms only
}{
	{code: diagnostic.UnknownKey, visit: (*run).unknownKeys, all: true},
	{code: diagnostic.MissingKey, visit: (*run).missingKeys},
	{code: diagnostic.WrongType, visit: (*run).wrongTypes},
	{code: diagnostic.UnknownValue, visit: (*run).unknownValues, all: true},
	{code: diagnostic.KeySpelling, run: keySpellings},
	{code: diagnostic.UnknownParameter, run: unknownParameters},
	{code: diagnostic.OptionDefault, run: optionDefaults},
	{code: diagnostic.MisreadValue, run: misreadOptions, visit: (*run).misreadValues},
	{code: diagnostic.OptionUnread, run: optionsUnread},
	{code: diagnostic.EndpointName, run: endpointNames},
	{code: diagnostic.UnknownInterface, run: unknownInterfaces},
	{code: diagnostic.EndpointSide, run: endpointSides, paas: true},
	{code: diagnostic.TracingLimit, run: tracingLimits, paas: true},
	{code: diagnostic.RequiredUnmocked, run: requiredUnmocked, paas: true},
	{code: diagnostic.DatabagKey, run: databagKeys},
	{code: diagnostic.DeprecatedKey, run: deprecatedKeys},
	{code: diagnostic.ServiceCommand, run: serviceCommands},
	{code: diagnostic.ServiceOrder, run: serviceOrders},
	{code: diagnostic.ServiceValue, run: serviceValues},
	{code: diagnostic.RockExtension, run: rockExtensions},
	{code: diagnostic.SchedulerElsewhere, run: schedulersElsewhere, paas: true},
	{code: diagnostic.MigrationWithoutDatabase, run: migrationsWithoutDatabase, paas: true},
}
