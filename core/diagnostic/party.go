package diagnostic

import "cmp"

// Party is a program that objects to something in a project, or that ignores
// it.
type Party string

// The parties, in the order in which a project meets them.
const (
	Charmcraft Party = "charmcraft" // it refuses the project, or would if another file were there
	Juju       Party = "juju"       // deploy, integrate and config
	Charm      Party = "charm"      // at run time
	Rockcraft  Party = "rockcraft"
	Pebble     Party = "pebble"
	Playground Party = "playground" // files of our own: mock.yaml and .env.example
)

// parties maps the codes that always come from one program to that program. For
// all others it is the one that reads the file first.
var parties = map[Code]Party{
	InternalError: Playground, InvalidRequest: Playground, InvalidPath: Playground,
	PaasConfig: Charmcraft, CosCustom: Charmcraft,
	UnknownParameter: Juju, OptionDefault: Juju, UnknownInterface: Juju,
	OptionUnread: Charm, EndpointName: Charm, EndpointSide: Charm, TracingLimit: Charm, RequiredUnmocked: Charm,
	ServiceCommand: Pebble, ServiceOrder: Pebble, ServiceValue: Pebble,
	DatabagKey: Charm, DeprecatedKey: Charm, SchedulerElsewhere: Charm, MigrationWithoutDatabase: Charm,
	UnknownEndpoint: Juju, UnknownOption: Juju, OptionType: Juju, TooManyRelations: Juju,
	OptionRefused: Charm, OptionNeeded: Charm, MissingSecret: Charm, RelationData: Charm, RelationIncomplete: Charm, VariableCollision: Charm, CharmFails: Charm, NotActive: Charm,
}

// readers maps the files that charmcraft does not read first to the program
// that does.
var readers = map[string]Party{"mock.yaml": Playground, ".env.example": Playground, Request: Playground, "rockcraft.yaml": Rockcraft, "paas-config.yaml": Charm}

// party returns who objects with findings of a code in a file.
func party(code Code, file string) Party {
	return cmp.Or(parties[code], readers[file], Charmcraft)
}

// Objector returns who objects: By, or else the usual objector of the code.
func (d *Diagnostic) Objector() Party {
	if d.By != "" {
		return d.By
	}
	return party(d.Code, d.File)
}
