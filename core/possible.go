package core

import (
	"charm-playground/core/deployment"
	"charm-playground/core/document"
	"charm-playground/core/environment"
	"charm-playground/core/expansion"
	"charm-playground/core/mock"
	"charm-playground/core/possible"
	"charm-playground/core/project"
	"charm-playground/core/result"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// FindVariable answers the search for a variable by name.
func FindVariable(files map[string]string, options Options, name string) result.VariableAnswer {
	w := deployed(files, options)
	return w.files.sources.VariableAnswer(possible.Find(w.possible(), name))
}

// Possible returns what the charm could give its app but does not yet, as in
// the answer of Evaluate, without the work for the rest.
func Possible(files map[string]string, options Options) []result.PossibleVariable {
	w := deployed(files, options)
	return w.files.sources.Possible(w.possible())
}

// Integrations returns all integrations, each at the stage that the charm is
// at; none without a 12-factor charm.
func Integrations(files map[string]string, options Options) []result.Choice {
	w := deployed(files, options)
	return w.files.sources.Choices(possible.Choices(w.possible()))
}

// deployed takes a project as far as its deployment, without the checks.
func deployed(texts map[string]string, options Options) *worked {
	files := read(texts)
	expanded := expansion.Expand(files.folder, files.charmcraft, options.charmcraft(), files.others()...)
	files.recognise(expanded)
	files.readMock(expanded)
	charm, _ := deploy(files, expanded)
	return &worked{files: files, expanded: expanded, charm: charm}
}

// possible returns the charm for package possible; nil if there is none whose
// library is released.
func (w *worked) possible() *possible.Charm {
	if w.charm.status == nil || !w.expanded.Released || w.charm.state.Deployment == nil {
		return nil
	}
	f := w.files
	return &possible.Charm{
		File: f.charmcraft.File, Root: f.charmcraft.Root, Extended: f.charmcraft.Root.Pair("extensions") != nil,
		Mock: f.mockText(), PaasConfig: f.sources.File(project.PaasConfig).Text,
		State: w.charm.state,
		Deploy: func(changed *value.Value, mock, paasConfig string) *environment.State {
			return environment.Work(deployment.Read(changed, w.expanded.Framework, f.with(changed, mock, paasConfig)))
		},
	}
}

// with returns the files of the deployment with another project and other texts
// of mock.yaml and paas-config.yaml.
func (f *files) with(changed *value.Value, mocked, paasConfig string) deployment.Files {
	files := f.deployed()
	if doc := parseAgain(project.Mock, mocked); doc != nil {
		files.Mock, files.MockText, files.Reading = valueOf(doc), mocked, mock.Read(doc, mock.CharmOf(changed))
	}
	if doc := parseAgain(project.PaasConfig, paasConfig); doc != nil {
		files.PaasConfig, files.BrokenPaasConfig = valueOf(doc), doc.Fatal()
	}
	return files
}

// parseAgain reads another text of a file; it returns nil for an empty one.
func parseAgain(name, text string) *document.Document {
	if text == "" {
		return nil
	}
	return document.ParseWith(source.NewFile(name, text), document.Options{AllowDuplicates: true})
}
