package juju

import (
	"strconv"
	"strings"
)

// follow checks the target of a reference at the top. Then nothing else of the
// schema is read (parseReference, and gojsonpointer). A reference without a
// pointer refers to the whole schema. Juju accepts references nowhere else.
func (p *schemaReader) follow(root jsonObject, ref string) {
	var v any = root
	var at []any
	_, pointer, _ := strings.Cut(ref, "#")
	for i, token := range strings.Split(pointer, "/") {
		if i == 0 {
			if token != "" {
				break
			}
			continue
		}
		next, key, problem := child(v, token)
		if problem != "" {
			p.refuse([]any{"$ref"}, problem)
			return
		}
		v, at = next, inside(at, key)
	}
	p.schema(v, at)
}

// child returns the value to which a token of a pointer leads.
func child(v any, token string) (next, key any, problem string) {
	switch v := v.(type) {
	case jsonObject:
		name := strings.ReplaceAll(strings.ReplaceAll(token, "~1", "/"), "~0", "~")
		if next, has := v[name]; has {
			return next, name, ""
		}
		return nil, nil, "Object has no key '" + token + "'"
	case []any:
		i, err := strconv.Atoi(token)
		switch {
		case err != nil:
			return nil, nil, "Invalid array index '" + token + "'"
		case i < 0 || i >= len(v):
			return nil, nil, "Out of bound array[0," + strconv.Itoa(len(v)) + "] index '" + strconv.Itoa(i) + "'"
		}
		return v[i], i, ""
	}
	return nil, nil, "Invalid token reference '" + token + "'"
}
