// Command hello is the plainest window that Fyne can show: what the app's start is
// measured against.
package main

import (
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	window := app.NewWithID("com.mieahealth.hello").NewWindow("Hello")
	window.SetContent(widget.NewLabel("Hello"))
	window.ShowAndRun()
}
