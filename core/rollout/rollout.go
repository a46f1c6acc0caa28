// Package rollout says how to set up a mocked deployment in Juju: what
// mock.yaml sets and relates, with charms for the other sides. The page writes it
// down, as commands or in a file.
package rollout

import (
	"slices"
	"strconv"
	"strings"

	"charm-playground/core/deployment"
	"charm-playground/core/framework"
	"charm-playground/core/juju"
	"charm-playground/core/mock"
	"charm-playground/core/python"
	"charm-playground/core/redact"
	"charm-playground/core/result"
	"charm-playground/core/value"
)

// Of returns the rollout of a mocked deployment. rock is rockcraft.yaml, or
// nil.
func Of(d *deployment.Deployment, rock *value.Value, sources *result.Sources) result.Rollout {
	b := &builder{d: d, sources: sources, project: value.Node{Value: d.Project}}
	b.r = result.Rollout{
		Version: result.Version, Units: len(d.Peers) + 1,
		ModelConfig: []result.Setting{}, Resources: []result.Resource{}, Secrets: []result.Stored{},
		Config: []result.Setting{}, Partners: []result.Partner{}, Left: []result.LeftOut{},
	}
	b.names(rock)
	b.modelConfig()
	b.resources()
	b.secrets()
	b.config()
	b.partners()
	b.rest()
	return b.r
}

// builder assembles a rollout.
type builder struct {
	d       *deployment.Deployment
	sources *result.Sources
	project value.Node
	r       result.Rollout
}

// left adds a mocked setting that no command can make.
func (b *builder) left(kind, name string, place deployment.Place) {
	b.r.Left = append(b.r.Left, result.LeftOut{Kind: kind, Name: name, At: b.sources.At(place)})
}

// names sets the names of the charm, its file, its image, the application and
// the model.
func (b *builder) names(rock *value.Value) {
	b.r.Charm = textOr(b.project.Get("name"), "app")
	b.r.File = b.r.Charm + "_" + platform(b.project) + ".charm"
	of := value.Node{Value: rock}
	b.r.Image = textOr(of.Get("name"), b.r.Charm) + ":" + textOr(of.Get("version"), "0.1")
	b.r.Application = b.nameOr(b.d.Application, juju.IsApplicationName, b.d.NamedAt, "app")
	b.r.Model = b.nameOr(b.d.Model, juju.IsModelName, b.d.ModelAt, deployment.DefaultModel)
}

// nameOr returns a mocked name if Juju accepts it, or else another one.
func (b *builder) nameOr(name string, accepts func(string) bool, at deployment.Place, otherwise string) string {
	if accepts(name) {
		return name
	}
	b.left("name", name, at)
	return otherwise
}

// textOr returns a value as a string, or else another string.
func textOr(n value.Node, otherwise string) string {
	if n.Truthy() {
		return n.Value.Str()
	}
	return otherwise
}

// platform returns the first platform of a charm, as charmcraft names it in the
// packed charm's file (charmcraft/services/package.py, get_charm_name).
func platform(project value.Node) string {
	if all := project.Get("platforms").Entries(); len(all) > 0 {
		return strings.ReplaceAll(all[0].Key, ":", "-")
	}
	if bases := project.Get("bases").Items(); len(bases) > 0 {
		return baseName(bases[0])
	}
	return "amd64"
}

// baseName names a base by its name, its channel and its architecture.
func baseName(base value.Node) string {
	if on := base.Get("run-on").Items(); len(on) > 0 {
		base = on[0]
	}
	arch := "amd64"
	if all := base.Get("architectures").Items(); len(all) > 0 {
		arch = all[0].Value.Str()
	}
	return textOr(base.Get("name"), "ubuntu") + "-" + textOr(base.Get("channel"), "22.04") + "-" + arch
}

func (b *builder) modelConfig() {
	for _, entry := range b.d.ModelConfig.Entries() {
		if text := result.JujuText(entry.Value); text != nil {
			b.r.ModelConfig = append(b.r.ModelConfig, setting(entry.Key, *text, isProxyWithUser(entry.Key, *text)))
		}
	}
}

// isProxyWithUser reports whether a key of the model's configuration is a proxy
// whose address contains credentials.
func isProxyWithUser(key, address string) bool {
	return strings.HasSuffix(key, "-proxy") && !strings.HasSuffix(key, "no-proxy") && deployment.HasCredentials(address)
}

// setting returns a setting. It is sensitive if the caller says so, or if its
// value is an address with a password.
func setting(name, value string, sensitive bool) result.Setting {
	return result.Setting{Name: name, Value: value, Sensitive: sensitive || redact.HasPassword(value)}
}

func (b *builder) resources() {
	for _, resource := range b.project.Get("resources").Entries() {
		of := result.Resource{Name: resource.Key, Type: textOr(resource.Get("type"), "oci-image")}
		of.Source = textOr(resource.Get("upstream-source"), textOr(resource.Get("filename"), ""))
		b.r.Resources = append(b.r.Resources, of)
	}
}

// secrets adds the secrets that a user must add. One that only relation data
// name is added by the other application's charm.
func (b *builder) secrets() {
	theirs := b.secretsOfPartners()
	for _, id := range b.d.SecretIDs() {
		option := b.optionWith(id)
		if option != "" || !slices.Contains(theirs, id) {
			b.r.Secrets = append(b.r.Secrets, result.Stored{ID: id, Name: b.secretName(option), Content: b.content(id)})
		}
	}
}

// secretName returns the name of a secret: that of its option, if it is free and
// Juju accepts it.
func (b *builder) secretName(option string) string {
	if !juju.IsSecretKey(option) || b.hasSecretNamed(option) {
		return "secret-" + strconv.Itoa(len(b.r.Secrets)+1)
	}
	return option
}

func (b *builder) hasSecretNamed(name string) bool {
	return slices.ContainsFunc(b.r.Secrets, func(s result.Stored) bool { return s.Name == name })
}

// content returns the part of a secret's content that Juju accepts.
func (b *builder) content(id string) []result.Setting {
	content := []result.Setting{}
	bag, _ := b.d.Secret(id)
	for _, key := range bag.Keys {
		text, _ := bag.Get(key)
		if !juju.IsSecretKey(key) {
			b.left("key", key, text.Place)
			continue
		}
		content = append(content, setting(key, text.Value, true))
	}
	return content
}

// optionWith returns an option whose mocked value names a secret, or empty.
func (b *builder) optionWith(id string) string {
	for _, option := range b.d.Options {
		if option.Type == "secret" && b.isGiven(option) && secretOf(option) == id {
			return option.Name
		}
	}
	return ""
}

func secretOf(option *deployment.Option) string {
	return mock.SecretID(python.Strip(option.Value.Text))
}

// isGiven reports whether mock.yaml sets the option to a value that Juju
// accepts.
func (b *builder) isGiven(option *deployment.Option) bool {
	given := b.d.Given[option.Name]
	return given != nil && !given.Refused && given.Raw != nil && given.Raw.Kind != value.Null && option.Value != nil
}

func (b *builder) config() {
	for _, option := range b.d.Options {
		if b.isGiven(option) {
			b.option(option)
		}
	}
	for _, given := range b.d.GivenInOrder() {
		if given.Refused || b.d.Option(given.Key.Value) == nil {
			b.left("option", given.Key.Value, given.Key.Place)
		}
	}
}

// option adds an option, unless it names a secret that does not exist.
func (b *builder) option(option *deployment.Option) {
	given := b.setting(option)
	if _, known := b.d.Secret(given.Secret); option.Type == "secret" && !known {
		b.left("secret", option.Name, option.From)
		return
	}
	b.r.Config = append(b.r.Config, given)
}

// setting returns an option for display. One that names a secret does not show
// it.
func (b *builder) setting(option *deployment.Option) result.Setting {
	text := *result.JujuText(option.Value)
	if option.Type == "secret" {
		return result.Setting{Name: option.Name, Value: text, Type: option.Type, Secret: secretOf(option)}
	}
	of := setting(option.Name, text, framework.Of(b.d.Framework).IsSensitive(option.Name))
	of.Type = option.Type
	return of
}

// rest adds what Juju or the charm decide by themselves, and what depends on
// the rock.
func (b *builder) rest() {
	key, nowhere := b.d.SecretKey.Place, deployment.Place{}
	b.leftIf(key.Path != "", "secret-key", "secret-key", key)
	b.leftIf(b.d.Leader != (b.d.Unit == 0), "leader", "leader", nowhere)
	b.leftIf(!b.d.CanConnect, "workload", "can-connect", b.d.ConnectAt)
	b.leftIf(len(b.d.Files) > 0, "workload", "files", nowhere)
	b.leftIf(len(b.d.ExitCodes) > 0, "workload", "exec", nowhere)
}

func (b *builder) leftIf(mocked bool, kind, name string, place deployment.Place) {
	if mocked {
		b.left(kind, name, place)
	}
}
