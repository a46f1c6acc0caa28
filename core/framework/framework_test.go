package framework_test

import (
	"slices"
	"strings"
	"testing"

	"charm-playground/core/framework"
	"charm-playground/core/value"
)

func TestEveryFrameworkIsFoundByNameAndExtension(t *testing.T) {
	want := []string{"flask-framework", "django-framework", "go-framework", "fastapi-framework", "expressjs-framework", "spring-boot-framework"}
	if got := framework.Extensions(); !slices.Equal(got, want) {
		t.Errorf("Extensions() = %v, want %v", got, want)
	}
	for _, f := range framework.All() {
		if framework.ByName(f.Name) != f || framework.ByExtension(f.Extension()) != f {
			t.Errorf("%s is not found by its name and extension", f.Name)
		}
	}
	if framework.ByName("rails") != nil {
		t.Error("ByName finds a framework that does not exist")
	}
}

func TestForPicksTheOlderGenerationAsSoonAsItSupportsABase(t *testing.T) {
	tests := []struct {
		framework string
		bases     []string
		want      int
	}{
		{"flask", []string{"ubuntu@22.04"}, 1},
		{"go", []string{"ubuntu@22.04"}, 2},
		{"go", []string{"ubuntu@26.04", "ubuntu@24.04"}, 1},
		{"django", []string{"ubuntu@26.04"}, 2},
		{"django", nil, 2},
	}
	for _, test := range tests {
		if got := framework.ByName(test.framework).For(test.bases).Number; got != test.want {
			t.Errorf("%s for %v: generation %d, want %d", test.framework, test.bases, got, test.want)
		}
	}
}

func TestOptionsHaveKnownTypesAndMatchingDefaults(t *testing.T) {
	kinds := map[string]value.Kind{"string": value.String, "int": value.Int, "boolean": value.Bool, "secret": value.String}
	for _, f := range framework.All() {
		for _, g := range f.Generations() {
			for _, e := range framework.Options(append(g.Options(), g.OAuthOptions("sso")...)).Map.Entries() {
				kind, known := kinds[e.Value.Get("type").Text]
				if !known || e.Value.Get("description") == nil {
					t.Errorf("%s V%d: option %s has no known type or no description", f.Name, g.Number, e.Key.Text)
				}
				if d := e.Value.Get("default"); d != nil && d.Kind != kind {
					t.Errorf("%s V%d: the default of %s is a %s", f.Name, g.Number, e.Key.Text, d.Kind)
				}
			}
		}
	}
}

func TestOAuthOptionsAreNamedAfterTheEndpoint(t *testing.T) {
	options := framework.ByName("spring-boot").V1.OAuthOptions("sso")
	if options[0].Name != "sso-redirect-path" || options[0].Default != "/login/oauth2/code/sso" {
		t.Errorf("got %q with default %v", options[0].Name, options[0].Default)
	}
}

func TestSnippetHasItsOriginEverywhere(t *testing.T) {
	f := framework.ByName("flask")
	snippet := f.Snippet(&f.V2, true)
	if snippet.Lookup("parts", "config", "plugin") == nil {
		t.Error("the part for paas-config.yaml is missing")
	}
	snippet.Walk(func(v *value.Value) {
		if v.Origin != f.Origin() {
			t.Errorf("%s has origin %v", v.Repr(), v.Origin)
		}
	})
}

func TestSummaryHasTheRightArticle(t *testing.T) {
	for extension, beginning := range map[string]string{"flask-framework": "A Flask app", "expressjs-framework": "An ExpressJS app"} {
		if summary := framework.ByExtension(extension).Summary(); !strings.HasPrefix(summary, beginning) {
			t.Errorf("%q", summary)
		}
	}
}
