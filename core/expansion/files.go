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

// addDefaultParts follows add_default_parts.
func (x *expander) addDefaultParts(yaml *value.Value) *failure {
	if yaml.Get("parts").Truthy() || !yaml.Get("type").IsString("charm") || !yaml.Map.Has("bases") {
		return nil
	}
	charm := value.NewMap(value.NewEntry("plugin", value.NewString("charm")), value.NewEntry("source", value.NewString(".")))
	yaml.Map.SetString("parts", value.NewMap(value.NewEntry("charm", charm)).With(inferred))
	return nil
}

// loadFile returns the content of a file beside charmcraft.yaml.
func (x *expander) loadFile(name string) (*value.Value, *failure) {
	doc := x.open(name, document.Options{})
	if doc.Fatal() {
		return nil, &failure{Error(*doc.Err), carried(doc.Diagnostics)}
	}
	return doc.Value, nil
}

// addConfig follows add_config.
func (x *expander) addConfig(yaml *value.Value) *failure {
	_, failed := x.addFile(yaml, "config", configFile)
	return failed
}

// addActions follows add_actions, which ignores an empty file.
func (x *expander) addActions(yaml *value.Value) *failure {
	actions, failed := x.addFile(yaml, "actions", actionsFile)
	if actions != nil && (actions.Kind != value.Map || !actions.Truthy()) {
		yaml.Map.Delete("actions")
	}
	return failed
}

// addFile makes the content of a file the value of a key. charmcraft.yaml must
// not have that key as well.
func (x *expander) addFile(yaml *value.Value, key, file string) (*value.Value, *failure) {
	if !x.folder.Exists(file) {
		return nil, nil
	}
	if e, ok := yaml.Map.Entry(key); ok {
		return nil, duplicateFile(e.Key, file)
	}
	content, failed := x.loadFile(file)
	if failed == nil {
		yaml.Map.SetString(key, content)
	}
	return content, failed
}

// duplicateFile returns the failure for a key whose file exists as well.
func duplicateFile(key *value.Value, file string) *failure {
	m := findingAt(diagnostic.DuplicateFile, key, "The project has the file "+file+" as well as the key '"+key.Text+"'. Everything has to be in charmcraft.yaml.")
	m.File = file
	return refuse("Cannot specify '"+key.Text+"' section in 'charmcraft.yaml' when '"+file+"' exists", m).
		resolved("", "Move all data from '"+file+"' to the '"+key.Text+"' section in 'charmcraft.yaml'")
}

// migrated has the keys that metadata.yaml may have instead
// (charmcraft/const.py, METADATA_YAML_MIGRATE_FIELDS).
var migrated = []string{"name", "summary", "description"}

// addMetadata follows add_metadata.
func (x *expander) addMetadata(yaml *value.Value) *failure {
	if !x.folder.Exists(metadataFile) {
		return nil
	}
	metadata, failed := x.loadMetadata()
	if failed != nil {
		return failed
	}
	duplicates := duplicateFields(yaml, metadata)
	migrate(yaml, metadata)
	return duplicates
}

// loadMetadata returns the content of metadata.yaml, which must be a mapping.
func (x *expander) loadMetadata() (*value.Value, *failure) {
	metadata, failed := x.loadFile(metadataFile)
	if failed == nil && metadata.Kind != value.Map {
		failed = refuse("Invalid file: 'metadata.yaml'", notAProject(metadata, metadataFile)).
			resolved("", "Ensure metadata.yaml meets the juju metadata.yaml specification.")
	}
	return metadata, failed
}

// migrate takes the keys that charmcraft.yaml lacks from metadata.yaml. Keys that
// neither file has become None.
func migrate(yaml, metadata *value.Value) {
	for _, key := range migrated {
		e, ok := metadata.Map.Entry(key)
		switch {
		case yaml.Map.Has(key):
		case ok:
			yaml.Map.Set(e.Key, e.Value)
		default:
			yaml.Map.SetString(key, value.NewNull().With(inferred))
		}
	}
}

// duplicateFields refuses keys that are in both charmcraft.yaml and
// metadata.yaml.
func duplicateFields(yaml, metadata *value.Value) *failure {
	var found refusedNames
	for _, e := range entriesAt(metadata, migrated) {
		if key := e.Key.Text; yaml.Map.Has(key) {
			found.add(value.ReprString(key), findingAt(diagnostic.DuplicateFile, e.Key, "'"+key+"' is in charmcraft.yaml too.", removal("'"+key+"'")))
		}
	}
	if found.names == nil {
		return nil
	}
	slices.Sort(found.names)
	return refuseAll("Fields in charmcraft.yaml cannot be duplicated in metadata.yaml", found.findings).
		resolved("Duplicate fields: "+humanised(found.names), "Remove the duplicate fields from metadata.yaml.")
}

// humanised joins words with commas and "and", as charmcraft's humanize_list
// does.
func humanised(words []string) string {
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
