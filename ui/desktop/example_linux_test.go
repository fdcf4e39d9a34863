package desktop_test

import (
	"fmt"
	"os"

	"mieahealth.com/companion/ui/desktop"
)

func ExamplePrimary() {
	_ = os.Unsetenv("DISPLAY") // a computer without X11 has no second clipboard
	var selection desktop.Primary
	selection.SetContent("")
	fmt.Printf("%q\n", selection.Content())
	// Output: ""
}
