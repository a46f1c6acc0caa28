package envexample

import (
	"slices"
	"strings"
	"testing"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/project"
	"charm-playground/core/source"
)

const charmcraft = `name: shop
config:
  options:
    token:
      type: string
requires:
  redis:
    interface: redis
`

// charmOf returns a Flask charm with a part of its environment.
func charmOf(text string) Charm {
	file := source.NewFile(project.Charmcraft, text)
	doc := document.Parse(file)
	return Charm{File: file, Root: doc.Root, Project: doc.Value, Framework: "flask", Variables: []Variable{
		{"FLASK_SECRET_KEY", "the charm"}, {"FLASK_BASE_URL", "the charm"},
	}}
}

func answersTo(list string) ([]Answer, []diagnostic.Diagnostic) {
	answers, found := Answers(source.NewFile(project.EnvExample, list), charmOf(charmcraft))
	return answers, inList(found)
}

// inList returns the findings in the list itself.
func inList(found []diagnostic.Diagnostic) []diagnostic.Diagnostic {
	var all []diagnostic.Diagnostic
	for _, d := range found {
		if d.File == project.EnvExample {
			all = append(all, d)
		}
	}
	return all
}

func TestUnlistedOptions(t *testing.T) {
	for list, want := range map[string]int{
		"FLASK_SECRET_KEY=\n": 1, "": 0, "# only a comment\n": 0, "FLASK_TOKEN=\n": 0, "FLASK_TOKN=\n": 0, "TOKEN=\n": 0,
	} {
		_, found := Answers(source.NewFile(project.EnvExample, list), charmOf(charmcraft))
		found = slices.DeleteFunc(found, func(d diagnostic.Diagnostic) bool { return d.Code != diagnostic.UnlistedOption })
		if len(found) != want || want == 1 && (found[0].Path != "config.options.token" || found[0].Fixes[0].Edits[0].Text != "FLASK_TOKEN=\n") {
			t.Errorf("%q: %+v", list, found)
		}
	}
}

func TestAnswers(t *testing.T) {
	tests := []struct {
		line  string
		state State
		from  string // part of what provides it
		fix   string // what the first fix writes into the list
	}{
		{"FLASK_SECRET_KEY=abc", Provided, "the charm", ""},
		{"export FLASK_TOKEN=", Provided, "option 'token'", ""},
		{"REDIS_DB_HOSTNAME", Provided, "integration 'redis'", ""},
		{"HTTP_PROXY=", Provided, "juju-http-proxy", ""},
		{"- FLASK_TOKEN", Provided, "option 'token'", ""},
		{"  FLASK_TOKEN: x # note", Provided, "option 'token'", ""},
		{"FLASK_TOKN=", Misspelt, "option 'token'", "FLASK_TOKEN"},
		{"flask_token=", Misspelt, "option 'token'", "FLASK_TOKEN"},
		{"TOKEN=", Misspelt, "option 'token'", "FLASK_TOKEN"},
		{"REDIS_DB_HOST=", Misspelt, "integration 'redis'", "REDIS_DB_HOSTNAME"},
		{"FLASK_MODE=", Missing, "", ""},
		{"S3_BUCKET=", Missing, "", ""},
		{"REDIS_URL=", Missing, "", "REDIS_DB_CONNECT_STRING"},
		{"MAIL_SERVER=", Missing, "", "SMTP_HOST"},
		{"GREETING=", Missing, "", "FLASK_GREETING"},
	}
	for _, test := range tests {
		answers, found := answersTo("# list\n\n" + test.line + "\n")
		if len(answers) != 1 || answers[0].State != test.state || answers[0].Line != 2 || !strings.Contains(answers[0].From, test.from) {
			t.Errorf("%s: %+v", test.line, answers)
			continue
		}
		if (test.state == Provided) != (found == nil) {
			t.Errorf("%s: %+v", test.line, found)
		}
		if test.fix == "" {
			continue
		}
		written := ""
		for _, edit := range found[0].Fixes[0].Edits {
			if edit.File == project.EnvExample {
				written = edit.Text
			}
		}
		if written != test.fix {
			t.Errorf("%s: the fix writes %q, want %q", test.line, written, test.fix)
		}
	}
}

func TestFixesProvide(t *testing.T) {
	for line, want := range map[string]string{
		"FLASK_MODE":  "    mode:\n      type: string\n",
		"S3_BUCKET":   "  s3:\n    interface: s3\n    optional: true\n    limit: 1\n",
		"FLASK_TOKEM": "",
		"EMAIL_HOST":  "  smtp:\n",
	} {
		list, charm := line+"=\n", charmcraft
		_, found := answersTo(list)
		var edits []source.Edit
		for _, edit := range found[0].Fixes[0].Edits {
			var err error
			if edit.File == project.EnvExample {
				list, err = source.Apply(list, []source.Edit{edit})
			} else {
				edits = append(edits, edit)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		charm, err := source.Apply(charm, edits)
		if err != nil || !strings.Contains(charm, want) {
			t.Errorf("%s: %v\n%s", line, err, charm)
		}
		answers, found := Answers(source.NewFile(project.EnvExample, list), charmOf(charm))
		if answers[0].State != Provided || len(inList(found)) > 0 {
			t.Errorf("%s after its fix: %+v", line, answers)
		}
	}
}

func TestWithoutCharm(t *testing.T) {
	answers, found := Answers(source.NewFile(project.EnvExample, "A=1\nnot a name\n=\n"), Charm{})
	if len(answers) != 1 || answers[0].State != Unknown || found != nil {
		t.Errorf("%+v %+v", answers, found)
	}
}

func TestSpringNames(t *testing.T) {
	charm := charmOf(charmcraft)
	charm.Framework = "spring-boot"
	answers, _ := Answers(source.NewFile(project.EnvExample, "spring.data.redis.url=\nspring.datasource.url=\n"), charm)
	if answers[0].State != Provided || answers[1].State != Missing || !strings.Contains(answers[1].Message, "'postgresql'") {
		t.Errorf("%+v", answers)
	}
}

func FuzzAnswers(f *testing.F) {
	f.Add("A=1\nexport B\n- C: x\n")
	f.Add("\ufeffFLASK_TOKN\r\nFLASK_\n")
	f.Fuzz(func(t *testing.T, list string) {
		answers, found := answersTo(list)
		for _, d := range found {
			if d.Span.End > len(list) || !slices.ContainsFunc(answers, func(a Answer) bool { return a.Name == d.Path }) {
				t.Fatalf("%+v", d)
			}
		}
	})
}

func TestWhatIsProvidedTwiceIsOfferedOnce(t *testing.T) {
	charm := charmOf(charmcraft)
	charm.Variables = append(charm.Variables, Variable{"REDIS_DB_HOSTNAME", "integration 'redis'"})
	_, found := Answers(source.NewFile(project.EnvExample, "REDS_DB_HOSTNAME="), charm)
	if found = inList(found); len(found) != 1 || len(found[0].Fixes) != 1 {
		t.Errorf("found %+v, want one finding with one fix", found)
	}
}
