package core

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"sync"
	"testing"

	"charm-playground/core/result"
)

// golden is a recorded case. Many tests look at the same ones: none changes what a
// case has, and each case is read and evaluated once.
type golden struct {
	evaluated
	folder string // below testdata/cases
	want   expected
}

// evaluated is a project with its whole result, which is worked out when it is first
// asked for.
type evaluated struct {
	files        map[string]string
	experimental bool
	result       func() result.Result
}

func evaluatedOnce(files map[string]string, experimental bool) evaluated {
	e := evaluated{files: files, experimental: experimental}
	e.result = sync.OnceValue(func() result.Result { return Evaluate(files, e.options()) })
	return e
}

// options are those of the result, but for what to skip.
func (e evaluated) options(skip ...string) Options {
	return Options{Experimental: e.experimental, Skip: skip}
}

// groups are the folders of cases.
var groups = []string{"environment", "expansion", "juju", "typos"}

// goldenCases returns the recorded cases of all groups.
func goldenCases(t testing.TB) []*golden {
	t.Helper()
	all, err := readGolden()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

var readGolden = sync.OnceValues(func() ([]*golden, error) {
	cases := os.DirFS("testdata/cases")
	var all []*golden
	for _, group := range groups {
		names, err := fs.Glob(cases, group+"/*/expected.json")
		if err != nil || len(names) == 0 {
			return nil, fmt.Errorf("no cases in %s: %v", group, err)
		}
		for _, name := range names {
			c, err := goldenOf(cases, path.Dir(name))
			if err != nil {
				return nil, err
			}
			all = append(all, c)
		}
	}
	return all, nil
})

// goldenOf reads the case in a folder.
func goldenOf(cases fs.FS, folder string) (*golden, error) {
	files, err := projectIn(cases, path.Join(folder, "input"))
	if err != nil {
		return nil, err
	}
	content, err := fs.ReadFile(cases, path.Join(folder, "expected.json"))
	if err != nil {
		return nil, err
	}
	c := &golden{folder: folder}
	err = json.Unmarshal(content, &c.want)
	c.evaluated = evaluatedOnce(files, c.want.Experimental)
	return c, err
}

// readProject returns a project folder in a file system.
func readProject(t testing.TB, cases fs.FS, folder string) map[string]string {
	t.Helper()
	files, err := projectIn(cases, folder)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// projectIn returns the texts of a folder in a file system by their paths in it.
func projectIn(cases fs.FS, folder string) (map[string]string, error) {
	files := map[string]string{}
	err := fs.WalkDir(cases, folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(cases, name)
		files[strings.TrimPrefix(name, folder+"/")] = string(content)
		return err
	})
	return files, err
}

// inSample is the step between the cases that a sample has.
const inSample = 6

// sample returns all cases, or with -short the first of every inSample. The tests as
// WebAssembly are run with -short because they take several times as long; the
// golden cases are compared in full even then.
func sample[T any](all []T) []T {
	if !testing.Short() {
		return all
	}
	var some []T
	for i := 0; i < len(all); i += inSample {
		some = append(some, all[i])
	}
	return some
}

// inAll returns the number to expect in a sample, from the number in all cases.
func inAll(number int) int {
	if testing.Short() {
		return number / inSample
	}
	return number
}
