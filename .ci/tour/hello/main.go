// Command hello is the plainest window that Fyne can show: what the app's start is
// measured against. With any argument it is as large as the app's.
package main

import (
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	window := app.NewWithID("com.mieahealth.hello").NewWindow("Hello")
	window.SetContent(widget.NewLabel("Hello"))
	if len(os.Args) > 1 {
		window.Resize(fyne.NewSize(1180, 760))
	}
	window.ShowAndRun()
}
