package expansion

import (
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/value"
)

// The files that charmcraft merges into a project (charmcraft/preprocess.py).
const (
	metadataFile = "metadata.yaml"
	configFile   = "config.yaml"
	actionsFile  = "actions.yaml"
)

// mergeFiles is add_default_parts, add_config, add_actions and add_metadata.
func (x *expander) mergeFiles(yaml *value.Value) *failure {
	addDefaultParts(yaml)
	for _, add := range []func(*value.Value) *failure{x.addConfig, x.addActions, x.addMetadata} {
		if failed := add(yaml); failed != nil {
			return failed
		}
	}
	return nil
}

func addDefaultParts(yaml *value.Value) {
	if yaml.Get("parts").Truthy() || !yaml.Get("type").IsString("charm") || !yaml.Map.Has("bases") {
		return
	}
	charm := value.NewMap(
		value.Entry{Key: value.NewString("plugin"), Value: value.NewString("charm")},
		value.Entry{Key: value.NewString("source"), Value: value.NewString(".")},
	)
	yaml.Map.SetString("parts", value.NewMap(value.Entry{Key: value.NewString("charm"), Value: charm}).With(inferred))
}

// load is the content of a file beside charmcraft.yaml.
func (x *expander) loadFile(name string) (*value.Value, *failure) {
	doc := x.open(name, document.Options{})
	if doc.Fatal() {
		return nil, &failure{Error: Error(*doc.Err), mistakes: carried(doc.Diagnostics)}
	}
	return doc.Value, nil
}

// section refuses a key of charmcraft.yaml that has a file of its own.
func (x *expander) section(yaml *value.Value, key, file string) *failure {
	e, ok := yaml.Map.Entry(key)
	if !ok {
		return nil
	}
	where := at(e.Key)
	if e.Key.Origin.Layer != value.User {
		where = place{file: file}
	}
	return refuse(Error{
		Message:    "Cannot specify '" + key + "' section in 'charmcraft.yaml' when '" + file + "' exists",
		Resolution: "Move all data from '" + file + "' to the '" + key + "' section in 'charmcraft.yaml'",
	}, diagnostic.DuplicateFile, where, "The project has the file "+file+" beside the key '"+key+"'. Everything has to be in charmcraft.yaml.")
}

func (x *expander) addConfig(yaml *value.Value) *failure {
	if !x.folder.Exists(configFile) {
		return nil
	}
	if failed := x.section(yaml, "config", configFile); failed != nil {
		return failed
	}
	config, failed := x.loadFile(configFile)
	if failed == nil {
		yaml.Map.SetString("config", config)
	}
	return failed
}

func (x *expander) addActions(yaml *value.Value) *failure {
	if !x.folder.Exists(actionsFile) {
		return nil
	}
	if failed := x.section(yaml, "actions", actionsFile); failed != nil {
		return failed
	}
	actions, failed := x.loadFile(actionsFile)
	if failed == nil && actions.Kind == value.Map && actions.Truthy() {
		yaml.Map.SetString("actions", actions)
	}
	return failed
}

// migrated are the keys that can be in metadata.yaml instead
// (charmcraft/const.py, METADATA_YAML_MIGRATE_FIELDS).
var migrated = []string{"name", "summary", "description"}

func (x *expander) addMetadata(yaml *value.Value) *failure {
	if !x.folder.Exists(metadataFile) {
		return nil
	}
	metadata, failed := x.loadFile(metadataFile)
	if failed != nil {
		return failed
	}
	if metadata.Kind != value.Map {
		return refuse(Error{
			Message:    "Invalid file: 'metadata.yaml'",
			Resolution: "Ensure metadata.yaml meets the juju metadata.yaml specification.",
		}, diagnostic.NotAProject, place{at: metadata, file: metadataFile}, notAProject(metadata))
	}
	duplicates := &failure{}
	var names []string
	for _, key := range migrated {
		e, ok := metadata.Map.Entry(key)
		switch {
		case ok && yaml.Map.Has(key):
			names = append(names, value.ReprString(key))
			duplicates.mistakes = append(duplicates.mistakes, mistake{code: diagnostic.DuplicateFile, place: at(e.Key),
				message: "'" + key + "' is in charmcraft.yaml too.", mends: []mendWay{{title: "Remove '" + key + "'", kind: remove}}})
		case ok:
			yaml.Map.Set(e.Key, e.Value)
		case !yaml.Map.Has(key):
			yaml.Map.SetString(key, (&value.Value{Kind: value.Null}).With(inferred))
		}
	}
	if names == nil {
		return nil
	}
	slices.Sort(names)
	duplicates.Error = Error{
		Message:    "Fields in charmcraft.yaml cannot be duplicated in metadata.yaml",
		Details:    "Duplicate fields: " + humanised(names),
		Resolution: "Remove the duplicate fields from metadata.yaml.",
	}
	return duplicates
}

// humanised lists words as charmcraft's humanize_list does, with "and".
func humanised(words []string) string {
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
