package core

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"charm-playground/core/diagnostic"
	"charm-playground/core/result"
)

// TestGolden compares with what charmcraft 4.5.0, Juju's charm reader and
// paas-charm 1.12.3 made of the projects in testdata/cases; FORMATS.md describes the cases.
func TestGolden(t *testing.T) {
	for _, c := range goldenCases(t) {
		t.Run(c.folder, func(t *testing.T) {
			for _, mismatch := range c.want.mismatches(c.result()) {
				t.Error(mismatch)
			}
		})
	}
}

// expected is a case's expected.json. Parts that are absent are not checked.
type expected struct {
	Experimental bool
	Expansion    *expectedExpansion
	Environment  json.RawMessage
	Status       json.RawMessage
	Services     map[string]map[string]any
	Migration    json.RawMessage
	Juju         json.RawMessage
	Diagnostics  []expectedDiagnostic
	Clean        bool
}

type expectedExpansion struct {
	YAML     *string
	Error    *result.ExpansionError
	Problems []problem
}

// problem is a mistake that charmcraft found, at its own path, or for YAML's
// own ones at its zero-based line.
type problem struct {
	Path, Type, Message string
	Line                *int
}

type expectedDiagnostic struct {
	File, Code string
	Path, Fix  *string
}

// mismatches returns all the ways in which got differs from what is expected.
func (want expected) mismatches(got result.Result) []string {
	var found []string
	if want.Expansion != nil {
		found = append(found, want.Expansion.mismatches(got)...)
	}
	found = append(found, differs("status", want.Status, got.Status)...)
	found = append(found, differs("migration", want.Migration, got.Migration)...)
	found = append(found, environmentMismatches(want.Environment, got.Environment)...)
	found = append(found, want.serviceMismatches(got.Services)...)
	found = append(found, jujuMismatches(want.Juju, got)...)
	for _, d := range want.Diagnostics {
		found = append(found, d.mismatches(got.Diagnostics)...)
	}
	if want.Clean {
		found = append(found, loud(got.Diagnostics)...)
	}
	return found
}

// jujuMismatches compares Juju's verdict: null, or the file that it refuses and
// its message. A refusal needs an error by Juju, and what Juju takes has none.
func jujuMismatches(want json.RawMessage, got result.Result) []string {
	if want == nil {
		return nil
	}
	if got.Juju == nil {
		return []string{"there is no verdict of Juju"}
	}
	found := differs("juju", want, got.Juju.Error)
	refused := slices.ContainsFunc(withSeverity(got.Diagnostics, "error"), func(d result.Diagnostic) bool { return d.By == diagnostic.Juju })
	if refused != (got.Juju.Error != nil) {
		found = append(found, fmt.Sprintf("errors by Juju and its verdict differ: %s", toJSON(got.Diagnostics)))
	}
	return found
}

// differs compares a part of the result with its JSON.
func differs(part string, want json.RawMessage, got any) []string {
	if want == nil {
		return nil
	}
	if same := toJSON(fromJSON(want)) == toJSON(fromJSON(json.RawMessage(toJSON(got)))); same {
		return nil
	}
	return []string{fmt.Sprintf("%s: want %s, got %s", part, want, toJSON(got))}
}

func toJSON(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(text)
}

func fromJSON(text json.RawMessage) any {
	var v any
	if err := json.Unmarshal(text, &v); err != nil {
		return err
	}
	return v
}

func (want expectedExpansion) mismatches(got result.Result) []string {
	text := got.Expansion.YAML
	switch {
	case want.YAML == nil && text != nil:
		return []string{"the expansion must fail"}
	case want.YAML == nil:
		return want.failureMismatches(got)
	case text == nil:
		return []string{"the expansion failed: " + toJSON(got.Expansion.Error)}
	case *text != *want.YAML:
		return []string{firstDifference(*want.YAML, *text)}
	case len(got.Expansion.Lines) != strings.Count(*text, "\n"):
		return []string{fmt.Sprintf("%d lines are described of %d", len(got.Expansion.Lines), strings.Count(*text, "\n"))}
	}
	return nil
}

func firstDifference(want, got string) string {
	wanted, found := strings.SplitAfter(want, "\n"), append(strings.SplitAfter(got, "\n"), "")
	for i, line := range wanted {
		if found[i] != line {
			return fmt.Sprintf("expansion, line %d: want %q, got %q", i+1, line, found[i])
		}
	}
	return fmt.Sprintf("expansion: more than wanted from line %d on", len(wanted))
}

func (want expectedExpansion) failureMismatches(got result.Result) []string {
	var found []string
	if want.Error != nil && want.Error.Message != nil && !reflect.DeepEqual(want.Error, got.Expansion.Error) {
		found = append(found, fmt.Sprintf("error: want %s, got %s", toJSON(want.Error), toJSON(got.Expansion.Error)))
	}
	errors := withSeverity(got.Diagnostics, "error")
	if len(errors) == 0 {
		found = append(found, "a failed expansion must have an error among the diagnostics")
	}
	for _, p := range want.Problems {
		if !slices.ContainsFunc(errors, p.isFoundBy) {
			found = append(found, fmt.Sprintf("no error for %s: %s", toJSON(p), toJSON(errors)))
		}
	}
	return found
}

func (p problem) isFoundBy(d result.Diagnostic) bool {
	if p.Type == "yaml" {
		return p.Line == nil || max(d.Range.Start.Line-*p.Line, *p.Line-d.Range.Start.Line) <= 1
	}
	return locates(d.Path, p.Path) || p.isMendedBy(d)
}

// locates reports whether our path has the names of charmcraft's in order. Ours
// may be longer, and indexes do not count: charmcraft numbers after merging.
func locates(ours, theirs string) bool {
	rest := names(ours)
	for _, name := range names(theirs) {
		at := slices.Index(rest, name)
		if at < 0 {
			return false
		}
		rest = rest[at+1:]
	}
	return true
}

func names(p string) []string {
	return slices.DeleteFunc(strings.Split(p, "."), func(name string) bool {
		_, err := strconv.ParseUint(name, 10, 64)
		return name == "" || err == nil
	})
}

// isMendedBy reports whether the first fix of d adds the key that charmcraft
// misses.
func (p problem) isMendedBy(d result.Diagnostic) bool {
	text, ok := firstFix(d)
	return p.Type == "missing" && ok && text == p.Path[strings.LastIndex(p.Path, ".")+1:]
}

// firstFix returns the text of the first edit of the first fix.
func firstFix(d result.Diagnostic) (string, bool) {
	if len(d.Fixes) == 0 || len(d.Fixes[0].Edits) == 0 {
		return "", false
	}
	return d.Fixes[0].Edits[0].Text, true
}

func environmentMismatches(want json.RawMessage, got []result.Variable) []string {
	if want == nil || string(want) == "null" {
		return differs("environment", want, got)
	}
	var wanted map[string]string
	if err := json.Unmarshal(want, &wanted); err != nil {
		return []string{err.Error()}
	}
	var found []string
	seen := map[string]bool{}
	for _, v := range got {
		value, ok := wanted[v.Name]
		if !ok || value != v.Value || seen[v.Name] {
			found = append(found, fmt.Sprintf("environment: %s must be there once or not at all: want %q, got %q", v.Name, value, v.Value))
		}
		seen[v.Name] = true
	}
	for name, value := range wanted {
		if !seen[name] {
			found = append(found, fmt.Sprintf("environment: %s is missing: want %q", name, value))
		}
	}
	return found
}

func (want expected) serviceMismatches(got []result.Service) []string {
	if want.Services == nil {
		return nil
	}
	var found []string
	seen := map[string]bool{}
	for _, service := range got {
		seen[service.Name] = true
		fields, _ := fromJSON(json.RawMessage(toJSON(service))).(map[string]any)
		wanted, ok := want.Services[service.Name]
		if !ok {
			found = append(found, fmt.Sprintf("service %s is not wanted", service.Name))
		}
		for field, value := range wanted {
			if fields[field] != value {
				found = append(found, fmt.Sprintf("service %s: %s: want %v, got %v", service.Name, field, value, fields[field]))
			}
		}
	}
	for name := range want.Services {
		if !seen[name] {
			found = append(found, fmt.Sprintf("service %s is missing", name))
		}
	}
	return found
}

func (want expectedDiagnostic) mismatches(got []result.Diagnostic) []string {
	near := slices.DeleteFunc(slices.Clone(got), func(d result.Diagnostic) bool {
		return d.File != want.File || want.Code != "" && d.Code != want.Code || want.Path != nil && d.Path != *want.Path
	})
	mended := slices.ContainsFunc(near, func(d result.Diagnostic) bool {
		text, ok := firstFix(d)
		return want.Fix == nil || ok && text == *want.Fix
	})
	if mended {
		return nil
	}
	return []string{fmt.Sprintf("no diagnostic %s among %s", toJSON(want), toJSON(got))}
}

func loud(got []result.Diagnostic) []string {
	var found []string
	for _, d := range append(withSeverity(got, "error"), withSeverity(got, "warning")...) {
		found = append(found, "a false alarm: "+toJSON(d))
	}
	return found
}

func withSeverity(all []result.Diagnostic, severity diagnostic.Severity) []result.Diagnostic {
	return slices.DeleteFunc(slices.Clone(all), func(d result.Diagnostic) bool { return d.Severity != severity })
}
