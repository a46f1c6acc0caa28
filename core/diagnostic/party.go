package diagnostic

// Party is a program that objects to something in a project, or that ignores
// what is written there.
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

// parties are the codes that are always found in the name of one program. All
// others are by whoever reads the file first.
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

// readers are the programs that read a file first, of those that charmcraft does
// not.
var readers = map[string]Party{"mock.yaml": Playground, ".env.example": Playground, Request: Playground, "rockcraft.yaml": Rockcraft, "paas-config.yaml": Charm}

// party is who objects with findings of a code in a file.
func party(code Code, file string) Party {
	if by, known := parties[code]; known {
		return by
	}
	if by, known := readers[file]; known {
		return by
	}
	return Charmcraft
}

// Objector is who objects: By, or else whoever findings of the code are by.
func (d *Diagnostic) Objector() Party {
	if d.By != "" {
		return d.By
	}
	return party(d.Code, d.File)
}
