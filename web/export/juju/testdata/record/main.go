// Command record asks Juju's own bundle reader what it objects to in bundles. Each
// line of the input is JSON with a name and a bundle, and each line of the output
// adds Juju's objections, in the form of bundles.jsonl:
//
//	cd web && UPDATE_BUNDLES=1 npx vitest run export/juju/bundles.test.ts
//	cd export/juju/testdata/record && go mod tidy && go run . < ../bundles.jsonl > /tmp/judged && mv /tmp/judged ../bundles.jsonl
//
// It is a module of its own, since it needs github.com/juju/charm/v12 with
// github.com/juju/yaml/v2 in place of gopkg.in/yaml.v2.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"

	"github.com/juju/charm/v12"
)

type line struct {
	Name     string   `json:"name"`
	Bundle   string   `json:"bundle"`
	Problems []string `json:"problems"` // empty if Juju accepts the bundle
}

func main() {
	scanner := bufio.NewScanner(os.Stdin)
	scanner.Buffer(nil, 1<<26)
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	for scanner.Scan() {
		var l line
		if err := json.Unmarshal(scanner.Bytes(), &l); err != nil {
			fmt.Fprintln(os.Stderr, "record:", err)
			os.Exit(1)
		}
		l.Problems = problems(l.Bundle)
		if err := encoder.Encode(l); err != nil {
			fmt.Fprintln(os.Stderr, "record:", err)
			os.Exit(1)
		}
	}
}

var localCharm = regexp.MustCompile(`charm: "\./([^"]+)"`)

// problems returns Juju's objections to a bundle in a folder that has its local charms.
func problems(text string) []string {
	folder, err := os.MkdirTemp("", "bundle")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)
	for _, found := range localCharm.FindAllStringSubmatch(text, -1) {
		if err := os.WriteFile(filepath.Join(folder, found[1]), nil, 0o600); err != nil {
			panic(err)
		}
	}
	data, err := charm.ReadBundleData(strings.NewReader(text))
	if err != nil {
		return []string{err.Error()}
	}
	return told(data.VerifyLocal(folder, nil, nil, nil))
}

func told(err error) []string {
	all := []string{}
	var several *charm.VerificationError
	switch {
	case errors.As(err, &several):
		for _, one := range several.Errors {
			all = append(all, one.Error())
		}
	case err != nil:
		all = append(all, err.Error())
	}
	sort.Strings(all)
	return all
}
