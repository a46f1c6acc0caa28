package core

import (
	"slices"
	"strconv"
	"strings"

	"charm-playground/core/check"
	"charm-playground/core/deployment"
	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/envexample"
	"charm-playground/core/environment"
	"charm-playground/core/expansion"
	"charm-playground/core/mock"
	"charm-playground/core/project"
	"charm-playground/core/result"
	"charm-playground/core/value"
)

// files are a project folder's files after reading. A missing file is nil,
// except charmcraft.yaml, which is then empty.
type files struct {
	folder     *project.Folder
	sources    *result.Sources
	charmcraft *document.Document
	mock       *document.Document
	rockcraft  *document.Document
	paasConfig *document.Document
	reading    *mock.Reading // of mock.yaml, once the charm is known
}

// read reads the files of a project.
func read(texts map[string]string) *files {
	folder, err := project.New(texts)
	if err != nil {
		// The folder is all in memory, so only a bug of ours can make this
		// fail.
		panic(err)
	}
	f := &files{folder: folder, sources: result.NewSources(texts)}
	f.charmcraft = document.Parse(f.sources.File(project.Charmcraft))
	if !mock.IsTable(f.mockText()) {
		f.mock = f.parse(project.Mock)
	}
	f.rockcraft = f.parse(project.Rockcraft)
	f.paasConfig = f.parse(project.PaasConfig)
	return f
}

// parse reads a file that the charm or Juju reads, but not charmcraft.
func (f *files) parse(name string) *document.Document {
	if _, ok := f.folder.Read(name); !ok {
		return nil
	}
	return document.ParseWith(f.sources.File(name), document.Options{AllowDuplicates: true})
}

// mockText returns the text of mock.yaml; empty if there is none.
func (f *files) mockText() string { return f.sources.File(project.Mock).Text }

// readMock reads mock.yaml for the charm.
func (f *files) readMock(expanded *expansion.Expansion) {
	charm := f.charmOf(expanded)
	f.reading = mock.Read(f.mock, charm)
	f.reading.Findings = append(f.reading.Findings, mock.Table(f.sources.File(project.Mock), charm)...)
}

// charmOf returns the charm that the project expands to, or if charmcraft refuses
// it, the one that charmcraft.yaml describes.
func (f *files) charmOf(expanded *expansion.Expansion) *mock.Charm {
	if expanded.Project == nil {
		return mock.CharmOf(f.charmcraft.Value)
	}
	return mock.CharmOf(expanded.Project)
}

// findings returns those about the files as such.
func (f *files) findings() []diagnostic.Diagnostic {
	found := f.skipped()
	for _, d := range f.documents() {
		found = append(found, d.Diagnostics...)
	}
	return found
}

// documents returns the files that are read as YAML.
func (f *files) documents() []*document.Document {
	all := []*document.Document{f.charmcraft, f.mock, f.rockcraft, f.paasConfig}
	return slices.DeleteFunc(all, func(d *document.Document) bool { return d == nil })
}

// paths returns the paths of the lines of all documents.
func (f *files) paths() []result.FilePaths {
	var all []result.FilePaths
	for _, d := range f.documents() {
		all = append(all, result.FilePaths{File: d.File.Name, Paths: d.LinePaths()})
	}
	return all
}

// skipped returns findings about files that no folder can contain.
func (f *files) skipped() []diagnostic.Diagnostic {
	var found []diagnostic.Diagnostic
	skipped := f.folder.Skipped()
	for _, name := range skipped[:min(len(skipped), diagnostic.MostOfAKind)] {
		found = append(found, diagnostic.Diagnostic{File: name, Severity: diagnostic.Warning, Code: diagnostic.InvalidPath, Message: cannotBe(name)})
	}
	return found
}

// cannotBe says that no file can have a name, and which names are possible.
func cannotBe(name string) string {
	return "'" + shortened(name) + "' cannot be the name of a file in a project folder, so it is left out. " +
		"Use a relative path with '/', without '..', that is not below another file, of at most " +
		strconv.Itoa(project.Limits.Path) + " bytes and " + strconv.Itoa(project.Limits.Depth) + " parts."
}

// shortened returns a name for a message: the beginning of one that is very
// long.
func shortened(name string) string {
	const longest = 100
	if len(name) <= longest {
		return name
	}
	return strings.ToValidUTF8(name[:longest], "") + "…"
}

// checked returns the project in the form that the checks use.
func (f *files) checked(expanded *expansion.Expansion) check.Project {
	return check.Project{
		Charmcraft: checkedFile(f.charmcraft),
		Mock:       checkedFile(f.mock),
		Rockcraft:  checkedFile(f.rockcraft),
		PaasConfig: checkedFile(f.paasConfig),
		Beside:     f.beside(),
		Reading:    f.reading,
		Framework:  expanded.Framework,
		Expanded:   expanded.Project,
	}
}

// beside returns the files beside charmcraft.yaml that older charms have.
func (f *files) beside() []*check.File {
	var all []*check.File
	for _, name := range []string{project.Metadata, project.Config, project.Actions} {
		all = append(all, checkedFile(f.parse(name)))
	}
	return all
}

func checkedFile(d *document.Document) *check.File {
	if d == nil || d.Root == nil {
		return nil
	}
	return &check.File{Source: d.File, Root: d.Root}
}

// others returns the files beside charmcraft.yaml that charmcraft reads, too.
func (f *files) others() []*document.Document {
	if f.paasConfig == nil {
		return nil
	}
	return []*document.Document{f.paasConfig}
}

// deployed returns the files that make up the deployment.
func (f *files) deployed() deployment.Files {
	return deployment.Files{
		Mock:             valueOf(f.mock),
		Reading:          f.reading,
		MockText:         f.mockText(),
		Rockcraft:        valueOf(f.rockcraft),
		PaasConfig:       valueOf(f.paasConfig),
		BrokenPaasConfig: f.paasConfig != nil && f.paasConfig.Fatal(),
	}
}

func valueOf(d *document.Document) *value.Value {
	if d == nil || d.Value == nil || d.Value.Kind == value.Null {
		return nil
	}
	return d.Value
}

// expectations answers about the variables that .env.example lists, if it
// exists, and finds those that the charm does not provide.
func (f *files) expectations(expanded *expansion.Expansion, provided []*environment.Variable) ([]envexample.Answer, []diagnostic.Diagnostic) {
	if _, ok := f.folder.Read(project.EnvExample); !ok {
		return nil, nil
	}
	against := envexample.Charm{File: f.charmcraft.File, Root: f.charmcraft.Root, Project: expanded.Project, Framework: expanded.Framework}
	for _, v := range provided {
		against.Variables = append(against.Variables, envexample.Variable{Name: v.Name, From: origin(v)})
	}
	return envexample.Answers(f.sources.File(project.EnvExample), against)
}

// origin returns what provides a variable: "option 'token'".
func origin(v *environment.Variable) string {
	name := v.Origin.Path[strings.LastIndexByte(v.Origin.Path, '.')+1:]
	switch v.Kind {
	case environment.Config, environment.Secret:
		return "option '" + name + "'"
	case environment.Integration:
		return "integration '" + name + "'"
	case environment.Model:
		return "the model's configuration"
	default:
		return "the charm"
	}
}
