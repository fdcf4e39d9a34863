package calendar

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// reasonCard stands over a view that shows no free times.
type reasonCard struct {
	title, detail *control.Text
	button        *control.Button
	way           way
	box           *fyne.Container
}

const reasonWidth float32 = 420

func newReasonCard(take func(way)) *reasonCard {
	r := &reasonCard{title: control.Heading(""), detail: control.Hint("")}
	r.button = control.NewPrimary("", func() { take(r.way) })
	r.box = control.Card(control.Column(2*theme.Grid, r.title, r.detail, control.Row(0, r.button)))
	r.box.Hide()
	return r
}

func (r *reasonCard) draw(reason reason, shown bool) {
	control.SetShown(r.box, shown)
	r.way = reason.way
	r.title.SetText(reason.title)
	r.detail.SetText(reason.detail)
	r.button.SetLabel(ways[reason.way].label)
	control.SetShown(r.detail, reason.detail != "")
	control.SetShown(r.button, reason.way != wayNone)
	r.box.Refresh()
}
