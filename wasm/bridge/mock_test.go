package bridge

import (
	"encoding/json"
	"strings"
	"testing"
)

const mockedCharm = `"charmcraft.yaml": "name: shop\ntype: charm\nbase: ubuntu@24.04\nplatforms: {amd64: }\nsummary: s\ndescription: d\nextensions: [flask-framework]\nrequires: {redis: {interface: redis, optional: true, limit: 1}}\n"`

func TestMock(t *testing.T) {
	for request, want := range map[string]string{
		`{"files": {` + mockedCharm + `}, "add": {"endpoint": "redis"}}`:                                                                 `"text":"relations:\n  - endpoint: redis`,
		`{"files": {` + mockedCharm + `, "mock.yaml": "relations: [{endpoint: redis}]\n"}, "remove": {"endpoint": "redis"}}`:             `"text":""`,
		`{"files": {` + mockedCharm + `}, "add": {"option": "flask-env"}}`:                                                               `"text":"config:\n  flask-env: staging\n"`,
		`{"files": {` + mockedCharm + `}, "add": {"endpoint": "nope"}}`:                                                                  `"error":"The charm has no endpoint 'nope'."`,
		`{"files": {"mock.yaml": "unit: 0 # first\n"}, "set": {"unit": 1, "leader": false}}`:                                             `"text":"leader: false\nunit: 1 # first\n"`,
		`{"files": {` + mockedCharm + `}, "set": {"unit": "x"}}`:                                                                         `"error":"The request is not of the documented form`,
		`{"files": {` + mockedCharm + `}, "begin": true}`:                                                                                `#   - endpoint: redis\n`,
		`{"files": {` + mockedCharm + `, "mock.yaml": "units: 2\n"}, "begin": true}`:                                                     `"error":"mock.yaml has a text already."`,
		`{"files": {` + mockedCharm + `}, "take": "settings: {flask-env: {source: user, type: string, value: x}}"}`:                      `"text":"config:\n  flask-env: x\n"`,
		`{"files": {` + mockedCharm + `}, "take": "what is this"}`:                                                                       `"error":"This is not the output of a Juju command`,
		`{"files": {` + mockedCharm + `, "mock.yaml": "a: ["}, "take": "settings: {flask-env: {source: user, type: string, value: x}}"}`: `"from":[{"command":"juju config"`,
		`{"files": {` + mockedCharm + `, "mock.yaml": "a: ["}, "take": "what is this"}`:                                                  `"from":[]`,
		`{"files": {` + mockedCharm + `}}`:                                                                                               `"error":"Nothing to mock`,
		`{"files": {"charmcraft.yaml": "x"}, "add": {"endpoint": "redis"}}`:                                                              `"error":"The charm is not known yet`,
		`{`: `"error":"The request is not of the documented form`,
	} {
		got := Functions()["mock"](request)
		if !strings.Contains(got, want) || !strings.Contains(got, `"version":1`) {
			t.Errorf("mock(%s) = %s, want %s", request, got, want)
		}
		var answer MockAnswer
		if err := json.Unmarshal([]byte(got), &answer); err != nil || answer.Edits == nil {
			t.Errorf("mock(%s) = %s: %v", request, got, err)
		}
	}
}
