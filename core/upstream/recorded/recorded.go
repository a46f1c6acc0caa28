// Package recorded is what upstream's documentation consists of, for tests: its pages with the sections that a link can
// lead to. core/testdata/record/anchors.py recorded them from the documentation of charmcraft 4.5.0, of rockcraft 1.20
// and of paas-charm 1.12.
package recorded

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
)

// file has a line for each page: its address and the ids of its sections, separated by spaces.
//
//go:embed sections.txt
var file string

// sections are the ids of a page's sections, by its address.
var sections = read()

// juju are pages of Juju's reference with the labels in their sources (juju/juju, docs/reference) that are linked to.
var juju = map[string]string{
	"action/": "", "application/": "", "configuration/": "", "model/": "", "relation/": "", "secret/": "", "status/": "",
	"unit/": "leader-unit",
	"configuration/list-of-model-configuration-keys/": "juju-http-proxy juju-https-proxy juju-no-proxy",
	"juju-cli/list-of-juju-cli-commands/show-unit/":   "",
}

func read() map[string][]string {
	all := map[string][]string{}
	for line := range strings.Lines(file) {
		words := strings.Fields(line)
		all[words[0]] = words[1:]
	}
	for page, labels := range juju {
		all["https://documentation.ubuntu.com/juju/3.6/reference/"+page] = strings.Fields(labels)
	}
	return all
}

// whole are documentations of which every page that is linked to is recorded, by how addresses begin.
var whole = []string{
	"https://documentation.ubuntu.com/charmcraft/", "https://documentation.ubuntu.com/rockcraft/",
	"https://documentation.ubuntu.com/juju/", "https://canonical.com/juju/docs/12-factor/",
}

// Check says what is wrong with a link, or nil: it is an address, and where its documentation is recorded, the page is
// there and has the section.
func Check(link string) error {
	host, _, slash := strings.Cut(strings.TrimPrefix(link, "https://"), "/")
	if !strings.HasPrefix(link, "https://") || !slash || !strings.Contains(host, ".") || strings.ContainsAny(link, " <>{}\"'`") {
		return fmt.Errorf("%q is not an address", link)
	}
	page, section, _ := strings.Cut(link, "#")
	if !slices.ContainsFunc(whole, func(beginning string) bool { return strings.HasPrefix(page, beginning) }) {
		return nil
	}
	ids, ok := sections[page]
	if !ok {
		return fmt.Errorf("%s is not among the recorded pages", page)
	}
	if section != "" && !slices.Contains(ids, section) {
		return fmt.Errorf("%s has no section %q, but %s", page, section, strings.Join(ids, " "))
	}
	return nil
}
