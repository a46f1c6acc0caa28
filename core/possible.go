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

// FindVariable answers the search for a variable by its name.
func FindVariable(files map[string]string, options Options, name string) result.VariableAnswer {
	w := deployed(files, options)
	return w.files.sources.VariableAnswer(possible.Find(w.possible(), name))
}

// Possible is what the charm could give its app and does not now, as in the answer
// of Evaluate, without anything else that is in it.
func Possible(files map[string]string, options Options) []result.PossibleVariable {
	w := deployed(files, options)
	return w.files.sources.Possible(w.possible())
}

// Integrations are all integrations as the charm has them or could have them; there
// are none without a 12-factor charm.
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

// possible is the charm as package possible takes it; nil where there is none whose
// library is released.
func (w *worked) possible() *possible.Charm {
	if w.charm.status == nil || !w.expanded.Released || w.charm.state.Deployment == nil {
		return nil
	}
	f := w.files
	return &possible.Charm{
		File: f.charmcraft.File, Root: f.charmcraft.Root, Extended: f.charmcraft.Root.Pair("extensions") != nil,
		Mock: f.sources.File(project.Mock).Text, PaasConfig: f.sources.File(project.PaasConfig).Text,
		State: w.charm.state,
		Deploy: func(changed *value.Value, mock, paasConfig string) *environment.State {
			return environment.Work(deployment.Read(changed, w.expanded.Framework, f.with(changed, mock, paasConfig)))
		},
	}
}

// with are the files of the deployment of a project with other texts of mock.yaml
// and paas-config.yaml.
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

// parseAgain reads another text of a file; it is nil for an empty one.
func parseAgain(name, text string) *document.Document {
	if text == "" {
		return nil
	}
	return document.ParseWith(source.NewFile(name, text), document.Options{AllowDuplicates: true})
}
