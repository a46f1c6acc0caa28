// About the sources, and not about what becomes of them as WebAssembly.

//go:build !js

package core

import (
	"os"
	"strings"
	"testing"

	"charm-playground/core/charmcraft"
	"charm-playground/core/framework"
)

// TestRecordersArePinned checks that the recorders use the versions that the core
// follows, and that what users and contributors read names them.
func TestRecordersArePinned(t *testing.T) {
	for name, wants := range map[string][]string{
		"testdata/record/requirements-charmcraft.txt": {"charmcraft==" + charmcraft.Version + "\n"},
		"testdata/record/requirements-paas.txt":       {"paas-charm==" + framework.PaasCharmVersion + "\n"},
		"../README.md":                                {"charmcraft " + charmcraft.Version, "paas-charm " + framework.PaasCharmVersion},
		"../CONTRIBUTING.md":                          {"charmcraft " + charmcraft.Version, "paas-charm " + framework.PaasCharmVersion},
	} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Error(err)
		}
		for _, want := range wants {
			if !strings.Contains(string(text), want) {
				t.Errorf("%s does not name %q", name, strings.TrimSpace(want))
			}
		}
	}
}
