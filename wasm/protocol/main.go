// Command protocol prints the TypeScript types of the core's requests and answers,
// with their comments, from the Go types of package bridge and those that they use.
// They are committed as web/engine/wire.ts, so that editors and reviewers see them;
// a test checks that they are up to date.
//
//	go run ./wasm/protocol > web/engine/wire.ts
package main

import (
	"fmt"
	"os"
)

func main() {
	text, err := wire(".")
	if err != nil {
		fmt.Fprintln(os.Stderr, "protocol:", err)
		os.Exit(1)
	}
	fmt.Print(text)
}
