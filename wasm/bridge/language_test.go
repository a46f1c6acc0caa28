package bridge

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestComplete(t *testing.T) {
	text := Functions()["complete"](`{"files": {"charmcraft.yaml": "# é😀\nrequires:\n  s3: {interface: "}, "file": "charmcraft.yaml", "position": {"line": 2, "character": 18}}`)
	var answer Completion
	if err := json.Unmarshal([]byte(text), &answer); err != nil {
		t.Fatal(err)
	}
	if len(answer.Items) == 0 || answer.Items[0].Label != "s3" || answer.Items[0].Range.Start.Character != 18 {
		t.Errorf("got %s", text)
	}
	for _, part := range []string{`"kind":"value"`, `"snippet":false`, `"detail":"S3"`} {
		if !strings.Contains(text, part) {
			t.Errorf("want %s in %s", part, text)
		}
	}
}

func TestNothingToOffer(t *testing.T) {
	const request = `{"files": {"README.md": "x"}, "file": "README.md", "position": {"line": 0, "character": 1}}`
	if got := Functions()["complete"](request); got != `{"version":1,"items":[]}` {
		t.Errorf("complete: %s", got)
	}
	if got := Functions()["hover"](request); got != `{"version":1,"hover":null}` {
		t.Errorf("hover: %s", got)
	}
}

func TestHover(t *testing.T) {
	text := Functions()["hover"](`{"files": {"charmcraft.yaml": "requires: {}\n"}, "file": "charmcraft.yaml", "position": {"line": 0, "character": 3}}`)
	if !strings.Contains(text, `"contents":"**requires**`) || !strings.Contains(text, `"end":{"line":0,"character":8}`) {
		t.Errorf("got %s", text)
	}
}
