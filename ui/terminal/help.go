package terminal

import (
	"flag"
	"fmt"
	"strings"
)

// The exit codes stand in package report.
const usage = `Connects a clinic’s Cliniko account to the MIEA AI Assistant.

Usage:
  companion [-demo] [-data DIR] [-api URL]
      Open the window.
  companion check [-json] [-weeks N] [-demo] [-data DIR] [-api URL] [-key-stdin] [-clinic NAME]
      Check a clinic without a window. The exit code is 0 when it’s ready, 1 when something
      needs fixing and 2 when it couldn’t be checked.
  companion version
  companion help

Flags:
`

// HelpText says what the command line may hold.
func HelpText() string {
	var text strings.Builder
	text.WriteString(usage)
	(&Line{Command: Check}).flags().VisitAll(func(f *flag.Flag) {
		value, words := flag.UnquoteUsage(f)
		fmt.Fprintf(&text, "  %-13s %s\n", strings.TrimSpace("-"+f.Name+" "+value), words)
	})
	return text.String()
}
