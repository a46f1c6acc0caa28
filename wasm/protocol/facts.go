package main

import (
	"fmt"
	"reflect"
	"strings"

	"charm-playground/core/charmcraft"
	"charm-playground/core/framework"
	"charm-playground/core/project"
)

// facts returns the values that the page shares with the core.
func facts() string {
	var out strings.Builder
	value := func(doc, name, text string) {
		fmt.Fprintf(&out, "\n/** %s */\nexport const %s = %s;\n", doc, name, text)
	}
	value("The charmcraft whose behaviour the core has.", "charmcraftVersion", fmt.Sprintf("%q", charmcraft.Version))
	value("The paas-charm whose behaviour the core has.", "paasCharmVersion", fmt.Sprintf("%q", framework.PaasCharmVersion))
	names := framework.Extensions()
	value("The names of the framework extensions.", "frameworkExtensions", "[\n  \""+strings.Join(names, "\",\n  \"")+"\",\n] as const")
	value("How much of a project folder is taken, wherever it comes from; core/FORMATS.md says what of.", "limits", "{"+limits()+"\n} as const")
	return out.String()
}

// limits returns the entries of project.Limits.
func limits() string {
	var out strings.Builder
	all := reflect.ValueOf(project.Limits)
	for i := range all.NumField() {
		fmt.Fprintf(&out, "\n  %s: %d,", strings.ToLower(all.Type().Field(i).Name), all.Field(i).Int())
	}
	return out.String()
}
