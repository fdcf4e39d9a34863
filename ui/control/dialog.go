package control

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/theme"
)

// Dialog asks for something before the window goes on. Escape closes it; Return presses its main button.
type Dialog struct {
	layer *layer
}

// ShowDialog opens a dialog over a canvas. The main button, which has the keyboard at first, is what people came for, but
// never loses them anything; it stands last. Buttons close the dialog themselves. onClose, which may be nil, follows every
// way of closing.
func ShowDialog(over fyne.Canvas, title string, body fyne.CanvasObject, onClose func(), main *Button, others ...*Button) *Dialog {
	buttons := make([]fyne.CanvasObject, 0, len(others)+1)
	for _, other := range others {
		other.SetPrimary(false)
		buttons = append(buttons, other)
	}
	main.SetPrimary(true)
	buttons = append(buttons, main)
	content := Column(4*theme.Grid, Heading(title), body, Row(3*theme.Grid, buttons...))
	d := &Dialog{&layer{
		canvas:   over,
		page:     newPanelPage(6*theme.Grid, content),
		first:    main,
		onReturn: main.Press,
		onClose:  onClose,
	}}
	d.layer.open()
	return d
}

// Close closes the dialog; the keyboard goes back to where it was. It may be called again.
func (d *Dialog) Close() { d.layer.close() }

// Ask asks whether to do something that loses something. Escape and the main button, which is the safe one, do nothing; act
// is called by the other button only.
func Ask(over fyne.Canvas, title, text, actLabel, safeLabel string, act func()) *Dialog {
	var d *Dialog
	safe := NewPrimary(safeLabel, func() { d.Close() })
	other := NewQuiet(actLabel, func() {
		d.Close()
		act()
	})
	d = ShowDialog(over, title, Prose(text), nil, safe, other)
	return d
}

// Confirm asks whether to do what a person came for and can do without loss. The main button calls act.
func Confirm(over fyne.Canvas, title, text, actLabel, notLabel string, act func()) *Dialog {
	var d *Dialog
	main := NewPrimary(actLabel, func() {
		d.Close()
		act()
	})
	d = ShowDialog(over, title, Prose(text), nil, main, NewQuiet(notLabel, func() { d.Close() }))
	return d
}

// Tell says something that needs to be read before going on.
func Tell(over fyne.Canvas, title, text, safeLabel string) *Dialog {
	var d *Dialog
	d = ShowDialog(over, title, Prose(text), nil, NewPrimary(safeLabel, func() { d.Close() }))
	return d
}
