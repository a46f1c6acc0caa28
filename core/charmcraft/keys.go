// Package charmcraft lists what charmcraft 4.5.0 knows by name: the keys of
// charmcraft.yaml and of its parts, plugins, bases, architectures, linters.
// Expansion validates by these tables, and the schema offers and explains them.
package charmcraft

import "slices"

// Kind is the type of a value in charmcraft's models.
type Kind uint8

// The types that many keys share. Packages that need the type of any other key
// have it under the key's name.
const (
	Other Kind = iota
	Text
	MaybeText   // or null
	Texts       // a list
	MaybeTexts  // a list or null
	UniqueTexts // a list
	MaybeUnique // a list or null
	TextSet     // a list that drops duplicates
	TextDict    // a mapping of strings to strings
	Slices      // a list of Chisel slices
	Paths       // a list of relative paths
	Environment // a list of mappings, each of one variable
	Rights      // a list of permissions
	Bool
	Int
	Mapping // of anything
	Nothing // nothing but null
)

// Key is a key of charmcraft.yaml or of a part.
type Key struct {
	Name       string
	Kind       Kind
	Required   bool
	Deprecated bool   // still read, but to be removed
	Unread     bool   // accepted, but ignored by charmcraft
	Before     bool   // read before the model (PlatformCharm), which has no such field
	Plain      bool   // of a part: without the clauses of grammar ("on", "to", "else")
	Reserved   int    // if it must be absent with an extension, or as the extension sets it: its position in app.py, _check_input; otherwise 0
	Excluded   bool   // whether it must be absent with an extension
	Default    string // as users would write it; empty if there is none
	Doc        string // one sentence; empty for keys that cannot be used
	Anchor     string // of its section on upstream.ProjectFile
}

// IsList reports whether the value is a list.
func (k *Key) IsList() bool {
	switch k.Kind {
	case Texts, MaybeTexts, UniqueTexts, MaybeUnique, TextSet, Slices, Paths, Environment, Rights:
		return true
	}
	return false
}

// endpoints is the section that describes three keys.
const endpoints = "peers-provides-and-requires"

// Project lists the keys of charmcraft.yaml in the order in which charmcraft
// prints them (charmcraft/models/project.py, PlatformCharm).
var Project = []Key{
	{Name: "name", Kind: Text, Required: true, Anchor: "name", Doc: "The charm's name on Charmhub: lower-case letters, digits and hyphens."},
	{Name: "title", Kind: Text, Anchor: "title", Doc: "A human-readable title, at most 40 characters."},
	{Name: "version", Kind: Text, Unread: true, Doc: "Accepted, but charmcraft does nothing with it."},
	{Name: "summary", Kind: Text, Required: true, Anchor: "summary", Doc: "What the charm is, in one line of at most 200 characters."},
	{Name: "description", Kind: Text, Required: true, Anchor: "description", Doc: "What the charm does and for whom, in several lines."},
	{Name: "base", Anchor: "base", Doc: "The operating system that the charm runs on; leave it out when the platforms name theirs."},
	{Name: "build-base", Anchor: "build-base", Doc: "The operating system that the charm is built on, where it is not its base."},
	{Name: "platforms", Required: true, Doc: "The architectures that the charm is built on and for."},
	{Name: "contact", Kind: Nothing},
	{Name: "issues", Kind: Nothing},
	{Name: "source-code", Kind: Nothing},
	{Name: "license", Kind: Nothing},
	{Name: "adopt-info", Kind: MaybeText, Doc: "The part that sets the project's metadata while it is built."},
	{Name: "parts", Anchor: "parts", Doc: "What the charm is built from; a framework extension adds the part `charm` and refuses another of that name."},
	{Name: "package-repositories", Doc: "Further package repositories for the build."},
	{Name: "build-slices", Kind: Texts, Doc: "Chisel slices that the build needs."},
	{Name: "type", Required: true, Anchor: "type", Doc: "The kind of project, which is always `charm`."},
	{Name: "extensions", Before: true, Doc: "Extensions that fill in the rest of the file; a 12-factor app names its framework's."},
	{Name: "analysis", Anchor: "analysis", Doc: "Which of charmcraft's linters and attributes are left out."},
	{Name: "charmhub", Deprecated: true, Doc: "No longer used; environment variables have taken its place."},
	{Name: "charm-libs", Anchor: "charm-libs", Doc: "Charm libraries that `charmcraft fetch-libs` brings; the extension's own are added."},
	{Name: "actions", Kind: Mapping, Anchor: "actions", Doc: "Actions that `juju run` can start on a unit."},
	{Name: "assumes", Reserved: 1, Anchor: "assumes", Doc: "Features that Juju must have; the extension sets `k8s-api`."},
	{Name: "charm-user", Default: "root", Anchor: "charm-user", Doc: "The user that runs the charm's code."},
	{Name: "containers", Kind: Mapping, Reserved: 2, Anchor: "containers", Doc: "The containers beside the charm's; the extension sets the app's."},
	{Name: "devices", Kind: Mapping, Excluded: true, Anchor: "devices", Doc: "Devices that the charm asks for; not possible beside a framework extension."},
	{Name: "extra-bindings", Kind: Mapping, Excluded: true, Anchor: "extra-bindings", Doc: "Network bindings without a relation; not possible beside a framework extension."},
	{Name: "peers", Kind: Mapping, Reserved: 4, Anchor: endpoints, Doc: "Endpoints between the units of the charm; the extension sets the one that keeps the secret key."},
	{Name: "provides", Kind: Mapping, Anchor: endpoints, Doc: "Endpoints that other charms use; the extension adds `metrics-endpoint` and `grafana-dashboard`."},
	{Name: "requires", Kind: Mapping, Anchor: endpoints, Doc: "Endpoints that the charm uses, such as its database; the extension adds `logging` and `ingress`."},
	{Name: "resources", Kind: Mapping, Reserved: 3, Anchor: "resources", Doc: "Files and images that go with the charm; the extension sets the app's image."},
	{Name: "storage", Kind: Mapping, Excluded: true, Anchor: "storage", Doc: "Storage that the charm asks for; not possible beside a framework extension."},
	{Name: "subordinate", Kind: Bool, Default: "false", Anchor: "subordinate", Doc: "Whether the charm is deployed beside another one's units."},
	{Name: "terms", Kind: MaybeTexts, Anchor: "terms", Doc: "Terms that whoever deploys the charm agrees to."},
	{Name: "links", Anchor: "links", Doc: "Where Charmhub sends its readers for help, code and documentation."},
	{Name: "config", Kind: Mapping, Anchor: "config", Doc: "What `juju config` can set on the deployed charm."},
	{Name: "bases", Before: true, Deprecated: true, Anchor: "bases", Doc: "The old form of base and platforms; it knows no base after Ubuntu 22.04."},
}

// ReservedKeys returns the keys that must be absent with an extension, or as
// the extension sets them, in the order in which charmcraft checks them.
func ReservedKeys() []string {
	names := make([]string, len(Project))
	for i := range Project {
		if place := Project[i].Reserved; place > 0 {
			names[place-1] = Project[i].Name
		}
	}
	return names[:slices.Index(names, "")]
}

// ExcludedKeys returns the keys that must be absent with an extension.
func ExcludedKeys() (names []string) {
	for i := range Project {
		if Project[i].Excluded {
			names = append(names, Project[i].Name)
		}
	}
	return names
}

// Part lists the keys that all parts share, in the order of
// craft_parts/parts.py, PartSpec (craft-parts 2.37).
var Part = []Key{
	{Name: "plugin", Kind: MaybeText, Doc: "How the part is built; without it, the part's name is its plugin."},
	{Name: "source", Kind: MaybeText, Doc: "Where the part's files come from."},
	{Name: "source-checksum", Kind: Text, Doc: "The checksum of the source."},
	{Name: "source-channel", Kind: MaybeText, Plain: true, Doc: "The channel of a snap source."},
	{Name: "source-branch", Kind: Text, Doc: "The branch of a git source."},
	{Name: "source-commit", Kind: Text, Doc: "The commit of a git source."},
	{Name: "source-depth", Kind: Int, Doc: "How many commits of a git source are fetched."},
	{Name: "source-subdir", Kind: Text, Doc: "The folder of the source that is built."},
	{Name: "source-submodules", Kind: MaybeTexts, Doc: "The submodules of a git source."},
	{Name: "source-tag", Kind: Text, Doc: "The tag of a git source."},
	{Name: "source-type", Kind: Text, Doc: "The kind of the source, such as git or local."},
	{Name: "disable-parallel", Kind: Bool, Doc: "Whether the build is kept to one processor."},
	{Name: "after", Kind: Texts, Doc: "Parts that are built first."},
	{Name: "overlay-packages", Kind: Texts, Doc: "Packages of the overlay."},
	{Name: "overlay-recommended-packages", Kind: Texts, Plain: true, Doc: "Recommended packages of the overlay."},
	{Name: "stage-snaps", Kind: Texts, Doc: "Snaps whose files go into the charm."},
	{Name: "stage-packages", Kind: Texts, Doc: "Packages whose files go into the charm."},
	{Name: "stage-slices", Kind: Slices, Plain: true, Doc: "Chisel slices whose files go into the charm."},
	{Name: "build-snaps", Kind: Texts, Doc: "Snaps that the build needs."},
	{Name: "build-packages", Kind: Texts, Doc: "Packages that the build needs."},
	{Name: "build-slices", Kind: Slices, Doc: "Chisel slices that the build needs."},
	{Name: "build-environment", Kind: Environment, Doc: "Variables for the build."},
	{Name: "build-attributes", Kind: Texts, Doc: "Special treatment of the build."},
	{Name: "organize", Kind: TextDict, Doc: "Files that are renamed or moved."},
	{Name: "overlay", Kind: Texts, Doc: "Files that the overlay keeps."},
	{Name: "stage", Kind: Paths, Doc: "Files that are staged."},
	{Name: "prime", Kind: Paths, Doc: "Files that go into the charm."},
	{Name: "override-pull", Kind: MaybeText, Doc: "A script in place of the pull step."},
	{Name: "overlay-script", Kind: MaybeText, Doc: "A script that runs in the overlay."},
	{Name: "override-overlay", Kind: MaybeText, Plain: true, Doc: "A script in place of the overlay step."},
	{Name: "override-build", Kind: MaybeText, Doc: "A script in place of the build step."},
	{Name: "override-stage", Kind: MaybeText, Doc: "A script in place of the stage step."},
	{Name: "override-prime", Kind: MaybeText, Doc: "A script in place of the prime step."},
	{Name: "permissions", Kind: Rights, Doc: "Owners and modes of files."},
}
