// Command catalogue prints, as JSON, what the pages of findings and of keys are
// generated from: the catalogue of findings, the schema of the project files and
// the integrations.
package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"

	"charm-playground/core"
	"charm-playground/core/diagnostic"
	"charm-playground/core/integration"
	"charm-playground/core/project"
	"charm-playground/core/result"
	"charm-playground/core/schema"
	"charm-playground/core/upstream"
)

// Catalogue is the whole output.
type Catalogue struct {
	Version      int           `json:"version"`
	Findings     []Finding     `json:"findings"`
	Files        []File        `json:"files"`
	Integrations []Integration `json:"integrations"`
}

// Finding is a code with its documentation.
type Finding struct {
	Code     diagnostic.Code     `json:"code"`
	Severity diagnostic.Severity `json:"severity"`
	Title    string              `json:"title"`
	Text     string              `json:"text"` // Markdown
	File     string              `json:"file"` // the file whose content Example and Mended are
	Example  string              `json:"example"`
	Mended   string              `json:"mended"`
	Beside   map[string]string   `json:"beside"` // other files that the example needs
	Said     []string            `json:"said"`   // the messages of charmcraft, Juju or the charm's status about the example
	Link     string              `json:"link"`   // the place in upstream's documentation; empty for none
}

// File is a project file with its keys in the order of the schema.
type File struct {
	Name string `json:"name"`
	Keys []Key  `json:"keys"`
}

// Key is a key of a project file.
type Key struct {
	Path       string        `json:"path"` // "requires.<endpoint>.interface"; an item of a list is "-"
	Types      []string      `json:"types"`
	Required   bool          `json:"required"`
	Deprecated bool          `json:"deprecated"`
	Reserved   bool          `json:"reserved"` // not allowed with a framework extension
	Default    string        `json:"default"`
	Values     []schema.Word `json:"values"`
	Doc        string        `json:"doc"`
	Link       string        `json:"link"`
}

// Integration is an interface that a 12-factor charm can use.
type Integration struct {
	Interface  string            `json:"interface"`
	Endpoint   string            `json:"endpoint"` // empty if any name will do
	Title      string            `json:"title"`
	Block      string            `json:"block"` // requires or provides
	Added      bool              `json:"added"` // whether the framework extensions add it
	Charm      string            `json:"charm"`
	Doc        string            `json:"doc"`
	Link       string            `json:"link"`       // the interface's page
	Definition string            `json:"definition"` // the place in charmcraft's documentation about its endpoint
	Documented string            `json:"documented"` // the place about its variables; empty if it has none
	App        []integration.Key `json:"app"`
	Unit       []integration.Key `json:"unit"`
	Variables  []string          `json:"variables"`
	Spring     []string          `json:"spring"`
}

func main() {
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(all()); err != nil {
		fmt.Fprintln(os.Stderr, "catalogue:", err)
		os.Exit(1)
	}
}

func all() Catalogue {
	return Catalogue{Version: 1, Findings: findings(), Files: files(), Integrations: integrations()}
}

func findings() (all []Finding) {
	for _, e := range diagnostic.Catalogue() {
		all = append(all, finding(&e))
	}
	return all
}

func finding(e *diagnostic.Entry) Finding {
	beside := map[string]string{}
	for _, file := range e.Beside {
		beside[file[0]] = file[1]
	}
	return Finding{e.Code, e.Severity, e.Title, e.Text, e.File, e.Example, e.Mended, beside, said(e), references[e.Code]}
}

func files() (all []File) {
	for _, name := range []string{project.Charmcraft, project.Mock, project.Rockcraft, project.PaasConfig} {
		all = append(all, File{name, keys(schema.Of(name), nil, map[*schema.Node]bool{})})
	}
	return all
}

func integrations() (all []Integration) {
	for _, i := range integration.All {
		all = append(all, describe(i))
	}
	return all
}

// hookFailed is what juju status shows for a charm whose code fails.
const hookFailed = `hook failed: "config-changed"`

// said returns what the programs print for the example of an entry:
// charmcraft's error with its details, Juju's refusal, or the status of a unit
// that is not active.
func said(e *diagnostic.Entry) []string {
	if e.File == diagnostic.Request || e.Example == "" {
		return []string{}
	}
	r := core.Evaluate(e.Files(e.Example), core.Options{})
	texts := errorTexts(r.Expansion.Error)
	if r.Juju != nil && r.Juju.Error != nil {
		return append(texts, r.Juju.Error.Message)
	}
	return append(texts, statusTexts(r.Status)...)
}

// errorTexts returns charmcraft's error and its details; an empty list if it
// accepts the project.
func errorTexts(failed *result.ExpansionError) []string {
	texts := []string{}
	if failed == nil {
		return texts
	}
	for _, part := range []*string{failed.Message, failed.Details} {
		if part != nil {
			texts = append(texts, *part)
		}
	}
	return texts
}

// statusTexts returns what juju status shows for a unit that is not active.
func statusTexts(status *result.Status) []string {
	switch {
	case status == nil:
		return nil
	case status.Name == "error":
		return []string{hookFailed}
	case status.Name != "active" && status.Message != "":
		return []string{strings.TrimSpace(status.Message)}
	}
	return nil
}

// keys returns all keys under a node, each node once on the way down.
func keys(n *schema.Node, path []string, above map[*schema.Node]bool) []Key {
	if n == nil || above[n] {
		return nil
	}
	above[n] = true
	defer delete(above, n)
	var all []Key
	for i := range n.Keys {
		at := below(path, n.Keys[i].Name)
		all = append(all, key(&n.Keys[i], at))
		all = append(all, keys(n.Keys[i].Node, at, above)...)
	}
	if n.Names != nil && n.Only == nil { // otherwise they are described elsewhere
		all = append(all, keys(n.Names.Value, below(path, "<"+string(n.Names.Kind)+">"), above)...)
	}
	return append(all, keys(n.Item, below(path, "-"), above)...)
}

// below returns a path that continues with a name; it leaves path alone.
func below(path []string, name string) []string { return append(slices.Clone(path), name) }

func key(k *schema.Key, path []string) Key {
	return Key{
		Path: strings.Join(path, "."), Types: k.Node.Types.Names(), Values: values(k.Node),
		Required: k.Mark&schema.Required != 0, Deprecated: k.Mark&schema.Deprecated != 0, Reserved: k.Mark&schema.Reserved != 0,
		Default: k.Default, Doc: k.Doc, Link: k.Link,
	}
}

// values returns the values that a key or the items of its list may have.
func values(n *schema.Node) []schema.Word {
	if n.Item != nil && n.Values == nil {
		return n.Item.Values
	}
	return n.Values
}

func describe(i *integration.Integration) Integration {
	endpoint := cmp.Or(i.Endpoint, "<ENDPOINT>")
	return Integration{
		i.Interface, i.Endpoint, i.Title, block(i), i.Added, i.Charm, i.Doc, i.Link, upstream.FlaskExtension + upstream.Relations, documented(i), i.App, i.Unit,
		i.VariableNames(integration.App{Prefix: "<PREFIX>_"}, endpoint), i.VariableNames(integration.App{Prefix: "<PREFIX>_", Spring: true}, endpoint),
	}
}

// block returns the key under which charms declare the endpoint.
func block(i *integration.Integration) string {
	if i.Provides {
		return "provides"
	}
	return "requires"
}

// documented returns the place in upstream's documentation about the variables
// of an integration, or empty if it has none.
func documented(i *integration.Integration) string {
	if len(i.Variables) == 0 {
		return ""
	}
	return upstream.FlaskExtension + upstream.Variables
}
