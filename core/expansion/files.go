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
	charm := value.NewMap(
		value.Entry{Key: value.NewString("plugin"), Value: value.NewString("charm")},
		value.Entry{Key: value.NewString("source"), Value: value.NewString(".")},
	)
	yaml.Map.SetString("parts", value.NewMap(value.Entry{Key: value.NewString("charm"), Value: charm}).With(inferred))
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
		m := findingAt(diagnostic.DuplicateFile, e.Key, "The project has the file "+file+" as well as the key '"+key+"'. Everything has to be in charmcraft.yaml.")
		m.File = file
		return nil, refuse("Cannot specify '"+key+"' section in 'charmcraft.yaml' when '"+file+"' exists", m).
			resolved("", "Move all data from '"+file+"' to the '"+key+"' section in 'charmcraft.yaml'")
	}
	content, failed := x.loadFile(file)
	if failed == nil {
		yaml.Map.SetString(key, content)
	}
	return content, failed
}

// migrated has the keys that metadata.yaml may have instead
// (charmcraft/const.py, METADATA_YAML_MIGRATE_FIELDS).
var migrated = []string{"name", "summary", "description"}

// addMetadata follows add_metadata.
func (x *expander) addMetadata(yaml *value.Value) *failure {
	if !x.folder.Exists(metadataFile) {
		return nil
	}
	metadata, failed := x.loadFile(metadataFile)
	if failed != nil {
		return failed
	}
	if metadata.Kind != value.Map {
		return refuse("Invalid file: 'metadata.yaml'", notAProject(metadata, metadataFile)).
			resolved("", "Ensure metadata.yaml meets the juju metadata.yaml specification.")
	}
	failed = duplicateFields(yaml, metadata)
	for _, key := range migrated {
		e, ok := metadata.Map.Entry(key)
		switch {
		case yaml.Map.Has(key):
		case ok:
			yaml.Map.Set(e.Key, e.Value)
		default:
			yaml.Map.SetString(key, (&value.Value{Kind: value.Null}).With(inferred))
		}
	}
	return failed
}

// duplicateFields refuses keys that are in both charmcraft.yaml and
// metadata.yaml.
func duplicateFields(yaml, metadata *value.Value) *failure {
	duplicates := refuseAll("Fields in charmcraft.yaml cannot be duplicated in metadata.yaml", nil)
	var names []string
	for _, key := range migrated {
		if e, ok := metadata.Map.Entry(key); ok && yaml.Map.Has(key) {
			names = append(names, value.ReprString(key))
			duplicates.findings = append(duplicates.findings, findingAt(diagnostic.DuplicateFile, e.Key, "'"+key+"' is in charmcraft.yaml too.", removal("'"+key+"'")))
		}
	}
	if names == nil {
		return nil
	}
	slices.Sort(names)
	return duplicates.resolved("Duplicate fields: "+humanised(names), "Remove the duplicate fields from metadata.yaml.")
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
