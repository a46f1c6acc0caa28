// Command native answers requests as the module does, but without WebAssembly:
// each line of its input is the name of a function and a request, each line of
// its output the answer. wasm/golden.mjs compares the two.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"charm-playground/wasm/bridge"
)

// longestRequest is longer than any request, in bytes.
const longestRequest = 64 << 20

func main() {
	functions := bridge.Functions()
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, longestRequest)
	out := bufio.NewWriter(os.Stdout)
	for in.Scan() {
		name, request, _ := strings.Cut(in.Text(), " ")
		answer := functions[name]
		if answer == nil {
			fmt.Fprintf(os.Stderr, "native: there is no function %q\n", name)
			os.Exit(1)
		}
		fmt.Fprintln(out, answer(request))
	}
	if err := in.Err(); err != nil {
		fmt.Fprintln(os.Stderr, "native:", err)
		os.Exit(1)
	}
	if err := out.Flush(); err != nil {
		fmt.Fprintln(os.Stderr, "native:", err)
		os.Exit(1)
	}
}
