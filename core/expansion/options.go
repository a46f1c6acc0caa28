package expansion

import (
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/value"
)

// checkOptions refuses options with a reserved prefix, and options that are not
// optional but have a default.
func (x *expander) checkOptions(yaml *value.Value) *failure {
	options, failed := nested(yaml, "config.options")
	switch {
	case failed != nil || options == nil:
		return failed
	case options.Map == nil:
		return checkOptionsKind(options)
	}
	return x.checkEachOption(options)
}

func (x *expander) checkEachOption(options *value.Value) *failure {
	var found refusedNames
	for _, e := range options.Map.Entries() {
		option, failed := x.checkOption(options, e.Key)
		if failed != nil {
			return failed
		}
		if option != nil {
			found.add(e.Key.Text, notOptional(e.Key, option))
		}
	}
	return found.refuse("Non-optional configuration options can not have default values.\nPlease either remove the default value or set optional field to true or remove it for the ", " configuration option(s).")
}

// checkOptionsKind refuses values that Python cannot iterate over.
func checkOptionsKind(options *value.Value) *failure {
	switch {
	case options.Kind == value.Null:
		return crash("TypeError", findingAt(diagnostic.WrongType, options, "'config.options' is empty. List options under it, or leave the key out.", emptyMapping))
	case options.Kind == value.Bool || isNumber(options):
		return crash("TypeError", wrongType("'config.options'", options, "a mapping of options"))
	}
	return nil
}

// checkOption returns the option with a name if it is not optional but has a
// default, otherwise nil.
func (x *expander) checkOption(options, name *value.Value) (*value.Value, *failure) {
	if failed := x.checkOptionName(name); failed != nil {
		return nil, failed
	}
	option, failed := nested(options, name.Text)
	if failed != nil {
		return nil, failed
	}
	if option != nil && option.Kind != value.Map {
		return nil, crash("AttributeError", wrongType("Option "+quoted(name), option, "a mapping with 'type' and 'description'"))
	}
	if flag := option.Get("optional"); flag != nil && flag.Kind == value.Bool && !flag.Bool && option.Get("default").Truthy() {
		return option, nil
	}
	return nil, nil
}

func notOptional(key, option *value.Value) *finding {
	fallback, _ := option.Map.Entry("default")
	flag, _ := option.Map.Entry("optional")
	whole := removal("'optional'")
	whole.at = flag.Key
	return findingAt(diagnostic.DefaultNotOptional, fallback.Key, "Option "+quoted(key)+" is not optional, so it cannot have a default.",
		removal("the default"), &fix{title: "Make the option optional", kind: replace, at: flag.Value, text: "true"}, whole)
}

func (x *expander) checkOptionName(key *value.Value) *failure {
	if key.Kind != value.String {
		return crash("AttributeError", findingAt(diagnostic.WrongType, key, "The name of an option is text, not "+key.Kind.InWords()+".", inQuotes))
	}
	for _, prefix := range x.framework.ReservedPrefixes() {
		if bare, found := strings.CutPrefix(key.Text, prefix); found {
			return x.refusePrefix(key, prefix, bare)
		}
	}
	return nil
}

// refusePrefix returns the failure for an option with a reserved prefix; bare is
// its name without it.
func (x *expander) refusePrefix(key *value.Value, prefix, bare string) *failure {
	m := findingAt(diagnostic.ReservedPrefix, key, "Names of options that begin with '"+prefix+"' are reserved for the "+x.extension()+".")
	if bare != "" {
		m.fixes = []*fix{{title: "Rename to '" + bare + "'", kind: rename, text: bare}}
	}
	return refuse("config.options "+key.Repr()+" starts with "+x.framework.Extension()+" reserved configuration prefix '"+prefix+"', please rename or remove it", m)
}
