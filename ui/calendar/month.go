package calendar

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/board"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// monthBoard shows the numbers of a month, a cell a day: large as a view of its own, or
// small as a strip at the side. Pressing a day opens it.
type monthBoard struct {
	board.Board[int] // its items are the sheet's columns
	monthSize

	callbacks callbacks
	sheet     *sheet.Sheet // Counts of the days of a month
	from, to  cliniko.Date // the days that are ringed; zero: none
	covered   bool         // a reason lies above
}

func newMonthBoard(c callbacks, small bool) *monthBoard {
	m := &monthBoard{callbacks: c, sheet: &sheet.Sheet{}, monthSize: largeMonth}
	if small {
		m.monthSize = smallMonth
	}
	m.Init(m, sheet.None, board.Parts{Scroll: container.ScrollNone})
	c.attach(&m.Board)
	m.Steps = steps(
		func(column, weeks int) int { return column + weeks*sheet.DaysPerWeek },
		func(column, days int) int { return column + days },
		func() int { return len(m.sheet.Columns) },
	)
	return m
}

// setSheet shows the numbers of a month.
func (m *monthBoard) setSheet(s *sheet.Sheet, chosen sheet.Selection) {
	m.setMonth(s)
	m.choose(chosen)
}

// setMonth keeps the cursor and the pointer's mark on their days.
func (m *monthBoard) setMonth(s *sheet.Sheet) {
	cursor := m.underCursor()
	if s.From != m.sheet.From {
		m.Hovered = sheet.None
	}
	m.sheet = s
	m.Current = m.columnOf(cursor)
}

// underCursor is the day that the cursor is on; zero: none.
func (m *monthBoard) underCursor() cliniko.Date {
	if m.Current == sheet.None {
		return cliniko.Date{}
	}
	return m.sheet.Columns[m.Current].Date
}

// columnOf is the column of a day, or of one with the same number; none for no day.
func (m *monthBoard) columnOf(day cliniko.Date) int {
	column := day.DaysSince(m.sheet.From)
	switch {
	case day.IsZero(), len(m.sheet.Columns) == 0:
		return sheet.None
	case column >= 0 && column < len(m.sheet.Columns):
		return column
	}
	return min(day.Day, len(m.sheet.Columns)) - 1
}

// choose rings the day of what is selected.
func (m *monthBoard) choose(c sheet.Selection) {
	m.from, m.to = cliniko.Date{}, cliniko.Date{}
	if !c.IsZero() && m.sheet.Zone != nil {
		m.from = cliniko.DateOf(c.Start.In(m.sheet.Zone))
		m.to = m.from
	}
	m.Redraw()
}

// ring marks the days that another view shows.
func (m *monthBoard) ring(s *sheet.Sheet, from, to cliniko.Date) {
	m.setMonth(s)
	m.from, m.to = from, to
	m.Redraw()
}

func (m *monthBoard) moveToChosen() {}

func (m *monthBoard) cover(covered bool) { m.covered = covered }

// words say how many times the day under the cursor has.
func (m *monthBoard) words() string {
	if !m.CursorShown() {
		return ""
	}
	return m.sheet.DayCountText(m.sheet.Columns[m.Current])
}

// Has implements board.Content.
func (m *monthBoard) Has(column int) bool { return 0 <= column && column < len(m.sheet.Columns) }

// Press opens a day.
func (m *monthBoard) Press(column int) { m.callbacks.open(m.sheet.Columns[column].Date) }

// First is the ringed day, else today, else the first of all.
func (m *monthBoard) First() int {
	first := min(0, len(m.sheet.Columns)-1)
	for i, c := range m.sheet.Columns {
		if c.Date == m.from || c.Today && m.from.IsZero() {
			first = i
		}
	}
	return first
}

// lead is how many cells of the first week belong to the month before.
func (m *monthBoard) lead() int { return m.sheet.From.DaysSince(m.sheet.Style.WeekOf(m.sheet.From)) }

func (m *monthBoard) weeks() int {
	return (m.lead() + len(m.sheet.Columns) + sheet.DaysPerWeek - 1) / sheet.DaysPerWeek
}

// monthSize says how large a month is drawn, at 100 % text size.
type monthSize struct {
	small   bool
	head    float32 // height of the line with the weekdays
	edge    float32 // the room at the sides and below
	gap     float32 // around a day
	day     float32 // least width of a day
	weekday control.TextStyle
	letters int // of the name of a weekday
}

var (
	largeMonth = monthSize{head: 34, edge: 4, gap: 4, day: 60, weekday: dayStyle, letters: 3}
	smallMonth = monthSize{small: true, head: 18, gap: 1.5, day: 27, weekday: hourStyle, letters: 1}
)

const (
	smallDayHeight float32 = 36
	mostWeeks      float32 = 6 // that a month lies in
)

func (m *monthBoard) headHeight() float32 { return m.head * max(theme.Scale(), 1) }

// grid places the days.
func (m *monthBoard) grid() board.Grid {
	size := m.Size()
	g := board.Grid{Columns: sheet.DaysPerWeek, Rows: m.weeks(), ColumnWidth: (size.Width - 2*m.edge) / sheet.DaysPerWeek}
	if len(m.sheet.Columns) > 0 {
		g.RowHeight = (size.Height - m.headHeight() - m.edge) / float32(g.Rows)
	}
	return g
}

// ItemAt implements board.Content.
func (m *monthBoard) ItemAt(p fyne.Position) int {
	weekday, week, found := m.grid().At(p.SubtractXY(m.edge, m.headHeight()))
	if column := week*sheet.DaysPerWeek + weekday - m.lead(); found && m.Has(column) {
		return column
	}
	return sheet.None
}

// Bounds is where a day lies.
func (m *monthBoard) Bounds(column int) board.Area {
	place := column + m.lead()
	area := m.grid().Cell(place%sheet.DaysPerWeek, place/sheet.DaysPerWeek)
	area.Position = area.AddXY(m.edge, m.headHeight())
	return area
}

// Frame implements board.Content.
func (m *monthBoard) Frame(size fyne.Size) board.Frame {
	return board.Frame{View: board.Area{Size: size}}
}

// ContentSize implements board.Content: all of it is in view.
func (m *monthBoard) ContentSize() fyne.Size { return m.Size() }

// MinSize leaves room for a number in each day.
func (m *monthBoard) MinSize() fyne.Size {
	days := mostWeeks * theme.Size(theme.RowSlot)
	if m.small {
		days = float32(max(m.weeks(), 1)) * smallDayHeight * max(theme.Scale(), 1)
	}
	return fyne.NewSize(sheet.DaysPerWeek*m.day, m.headHeight()+days)
}
