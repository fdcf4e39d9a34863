package theme_test

import (
	"fmt"

	"fyne.io/fyne/v2/test"

	"mieahealth.com/companion/ui/theme"
)

func Example() {
	app := test.NewApp()
	app.Settings().SetTheme(theme.New(theme.Dark, 1.5))
	fmt.Println(theme.Color(theme.Surface), theme.Size(theme.Text), theme.Grid)
	// Output: {22 33 41 255} 21 4
}
