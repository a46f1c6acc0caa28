package main

import (
	"encoding/json"
	"strings"
	"testing"
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
