package core

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"charm-playground/core/diagnostic"
	"charm-playground/core/result"
)

var updatePasted = flag.Bool("update-pasted", false, "write what becomes of the pasted files into their cases")

// pastedCharm is the charm that the pasted files are about.
const pastedCharm = wholeCharm + `requires:
  postgresql: {interface: postgresql_client, optional: true, limit: 1}
  redis: {interface: redis, optional: true, limit: 1}
  s3: {interface: s3, optional: true, limit: 1}
config:
  options:
    token: {type: string, description: The token.}
    size: {type: int, default: 3, description: The size.}
    api-credentials: {type: secret, description: Credentials.}
`

// TestPasted presses the first fix of the first problem, or of the first note
// about Juju's output, until there is none. Each case has mock.yaml, what is said
// first, and how mock.yaml, the status and the variables are in the end.
func TestPasted(t *testing.T) {
	paths, err := filepath.Glob("testdata/pasted/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range sample(paths) {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) { testPasted(t, name) })
	}
}

func testPasted(t *testing.T, name string) {
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.TrimPrefix(string(content), "-- mock.yaml --\n")
	text, want, _ := strings.Cut(text, "-- first --\n")
	files := map[string]string{"charmcraft.yaml": pastedCharm, "mock.yaml": text}
	r := Evaluate(files, Options{})
	comeTrue(t, files, r, Options{})
	var out strings.Builder
	for step := 0; step < 6; step++ {
		d := pressed(r)
		if d == nil {
			break
		}
		out.WriteString(string(d.Severity) + " " + d.Code + " [" + d.Path + "] " + d.Message + "\n  " + d.Fixes[0].Title + "\n")
		files = applied(t, files, d.Fixes[0])
		r = Evaluate(files, Options{Skip: onlyFindings})
	}
	out.WriteString("-- fixed --\n" + files["mock.yaml"] + "-- result --\n" + string(r.Status.Name) + "\n")
	for _, v := range r.Environment {
		if !strings.HasPrefix(v.Name, "FLASK_SECRET") && !strings.HasPrefix(strings.ToLower(v.Name), "no_proxy") {
			out.WriteString(v.Name + "=" + v.Value + "\n")
		}
	}
	for _, d := range problems(r) {
		out.WriteString("left: " + d.Code + " " + d.Message + "\n")
	}
	if *updatePasted {
		if err := os.WriteFile(name, []byte("-- mock.yaml --\n"+text+"-- first --\n"+out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if out.String() != want {
		t.Errorf("got:\n%s\nwant:\n%s", out.String(), want)
	}
	for _, line := range strings.Split(text, "\n") {
		if _, comment, found := strings.Cut(line, "# "); found && !strings.Contains(files["mock.yaml"], comment) {
			t.Errorf("the comment %q is lost", comment)
		}
	}
}

// pressed returns the finding whose first fix is made, or nil.
func pressed(r result.Result) *result.Diagnostic {
	for _, severity := range []diagnostic.Severity{diagnostic.Error, diagnostic.Warning, diagnostic.Information} {
		for i := range r.Diagnostics {
			d := &r.Diagnostics[i]
			if d.Severity == severity && len(d.Fixes) > 0 && (severity != diagnostic.Information || d.Code == string(diagnostic.JujuOutput) && !strings.HasPrefix(d.Fixes[0].Title, "Show")) {
				return d
			}
		}
	}
	return nil
}
