package juju

import (
	"strconv"
	"strings"
)

// follow checks the target of a reference at the top. Then nothing else of the
// schema is read (parseReference, and gojsonpointer). A reference without a
// pointer refers to the whole schema. Juju accepts references nowhere else.
func (p *schemaReader) follow(root jsonObject, ref string) {
	_, pointer, _ := strings.Cut(ref, "#")
	v, at, problem := target(root, pointer)
	if problem != "" {
		p.refuse([]any{"$ref"}, problem)
		return
	}
	p.schema(v, at)
}

// target returns the value to which a pointer leads, with the chain of keys and
// indexes to it.
func target(root jsonObject, pointer string) (v any, at []any, problem string) {
	tokens := strings.Split(pointer, "/")
	if tokens[0] != "" {
		return root, nil, ""
	}
	v = root
	for _, token := range tokens[1:] {
		next, key, problem := child(v, token)
		if problem != "" {
			return nil, nil, problem
		}
		v, at = next, inside(at, key)
	}
	return v, at, ""
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
		return itemAt(v, token)
	}
	return nil, nil, "Invalid token reference '" + token + "'"
}

func itemAt(items []any, token string) (item, key any, problem string) {
	i, err := strconv.Atoi(token)
	switch {
	case err != nil:
		return nil, nil, "Invalid array index '" + token + "'"
	case i < 0 || i >= len(items):
		return nil, nil, "Out of bound array[0," + strconv.Itoa(len(items)) + "] index '" + strconv.Itoa(i) + "'"
	}
	return items[i], i, ""
}
