package calendar

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// reasonCard stands below the names of a view that shows no free times. Where there is no room
// for it there, it has the whole place of the view, and scrolls if need be.
type reasonCard struct {
	title, detail *control.Text
	todo          *fyne.Container // what to do about it in Cliniko, and where
	fix           *control.Text
	button        *control.Button
	reason        reason
	box           *fyne.Container
	ground        *control.Background // hides the view where the card has its place
	page          *control.Page
}

const reasonWidth float32 = 420

func newReasonCard(take func(way)) *reasonCard {
	r := &reasonCard{title: control.Heading(""), detail: control.Hint(""), fix: control.Hint("")}
	r.button = control.NewPrimary("", func() { take(r.reason.way) })
	r.todo = control.Column(theme.Grid, control.Label(textWhatToDo), r.fix)
	r.box = control.Card(control.Column(2*theme.Grid, r.title, r.detail, r.todo, control.Row(0, r.button)))
	r.ground, r.page = control.NewBackground(theme.Canvas), control.NewPage(0, r.box)
	r.ground.Hide()
	r.page.Hide()
	return r
}

func (r *reasonCard) draw(reason reason, shown bool) {
	control.SetShown(r.page, shown)
	if reason == r.reason {
		return
	}
	r.title.SetText(reason.title)
	r.detail.SetText(reason.detail)
	r.button.SetLabel(ways[reason.way].label)
	control.SetShown(r.detail, reason.detail != "")
	control.SetShown(r.button, reason.way != wayNone)
	r.drawTodo(reason)
	r.reason = reason
	r.box.Refresh()
}

func (r *reasonCard) drawTodo(reason reason) {
	control.SetShown(r.todo, reason.fix != "")
	r.fix.SetText(reason.fix)
	if reason.menu == r.reason.menu {
		return
	}
	r.todo.Objects = r.todo.Objects[:2]
	if reason.menu != "" {
		r.todo.Add(control.MenuPath(string(reason.menu), nil))
	}
}

// place puts the card into a view, below the names at its head.
func (r *reasonCard) place(pos fyne.Position, view fyne.Size, head float32) {
	width := min(reasonWidth*theme.Scale()+2*theme.GutterNarrow, view.Width)
	edge := theme.GutterNarrow // that the page leaves around the card
	if width >= theme.Narrow {
		edge = theme.Gutter
	}
	height := heightAt(r.box, width-2*edge) + 2*edge
	tight := height > view.Height-head
	control.SetShown(r.ground, tight && r.page.Visible())
	control.Place(r.ground, pos.X, pos.Y, view.Width, view.Height)
	if tight {
		heightAt(r.box, view.Width) // which gives it the width that it was not measured at
		control.Place(r.page, pos.X-edge, pos.Y-edge, view.Width+2*edge, view.Height+edge)
		return
	}
	y := head + (view.Height-head-height)/2
	control.Place(r.page, pos.X+(view.Width-width)/2, pos.Y+y, width, height)
}
