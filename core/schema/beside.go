package schema

import "charm-playground/core/upstream"

// metadata is metadata.yaml, as older charms have it beside charmcraft.yaml:
// the blocks that charmcraft.yaml has, too, the other keys that Juju reads
// (juju/charm v12.1.1, meta.go), and those that only Charmhub and older tools
// read.
var metadata = &Node{
	Types: Map, Open: true,
	Keys: []Key{
		{Name: "requires", Node: endpoints, Doc: "The endpoints at which the charm uses others.", Link: upstream.Endpoints},
		{Name: "provides", Node: endpoints, Doc: "The endpoints at which others use the charm.", Link: upstream.Endpoints},
		{Name: "peers", Node: endpoints, Doc: "The endpoints that the charm's own units share.", Link: upstream.Endpoints},
	},
	More: "name summary description extra-bindings categories tags subordinate series storage devices deployment payloads resources terms " +
		"min-juju-version assumes containers charm-user revision format title links display-name maintainer maintainers docs issues source website",
}
