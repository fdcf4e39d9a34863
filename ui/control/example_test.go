package control_test

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"mieahealth.com/companion/ui/control"
)

func Example() {
	test.NewApp()
	found := control.NewNotice()
	check := control.NewPrimary("Check now", func() { found.Say(control.Done, "**Ready**: 34 new times.") })
	page := control.NewPage(480, control.Column(8, control.Title("Overview"), control.Row(8, check), found.Line()))
	window := test.NewWindow(page)
	defer window.Close()

	low := page.Content.MinSize().Height
	check.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	fmt.Println("grown:", page.Content.MinSize().Height > low)
	// Output: grown: true
}

func ExampleTextStyle_Fitted() {
	test.NewApp()
	style := control.TextStyle{Size: "text"}
	fmt.Println(style.Fitted("Clinical Pilates", style.Width("Clinical…")))
	// Output: Clinical…
}
