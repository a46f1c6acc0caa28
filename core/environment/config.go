package environment

import (
	"slices"
	"strings"

	"charm-playground/core/deployment"
	"charm-playground/core/framework"
	"charm-playground/core/pydantic"
	"charm-playground/core/python"
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
	c := &config{d: d, framework: framework.Of(d.Framework), settings: map[string]setting{}}
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
	for _, option := range c.d.Options {
		if failure := c.loadSetting(option); failure != nil {
			return failure
		}
	}
	return nil
}

func (c *config) loadSetting(option *deployment.Option) (failure *Failure) {
	if option.Value == nil {
		return nil
	}
	c.order = append(c.order, option.Name)
	c.settings[option.Name], failure = c.settingOf(option)
	return failure
}

func (c *config) settingOf(option *deployment.Option) (setting, *Failure) {
	if option.Type != "secret" {
		return setting{option: option, value: option.Value}, nil
	}
	content, failure := secretContent(c.d, deployment.Text{Value: option.Value.Text, Place: option.From}, "")
	return setting{option: option, content: content}, failure
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
	c.validateFields(id)
	return c.invalidOptions()
}

func (c *config) validateFields(id *deployment.Text) {
	for i := range c.framework.Fields {
		if given := c.loadField(&c.framework.Fields[i], id); given.value != nil {
			c.fields = append(c.fields, given)
		}
	}
}

// invalidOptions returns the failure over options whose values are invalid.
func (c *config) invalidOptions() *Failure {
	if c.invalid == nil {
		return nil
	}
	var names []string
	for _, option := range c.invalid {
		names = append(names, option.Name)
	}
	return &Failure{Message: optionsMessage(nil, names), Reason: "The charm does not accept the value of " + strings.Join(names, ", ") + ".", At: c.invalid[0].From}
}

// loadField returns the value of a framework's field: from the secret with the
// secret key, from its option, or its fallback.
func (c *config) loadField(field *framework.Field, id *deployment.Text) fieldValue {
	given := fieldValue{field: field, value: fallbackOf(field), at: c.declared(field.Option)}
	switch s := c.settings[field.Option]; {
	case field.Secret && id != nil:
		given.value, given.from = value.NewString(id.Value), id.Place
		given.at = c.declared(field.Option + "-id")
	case s.value != nil:
		given.value, given.from = c.validated(field, s), s.option.From
	}
	return given
}

// declared returns the declaration of an option.
func (c *config) declared(name string) deployment.Place {
	if option := c.d.Option(name); option != nil {
		return option.At
	}
	return deployment.Place{}
}

// validated returns the field's value, or nil if the option's value is invalid.
func (c *config) validated(field *framework.Field, s setting) *value.Value {
	valid := validate(field, s.value)
	if valid == nil {
		c.invalid = append(c.invalid, s.option)
	}
	return valid
}

// optionsMessage follows utils.py, build_validation_error_message, including
// the library's spaces.
func optionsMessage(missing, invalid []string) string {
	between := "        "
	if len(missing) > 0 && len(invalid) > 0 {
		between += ", "
	}
	return titled("missing options: ", missing) + between + titled("invalid options: ", invalid)
}

// titled returns a list of names with its title, or "" for an empty list.
func titled(title string, names []string) string {
	if len(names) == 0 {
		return ""
	}
	return title + strings.Join(names, ", ")
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
	c.allowHost(hostOf(u))
	return nil
}

// hostOf returns the host of an address, or null.
func hostOf(u python.URL) *value.Value {
	if name, ok := u.Hostname(); ok {
		return value.NewString(name)
	}
	return value.NewNull()
}

func (c *config) allowHost(host *value.Value) {
	hosts := c.fieldValue(c.framework.Hosts)
	allowed := hosts.value.Items
	if slices.ContainsFunc(allowed, func(v *value.Value) bool { return v.Kind == host.Kind && v.Text == host.Text }) {
		return
	}
	if c.ingress && len(allowed) == 0 {
		hosts.from = c.baseURL.Place
	}
	hosts.value = value.NewList(append(slices.Clone(allowed), host)...)
}

// encode follows app.py, encode_env.
func encode(v *value.Value) string {
	if v.Kind == value.String {
		return v.Text
	}
	return python.Dumps(v)
}
