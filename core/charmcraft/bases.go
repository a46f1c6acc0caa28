package charmcraft

// Base is a distribution with its series.
type Base struct {
	Name    string // "ubuntu@24.04"
	Title   string // "Ubuntu 24.04 LTS"
	Usable  bool   // whether `base` may name it (charmcraft/const.py, SUPPORTED_BASES)
	Devel   bool   // whether it needs a build-base (DEVEL_BASE_STRINGS)
	Legacy  bool   // whether the deprecated `bases` may name it (LEGACY_BASES)
	Plugins Support
	Slashes bool // whether names of parts may have a '/' on it (craft_application/_const.py)
}

// Support says whether the plugins charm and reactive support a base
// (charmcraft/const.py, CHARM_PLUGIN_BASES; the legacy bases have them, too).
type Support uint8

// The plugins that a base supports.
const (
	NoPlugins Support = iota
	CharmPlugins
	ExperimentalPlugins // only with experimental extensions
)

// Bases are the bases that charmcraft distinguishes, in its order.
var Bases = []Base{
	{Name: "core20", Slashes: true},
	{Name: "core22", Slashes: true},
	{Name: "core24", Slashes: true},
	{Name: "ubuntu@16.04", Slashes: true},
	{Name: "ubuntu@18.04", Title: "Ubuntu 18.04 LTS", Usable: true, Legacy: true, Slashes: true},
	{Name: "ubuntu@20.04", Title: "Ubuntu 20.04 LTS", Usable: true, Legacy: true, Slashes: true},
	{Name: "ubuntu@22.04", Title: "Ubuntu 22.04 LTS", Usable: true, Legacy: true, Slashes: true},
	{Name: "ubuntu@24.04", Title: "Ubuntu 24.04 LTS", Usable: true, Plugins: CharmPlugins, Slashes: true},
	{Name: "ubuntu@24.10", Plugins: CharmPlugins, Slashes: true},
	{Name: "ubuntu@25.04", Title: "Ubuntu 25.04", Usable: true, Devel: true, Plugins: CharmPlugins, Slashes: true},
	{Name: "ubuntu@25.10", Title: "Ubuntu 25.10", Usable: true, Devel: true, Slashes: true},
	{Name: "ubuntu@26.04", Title: "Ubuntu 26.04 LTS", Usable: true, Plugins: ExperimentalPlugins},
	{Name: "ubuntu@26.10", Title: "Ubuntu 26.10", Usable: true, Devel: true, Plugins: ExperimentalPlugins},
	{Name: "centos@7", Slashes: true},
	{Name: "almalinux@9", Title: "AlmaLinux 9", Usable: true, Legacy: true, Slashes: true},
}

// DevelBase is allowed in `build-base` besides the usable bases.
const DevelBase = "ubuntu@devel"

// BaseOf returns the base with that name; an unknown one has only its name.
func BaseOf(name string) Base {
	for _, base := range Bases {
		if base.Name == name {
			return base
		}
	}
	return Base{Name: name}
}

// BaseNames returns the names of the bases for which has returns true.
func BaseNames(has func(Base) bool) (names []string) {
	for _, base := range Bases {
		if has(base) {
			names = append(names, base.Name)
		}
	}
	return names
}

// IsUsable selects the bases that `base` may name, for BaseNames.
func IsUsable(b Base) bool { return b.Usable }

// IsLegacy selects the bases that the deprecated `bases` may name, for
// BaseNames.
func IsLegacy(b Base) bool { return b.Legacy }

// Architecture is one of Debian's architectures.
type Architecture struct {
	Name    string
	Title   string // a sentence
	Triplet string // craft_parts/infos.py
	Default bool   // whether a base without architectures is built on it (craft_platforms/charm/_build.py)
}

// Architectures are craft_platforms.DebianArchitecture (craft-platforms 0.12).
var Architectures = []Architecture{
	{"amd64", "64-bit Intel and AMD.", "x86_64-linux-gnu", true},
	{"arm64", "64-bit ARM.", "aarch64-linux-gnu", true},
	{"armhf", "32-bit ARM.", "arm-linux-gnueabihf", false},
	{"i386", "32-bit Intel.", "i386-linux-gnu", false},
	{"ppc64el", "64-bit POWER.", "powerpc64le-linux-gnu", true},
	{"riscv64", "64-bit RISC-V.", "riscv64-linux-gnu", true},
	{"s390x", "IBM Z.", "s390x-linux-gnu", true},
}

// ArchitectureNames returns the names of the architectures; with fallback set,
// only those that a base without architectures is built on.
func ArchitectureNames(fallback bool) (names []string) {
	for _, architecture := range Architectures {
		if architecture.Default || !fallback {
			names = append(names, architecture.Name)
		}
	}
	return names
}

// Triplet returns the platform triplet of an architecture, or empty.
func Triplet(name string) string {
	for _, architecture := range Architectures {
		if architecture.Name == name {
			return architecture.Triplet
		}
	}
	return ""
}
