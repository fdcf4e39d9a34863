package calendar

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// monthStrip is the small month at the side: its numbers, with the days that the view
// shows ringed, and a way to days that are further off.
type monthStrip struct {
	title *control.Text
	board *monthBoard
	box   *fyne.Container
}

func newMonthStrip(p *Page) *monthStrip {
	m := &monthStrip{title: control.Label("")}
	m.board = newMonthBoard(stripHands(p.goTo, func(months int) { p.goTo(turnMonths(p.day, months)) }, p.TypedRune), true)
	jump := control.NewLink(textJump, p.jump)
	m.box = control.Column(2*theme.Grid, control.Ends(2*theme.Grid, m.title, jump), m.board)
	return m
}

// stripHands are those of a small month: it selects no times.
func stripHands(open func(cliniko.Date), turn func(int), letter func(rune) bool) hands {
	return hands{choose: func(Selection) {}, open: open, giveUp: func() {}, turn: turn, letter: letter, moved: func() {}}
}

func (m *monthStrip) draw(p *Page) {
	shown := p.business != "" && p.view != Month
	show(m.box, shown)
	if !shown {
		m.board.release()
		return
	}
	m.title.SetText(monthText(p.month.From, p.month.To))
	m.board.ring(p.month, p.sheet.From, p.sheet.To)
}
