package suggest

import (
	"slices"
	"strings"
	"testing"
)

var charmKeys = []string{"name", "title", "summary", "description", "base", "platforms", "extensions", "links", "config", "requires", "provides", "actions", "charm-libs", "terms", "charm-user", "peers", "parts", "type", "assumes"}

func TestNearestPutsTheMeantWordFirst(t *testing.T) {
	types := []string{"string", "int", "float", "boolean", "secret"}
	interfaces := []string{"postgresql_client", "mysql_client", "mongodb_client", "redis", "rabbitmq", "saml", "s3", "tracing", "smtp", "openfga", "oauth", "ingress", "http", "valkey_client"}
	tests := []struct {
		word    string
		allowed []string
		want    string
	}{
		{"requries", charmKeys, "requires"},
		{"Requires", charmKeys, "requires"},
		{"charm_user", charmKeys, "charm-user"},
		{"charmlibs", charmKeys, "charm-libs"},
		{"ydescriptiion", charmKeys, "description"},
		{"desc", charmKeys, "description"},
		{"env", charmKeys, "config"},
		{"str", types, "string"},
		{"itn", types, "int"},
		{"yint", types, "int"},
		{"bool", types, "boolean"},
		{"integer", types, "int"},
		{"postgres", interfaces, "postgresql_client"},
		{"pg", interfaces, "postgresql_client"},
		{"msql_client", interfaces, "mysql_client"},
		{"rqdis", interfaces, "redis"},
		{"s3-ap-ivversion", []string{"s3-api-version", "s3-uri-style", "region"}, "s3-api-version"},
		{"24.04", []string{"ubuntu@22.04", "ubuntu@24.04"}, "ubuntu@24.04"},
		{"flask", []string{"flask-framework", "django-framework"}, "flask-framework"},
		{"nit", []string{"units", "unit"}, "unit"},
		{"build-fci", []string{"build-on", "build-for"}, "build-for"},
		{"extic-ode", []string{"exit-code", "stdout"}, "exit-code"},
		{"interafec", []string{"interface", "optional"}, "interface"},
		{"adm64", []string{"arm64", "amd64"}, "amd64"},
		{"li", []string{"lib", "version"}, "lib"},
		{"it", types, "int"},
		{"metadata", []string{"metadata_url"}, "metadata_url"},
	}
	for _, test := range tests {
		got := Nearest(test.word, test.allowed)
		if len(got) == 0 || got[0] != test.want {
			t.Errorf("Nearest(%q) = %q, want %q first", test.word, got, test.want)
		}
	}
}

func TestNearestOffersNoNonsense(t *testing.T) {
	tests := []struct {
		word    string
		allowed []string
	}{
		{"s3", []string{"ro", "id", "db", "lib"}},
		{"x", charmKeys},
		{"", charmKeys},
		{"banana", charmKeys},
		{"cat", []string{"dog", "cow"}},
		{"requires", charmKeys},
		{"名前", charmKeys},
	}
	for _, test := range tests {
		if got := Nearest(test.word, test.allowed); got != nil {
			t.Errorf("Nearest(%q) = %q, want none", test.word, got)
		}
	}
}

func TestWithoutLeavesOutWhatIsUsed(t *testing.T) {
	got := Nearest("unitd", []string{"unit", "units"}, Without("unit"))
	if !slices.Equal(got, []string{"units"}) {
		t.Errorf("got %q, want units only", got)
	}
}

func TestClosedReachesFurther(t *testing.T) {
	allowed := []string{"string", "int"}
	if Nearest("xnti", allowed) != nil || len(Nearest("xnti", allowed, Closed())) == 0 {
		t.Error("a closed place must reach further than an open one")
	}
}

func TestSlipsLeavesOutParts(t *testing.T) {
	allowed := []string{"database"}
	if Nearest("data", allowed) == nil || Nearest("data", allowed, Slips()) != nil {
		t.Error("an abbreviation is no slip")
	}
	if Nearest("databse", allowed, Slips()) == nil {
		t.Error("a dropped letter is a slip")
	}
}

// TestSlipsOfLongWords makes every single slip of every word and expects the
// word back.
func TestSlipsOfLongWords(t *testing.T) {
	for _, word := range charmKeys {
		for _, slip := range slips(word) {
			if slices.Contains(charmKeys, slip) {
				continue
			}
			if got := Nearest(slip, charmKeys); len(got) == 0 || got[0] != word {
				t.Errorf("Nearest(%q) = %q, want %q first", slip, got, word)
			}
		}
	}
}

// slips returns all words that dropping, doubling, changing or swapping one
// character makes of a word.
func slips(word string) []string {
	var all []string
	for i := range len(word) {
		all = append(all, word[:i]+word[i+1:], word[:i]+word[i:i+1]+word[i:], word[:i]+"j"+word[i+1:])
		if i+1 < len(word) && word[i] != word[i+1] {
			all = append(all, word[:i]+word[i+1:i+2]+word[i:i+1]+word[i+2:])
		}
	}
	return all
}

func FuzzNearest(f *testing.F) {
	f.Add("requries")
	f.Add("\xff\xfe")
	f.Add("é_-é")
	f.Fuzz(func(t *testing.T, word string) {
		for _, got := range Nearest(word, charmKeys) {
			if !slices.Contains(charmKeys, got) {
				t.Errorf("Nearest(%q) made up %q", word, got)
			}
		}
	})
}

func BenchmarkNearest(b *testing.B) {
	for b.Loop() {
		Nearest("descritpoin", charmKeys)
	}
}

func TestBoundedSearch(t *testing.T) {
	long := strings.Repeat("a", 1_000_000)
	if got := Nearest(long+"b", []string{long}); got != nil {
		t.Errorf("a long word: got %d suggestions", len(got))
	}
	many := make([]string, 1_000_000)
	for i := range many {
		many[i] = "x" + strings.Repeat("y", i%7)
	}
	many[1] = "colour"
	if got := Nearest("color", many); !slices.Equal(got, []string{"colour"}) {
		t.Errorf("many words: got %q", got)
	}
}
