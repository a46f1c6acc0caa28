package juju

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
)

// recorded is a packed charm with the answers of Juju's own reader
// (testdata/record). The reader gives one of them at random if there are
// several.
type recorded struct {
	Metadata, Config, Actions *string
	Answers                   []*answer
}

type answer struct{ File, Message string }

func (r *recorded) texts() Texts {
	texts := Texts{}
	for name, text := range map[string]*string{MetadataFile: r.Metadata, ConfigFile: r.Config, ActionsFile: r.Actions} {
		if text != nil {
			texts[name] = *text
		}
	}
	return texts
}

func readRecorded(t testing.TB) []recorded {
	t.Helper()
	content, err := os.ReadFile("testdata/recorded.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var all []recorded
	for line := range strings.Lines(string(content)) {
		var r recorded
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatal(err)
		}
		all = append(all, r)
	}
	return all
}

// TestRecorded compares the verdict and the first message with Juju's: ours
// must be one of Juju's answers.
func TestRecorded(t *testing.T) {
	for _, r := range readRecorded(t) {
		c := Read(r.texts())
		var got *answer
		if len(c.Refusals) > 0 {
			got = &answer{c.Refusals[0].File, c.Refusals[0].Message}
		}
		if !slices.ContainsFunc(r.Answers, func(want *answer) bool {
			return want == nil && got == nil || want != nil && got != nil && *want == *got
		}) {
			t.Errorf("%q:\nwant %+v\n got %+v", r.texts(), r.Answers[0], got)
		}
	}
}

// FuzzRead checks that every refusal of any packed text has a message and a
// rule.
func FuzzRead(f *testing.F) {
	for _, r := range readRecorded(f) {
		texts := r.texts()
		f.Add(texts[MetadataFile], texts[ConfigFile], texts[ActionsFile])
	}
	f.Fuzz(func(t *testing.T, metadata, config, actions string) {
		if len(metadata)+len(config)+len(actions) > 4000 {
			return
		}
		for _, refusal := range Read(Texts{MetadataFile: metadata, ConfigFile: config, ActionsFile: actions}).Refusals {
			if refusal.Message == "" || refusal.Rule >= numberOfRules {
				t.Errorf("%+v", refusal)
			}
		}
	})
}
