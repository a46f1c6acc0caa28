package juju

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"sort"
	"strings"
)

// schemaProblem returns why github.com/juju/gojsonschema v1.0.0 refuses a
// schema, and the chain of keys and indexes to the mistake; empty if it accepts
// the schema.
func schemaProblem(schema jsonObject) (message string, keys []any) {
	if message, keys = unfitIn(schema); message != "" {
		return message, keys
	}
	p := &schemaReader{}
	if ref, is := schema["$ref"].(string); is {
		p.follow(schema, ref)
	} else {
		p.schema(schema, nil)
	}
	return p.message, p.at
}

// unfitIn returns the first value that JSON cannot express, in the order in
// which Go's encoding/json writes.
func unfitIn(v any) (message string, keys []any) {
	switch v := v.(type) {
	case unfit:
		return string(v), nil
	case []any:
		for i, item := range v {
			if message, keys := unfitIn(item); message != "" {
				return message, append([]any{i}, keys...)
			}
		}
	case jsonObject:
		for _, key := range sortedKeys(v) {
			if message, keys := unfitIn(v[key]); message != "" {
				return message, append([]any{key}, keys...)
			}
		}
	}
	return "", nil
}

func sortedKeys(o jsonObject) []string {
	keys := make([]string, 0, len(o))
	for key := range o {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}

// schemaReader reads a schema up to its first mistake.
type schemaReader struct {
	message string
	at      []any
}

// refuse records the first mistake.
func (p *schemaReader) refuse(at []any, message string) {
	if p.message == "" {
		p.message, p.at = message, slices.Clone(at)
	}
}

// keyword is a keyword of JSON Schema with the check of its value.
type keyword struct {
	name  string
	judge func(p *schemaReader, o jsonObject, name string, at []any)
}

// keywords is in the order in which gojsonschema reads them (schema.go,
// parseSchema). init fills it in, because the table refers to itself.
var keywords []keyword

func init() {
	keywords = []keyword{
		{"$ref", texts("must be of type string")},
		{"definitions", schemas("definitions must be of type array of schemas")},
		{"$id", texts("must be of type string")},
		{"title", texts("must be of type string")},
		{"description", texts("must be of type string")},
		{"type", (*schemaReader).types},
		{"properties", (*schemaReader).properties},
		{"additionalProperties", boolOrSchema("must be of type boolean/schema")},
		{"patternProperties", (*schemaReader).patterns},
		{"dependencies", (*schemaReader).dependencies},
		{"items", (*schemaReader).items},
		{"additionalItems", boolOrSchema("must be of type boolean/schema")},
		{"multipleOf", (*schemaReader).multiple},
		{"minimum", (*schemaReader).number},
		{"exclusiveMinimum", exclusive("minimum", "must be of a boolean")},
		{"maximum", (*schemaReader).number},
		{"exclusiveMaximum", exclusive("maximum", "must be of a number")},
		{"", notAbove("minimum", "maximum")},
		{"minLength", (*schemaReader).length}, {"maxLength", (*schemaReader).length}, {"", notAbove("minLength", "maxLength")},
		{"pattern", (*schemaReader).pattern},
		{"minProperties", (*schemaReader).length}, {"maxProperties", (*schemaReader).length}, {"", notAbove("minProperties", "maxProperties")},
		{"required", (*schemaReader).required},
		{"minItems", (*schemaReader).length}, {"maxItems", (*schemaReader).length},
		{"uniqueItems", (*schemaReader).unique},
		{"enum", (*schemaReader).enum},
		{"oneOf", alternatives("oneOf")}, {"anyOf", alternatives("anyOf")}, {"allOf", alternatives("anyOf")},
		{"not", (*schemaReader).not},
	}
}

// schema checks a schema.
func (p *schemaReader) schema(v any, at []any) {
	o, is := v.(jsonObject)
	if !is {
		p.refuse(at, "schema must be of type object")
		return
	}
	for _, word := range keywords {
		if _, has := o[word.name]; (has || word.name == "") && p.message == "" {
			word.judge(p, o, word.name, inside(at, word.name))
		}
	}
}

// inside returns a chain of keys with one more key.
func inside(at []any, key any) []any { return append(slices.Clip(at), key) }

type judge = func(p *schemaReader, o jsonObject, name string, at []any)

func texts(problem string) judge {
	return func(p *schemaReader, o jsonObject, name string, at []any) {
		if !isText(o[name]) {
			p.refuse(at, name+" "+problem)
		}
	}
}

// schemas checks an object whose values are schemas.
func schemas(problem string) judge {
	return func(p *schemaReader, o jsonObject, name string, at []any) {
		all := p.object(o[name], at, problem)
		for _, key := range sortedKeys(all) {
			p.subschema(all[key], inside(at, key), problem)
		}
	}
}

// object returns an object, and refuses any other value.
func (p *schemaReader) object(v any, at []any, problem string) jsonObject {
	o, is := v.(jsonObject)
	if !is {
		p.refuse(at, problem)
	}
	return o
}

// array returns an array, and refuses any other value.
func (p *schemaReader) array(v any, at []any, name string) []any {
	all, is := v.([]any)
	if !is {
		p.refuse(at, name+" must be of an array")
	}
	return all
}

// subschema checks a schema inside another one; problem is the message for any
// other value.
func (p *schemaReader) subschema(v any, at []any, problem string) {
	p.object(v, at, problem)
	p.schema(v, at)
}

// SchemaTypes returns the types of JSON Schema.
func SchemaTypes() []string { return jsonTypes }

// jsonTypes has the types of JSON Schema.
var jsonTypes = []string{"array", "boolean", "integer", "number", "null", "object", "string"}

func (p *schemaReader) types(o jsonObject, name string, at []any) {
	const problem = "type must be of type string/array of strings"
	switch v := o[name].(type) {
	case string:
		if !slices.Contains(jsonTypes, v) {
			p.refuse(at, v+" is not a valid type")
		}
	case []any: // gojsonschema ignores unknown types in a list
		p.strings(v, at, problem)
	default:
		p.refuse(at, problem)
	}
}

func (p *schemaReader) strings(items, at []any, problem string) {
	for i, item := range items {
		if !isText(item) {
			p.refuse(inside(at, i), problem)
		}
	}
}

func (p *schemaReader) properties(o jsonObject, name string, at []any) {
	all := p.object(o[name], at, "properties must be of type object")
	for _, key := range sortedKeys(all) {
		p.schema(all[key], inside(at, key))
	}
}

func boolOrSchema(problem string) judge {
	return func(p *schemaReader, o jsonObject, name string, at []any) {
		switch v := o[name].(type) {
		case bool:
		case jsonObject:
			p.schema(v, at)
		default:
			p.refuse(at, name+" "+problem)
		}
	}
}

func (p *schemaReader) patterns(o jsonObject, name string, at []any) {
	all := p.object(o[name], at, name+" must be of type schema")
	for _, key := range sortedKeys(all) {
		p.regex(key, inside(at, key), "Invalid regex pattern '"+key+"'")
		p.schema(all[key], inside(at, key))
	}
}

func (p *schemaReader) regex(text string, at []any, problem string) {
	if _, err := regexp.Compile(text); err != nil {
		p.refuse(at, problem)
	}
}

func (p *schemaReader) dependencies(o jsonObject, name string, at []any) {
	all := p.object(o[name], at, name+" must be of type object")
	for _, key := range sortedKeys(all) {
		p.dependency(all[key], inside(at, key))
	}
}

func (p *schemaReader) dependency(v any, at []any) {
	const problem = "dependency must be of type schema or array of strings"
	switch v := v.(type) {
	case []any:
		if slices.ContainsFunc(v, func(item any) bool { return !isText(item) }) {
			p.refuse(at, problem)
		}
	default:
		p.subschema(v, at, problem)
	}
}

func (p *schemaReader) items(o jsonObject, name string, at []any) {
	const problem = "items must be of type schema/array of schemas"
	switch v := o[name].(type) {
	case []any:
		for i, item := range v {
			p.subschema(item, inside(at, i), problem)
		}
	default:
		p.subschema(v, at, problem)
	}
}

func (p *schemaReader) multiple(o jsonObject, name string, at []any) {
	p.number(o, name, at)
	if n, is := o[name].(float64); is && n <= 0 {
		p.refuse(at, name+" must be strictly greater than 0")
	}
}

func (p *schemaReader) number(o jsonObject, name string, at []any) {
	if _, is := o[name].(float64); !is {
		p.refuse(at, name+" must be of a number")
	}
}

// exclusive checks a flag that excludes a bound.
func exclusive(bound, problem string) judge {
	return func(p *schemaReader, o jsonObject, name string, at []any) {
		_, is := o[name].(bool)
		_, bounded := o[bound]
		switch {
		case !is:
			p.refuse(at, name+" "+problem)
		case !bounded:
			p.refuse(at, name+" cannot be used without "+bound)
		}
	}
}

// notAbove checks that the lower bound does not exceed the upper one.
func notAbove(low, high string) judge {
	return func(p *schemaReader, o jsonObject, _ string, at []any) {
		least, isLow := o[low].(float64)
		most, isHigh := o[high].(float64)
		if isLow && isHigh && least > most {
			p.refuse(inside(at[:len(at)-1], low), low+" cannot be greater than "+high)
		}
	}
}

// length checks a whole number that must not be negative.
func (p *schemaReader) length(o jsonObject, name string, at []any) {
	const largest = 1<<53 - 1 // largest integer that gojsonschema accepts
	n, is := o[name].(float64)
	switch {
	case !is || n != math.Trunc(n) || math.Abs(n) > largest:
		p.refuse(at, name+" must be of an integer")
	case n < 0:
		p.refuse(at, name+" must be greater than or equal to 0")
	}
}

func (p *schemaReader) pattern(o jsonObject, name string, at []any) {
	text, is := o[name].(string)
	if !is {
		p.refuse(at, name+" must be of a string")
	}
	p.regex(text, at, name+" must be a valid regex")
}

func (p *schemaReader) required(o jsonObject, name string, at []any) {
	known := map[string]bool{}
	for i, item := range p.array(o[name], at, name) {
		text, is := item.(string)
		switch {
		case !is:
			p.refuse(inside(at, i), name+" items must be string")
		case known[text]:
			p.refuse(inside(at, i), name+" items must be unique")
		}
		known[text] = true
	}
}

func (p *schemaReader) unique(o jsonObject, name string, at []any) {
	if _, is := o[name].(bool); !is {
		p.refuse(at, name+" must be of a boolean")
	}
}

func (p *schemaReader) enum(o jsonObject, name string, at []any) {
	known := map[string]bool{}
	for i, item := range p.array(o[name], at, name) {
		written := jsonText(item)
		if known[written] {
			p.refuse(inside(at, i), name+" items must be unique")
		}
		known[written] = true
	}
}

// jsonText returns a text that is the same for two values exactly if they are
// the same JSON.
func jsonText(v any) string {
	var out strings.Builder
	writeJSON(&out, v)
	return out.String()
}

func writeJSON(out *strings.Builder, v any) {
	switch v := v.(type) {
	case []any:
		out.WriteByte('[')
		for _, item := range v {
			writeJSON(out, item)
			out.WriteByte(',')
		}
		out.WriteByte(']')
	case jsonObject:
		out.WriteByte('{')
		for _, key := range sortedKeys(v) {
			fmt.Fprintf(out, "%q:", key)
			writeJSON(out, v[key])
		}
		out.WriteByte('}')
	default:
		fmt.Fprintf(out, "%#v", v)
	}
}

// alternatives checks a list of schemas. For an allOf that is not a list,
// gojsonschema's message names another keyword.
func alternatives(named string) judge {
	return func(p *schemaReader, o jsonObject, name string, at []any) {
		for i, item := range p.array(o[name], at, named) {
			p.schema(item, inside(at, i))
		}
	}
}

func (p *schemaReader) not(o jsonObject, name string, at []any) {
	p.subschema(o[name], at, name+" must be of an object")
}
