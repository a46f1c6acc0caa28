// Package recorded lists the pages of upstream's documentation, for tests, with the sections that a link can lead to.
// core/testdata/record/anchors.py recorded them from the documentation of charmcraft 4.5.0, of rockcraft 1.20
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

// sections are the ids of each page's sections, by the page's address.
var sections = read()

// juju has the linked pages of Juju's reference with the labels in their
// sources (juju/juju, docs/reference).
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

// whole are the documentations, by the beginning of their addresses, of which
// every linked page is recorded.
var whole = []string{
	"https://documentation.ubuntu.com/charmcraft/", "https://documentation.ubuntu.com/rockcraft/",
	"https://documentation.ubuntu.com/juju/", "https://canonical.com/juju/docs/12-factor/",
}

// Check says what is wrong with a link, or returns nil: it must be an address and, if its documentation is recorded,
// lead to a page and a section that exist.
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
