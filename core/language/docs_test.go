package language

import (
	"fmt"
	"testing"

	"charm-playground/core/source"
	"charm-playground/core/upstream/recorded"
)

// TestHoverLeadsToSections checks that a hover links to a section of the page
// about the framework's own extension, if the charm has one.
func TestHoverLeadsToSections(t *testing.T) {
	const page = "https://documentation.ubuntu.com/charmcraft/stable/reference/extensions/"
	const text = "extensions: [%s]\nrequires:\n  mysql:\n    interface: mysql_client\n    limit: 1\nconfig:\n  options:\n    token:\n      type: string\n"
	for _, row := range []struct {
		extension       string
		line, character int
		docs            string
	}{
		{"flask-framework", 2, 3, page + "flask-framework-extension/#environment-variables"},
		{"expressjs-framework", 2, 3, page + "express-framework-extension/#environment-variables"},
		{"go-framework", 7, 5, page + "go-framework-extension/#go-framework-extension-config-options"},
		{"none", 2, 3, "https://charmhub.io/integrations/mysql_client"},
		{"flask-framework", 3, 6, "https://documentation.ubuntu.com/charmcraft/stable/reference/files/charmcraft-yaml-file/#endpoint-role-endpoint-name-interface"},
		{"flask-framework", 4, 6, "https://documentation.ubuntu.com/charmcraft/stable/reference/files/charmcraft-yaml-file/#endpoint-role-endpoint-name-limit"},
	} {
		p := Project{Files: map[string]string{"charmcraft.yaml": fmt.Sprintf(text, row.extension)}}
		hover := HoverAt(p, "charmcraft.yaml", source.Position{Line: row.line, Character: row.character})
		if hover == nil || hover.Docs != row.docs {
			t.Errorf("%+v: %+v", row, hover)
			continue
		}
		if err := recorded.Check(hover.Docs); err != nil {
			t.Error(err)
		}
	}
}
