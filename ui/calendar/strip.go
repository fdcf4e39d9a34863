package calendar

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// monthStrip is the small month at the side: its numbers, with the days that the view
// shows ringed.
type monthStrip struct {
	title *control.Text
	board *monthBoard
	box   *fyne.Container
}

func newMonthStrip(p *Page) *monthStrip {
	m := &monthStrip{title: control.Label("")}
	m.board = newMonthBoard(callbacks{
		open: p.goTo, escape: p.clearSelection, letter: p.TypedRune,
		turn:  func(months int) { p.goTo(sheet.TurnMonths(p.day, months)) },
		moved: func() { p.screen.panel.reveal(m.board) },
	}, true)
	m.box = control.Column(2*theme.Grid, m.title, m.board)
	return m
}

func (m *monthStrip) draw(p *Page) {
	control.SetShown(m.box, p.business != "" && p.view != sheet.Month)
	m.title.SetText(sheet.ShortMonthText(p.month.From, p.month.To))
	from, to := p.sheet.From, p.sheet.To
	if p.view == sheet.List {
		to = from
	}
	m.board.ring(p.month, from, to)
}
