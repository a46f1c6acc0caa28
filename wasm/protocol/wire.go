package main

import (
	"fmt"
	"go/ast"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// bridge is the package whose Functions are what the page can call.
const bridge = "wasm/bridge"

const head = `/**
 * What the core takes and answers, and what the page shares with it. Printed by wasm/protocol from the Go types; do not edit it, run
 * ` + "`go run ./wasm/protocol > web/engine/wire.ts`" + `. Lines and characters are zero-based; characters are UTF-16 code
 * units, as in the Language Server Protocol 3.17.
 */
`

// writer writes interfaces, each after those that refer to it first.
type writer struct {
	sources *sources
	out     strings.Builder
	written map[string]*declared // by name, because TypeScript has only one namespace
	waiting []*declared
}

// wire returns the text of web/engine/wire.ts; top is the folder of the module.
func wire(top string) (string, error) {
	w := &writer{sources: &sources{top: top, packages: map[string]*pkg{}}, written: map[string]*declared{}}
	p, err := w.sources.pkg(bridge)
	if err != nil {
		return "", err
	}
	w.out.WriteString(head)
	calls, err := w.calls(p)
	if err != nil {
		return "", err
	}
	if err := w.declareAll(); err != nil {
		return "", err
	}
	return w.out.String() + calls + facts(), nil
}

// declareAll writes the interfaces that are waiting, and those that they refer
// to.
func (w *writer) declareAll() error {
	for len(w.waiting) > 0 {
		next := w.waiting[0]
		w.waiting = w.waiting[1:]
		if err := w.declare(next); err != nil {
			return err
		}
	}
	return nil
}

// calls returns the interface of the functions by name. In Go they are the
// entries `"evaluate": guarded(evaluate, …)`, whose function has the types.
func (w *writer) calls(p *pkg) (string, error) {
	out := "\n/** The functions of `globalThis.charmPlayground`: what each takes and returns, as JSON text. */\nexport interface Calls {\n"
	var failed error
	ast.Inspect(p.funcs["Functions"], func(n ast.Node) bool {
		if entry, ok := n.(*ast.KeyValueExpr); ok && failed == nil {
			var line string
			line, failed = w.call(p, entry)
			out += line
		}
		return failed == nil
	})
	return out + "}\n", failed
}

// call returns the property of one function.
func (w *writer) call(p *pkg, entry *ast.KeyValueExpr) (string, error) {
	name, _ := strconv.Unquote(entry.Key.(*ast.BasicLit).Value)
	called := entry.Value.(*ast.CallExpr).Args[0].(*ast.Ident).Name
	function, from := p.funcs[called].Type, &declared{name: name, in: p.files[called], pkg: p}
	request, err := w.typeOf(from, function.Params.List[0].Type)
	if err != nil {
		return "", err
	}
	response, err := w.typeOf(from, function.Results.List[0].Type)
	return fmt.Sprintf("  %s: { request: %s; response: %s };\n", name, request, response), err
}

// declare writes the interface of a struct.
func (w *writer) declare(d *declared) error {
	shape, ok := d.spec.(*ast.StructType)
	if !ok {
		return fmt.Errorf("%s is neither a struct nor a text", d.name)
	}
	var fields strings.Builder
	var above []string
	for _, field := range shape.Fields.List {
		if len(field.Names) > 0 {
			text, err := w.field(d, field)
			if err != nil {
				return fmt.Errorf("%s: %w", d.name, err)
			}
			fields.WriteString(text)
			continue
		}
		name, err := w.typeOf(d, field.Type)
		if err != nil {
			return err
		}
		above = append(above, name)
	}
	extends := ""
	if len(above) > 0 {
		extends = " extends " + strings.Join(above, ", ")
	}
	fmt.Fprintf(&w.out, "\n%sexport interface %s%s {\n%s}\n", comment("", d.doc), d.name, extends, fields.String())
	return nil
}

// field returns a property, which is optional if Go leaves out the empty field;
// it is empty for a field that JSON does not have.
func (w *writer) field(d *declared, field *ast.Field) (string, error) {
	tag := reflect.StructTag(strings.Trim(field.Tag.Value, "`"))
	name, options, _ := strings.Cut(tag.Get("json"), ",")
	kind, err := w.typeOf(d, field.Type)
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	optional := ""
	if options == "omitempty" {
		optional, kind = "?", strings.TrimSuffix(kind, " | null")
	}
	if tag.Get("wire") == "null" {
		kind += " | null"
	}
	if strings.ContainsAny(name, "-.") {
		name = strconv.Quote(name)
	}
	return comment("  ", sentence(field.Doc.Text()+field.Comment.Text())) + fmt.Sprintf("  readonly %s%s: %s;\n", name, optional, kind), nil
}

// kinds are Go's types in TypeScript.
var kinds = map[string]string{"string": "string", "bool": "boolean", "int": "number"}

// typeOf returns a type in TypeScript; the types that it names are written
// later.
func (w *writer) typeOf(from *declared, expression ast.Expr) (string, error) {
	switch e := expression.(type) {
	case *ast.StarExpr:
		return w.around(from, e.X, "", " | null")
	case *ast.ArrayType:
		return w.listOf(from, e.Elt)
	case *ast.MapType:
		return w.around(from, e.Value, "Readonly<Record<string, ", ">>")
	case *ast.Ident:
		if own := kinds[e.Name]; own != "" {
			return own, nil
		}
	}
	named, err := w.sources.find(from, expression)
	if err != nil || named == nil {
		return "", fmt.Errorf("no TypeScript for %T: %w", expression, err)
	}
	return w.named(named)
}

func (w *writer) listOf(from *declared, item ast.Expr) (string, error) {
	inner, err := w.typeOf(from, item)
	if strings.Contains(inner, " | ") {
		inner = "(" + inner + ")"
	}
	return "readonly " + inner + "[]", err
}

func (w *writer) around(from *declared, inner ast.Expr, before, after string) (string, error) {
	text, err := w.typeOf(from, inner)
	return before + text + after, err
}

// named returns a type with a name: a struct, or a string that is one of a few
// words.
func (w *writer) named(d *declared) (string, error) {
	if base, ok := d.spec.(*ast.Ident); ok && base.Name == "string" {
		if words := d.pkg.words[d.name]; len(words) > 0 {
			return strings.Join(words, " | "), nil
		}
		return "string", nil
	}
	switch known := w.written[d.name]; {
	case known == nil:
		w.written[d.name] = d
		w.waiting = append(w.waiting, d)
	case known != d:
		return "", fmt.Errorf("both %s and %s have a type %s", known.pkg.path, d.pkg.path, d.name)
	}
	return d.name, nil
}

// sentence turns a trailing comment of a field into a sentence.
func sentence(text string) string {
	text = strings.TrimSpace(text)
	if text == "" || strings.HasSuffix(text, ".") {
		return text
	}
	return strings.ToUpper(text[:1]) + text[1:] + "."
}

// comment returns a Go comment in TypeScript's form; indent precedes each line.
func comment(indent, text string) string {
	text = strings.TrimSpace(text)
	if text == "" {
		return ""
	}
	lines := slices.Collect(strings.SplitSeq(text, "\n"))
	if len(lines) == 1 {
		return indent + "/** " + text + " */\n"
	}
	return indent + "/**\n" + indent + " * " + strings.Join(lines, "\n"+indent+" * ") + "\n" + indent + " */\n"
}
