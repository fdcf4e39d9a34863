package calendar

import (
	"strconv"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// Draw implements board.Content.
func (m *monthBoard) Draw() {
	if len(m.sheet.Columns) == 0 {
		return
	}
	m.Body.Begin(fyne.Position{}, m.Size())
	if !m.small {
		m.Body.FillRound(theme.Line, fyne.Position{}, m.Size(), theme.Radius)
		m.Body.FillRound(theme.Surface, fyne.NewSquareOffsetPos(1), m.Size().SubtractWidthHeight(2, 2), theme.Radius-1)
	}
	m.drawWeekdays()
	busiest := m.sheet.Busiest()
	for i := range m.sheet.Columns {
		m.drawDay(i, busiest)
	}
	m.drawMarks()
	m.Body.Finish()
}

func (m *monthBoard) drawWeekdays() {
	geo, first := m.grid(), m.sheet.Style.WeekOf(m.sheet.From)
	for day := range sheet.DaysPerWeek {
		style, name := m.weekday, first.Add(day).Weekday().String()[:m.letters]
		if inWeekend(first.Add(day)) {
			style.Colour = theme.Ink2
		}
		size, _ := style.Measure(name)
		m.Body.Write(style, name, fyne.NewPos(m.edge+(float32(day)+0.5)*geo.ColumnWidth-size.Width/2, (m.headHeight()-size.Height)/2))
	}
}

// heat is the tint of a day, by thirds of the busiest day.
func heat(c sheet.Column, busiest int) theme.Name {
	switch {
	case c.Free == 0:
		return theme.Sunken
	case 3*c.Free > 2*busiest:
		return theme.Heat3
	case 3*c.Free > busiest:
		return theme.Heat2
	}
	return theme.Heat1
}

func (m *monthBoard) cell(column int) (fyne.Position, fyne.Size) {
	area := m.Bounds(column)
	return area.AddXY(m.gap, m.gap), area.SubtractWidthHeight(2*m.gap, 2*m.gap)
}

func (m *monthBoard) drawDay(column, busiest int) {
	c := m.sheet.Columns[column]
	pos, size := m.cell(column)
	if !c.Past {
		m.drawBackground(c, busiest, pos, size)
	}
	switch {
	case m.small:
		m.drawSmall(c, pos, size)
	case size.Height < 2.4*dayStyle.Height():
		m.drawLow(c, pos, size)
	default:
		m.drawLarge(c, pos, size)
	}
}

// drawBackground tints a day; one of which nothing is known is an empty frame, and one that is
// known to have nothing is quiet where it is large.
func (m *monthBoard) drawBackground(c sheet.Column, busiest int, pos fyne.Position, size fyne.Size) {
	switch {
	case c.Note() == "" && c.Free == 0 && !m.small:
		return
	case c.Note() == "":
		m.Body.FillRound(heat(c, busiest), pos, size, theme.RadiusSmall)
	default:
		m.Body.FillRound(theme.Line, pos, size, theme.RadiusSmall)
		m.Body.FillRound(theme.Canvas, pos.AddXY(1, 1), size.SubtractWidthHeight(2, 2), theme.RadiusSmall-1)
	}
}

var (
	smallDay   = control.TextStyle{Size: theme.TagText, Colour: theme.Ink2}
	smallCount = control.TextStyle{Size: theme.Caption, Colour: theme.Ink}
	largeDay   = control.TextStyle{Size: theme.Caption, Colour: theme.Ink2}
	largeCount = control.TextStyle{Size: theme.Heading, Bold: true, Colour: theme.Ink}
	lowCount   = control.TextStyle{Size: theme.Subheading, Bold: true, Colour: theme.Ink}
	largeNote  = control.TextStyle{Size: theme.Caption, Colour: theme.Ink}
	quietNote  = control.TextStyle{Size: theme.Caption, Colour: theme.Ink2}
	unreadNote = control.TextStyle{Size: theme.Caption, Colour: theme.Unknown}
)

// isQuiet reports whether a day is one of a weekend that is known to have no free times.
func isQuiet(c sheet.Column) bool {
	return c.Free == 0 && c.Note() == "" && inWeekend(c.Date)
}

func inWeekend(d cliniko.Date) bool { return d.DaysSince(d.Monday()) >= sheet.Saturday }

// numberStyle is how the number of a day looks: on a tint it needs all the ink.
func numberStyle(c sheet.Column, style control.TextStyle) control.TextStyle {
	switch {
	case c.Today:
		style.Colour, style.Bold = theme.OnAccent, true
	case c.Free > 0:
		style.Colour = theme.Ink
	}
	return style
}

// writeDay writes the number of a day; today stands on a pill.
func (m *monthBoard) writeDay(c sheet.Column, style control.TextStyle, text string, at fyne.Position, pad float32) {
	if size, _ := style.Measure(text); c.Today {
		drawPill(m.Body, at, size, pad)
	}
	m.Body.Write(style, text, at)
}

// countStyle is how the number of free times of a day looks: none is no news.
func countStyle(c sheet.Column, style control.TextStyle) control.TextStyle {
	switch {
	case c.Note() != "":
		return unreadNote
	case c.Free == 0:
		return quietNote
	}
	return style
}

// drawSmall writes the day and below it the number of free times.
func (m *monthBoard) drawSmall(c sheet.Column, pos fyne.Position, size fyne.Size) {
	style, number := numberStyle(c, smallDay), strconv.Itoa(c.Day)
	day, _ := style.Measure(number)
	m.writeDay(c, style, number, pos.AddXY((size.Width-day.Width)/2, 1), pillPadSmall)
	m.Body.Centre(countStyle(c, smallCount), sheet.ShortCount(c), pos.AddXY(0, day.Height), fyne.NewSize(size.Width, size.Height-day.Height))
}

// drawLow writes the day at the left and the number at the right, on one line.
func (m *monthBoard) drawLow(c sheet.Column, pos fyne.Position, size fyne.Size) {
	y := pos.Y + (size.Height-largeNote.Height())/2
	count := countStyle(c, largeNote)
	count.Bold = c.Free > 0
	m.writeDay(c, numberStyle(c, quietNote), strconv.Itoa(c.Day), fyne.NewPos(pos.X+pillPadSmall+3, y), pillPadSmall)
	if text := sheet.ShortCount(c); !m.covered && !isQuiet(c) {
		m.Body.WriteTo(count, text, pos.X+size.Width-6, pos.Y, size.Height)
	}
}

// drawLarge writes the day into the corner, and the number of free times so that it is read at a
// glance. That a day of the weekend has none is no news.
func (m *monthBoard) drawLarge(c sheet.Column, pos fyne.Position, size fyne.Size) {
	style := numberStyle(c, largeDay)
	if c.Past || m.covered && !c.Today {
		style.Colour = theme.Ink2
	}
	number := strconv.Itoa(c.Day)
	switch {
	case c.Today:
		number = fittedTo(style, size.Width-2*(pillPad+4), sheet.TextToday+" "+number, number)
	case c.Day == 1:
		number = sheet.Abbreviated(m.sheet.Style.DayOfMonth(c.Date))
	}
	m.writeDay(c, style, number, pos.AddXY(pillPad+4, 6), pillPad)
	if m.covered {
		return
	}
	_, note := style.Measure(number)
	room := fyne.NewSize(size.Width, size.Height-note)
	switch why := c.Note(); {
	case why != "":
		m.Body.Centre(unreadNote, fittedTo(unreadNote, size.Width-8, why, sheet.ShortCount(c)), pos.AddXY(0, note), room)
	case c.Past, isQuiet(c):
	case c.Free == 0:
		m.Body.Centre(quietNote, sheet.TextNone, pos.AddXY(0, note), room)
	default:
		m.drawCount(c, pos.AddXY(0, note), room)
	}
}

// drawCount writes the number large, and below it that there may be more.
func (m *monthBoard) drawCount(c sheet.Column, pos fyne.Position, size fyne.Size) {
	number, style := wording.Number(c.Free), largeCount
	if style.Width(number) > size.Width-8 {
		style = lowCount
	}
	line, note := style.Height(), largeNote.Height()
	if c.Reading != sheet.ReadPart || line+note > size.Height {
		m.Body.Centre(style, number, pos, size)
		return
	}
	top := pos.AddXY(0, (size.Height-line-note)/2)
	m.Body.Centre(style, number, top, fyne.NewSize(size.Width, line))
	m.Body.Centre(largeNote, sheet.TimesWord(c), top.AddXY(0, line), fyne.NewSize(size.Width, note))
}

// fittedTo is the first text, or the second where that has no room.
func fittedTo(style control.TextStyle, width float32, text, short string) string {
	if style.Width(text) <= width {
		return text
	}
	return short
}

// drawMarks rings the days that are shown, the pointer's and the keyboard's.
func (m *monthBoard) drawMarks() {
	for first := 0; first < len(m.sheet.Columns); first++ {
		if m.rings(first) {
			last := first
			for m.rings(last+1) && (last+1+m.lead())%sheet.DaysPerWeek != 0 {
				last++
			}
			m.drawRing(first, last, theme.Accent, theme.FocusRing)
			first = last
		}
	}
	if m.Hovered != sheet.None {
		m.drawRing(m.Hovered, m.Hovered, theme.Control, 1)
	}
	if m.CursorShown() {
		m.drawRing(m.Current, m.Current, theme.Ink, theme.FocusRing)
	}
}

// rings reports whether a column is one of the days that are ringed.
func (m *monthBoard) rings(column int) bool {
	if m.from.IsZero() || column >= len(m.sheet.Columns) {
		return false
	}
	day := m.sheet.Columns[column].Date
	return !day.Before(m.from) && !m.to.Before(day)
}

// drawRing draws one stroke around days of a week.
func (m *monthBoard) drawRing(first, last int, colour theme.Name, stroke float32) {
	pos, _ := m.cell(first)
	end, size := m.cell(last)
	size.Width += end.X - pos.X
	m.Body.Ring(colour, stroke, 1.5, pos, size)
}
