package framework_test

import (
	"os"
	"strings"
	"testing"

	"charm-playground/core/diagnostic"
	"charm-playground/core/framework"
)

func TestVariableOfAnOption(t *testing.T) {
	for _, c := range []struct{ framework, option, want string }{
		{"flask", "greeting-text", "FLASK_GREETING_TEXT"}, {"flask", "flask-env", "FLASK_ENV"}, {"flask", "flask-secret-key-id", ""},
		{"flask", "env", ""}, {"flask", "app-name", ""}, {"flask", "webserver-workers", ""}, {"flask", "metrics-port", "FLASK_METRICS_PORT"},
		{"fastapi", "webserver-port", "UVICORN_PORT"}, {"fastapi", "metrics-port", "METRICS_PORT"}, {"fastapi", "app-secret-key", "APP_SECRET_KEY"},
		{"go", "app-port", "APP_PORT"}, {"go", "port", ""}, {"expressjs", "node-env", "NODE_ENV"}, {"spring-boot", "app-profiles", "APP_PROFILES"},
	} {
		if got := framework.Of(c.framework).Variable(c.option); got != c.want {
			t.Errorf("%s: option %s becomes %q, want %q", c.framework, c.option, got, c.want)
		}
	}
}

func TestOptionForAVariable(t *testing.T) {
	for _, c := range []struct{ framework, variable, want string }{
		{"flask", "FLASK_GREETING_TEXT", "greeting-text"}, {"flask", "GREETING", "greeting"}, {"flask", "FLASK_ENV", ""},
		{"go", "APP_APP_NAME", ""}, {"spring-boot", "spring.mail.host", ""},
	} {
		if got := framework.Of(c.framework).OptionFor(c.variable); got != c.want {
			t.Errorf("%s: %s comes of option %q, want %q", c.framework, c.variable, got, c.want)
		}
	}
}

func TestServices(t *testing.T) {
	if !framework.IsWorker("app-Worker") || framework.IsWorker("worker") || !framework.IsScheduler("a-scheduler") || framework.IsScheduler("a-worker") {
		t.Error("workers and schedulers are told by the ends of their names")
	}
}

func TestCatalogueNamesEveryExtension(t *testing.T) {
	for _, e := range diagnostic.Catalogue() {
		for _, name := range framework.Extensions() {
			if e.Code == diagnostic.UnknownExtension && !strings.Contains(e.Text, name) {
				t.Errorf("the text of %s does not name %s", e.Code, name)
			}
		}
	}
}

// TestEmbedKnowsEveryExtension checks the list of extensions of the page's
// custom element, which is too small to ask the core.
func TestEmbedKnowsEveryExtension(t *testing.T) {
	text, err := os.ReadFile("../../web/engine/wire.ts")
	if err != nil {
		t.Fatal(err)
	}
	_, list, _ := strings.Cut(string(text), "export const frameworkExtensions = [")
	list, _, _ = strings.Cut(list, "]")
	for _, name := range framework.Extensions() {
		if !strings.Contains(list, `"`+name+`"`) {
			t.Errorf("web/engine/wire.ts does not know %s: %s", name, list)
		}
	}
}
