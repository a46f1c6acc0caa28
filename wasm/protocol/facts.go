package main

import (
	"fmt"
	"strings"

	"charm-playground/core/charmcraft"
	"charm-playground/core/framework"
)

// facts are the values that the page shares with the core.
func facts() string {
	var out strings.Builder
	value := func(doc, name, text string) {
		fmt.Fprintf(&out, "\n/** %s */\nexport const %s = %s;\n", doc, name, text)
	}
	value("The charmcraft whose behaviour the core has.", "charmcraftVersion", fmt.Sprintf("%q", charmcraft.Version))
	value("The paas-charm whose behaviour the core has.", "paasCharmVersion", fmt.Sprintf("%q", framework.PaasCharmVersion))
	names := framework.Extensions()
	value("The names of the framework extensions.", "frameworkExtensions", "[\n  \""+strings.Join(names, "\",\n  \"")+"\",\n] as const")
	return out.String()
}
