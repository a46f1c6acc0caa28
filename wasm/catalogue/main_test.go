package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"charm-playground/core/diagnostic"
	"charm-playground/core/upstream/recorded"
)

func TestCatalogueHoldsEverything(t *testing.T) {
	c := all()
	if len(c.Findings) < 15 || len(c.Files) != 4 || len(c.Integrations) < 15 {
		t.Fatalf("%d findings, %d files, %d integrations", len(c.Findings), len(c.Files), len(c.Integrations))
	}
	paths := map[string]bool{}
	for _, key := range c.Files[0].Keys {
		paths[key.Path] = true
	}
	for _, path := range []string{"requires.<endpoint>.interface", "config.options.<option>.type", "charm-libs.-.version"} {
		if !paths[path] {
			t.Errorf("%s is missing", path)
		}
	}
	text, err := json.Marshal(c)
	if err != nil || strings.Contains(string(text), `"path":""`) {
		t.Error(err)
	}
}

// undocumented are the findings without a place in upstream's documentation.
var undocumented = []diagnostic.Code{
	diagnostic.InternalError, diagnostic.InvalidRequest, diagnostic.InvalidPath, diagnostic.TooLarge, diagnostic.JujuUnreadable,
}

func TestEachFindingHasAReference(t *testing.T) {
	for _, finding := range all().Findings {
		if has := finding.Link != ""; has == slices.Contains(undocumented, finding.Code) {
			t.Errorf("%s: %q", finding.Code, finding.Link)
		}
	}
}

func TestLinksLeadToSections(t *testing.T) {
	c := all()
	links := map[string]string{}
	for _, finding := range c.Findings {
		links["finding "+string(finding.Code)] = finding.Link
	}
	for _, file := range c.Files {
		for _, key := range file.Keys {
			links[file.Name+" "+key.Path] = key.Link
		}
	}
	for _, i := range c.Integrations {
		links[i.Interface], links[i.Interface+" definition"], links[i.Interface+" variables"] = i.Link, i.Definition, i.Documented
	}
	for of, link := range links {
		if err := recorded.Check(link); link != "" && err != nil {
			t.Errorf("%s: %v", of, err)
		}
	}
}

func TestReferencesAreOfFindings(t *testing.T) {
	codes := map[string]bool{}
	linked := 0
	for _, finding := range all().Findings {
		codes[string(finding.Code)] = true
		if finding.Link != "" {
			linked++
		}
	}
	for code, address := range references {
		if !codes[string(code)] || !strings.HasPrefix(address, "https://") {
			t.Errorf("%s: %s", code, address)
		}
	}
	if linked != len(references) {
		t.Errorf("%d findings have a reference, %d references are there", linked, len(references))
	}
}
