package environment

import (
	"slices"
	"strings"

	"charm-playground/core/deployment"
	"charm-playground/core/framework"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// userOption is an option that becomes a variable. The charm holds it under
// this name.
type userOption struct {
	name string // with underscores
	setting
}

// untyped returns the failure of ops for an option without a type
// (ops/charm.py, CharmMeta).
func (c *config) untyped() *Failure {
	for _, option := range c.d.Options {
		if !option.Typed {
			return crash(option.At, "Option "+source.Quote(option.Name)+" has no type: Juju takes it for a string, but the charm does not start.")
		}
	}
	return nil
}

// mistyped returns the failure for an option whose type the charm does not
// know: it cannot make its model of the user's options (charm_state.py,
// _create_config_attribute).
func (c *config) mistyped() *Failure {
	for _, option := range c.d.Options {
		if option.Typed && !option.Known && c.framework.Reads(option.Name) {
			return crash(option.At, "The charm knows no type "+source.Quote(option.Type)+" of options.")
		}
	}
	return nil
}

// loadUserOptions collects and validates the options that become variables
// (charm_state.py, from_charm). Juju has already checked the types, so the
// charm can find only missing and reserved options.
func (c *config) loadUserOptions() *Failure {
	given := c.collectUserOptions()
	if failure := c.reservedOption(); failure != nil {
		return failure
	}
	return c.missingOptions(given)
}

// collectUserOptions collects the options that become variables. It returns
// their indexes by the names that the charm has for them.
func (c *config) collectUserOptions() map[string]int {
	index := map[string]int{}
	for _, name := range c.order {
		if c.framework.Reads(name) {
			c.setUserOption(userOption{framework.Attribute(name), c.settings[name]}, index)
		}
	}
	return index
}

// setUserOption adds an option, or replaces one that has the same name for the
// charm.
func (c *config) setUserOption(option userOption, index map[string]int) {
	if at, ok := index[option.name]; ok {
		c.options[at] = option
		return
	}
	index[option.name] = len(c.options)
	c.options = append(c.options, option)
}

// reservedOptions has the names that a field of a pydantic 2.14 model cannot
// have (create_model in charm_state.py, app_config_class_factory).
const reservedOptions = "model_config model_dump model_dump_json model_validate model_validate_json model_validate_strings"

// reservedOption returns why the charm cannot make its model of the options.
func (c *config) reservedOption() *Failure {
	names := strings.Fields(reservedOptions)
	for _, option := range c.d.Options {
		if slices.Contains(names, framework.Attribute(option.Name)) {
			return crash(option.At, "No option can be called "+source.Quote(option.Name)+": the charm makes a pydantic model of the options, and the name is taken there.")
		}
	}
	return nil
}

// missingOptions returns the failure over options that have to be set.
func (c *config) missingOptions(given map[string]int) *Failure {
	missing := c.findMissing(given)
	if missing == nil {
		return nil
	}
	return &Failure{Message: optionsMessage(missing, nil), Reason: "The charm waits for a value of " + strings.Join(missing, ", ") + ".", At: c.missing[0].At}
}

// findMissing finds the options with `optional: false` and no value. An option
// that has the name of a framework's field never counts as set.
func (c *config) findMissing(given map[string]int) (missing []string) {
	order, required := c.requiredOptions()
	for _, key := range order {
		if _, ok := given[key]; !ok && required[key] != nil {
			missing = append(missing, framework.OptionName(key))
			c.missing = append(c.missing, required[key])
		}
	}
	return missing
}

// requiredOptions returns the options with `optional: false`, by the name that
// the charm has for them. If several have the same name, the last one counts.
func (c *config) requiredOptions() (order []string, required map[string]*deployment.Option) {
	required = map[string]*deployment.Option{}
	for _, entry := range declaredOptions(c.d.Project) {
		name := entry.Key.Str()
		if !c.framework.IsUserOption(name) {
			continue
		}
		key := framework.Attribute(name)
		delete(required, key)
		if isFalse(entry.Value.Get("optional")) {
			required[key] = c.d.Option(name)
			order = append(order, key)
		}
	}
	return order, required
}

// declaredOptions returns the entries of the project's options.
func declaredOptions(project *value.Value) []value.Entry {
	return project.Lookup("config", "options").Entries()
}
