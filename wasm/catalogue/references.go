package main

import (
	"charm-playground/core/charmcraft"
	"charm-playground/core/diagnostic"
)

// Pages of upstream's documentation that findings refer to.
const (
	extensionPages = "https://documentation.ubuntu.com/charmcraft/stable/reference/extensions/"
	juju           = "https://documentation.ubuntu.com/juju/3.6/reference/"
	rockcraft      = "https://documentation.ubuntu.com/rockcraft/stable/reference/rockcraft.yaml/"
	pebble         = "https://documentation.ubuntu.com/pebble/reference/layer-specification/"
	paasCharm      = "https://github.com/canonical/paas-charm"
	yaml           = "https://yaml.org/spec/1.1/"
)

// references are the places in upstream's documentation that say what a finding is
// about. Findings that are not here have none: they are about YAML as programs read
// it, or about the playground itself.
var references = map[diagnostic.Code]string{
	diagnostic.YAMLSyntax:         yaml,
	diagnostic.UnknownTag:         yaml,
	diagnostic.InvalidName:        charmcraft.YAMLPage + "#name",
	diagnostic.InvalidURL:         charmcraft.YAMLPage + "#links",
	diagnostic.InvalidBase:        charmcraft.YAMLPage + "#base",
	diagnostic.InvalidPlatform:    charmcraft.YAMLPage + "#platforms",
	diagnostic.UnsupportedBase:    extensionPages,
	diagnostic.ExperimentalBase:   extensionPages,
	diagnostic.UnknownExtension:   extensionPages,
	diagnostic.ReservedKey:        extensionPages,
	diagnostic.ReservedName:       extensionPages,
	diagnostic.ReservedPrefix:     extensionPages,
	diagnostic.CustomizedCharm:    extensionPages,
	diagnostic.AlreadyExpanded:    extensionPages,
	diagnostic.OptionUnread:       extensionPages,
	diagnostic.EndpointName:       extensionPages,
	diagnostic.UnknownInterface:   extensionPages,
	diagnostic.TracingLimit:       extensionPages,
	diagnostic.CharmLibrary:       charmcraft.YAMLPage + "#charm-libs",
	diagnostic.UnknownPlugin:      charmcraft.PartsPage,
	diagnostic.InvalidPart:        charmcraft.PartsPage,
	diagnostic.InvalidGrammar:     charmcraft.PartsPage,
	diagnostic.UnknownKey:         charmcraft.YAMLPage,
	diagnostic.MissingKey:         charmcraft.YAMLPage,
	diagnostic.WrongType:          charmcraft.YAMLPage,
	diagnostic.WrongLength:        charmcraft.YAMLPage,
	diagnostic.DuplicateFile:      charmcraft.YAMLPage,
	diagnostic.DeprecatedKey:      charmcraft.YAMLPage + "#bases",
	diagnostic.UnknownOption:      juju + "configuration/",
	diagnostic.OptionType:         juju + "configuration/",
	diagnostic.OptionDefault:      juju + "configuration/",
	diagnostic.OptionNeeded:       juju + "configuration/",
	diagnostic.MissingSecret:      juju + "secret/",
	diagnostic.UnknownEndpoint:    juju + "relation/",
	diagnostic.EndpointSide:       juju + "relation/",
	diagnostic.TooManyRelations:   juju + "relation/",
	diagnostic.RequiredUnmocked:   juju + "relation/",
	diagnostic.JujuOutput:         juju + "juju-cli/list-of-juju-cli-commands/show-unit/",
	diagnostic.NotActive:          juju + "status/",
	diagnostic.JujuSchema:         juju + "action/",
	diagnostic.UnknownParameter:   juju + "action/",
	diagnostic.ServiceCommand:     pebble,
	diagnostic.ServiceOrder:       pebble,
	diagnostic.ServiceValue:       pebble,
	diagnostic.SchedulerElsewhere: rockcraft,
	diagnostic.CosCustom:          paasCharm,
	diagnostic.PaasConfig:         paasCharm,
}
