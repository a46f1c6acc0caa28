package schema

import (
	"strings"
	"testing"

	"charm-playground/core/project"
)

var files = []string{project.Charmcraft, project.Mock, project.Rockcraft, project.PaasConfig}

// walk visits every node of a schema once, with the path to it.
func walk(n *Node, path string, seen map[*Node]bool, visit func(string, *Node)) {
	if n == nil || seen[n] {
		return
	}
	seen[n] = true
	visit(path, n)
	for _, key := range n.Keys {
		walk(key.Node, path+"."+key.Name, seen, visit)
	}
	if n.Names != nil {
		walk(n.Names.Value, path+".*", seen, visit)
	}
	walk(n.Item, path+".-", seen, visit)
}

func TestEveryKeyIsDocumented(t *testing.T) {
	for _, file := range files {
		walk(Of(file), file, map[*Node]bool{}, func(path string, n *Node) {
			names := map[string]bool{}
			for _, key := range n.Keys {
				at := path + "." + key.Name
				if names[key.Name] {
					t.Errorf("%s is there twice", at)
				}
				names[key.Name] = true
				if !strings.HasSuffix(key.Doc, ".") || strings.Contains(strings.TrimSuffix(key.Doc, "."), ". ") && len(key.Doc) > 140 {
					t.Errorf("%s: documentation is not a sentence: %q", at, key.Doc)
				}
				if !strings.HasPrefix(key.Link, "https://") {
					t.Errorf("%s has no link", at)
				}
				if key.Node == nil {
					t.Errorf("%s says nothing about its value", at)
				}
			}
		})
	}
}

func TestNodesAgreeWithTheirTypes(t *testing.T) {
	for _, file := range files {
		walk(Of(file), file, map[*Node]bool{}, func(path string, n *Node) {
			if (n.Keys != nil || n.Names != nil) && n.Types&Map == 0 {
				t.Errorf("%s has keys but is no mapping", path)
			}
			if n.Item != nil && n.Types&List == 0 {
				t.Errorf("%s has items but is no list", path)
			}
			if n.Values != nil && n.Types&Scalar == 0 {
				t.Errorf("%s has values but is no scalar", path)
			}
		})
	}
}

func TestAt(t *testing.T) {
	charmcraft := Of(project.Charmcraft)
	if charmcraft.At("requires", "postgresql").Key("interface") == nil {
		t.Error("no interface in an endpoint")
	}
	if got := charmcraft.At("config", "options", "token", "type").Words(); len(got) != 5 {
		t.Errorf("types of an option: %q", got)
	}
	if got := charmcraft.At("extensions", "0").Words(); len(got) != 6 {
		t.Errorf("extensions: %q", got)
	}
	if charmcraft.At("nowhere", "at", "all") != nil {
		t.Error("a path out of the schema must end in nil")
	}
	if Of("README.md") != nil {
		t.Error("README.md has a schema")
	}
}

func TestTopLevelLeavesOutWhatNobodyReads(t *testing.T) {
	for _, name := range TopLevel(project.Charmcraft) {
		if name == "version" {
			t.Error("version is not worth a suggestion")
		}
	}
	if TopLevel("README.md") != nil {
		t.Error("README.md has keys")
	}
}
