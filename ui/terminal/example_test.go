package terminal_test

import (
	"fmt"

	"mieahealth.com/companion/ui/terminal"
)

// What was typed wrongly may be a key: the answer names a flag, and repeats nothing else.
func Example() {
	line, err := terminal.Parse([]string{"check", "-demo", "-weeks", "12"})
	fmt.Println(line.Command, line.Demo, line.Weeks, err)
	_, err = terminal.Parse([]string{"check", "-weeks", "MS0xLWFiY2RlZmdoaWprbG1ub3A-au4"})
	fmt.Println(err)
	// Output:
	// check true 12 <nil>
	// The flag -weeks can’t have that value. “companion help” lists them.
}
