// Command record runs Juju's own charm reader on packed charms and prints all
// its answers. The reader iterates over Go maps, so it reports one of several
// mistakes at random. Each line of the input is the JSON of a packed charm.
// Each line of the output is the same with Juju's answers, in the format of
// recorded.jsonl:
//
//	cd core/juju/testdata/record && go mod tidy && go run . < charms.jsonl
//
// It is a module of its own, because it needs github.com/juju/charm/v12 with
// github.com/juju/yaml/v2 in place of gopkg.in/yaml.v2.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strings"

	"github.com/juju/charm/v12"
)

// asked is how often the reader reads each charm.
const asked = 80

type packed struct {
	Metadata, Config, Actions *string `json:",omitempty"`
}

type line struct {
	packed
	Answers []*answer // null: Juju accepts it
}

type answer struct {
	File    string `json:"file"`
	Message string `json:"message"`
}

func main() {
	scanner := bufio.NewScanner(os.Stdin)
	scanner.Buffer(nil, 1<<26)
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	for scanner.Scan() {
		var l line
		if err := json.Unmarshal(scanner.Bytes(), &l.packed); err != nil {
			fmt.Fprintln(os.Stderr, "record:", err)
			os.Exit(1)
		}
		l.Answers = answers(l.packed)
		if err := encoder.Encode(l); err != nil {
			fmt.Fprintln(os.Stderr, "record:", err)
			os.Exit(1)
		}
	}
}

// answers returns Juju's different answers in a fixed order.
func answers(p packed) []*answer {
	known := map[answer]bool{}
	var all []*answer
	for range asked {
		a := read(p)
		switch {
		case a == nil:
			return []*answer{nil}
		case !known[*a]:
			known[*a] = true
			all = append(all, a)
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Message < all[j].Message })
	return all
}

// read returns Juju's answer to the first file that it refuses, or nil.
func read(p packed) *answer {
	name := ""
	for _, file := range []struct {
		name string
		text *string
		read func(text string) error
	}{
		{"metadata.yaml", p.Metadata, func(text string) error {
			meta, err := charm.ReadMeta(strings.NewReader(text))
			if err != nil {
				return err
			}
			name = meta.Name
			return meta.Check(charm.FormatV2, charm.SelectionManifest)
		}},
		{"config.yaml", p.Config, func(text string) error {
			_, err := charm.ReadConfig(strings.NewReader(text))
			return err
		}},
		{"actions.yaml", p.Actions, func(text string) error {
			_, err := charm.ReadActionsYaml(name, strings.NewReader(text))
			return err
		}},
	} {
		if file.text == nil {
			continue
		}
		if err := file.read(*file.text); err != nil {
			return &answer{file.name, err.Error()}
		}
	}
	return nil
}
