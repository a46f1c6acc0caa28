package core

import (
	"path"
	"sort"
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/project"
	"charm-playground/core/redact"
	"charm-playground/core/result"
	"charm-playground/core/source"
)

// Secrets returns the values of a project folder that should not be shared, by
// file and place, each with the edit that replaces it by the word "removed".
// They are the contents of secrets, values whose names suggest a secret, and
// the values that the charm treats as sensitive.
func Secrets(files map[string]string, options Options) []result.SecretValue {
	known := sensitive(work(files, options))
	found := []result.SecretValue{}
	for _, name := range sortedNames(files) {
		file := source.NewFile(name, files[name])
		for _, v := range secretsOf(file, known[name]) {
			edit := result.TextEdit{File: name, Range: file.Range(v.Span), Text: redact.Removed}
			found = append(found, result.SecretValue{Key: v.Key, Edit: edit})
		}
	}
	return found
}

func sortedNames(files map[string]string) []string {
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// secretsOf returns the secret values of a file that has values: YAML or an
// environment.
func secretsOf(file *source.File, known redact.Known) []redact.Value {
	base := path.Base(file.Name)
	switch {
	case strings.HasPrefix(base, ".env"):
		return redact.Env(file)
	case path.Ext(base) == ".yaml" || path.Ext(base) == ".yml":
		doc := document.ParseWith(file, document.Options{AllowDuplicates: true})
		return redact.YAML(doc, known, wholeKeys(file.Name)...)
	}
	return nil
}

// wholeKeys returns the top-level keys of a file below which all is secret.
func wholeKeys(file string) []string {
	if file == project.Mock {
		return []string{"secrets"}
	}
	return nil
}

// sensitive returns the values that the charm treats as sensitive, by file.
func sensitive(w *worked) map[string]redact.Known {
	known := map[string]redact.Known{}
	for _, v := range w.charm.state.Variables {
		if from := v.From.Origin(); v.Sensitive && from.Source != "" {
			if known[from.Source] == nil {
				known[from.Source] = redact.Known{}
			}
			known[from.Source][from.Span] = v.Value
		}
	}
	return known
}
