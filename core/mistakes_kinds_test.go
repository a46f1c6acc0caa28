package core

import (
	"flag"
	"fmt"
	"math/rand"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"

	"charm-playground/core/document"
	"charm-playground/core/source"
)

// kind is a kind of mistake: it is put into a project at a random place, or not,
// where the project has no place for it.
type kind struct {
	name string
	put  func(g *scribbler) bool
}

// scribbler puts a mistake into a charmcraft.yaml.
type scribbler struct {
	*rand.Rand
	lines       []string // with the mistake, in the end
	meant       []string
	first, last int
	root        *document.Node
	file        *source.File
	step        int
}

// entry is a key with its block: the lines from first up to last, this included.
type entry struct {
	name        string
	first, last int
	node        *document.Node
}

func newScribbler(text string, seed int64) *scribbler {
	g := &scribbler{Rand: rand.New(rand.NewSource(seed)), file: source.NewFile("charmcraft.yaml", text)}
	g.lines = strings.Split(strings.TrimRight(text, "\n"), "\n")
	g.meant = g.lines
	g.root = document.Parse(g.file).Root
	g.step = 2
	for _, name := range []string{"platforms", "requires", "config"} {
		if inner := g.entries(name); len(inner) > 0 {
			g.step = indentOf(g.lines[inner[0].first])
		}
	}
	return g
}

func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// entries returns the keys of the mapping at a path, in block style.
func (g *scribbler) entries(path ...string) []entry {
	n := g.root.At(path...)
	if n == nil || n.Kind != document.Mapping || n.Style == document.Flow {
		return nil
	}
	var all []entry
	for _, pair := range n.Pairs {
		first := g.file.Line(pair.Key.Span.Start)
		last := first
		if pair.Value.Span.Len() > 0 {
			last = max(first, g.file.Line(pair.Value.Span.End-1))
		}
		all = append(all, entry{pair.Key.Text, first, last, pair.Value.Resolve()})
	}
	return all
}

// pick returns one of the entries at a path that have a block of lines of their own.
func (g *scribbler) pick(path ...string) (entry, bool) {
	all := slices.DeleteFunc(g.entries(path...), func(e entry) bool {
		return e.last == e.first || e.node.Kind != document.Mapping || e.node.Style == document.Flow
	})
	if len(all) == 0 {
		return entry{}, false
	}
	return all[g.Intn(len(all))], true
}

// top returns a key of the top level.
func (g *scribbler) top(name string) (entry, bool) {
	for _, e := range g.entries() {
		if e.name == name {
			return e, true
		}
	}
	return entry{}, false
}

// replace puts lines in the place of others.
func (g *scribbler) replace(first, last int, lines ...string) bool {
	g.lines = slices.Concat(g.lines[:first], lines, g.lines[last+1:])
	g.first, g.last = first, max(first, first+len(lines)-1)
	return true
}

// shift indents lines by this much more, or less.
func (g *scribbler) shift(first, last, by int) bool {
	moved := shifted(g.lines[first:last+1], by)
	return moved != nil && g.replace(first, last, moved...)
}

func shifted(lines []string, by int) []string {
	var moved []string
	for _, line := range lines {
		if line == "" {
			moved = append(moved, "")
			continue
		}
		if indentOf(line)+by < 0 {
			return nil
		}
		moved = append(moved, strings.Repeat(" ", indentOf(line)+by)+strings.TrimLeft(line, " "))
	}
	return moved
}

// change replaces one text by another on the line at a place.
func (g *scribbler) change(i int, old, put string) bool {
	changed := strings.Replace(g.lines[i], old, put, 1)
	return changed != g.lines[i] && g.replace(i, i, changed)
}

// field returns a key with a plain value in an option or endpoint.
func (g *scribbler) field(names ...string) (int, bool) {
	where := [][]string{{"config", "options"}, {"requires"}}[g.Intn(2)]
	e, ok := g.pick(where...)
	if !ok {
		return 0, false
	}
	var lines []int
	for i := e.first + 1; i <= e.last; i++ {
		key, value, found := strings.Cut(strings.TrimSpace(g.lines[i]), ": ")
		if found && value != "" && !strings.HasPrefix(value, "|") && !strings.HasPrefix(key, "#") && (names == nil || slices.Contains(names, key)) {
			lines = append(lines, i)
		}
	}
	if len(lines) == 0 {
		return 0, false
	}
	return lines[g.Intn(len(lines))], true
}

// one returns a kind that changes one line, found by a function.
func one(find func(g *scribbler) (int, bool), old, put string) func(g *scribbler) bool {
	return func(g *scribbler) bool {
		i, ok := find(g)
		return ok && g.change(i, old, put)
	}
}

func field(names ...string) func(g *scribbler) (int, bool) {
	return func(g *scribbler) (int, bool) { return g.field(names...) }
}

// topLine returns the line of one of the keys of the top level.
func topLine(names ...string) func(g *scribbler) (int, bool) {
	return func(g *scribbler) (int, bool) {
		e, ok := g.top(names[g.Intn(len(names))])
		return e.first, ok
	}
}

// nameLine returns the line of an option's or endpoint's name.
func nameLine(path ...string) func(g *scribbler) (int, bool) {
	return func(g *scribbler) (int, bool) {
		e, ok := g.pick(path...)
		return e.first, ok
	}
}

// block shifts an option or endpoint with all that is in it.
func block(by int, path ...string) func(g *scribbler) bool {
	return func(g *scribbler) bool {
		all := g.entries(path...)
		e, ok := g.pick(path...)
		return ok && (by < 0 || e.first != all[0].first) && g.shift(e.first, e.last, by*g.step)
	}
}

// inside shifts the fields of an option or endpoint.
func insideOf(by int, path ...string) func(g *scribbler) bool {
	return func(g *scribbler) bool {
		e, ok := g.pick(path...)
		if !ok {
			return false
		}
		done := g.shift(e.first+1, e.last, by*g.step)
		g.first--
		return done
	}
}

// listed writes a mapping of names as a list.
func listed(named bool, path ...string) func(g *scribbler) bool {
	return func(g *scribbler) bool {
		all := g.entries(path...)
		if len(all) == 0 {
			return false
		}
		var lines []string
		for _, e := range all {
			if e.last == e.first || e.node.Kind != document.Mapping {
				return false
			}
			indent := strings.Repeat(" ", indentOf(g.lines[e.first]))
			if named {
				body := shifted(g.lines[e.first+1:e.last+1], indentOf(g.lines[e.first])+2-indentOf(g.lines[e.first+1]))
				lines = append(append(lines, indent+"- name: "+e.name), body...)
				continue
			}
			lines = append(append(lines, indent+"- "+strings.TrimSpace(g.lines[e.first])), shifted(g.lines[e.first+1:e.last+1], 4)...)
		}
		done := g.replace(all[0].first, all[len(all)-1].last, lines...)
		g.first = g.file.Line(g.root.At(path[:len(path)-1]...).Pair(path[len(path)-1]).Key.Span.Start)
		return done
	}
}

// everyLine puts a text before every line.
func everyLine(prefix func(i int) string) func(g *scribbler) bool {
	return func(g *scribbler) bool {
		var lines []string
		for i, line := range g.lines {
			lines = append(lines, prefix(i)+line)
		}
		g.replace(0, len(g.lines)-1, lines...)
		g.last = 0
		return true
	}
}

// around puts lines before and behind the text.
func around(head, tail []string) func(g *scribbler) bool {
	return func(g *scribbler) bool {
		g.lines = slices.Concat(head, g.lines, tail)
		return true
	}
}

// mean says that the text as it would be with a line changed is what is meant.
func (g *scribbler) mean(i int, lines ...string) {
	g.meant = slices.Concat(g.lines[:i], lines, g.lines[i+1:])
}

func conflict(g *scribbler) bool {
	i, ok := topLine("summary", "base", "name")(g)
	if !ok {
		return false
	}
	key, _, _ := strings.Cut(g.lines[i], ":")
	other := key + ": ubuntu@22.04"
	if key != "base" {
		other = key + ": other-text"
	}
	return g.replace(i, i, "<<<<<<< HEAD", g.lines[i], "=======", other, ">>>>>>> main")
}

func descriptionText(g *scribbler) bool {
	e, ok := g.top("description")
	if !ok || e.last == e.first || e.node.Style != document.Literal {
		return false
	}
	for i := e.first + 1; i <= e.last; i++ {
		if g.lines[i] == "" || strings.Contains(g.lines[i], ":") {
			return false
		}
	}
	done := g.shift(e.first+1, e.last, -indentOf(g.lines[e.first+1]))
	g.first--
	return done
}

func diffPlus(g *scribbler) bool {
	e, ok := g.pick([][]string{{"config", "options"}, {"requires"}}[g.Intn(2)]...)
	if !ok {
		return false
	}
	var lines []string
	for _, line := range g.lines[e.first : e.last+1] {
		lines = append(lines, "+"+line)
	}
	return g.replace(e.first, e.last, lines...)
}

// required puts a line that says whether an option is required behind its
// description.
func required(value string, meant ...string) func(g *scribbler) bool {
	return func(g *scribbler) bool {
		e, ok := g.pick("config", "options")
		hasDefault := ok && e.node.Pair("default") != nil
		if !ok || e.node.Pair("optional") != nil || value == "true" && hasDefault {
			return false
		}
		indent := strings.Repeat(" ", indentOf(g.lines[e.first+1]))
		for i := range meant {
			meant[i] = indent + strings.TrimSpace(meant[i])
		}
		g.meant = slices.Concat(g.lines[:e.last+1], meant, g.lines[e.last+1:])
		g.lines = slices.Concat(g.lines[:e.last+1], []string{indent + "required: " + value}, g.lines[e.last+1:])
		g.first, g.last = e.last+1, e.last+1
		return true
	}
}

// short leaves only one value of an option or endpoint, on the line of its name.
func short(key string, path ...string) func(g *scribbler) bool {
	return func(g *scribbler) bool {
		e, ok := g.pick(path...)
		if !ok || e.node.Pair(key) == nil {
			return false
		}
		value := e.node.Pair(key).Value.Text
		indent := strings.Repeat(" ", indentOf(g.lines[e.first]))
		g.meant = slices.Concat(g.lines[:e.first+1], []string{strings.Repeat(" ", indentOf(g.lines[e.first+1])) + key + ": " + value}, g.lines[e.last+1:])
		return g.replace(e.first, e.last, indent+e.name+": "+value)
	}
}

func archNotIndented(g *scribbler) bool {
	e, ok := g.top("platforms")
	if !ok || e.node.Kind != document.Mapping || e.first == e.last || e.node.Pairs[0].Value.Span.Len() > 0 {
		return false
	}
	return g.shift(e.first+1, e.last, -indentOf(g.lines[e.first+1]))
}

func platformsAs(write func(names []string, indent string) []string) func(g *scribbler) bool {
	return func(g *scribbler) bool {
		e, ok := g.top("platforms")
		if !ok || e.node.Kind != document.Mapping || e.node.Style == document.Flow {
			return false
		}
		var names []string
		for _, pair := range e.node.Pairs {
			if pair.Value.Span.Len() > 0 || strings.Contains(pair.Key.Text, ":") {
				return false
			}
			names = append(names, pair.Key.Text)
		}
		return g.replace(e.first, e.last, write(names, strings.Repeat(" ", g.step))...)
	}
}

func extensionAs(lines ...string) func(g *scribbler) bool {
	return func(g *scribbler) bool {
		e, ok := g.top("extensions")
		if !ok || e.node.Kind != document.Sequence || e.node.Style == document.Flow || len(e.node.Items) != 1 {
			return false
		}
		indent := strings.Repeat(" ", indentOf(g.lines[e.last]))
		var all []string
		for _, line := range lines {
			all = append(all, strings.ReplaceAll(strings.ReplaceAll(line, "X", e.node.Items[0].Text), "~", indent))
		}
		g.replace(e.first, e.last, all...)
		return true
	}
}

func endpointAtTop(g *scribbler) bool {
	all := g.entries("requires")
	e, ok := g.pick("requires")
	if !ok || e.first != all[len(all)-1].first || len(all) < 2 {
		return false
	}
	return g.shiftName(e)
}

// shiftName moves the name of an entry to the left margin and its fields with it.
func (g *scribbler) shiftName(e entry) bool {
	g.replace(e.first, e.last, append([]string{strings.TrimSpace(g.lines[e.first])}, g.lines[e.first+1:e.last+1]...)...)
	return true
}

func fieldDeeper(g *scribbler) bool {
	e, ok := g.pick([][]string{{"config", "options"}, {"requires"}}[g.Intn(2)]...)
	if !ok || e.last-e.first < 2 || strings.HasSuffix(g.lines[e.first+1], "|") || strings.Contains(g.lines[e.first+2], "#") || strings.Contains(g.lines[e.first+1], "#") {
		return false
	}
	done := g.shift(e.first+2, e.first+2, []int{1, 2, g.step}[g.Intn(3)])
	g.first--
	return done
}

func fieldShorter(g *scribbler) bool {
	e, ok := g.pick([][]string{{"config", "options"}, {"requires"}}[g.Intn(2)]...)
	if !ok || e.last-e.first < 2 || strings.Contains(g.lines[e.first+2], "#") {
		return false
	}
	done := g.shift(e.first+2, e.first+2, -1)
	g.first, g.last = g.first-1, min(g.last+1, len(g.lines)-1)
	return done
}

func optionsNotIndented(g *scribbler) bool {
	e, ok := g.top("config")
	if !ok || e.last == e.first || strings.TrimSpace(g.lines[e.first+1]) != "options:" {
		return false
	}
	done := g.shift(e.first+1, e.last, -indentOf(g.lines[e.first+1]))
	g.first, g.last = e.first, e.first+1
	return done
}

func optionsWithoutConfig(g *scribbler) bool {
	e, ok := g.top("config")
	if !ok || e.last == e.first || strings.TrimSpace(g.lines[e.first+1]) != "options:" {
		return false
	}
	moved := shifted(g.lines[e.first+1:e.last+1], -indentOf(g.lines[e.first+1]))
	return moved != nil && g.replace(e.first, e.last, moved...)
}

func requiresUnderConfig(g *scribbler) bool {
	config, ok := g.top("config")
	e, there := g.top("requires")
	if !ok || !there || e.last == e.first || config.last > e.first || config.last == config.first {
		return false
	}
	for _, other := range g.entries() {
		if other.first > config.first && other.first < e.first {
			return false
		}
	}
	return g.shift(e.first, e.last, g.step)
}

func twoBlocks(g *scribbler) bool {
	e, ok := g.top([]string{"requires", "config"}[g.Intn(2)])
	if !ok || e.last == e.first {
		return false
	}
	path := []string{e.name}
	head := []string{e.name + ":"}
	if e.name == "config" {
		path = append(path, "options")
		head = append(head, strings.Repeat(" ", g.step)+"options:")
	}
	all := g.entries(path...)
	if len(all) < 2 {
		return false
	}
	moved := all[len(all)-1]
	body := slices.Clone(g.lines[moved.first : moved.last+1])
	g.lines = slices.Concat(g.lines[:moved.first], g.lines[moved.last+1:])
	at := len(g.lines)
	g.lines = slices.Concat(g.lines, head, body)
	g.first, g.last = at, len(g.lines)-1
	return true
}

func tabbed(g *scribbler, first, last int) bool {
	var lines []string
	for _, line := range g.lines[first : last+1] {
		lines = append(lines, strings.Repeat("\t", indentOf(line)/g.step)+strings.TrimLeft(line, " "))
	}
	return g.replace(first, last, lines...)
}

func typoOf(word string, n int) string {
	i := 1 + n%(len(word)-2)
	return word[:i] + word[i+1:i+2] + word[i:i+1] + word[i+2:]
}

func spaced(char string) func(g *scribbler) bool {
	return func(g *scribbler) bool {
		i, ok := g.field()
		if !ok {
			return false
		}
		indent := indentOf(g.lines[i])
		return g.replace(i, i, strings.Repeat(char, indent)+g.lines[i][indent:])
	}
}

func words(g *scribbler, pairs ...string) bool {
	first := len(g.lines)
	last := -1
	for i, line := range g.lines {
		for j := 0; j < len(pairs); j += 2 {
			if body := strings.TrimLeft(line, " "); strings.HasPrefix(body, pairs[j]+":") && (j > 0 || last < 0 || true) {
				g.lines = slices.Clone(g.lines)
				g.lines[i] = strings.Replace(line, pairs[j], pairs[j+1], 1)
				pairs[j] = "\x00"
				first, last = min(first, i), max(last, i)
			}
		}
	}
	g.first, g.last = first, last
	return last >= 0
}

// kinds are the kinds of mistakes of structure, and some words.
var kinds = []kind{
	{"arch-not-indented", archNotIndented},
	{"arch-words", func(g *scribbler) bool {
		e, ok := g.top("platforms")
		return ok && e.first < e.last && g.change(e.first+1, "amd64:", []string{"amd:", "AMD64:", "x86_64:", "amd46:"}[g.Intn(4)])
	}},
	{"base-forms", func(g *scribbler) bool {
		i, ok := topLine("base")(g)
		return ok && g.change(i, "ubuntu@24.04", []string{"ubuntu@24.4", "ubuntu-24.04", "ubuntu:24.04", "ubuntu 24.04", "24.04", "ubuntu24.04"}[g.Intn(6)])
	}},
	{"colon-in-text", func(g *scribbler) bool {
		i, ok := g.field("description")
		if !ok || strings.ContainsAny(g.lines[i], `"'`) {
			return false
		}
		key, value, _ := strings.Cut(g.lines[i], ": ")
		g.mean(i, key+`: "Note: `+value+`"`)
		return g.replace(i, i, key+": Note: "+value)
	}},
	{"conflict", conflict},
	{"description-text-not-indented", descriptionText},
	{"diff-plus", diffPlus},
	{"endpoint-at-top", endpointAtTop},
	{"endpoint-scalar", short("interface", "requires")},
	{"endpoint-too-deep", block(1, "requires")},
	{"env-block", func(g *scribbler) bool {
		e, ok := g.top("config")
		return ok && e.first < e.last && g.change(e.first+1, "options", []string{"option", "variables", "opts", "env", "environment"}[g.Intn(5)])
	}},
	{"equals", one(field(), ": ", " = ")},
	{"extensions-dash-inline", extensionAs("extensions: - X")},
	{"extensions-name", extensionAs("extensions:", "~- name: X")},
	{"extensions-scalar", extensionAs("extensions: X")},
	{"extention-word", func(g *scribbler) bool {
		e := []string{"extensions", "platforms", "summary", "description", "requires"}[g.Intn(5)]
		return words(g, e, []string{typoOf(e, g.Intn(9)), e[:len(e)-1]}[g.Intn(2)])
	}},
	{"fence", around([]string{"```yaml"}, []string{"```"})},
	{"field-at-option-level", insideOf(-1, "config", "options")},
	{"field-one-short", fieldShorter},
	{"field-too-deep", fieldDeeper},
	{"fullwidth-colon", one(topLine("name", "type", "summary", "base"), ": ", "：")},
	{"fullwidth-colon-inner", one(field(), ": ", "：")},
	{"indented-all", func(g *scribbler) bool {
		last := len(g.lines) - 1
		for i := range last {
			if g.lines[i] == "" {
				continue
			}
			g.lines[i] = "    " + g.lines[i]
		}
		g.first, g.last = 0, last
		return strings.TrimSpace(g.lines[last]) == "limit: 1"
	}},
	{"interface-at-endpoint-level", insideOf(-1, "requires")},
	{"nbsp-colon", one(field(), ": ", ":\u00A0")},
	{"nbsp-indent", spaced("\u00A0")},
	{"no-colon-option", one(nameLine("config", "options"), ":", "")},
	{"no-colon-endpoint", one(nameLine("requires"), ":", "")},
	{"no-colon-top", one(topLine("extensions", "platforms", "config", "requires"), ":", "")},
	{"no-colon-value", one(field("type", "interface", "optional", "limit"), ":", "")},
	{"no-dash", extensionAs("extensions:", "~X")},
	{"no-space-dash", extensionAs("extensions:", "~-X")},
	{"no-space-inner", one(field("type", "default", "optional", "limit"), ": ", ":")},
	{"no-space-interface", one(field("interface"), ": ", ":")},
	{"no-space-top", one(topLine("name", "type", "summary", "base"), ": ", ":")},
	{"numbered", everyLine(func(i int) string { return fmt.Sprintf("%4d  ", i+1) })},
	{"numbered-colon", everyLine(func(i int) string { return fmt.Sprintf("%d: ", i+1) })},
	{"open-quote", func(g *scribbler) bool {
		i, ok := topLine("summary")(g)
		return ok && !strings.ContainsAny(g.lines[i], `"'`) && g.change(i, "summary: ", `summary: "`)
	}},
	{"option-too-deep", block(1, "config", "options")},
	{"option-too-shallow", block(-1, "config", "options")},
	{"option-typed-short", short("type", "config", "options")},
	{"options-named-list", listed(true, "config", "options")},
	{"options-not-indented", optionsNotIndented},
	{"options-without-config", optionsWithoutConfig},
	{"platforms-inline", platformsAs(func(names []string, _ string) []string {
		return []string{"platforms: [" + strings.Join(names, ", ") + "]"}
	})},
	{"platforms-list", platformsAs(func(names []string, indent string) []string {
		return append([]string{"platforms:"}, strings.Split(indent+"- "+strings.Join(names, "\n"+indent+"- "), "\n")...)
	})},
	{"platforms-scalar", platformsAs(func(names []string, _ string) []string { return []string{"platforms: " + names[0]} })},
	{"prompt", func(g *scribbler) bool {
		return around([]string{[]string{"$ cat charmcraft.yaml", "ubuntu@dev:~/charm$ cat charmcraft.yaml", "root@vm:/srv# cat charmcraft.yaml"}[g.Intn(3)]}, nil)(g)
	}},
	{"quoted-mail", everyLine(func(int) string { return "> " })},
	{"required-false", required("false")},
	{"required-true", required("true", "optional: false")},
	{"requires-list", listed(false, "requires")},
	{"requires-named-list", listed(true, "requires")},
	{"requires-under-config", requiresUnderConfig},
	{"smart-quotes", func(g *scribbler) bool {
		i, ok := g.field("default", "type", "interface")
		if !ok || strings.ContainsAny(g.lines[i], `"'`) {
			return false
		}
		key, value, _ := strings.Cut(g.lines[i], ": ")
		return g.replace(i, i, key+": “"+value+"”")
	}},
	{"special-start", func(g *scribbler) bool {
		i, ok := g.field("description")
		mark := []string{"@", "`", "%", "*"}[g.Intn(4)]
		if !ok || strings.ContainsAny(g.lines[i], `"'`) {
			return false
		}
		key, value, _ := strings.Cut(g.lines[i], ": ")
		g.mean(i, key+`: "`+mark+value+`"`)
		return g.replace(i, i, key+": "+mark+value)
	}},
	{"tab-block", func(g *scribbler) bool {
		e, ok := g.top([]string{"requires", "config"}[g.Intn(2)])
		return ok && e.last > e.first && tabbed(g, e.first+1, e.last)
	}},
	{"tab-field", func(g *scribbler) bool {
		i, ok := g.field()
		return ok && tabbed(g, i, i)
	}},
	{"two-blocks", twoBlocks},
	{"two-words", func(g *scribbler) bool { return words(g, "default", "defualt", "requires", "reqiures") }},
	{"type-words", one(field("type"), "type: int", "type: integer")},
}

// goodProjects returns projects without a problem, each in several styles.
func goodProjects(t *testing.T) []map[string]string {
	t.Helper()
	var all []map[string]string
	for _, root := range []string{"testdata/cases/environment", "testdata/cases/mistakes", "../web/examples"} {
		folders, err := os.ReadDir(root)
		if err != nil {
			t.Fatal(err)
		}
		for i, folder := range folders {
			name := path.Join(root, folder.Name())
			for _, inner := range []string{"input", "mended"} {
				if _, err := os.Stat(path.Join(name, inner)); err == nil {
					name = path.Join(name, inner)
				}
			}
			if !folder.IsDir() || root != "../web/examples" && i%4 > 0 {
				continue
			}
			files := readProject(t, os.DirFS(path.Dir(name)), path.Base(name))
			if text := files["charmcraft.yaml"]; text != "" && strings.Count(text, "\n") > 15 {
				all = append(all, files)
			}
		}
	}
	return all
}

// rewritten returns a text with another indentation, and with comments.
func rewritten(text string, g *rand.Rand) string {
	var out []string
	wider, commented := g.Intn(3) == 0, g.Intn(3) == 0
	for _, line := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		if wider && line != "" {
			line = strings.Repeat(" ", indentOf(line)) + line
		}
		if commented && strings.HasSuffix(line, ":") && g.Intn(4) == 0 {
			out = append(out, strings.Repeat(" ", indentOf(line))+"# What follows is needed.")
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n") + "\n"
}

var perKind = flag.Int("mistakes", 4, "how many random mistakes of each kind are judged")

var seed = flag.Int64("seed", 1, "where the random mistakes begin")

// TestRandomMistakes puts every kind of mistake at random places of good
// projects: nearly all must be mended, of each kind and in all.
func TestRandomMistakes(t *testing.T) {
	good := goodProjects(t)
	var lock sync.Mutex
	passed, made := 0, 0
	t.Run("kinds", func(t *testing.T) {
		for n, k := range sample(kinds) {
			t.Run(k.name, func(t *testing.T) {
				t.Parallel()
				right, all := judgeKind(t, k, good, *seed*1000+int64(n))
				lock.Lock()
				defer lock.Unlock()
				passed, made = passed+right, made+all
				t.Logf("%d of %d", right, all)
				if 2*right < all {
					t.Errorf("only %d of %d are mended", right, all)
				}
			})
		}
	})
	t.Logf("%d of %d", passed, made)
	if 100*passed < 95*made {
		t.Errorf("%d of %d are mended, which is too few", passed, made)
	}
}

func judgeKind(t *testing.T, k kind, good []map[string]string, seed int64) (right, all int) {
	wanted := *perKind
	if testing.Short() { // as WebAssembly, where a few show as much
		wanted = 1
	}
	for try := int64(0); all < wanted && try < int64(20*wanted); try++ {
		m := scribbled(k, good, seed*10_000+try)
		if m == nil {
			continue
		}
		all++
		if failure := m.judge(t); failure == "" {
			right++
		} else {
			t.Logf("%d: %s\n%s", try, failure, strings.Join(m.around(), "\n"))
		}
	}
	return right, all
}

// around returns the lines of the mistake, with some before and behind.
func (m *mistake) around() []string {
	lines := strings.Split(m.input[m.File], "\n")
	return lines[max(m.Lines[0]-4, 0):min(m.Lines[1]+5, len(lines))]
}

// scribbled returns a good project with a mistake; nil if it has no place for it.
func scribbled(k kind, good []map[string]string, seed int64) *mistake {
	random := rand.New(rand.NewSource(seed))
	files := good[random.Intn(len(good))]
	text := rewritten(files["charmcraft.yaml"], random)
	m := &mistake{Mistake: k.name, File: "charmcraft.yaml", Experimental: true, input: map[string]string{}, mended: map[string]string{}}
	for name, content := range files {
		m.input[name], m.mended[name] = content, content
	}
	m.mended["charmcraft.yaml"] = text
	g := newScribbler(text, seed)
	if !k.put(g) {
		return nil
	}
	if r := Evaluate(m.mended, Options{Experimental: true, Skip: onlyFindings}); firstProblem(r, false) != nil || r.Expansion.YAML == nil {
		return nil
	}
	m.input["charmcraft.yaml"] = strings.Join(g.lines, "\n") + "\n"
	m.mended["charmcraft.yaml"] = strings.Join(g.meant, "\n") + "\n"
	m.Lines = [2]int{g.first, g.last}
	r := Evaluate(m.mended, Options{Experimental: true, Skip: onlyFindings})
	if r.Expansion.YAML == nil || m.input["charmcraft.yaml"] == m.mended["charmcraft.yaml"] {
		return nil
	}
	m.meant = meaning(r)
	return m
}
