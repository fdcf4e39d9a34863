package calendar

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// jumpDialog asks for a day: typed, or pressed in a month.
type jumpDialog struct {
	page   *Page
	day    cliniko.Date // that is chosen
	field  *control.Field
	says   *control.Text
	title  *control.Text
	board  *monthBoard
	dialog *control.Dialog
}

// jump opens the dialog.
func (p *Page) jump() {
	over := fyne.CurrentApp().Driver().CanvasForObject(p.screen.root)
	if over == nil || p.business == "" {
		return
	}
	j := &jumpDialog{page: p, day: p.day, field: control.NewField(textDayHint), says: control.Hint(textDayHelp), title: control.Label("")}
	j.board = newMonthBoard(hands{open: j.goTo, turn: j.turn, letter: func(rune) bool { return true }, moved: func() {}}, true)
	j.board.hands.giveUp = func() { j.dialog.Close() }
	j.field.OnChanged = j.read
	j.field.OnSubmitted = func(string) { j.show() }
	j.draw()
	months := control.Row(2*theme.Grid,
		control.NewGlyphButton(control.GlyphPrevious, textMonthBefore, func() { j.turn(-1) }),
		control.NewGlyphButton(control.GlyphNext, textMonthAfter, func() { j.turn(1) }))
	body := control.Column(2*theme.Grid, j.field, j.says, control.Ends(2*theme.Grid, j.title, months), j.board)
	j.dialog = control.ShowDialog(over, textJump, body, nil,
		control.NewPrimary(textGoThere, j.show), control.NewQuiet(textCancel, func() { j.dialog.Close() }))
	over.Focus(j.field)
}

// read follows what is typed.
func (j *jumpDialog) read(text string) {
	day, ok := sheet.ParseDay(text, j.page.today())
	j.field.SetWrong(text != "" && !ok)
	switch {
	case ok:
		j.day = day
		j.says.SetText(sheet.LongDayText(day, day))
	case text == "":
		j.says.SetText(textDayHelp)
	default:
		j.says.SetText(textNoDay)
	}
	j.draw()
}

func (j *jumpDialog) turn(months int) {
	j.day = sheet.TurnMonths(j.day, months)
	j.draw()
}

func (j *jumpDialog) draw() {
	s := sheet.Build(j.page.input(sheet.Month, j.day, sheet.Counts))
	j.title.SetText(sheet.ShortMonthText(s.From, s.To))
	j.board.ring(s, j.day, j.day)
}

// show goes to the day, unless what was typed is none.
func (j *jumpDialog) show() {
	if _, ok := sheet.ParseDay(j.field.Text, j.page.today()); ok || j.field.Text == "" {
		j.goTo(j.day)
	}
}

// goTo shows a day, and gives its times the keyboard.
func (j *jumpDialog) goTo(day cliniko.Date) {
	j.dialog.Close()
	j.page.goTo(day)
	if screen := j.page.screen; screen.aside {
		screen.turnAside()
	}
	j.page.screen.shown().touch().takeKeyboard()
}
