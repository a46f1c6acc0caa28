package environment

import (
	"slices"
	"strings"

	"charm-playground/core/deployment"
	"charm-playground/core/framework"
	"charm-playground/core/pydantic"
	"charm-playground/core/python"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// config is the charm's configuration: what the charm computes from its
// options, up to its first failure.
type config struct {
	d         *deployment.Deployment
	framework *framework.Framework
	settings  map[string]setting
	order     []string             // of the options that have a value
	fields    []fieldValue         // of the framework's configuration
	invalid   []*deployment.Option // those whose values the charm does not accept
	missing   []*deployment.Option // those that it waits for
	options   []userOption
	baseURL   deployment.Text // the app's address
	ingress   bool            // whether it comes from an ingress

	unread      *Failure // why the charm cannot read the options
	framed      *Failure // why the framework's configuration is not valid; the same as unread if that is set
	unreachable *Failure // why the app has no address
	unset       *Failure // why the charm does not accept the user's options
}

// configure does what the charm does with its options before it reads
// relations.
func configure(d *deployment.Deployment) *config {
	c := &config{d: d, framework: framework.Of(d.Framework)}
	c.unread = c.loadSettings()
	c.framed = c.unread
	if c.unread == nil {
		c.framed = c.loadFields()
	}
	c.unreachable = c.findBaseURL()
	if c.framed == nil && c.framework.Hosts != "" {
		c.framed = firstFailure(c.unreachable, c.addAllowedHost())
	}
	if c.unread == nil {
		c.unset = firstFailure(c.mistyped(), c.loadUserOptions())
	}
	return c
}

// setting is an option's value as the charm sees it. For an option that names a
// secret, that is the secret's content.
type setting struct {
	option  *deployment.Option
	value   *value.Value // nil for a secret
	content deployment.Databag
}

// truthy follows Python's bool(). The charm holds a secret as a dict.
func (s setting) truthy() bool {
	if s.value == nil {
		return s.content.Len() > 0
	}
	return s.value.Truthy()
}

// loadSettings reads all options that have a value, and the secrets that they
// name (utils.py, config_get_with_secret).
func (c *config) loadSettings() *Failure {
	c.settings = map[string]setting{}
	for _, option := range c.d.Options {
		if option.Value == nil {
			continue
		}
		c.order = append(c.order, option.Name)
		if option.Type != "secret" {
			c.settings[option.Name] = setting{option: option, value: option.Value}
			continue
		}
		content, ok := c.d.Secret(option.Value.Text)
		if !ok {
			return missingSecret(deployment.Text{Value: option.Value.Text, Place: option.From}, "")
		}
		c.settings[option.Name] = setting{option: option, content: content}
	}
	return nil
}

// fieldValue is a field of the framework's configuration with its value: a str,
// an int, a bool or a list.
type fieldValue struct {
	field *framework.Field
	value *value.Value
	from  deployment.Place
	at    deployment.Place
}

// fieldValue returns the value of a field, or nil.
func (c *config) fieldValue(name string) *fieldValue {
	for i := range c.fields {
		if c.fields[i].field.Name == name {
			return &c.fields[i]
		}
	}
	return nil
}

// loadFields validates the framework's configuration (charm.py,
// get_framework_config).
func (c *config) loadFields() *Failure {
	id, failure := c.secretKeyFromID()
	if failure != nil {
		return failure
	}
	var invalid []string
	for i := range c.framework.Fields {
		field := &c.framework.Fields[i]
		given, ok := c.loadField(field, id)
		if !ok {
			invalid = append(invalid, field.Option)
		}
		if given.value != nil {
			c.fields = append(c.fields, given)
		}
	}
	if len(invalid) > 0 {
		return &Failure{Message: optionsMessage(nil, invalid), Reason: "The charm does not accept the value of " + strings.Join(invalid, ", ") + ".", At: c.invalid[0].From}
	}
	return nil
}

// loadField returns the value of a framework's field: from the secret with the
// secret key, from its option, or its fallback. It returns false if the
// option's value is invalid.
func (c *config) loadField(field *framework.Field, id *deployment.Text) (fieldValue, bool) {
	given := fieldValue{field: field, value: fallbackOf(field)}
	if option := c.d.Option(field.Option); option != nil {
		given.at = option.At
	}
	if field.Secret && id != nil {
		given.value, given.from = value.NewString(id.Value), id.Place
		given.at = c.d.Option(field.Option + "-id").At
		return given, true
	}
	s, ok := c.settings[field.Option]
	if !ok || s.value == nil {
		return given, true
	}
	given.value, given.from = validate(field, s.value), s.option.From
	if given.value == nil {
		c.invalid = append(c.invalid, s.option)
	}
	return given, given.value != nil
}

// optionsMessage follows utils.py, build_validation_error_message, including
// the library's spaces.
func optionsMessage(missing, invalid []string) string {
	message := ""
	if len(missing) > 0 {
		message = "missing options: " + strings.Join(missing, ", ")
	}
	message += "        "
	if len(missing) > 0 && len(invalid) > 0 {
		message += ", "
	}
	if len(invalid) > 0 {
		message += "invalid options: " + strings.Join(invalid, ", ")
	}
	return message
}

// secretKeyFromID returns the secret key from the secret that the option with
// "-id" names, or nil if the option is not set (framework.py, secret_key_id).
func (c *config) secretKeyFromID() (*deployment.Text, *Failure) {
	option := c.framework.SecretKeyOption()
	id, ok := c.settings[option+"-id"]
	if !ok || !id.truthy() {
		return nil, nil
	}
	text, ok := id.content.Get("value")
	reason := ""
	if key, set := c.settings[option]; set && key.truthy() {
		reason = "Both " + option + " and " + option + "-id are set."
	} else if !ok {
		reason = "The secret of " + option + "-id has no key 'value'."
	} else if id.content.Len() > 1 {
		reason = "The secret of " + option + "-id has other keys than 'value'."
	}
	if reason == "" {
		return &text, nil
	}
	c.invalid = append(c.invalid, id.option)
	return nil, &Failure{Message: optionsMessage(nil, []string{""}), Reason: reason, At: id.option.From}
}

func fallbackOf(field *framework.Field) *value.Value {
	switch {
	case field.Fallback == "":
		return nil
	case field.Kind == framework.IntField:
		number, _ := pydantic.ParseInt(field.Fallback)
		return &value.Value{Kind: value.Int, Int: number}
	case field.Kind == framework.HostsField:
		return value.NewList()
	}
	return value.NewString(field.Fallback)
}

// validate returns the field's value, or nil if pydantic refuses it.
func validate(f *framework.Field, v *value.Value) *value.Value {
	switch {
	case f.Kind == framework.IntField && v.Kind == value.Int:
		if f.Positive && v.Int.Sign() <= 0 {
			return nil
		}
		return v
	case f.Kind == framework.BoolField && v.Kind == value.Bool:
		return v
	case v.Kind != value.String || f.Kind == framework.IntField || f.Kind == framework.BoolField:
		return nil
	case f.Kind == framework.HostsField:
		return hosts(v.Text)
	case f.NonEmpty && v.Text == "", f.OneOf != nil && !allows(f, v.Text):
		return nil
	case f.AnyCase:
		return value.NewString(strings.ToUpper(v.Text))
	}
	return v
}

func allows(f *framework.Field, text string) bool {
	for _, allowed := range f.OneOf {
		if text == allowed || f.AnyCase && strings.EqualFold(text, allowed) {
			return true
		}
	}
	return false
}

// hosts follows django/charm.py, allowed_hosts_to_list.
func hosts(text string) *value.Value {
	list := value.NewList()
	if text == "" {
		return list
	}
	for _, host := range strings.Split(text, ",") {
		list.Items = append(list.Items, value.NewString(python.Strip(host)))
	}
	return list
}

// addAllowedHost follows django/charm.py, get_framework_config: the host of the
// base URL is always allowed.
func (c *config) addAllowedHost() *Failure {
	u, err := python.SplitURL(c.baseURL.Value)
	if err != nil {
		return crash(c.baseURL.Place, "The base URL "+err.Error()+".")
	}
	host := value.NewNull()
	if name, ok := u.Hostname(); ok {
		host = value.NewString(name)
	}
	hosts := c.fieldValue(c.framework.Hosts)
	allowed := hosts.value.Items
	if slices.ContainsFunc(allowed, func(v *value.Value) bool { return v.Kind == host.Kind && v.Text == host.Text }) {
		return nil
	}
	if c.ingress && len(allowed) == 0 {
		hosts.from = c.baseURL.Place
	}
	hosts.value = value.NewList(append(slices.Clone(allowed), host)...)
	return nil
}

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
	index := map[string]int{}
	for _, name := range c.order {
		if !c.framework.Reads(name) {
			continue
		}
		key := framework.Attribute(name)
		option := userOption{key, c.settings[name]}
		if at, ok := index[key]; ok {
			c.options[at] = option
			continue
		}
		index[key] = len(c.options)
		c.options = append(c.options, option)
	}
	if failure := c.reservedOption(); failure != nil {
		return failure
	}
	return c.missingOptions(index)
}

// reservedOptions has the names that a field of a pydantic 2.14 model cannot
// have (create_model in charm_state.py, app_config_class_factory).
const reservedOptions = "model_config model_dump model_dump_json model_validate model_validate_json model_validate_strings"

// reservedOption returns why the charm cannot make its model of the options.
func (c *config) reservedOption() *Failure {
	names := strings.Fields(reservedOptions)
	for _, option := range c.d.Options {
		if contains(names, framework.Attribute(option.Name)) {
			return crash(option.At, "No option can be called "+source.Quote(option.Name)+": the charm makes a pydantic model of the options, and the name is taken there.")
		}
	}
	return nil
}

// missingOptions finds the options with `optional: false` and no value. An
// option that has the name of a framework's field never counts as set.
func (c *config) missingOptions(given map[string]int) *Failure {
	order, required := c.requiredOptions()
	var missing []string
	for _, key := range order {
		if _, ok := given[key]; !ok && required[key] != nil {
			missing = append(missing, framework.OptionName(key))
			c.missing = append(c.missing, required[key])
		}
	}
	if missing == nil {
		return nil
	}
	return &Failure{Message: optionsMessage(missing, nil), Reason: "The charm waits for a value of " + strings.Join(missing, ", ") + ".", At: c.missing[0].At}
}

// requiredOptions returns the options with `optional: false`, by the name that
// the charm has for them. If several have the same name, the last one counts.
func (c *config) requiredOptions() (order []string, required map[string]*deployment.Option) {
	options := c.d.Project.Lookup("config", "options")
	if options == nil || options.Kind != value.Map {
		return nil, nil
	}
	required = map[string]*deployment.Option{}
	for _, entry := range options.Map.Entries() {
		name := entry.Key.Str()
		if !c.framework.IsUserOption(name) {
			continue
		}
		key := framework.Attribute(name)
		delete(required, key)
		if optional := entry.Value.Get("optional"); optional != nil && optional.Kind == value.Bool && !optional.Bool {
			required[key] = c.d.Option(name)
			order = append(order, key)
		}
	}
	return order, required
}

// encode follows app.py, encode_env.
func encode(v *value.Value) string {
	if v.Kind == value.String {
		return v.Text
	}
	return python.Dumps(v)
}
