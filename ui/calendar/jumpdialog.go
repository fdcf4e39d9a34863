package calendar

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// jumpDialog asks for a day: typed, or pressed in a month.
type jumpDialog struct {
	day    cliniko.Date // that is chosen
	today  cliniko.Date
	style  wording.Style
	month  func(cliniko.Date) *sheet.Sheet // the numbers of the month of a day
	show   func(cliniko.Date)
	field  *control.Field
	help   *control.Text // or how the day is understood
	title  *control.Text
	board  *monthBoard
	dialog *control.Dialog
}

func showJump(over fyne.Canvas, day, today cliniko.Date, style wording.Style, month func(cliniko.Date) *sheet.Sheet, show func(cliniko.Date)) {
	j := &jumpDialog{day: day, today: today, style: style, month: month, show: show, field: control.NewField(textDayHint), help: control.Hint(textDayHelp), title: control.Label("")}
	j.board = newMonthBoard(callbacks{
		open: j.goTo, escape: func() { j.dialog.Close() }, turn: j.turn, letter: func(rune) bool { return true }, moved: func() {},
	}, true)
	j.field.OnChanged = j.read
	j.field.OnSubmitted = func(string) { j.submit() }
	j.draw()
	months := control.Row(2*theme.Grid,
		control.NewGlyphButton(control.GlyphPrevious, textMonthBefore, func() { j.turn(-1) }),
		control.NewGlyphButton(control.GlyphNext, textMonthAfter, func() { j.turn(1) }))
	body := control.Column(2*theme.Grid, j.field, j.help, control.Ends(2*theme.Grid, j.title, months), j.board)
	j.dialog = control.ShowDialog(over, textJump, body, nil,
		control.NewPrimary(textGoThere, j.submit), control.NewQuiet(textCancel, func() { j.dialog.Close() }))
	over.Focus(j.field)
}

// read follows what is typed.
func (j *jumpDialog) read(text string) {
	day, ok := sheet.ParseDay(text, j.today, j.style)
	j.field.SetWrong(text != "" && !ok)
	switch {
	case ok:
		j.day = day
		j.help.SetText(j.style.LongDay(day))
	case text == "":
		j.help.SetText(textDayHelp)
	default:
		j.help.SetText(textNoDay)
	}
	j.draw()
}

func (j *jumpDialog) turn(months int) {
	j.day = sheet.TurnMonths(j.day, months)
	j.draw()
}

func (j *jumpDialog) draw() {
	s := j.month(j.day)
	j.title.SetText(sheet.ShortMonthText(s.From, s.To))
	j.board.ring(s, j.day, j.day)
}

// submit goes to the day, unless what was typed is none.
func (j *jumpDialog) submit() {
	if _, ok := sheet.ParseDay(j.field.Text, j.today, j.style); ok || j.field.Text == "" {
		j.goTo(j.day)
		return
	}
	control.Focus(j.field)
	j.field.Refuse()
}

func (j *jumpDialog) goTo(day cliniko.Date) {
	j.dialog.Close()
	j.show(day)
}
