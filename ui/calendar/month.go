package calendar

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/theme"
)

// monthBoard shows the numbers of a month, a cell a day: large as a view of its own, or
// small as a strip at the side. Pressing a day opens it.
type monthBoard struct {
	widget.BaseWidget
	surface // its things are the sheet's columns

	sheet    *sheet.Sheet // Counts of the days of a month
	small    bool
	from, to cliniko.Date // the days that are ringed; zero: none
	covered  bool         // a reason lies above

	picture *monthPicture // the newest that was made; nil until first shown
}

var (
	_ board              = (*monthBoard)(nil)
	_ calendarView       = (*monthBoard)(nil)
	_ fyne.Tappable      = (*monthBoard)(nil)
	_ desktop.Hoverable  = (*monthBoard)(nil)
	_ desktop.Cursorable = (*monthBoard)(nil)
)

func newMonthBoard(h hands, small bool) *monthBoard {
	m := &monthBoard{sheet: &sheet.Sheet{}, small: small}
	m.surface = newSurface(m, h)
	m.ExtendBaseWidget(m)
	return m
}

func (m *monthBoard) touch() *surface { return &m.surface }

// setSheet shows the numbers of a month.
func (m *monthBoard) setSheet(s *sheet.Sheet, chosen sheet.Selection) {
	m.setMonth(s)
	m.choose(chosen)
}

// setMonth keeps the cursor and the pointer's mark on their days.
func (m *monthBoard) setMonth(s *sheet.Sheet) {
	cursor := m.underCursor()
	if s.From != m.sheet.From {
		m.hover = sheet.None
	}
	m.sheet = s
	m.cursor = m.columnOf(cursor)
}

// underCursor is the day that the cursor is on; zero: none.
func (m *monthBoard) underCursor() cliniko.Date {
	if m.cursor == sheet.None {
		return cliniko.Date{}
	}
	return m.sheet.Columns[m.cursor].Date
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
	m.Refresh()
}

// ring marks the days that another view shows.
func (m *monthBoard) ring(s *sheet.Sheet, from, to cliniko.Date) {
	m.setMonth(s)
	m.from, m.to = from, to
	m.Refresh()
}

func (m *monthBoard) moveToChosen() {}

func (m *monthBoard) cover(covered bool) { m.covered = covered }

// words say how many times the day under the cursor has.
func (m *monthBoard) words() string {
	if !m.marked() {
		return ""
	}
	return sheet.DayCountText(m.sheet.Columns[m.cursor])
}

func (m *monthBoard) release() {
	if m.picture != nil {
		m.picture.Release()
	}
}

var monthKeys = map[fyne.KeyName]func(*monthBoard){
	fyne.KeyLeft:     func(m *monthBoard) { m.moveTo(m.cursor - 1) },
	fyne.KeyRight:    func(m *monthBoard) { m.moveTo(m.cursor + 1) },
	fyne.KeyUp:       func(m *monthBoard) { m.moveTo(m.cursor - sheet.DaysPerWeek) },
	fyne.KeyDown:     func(m *monthBoard) { m.moveTo(m.cursor + sheet.DaysPerWeek) },
	fyne.KeyHome:     func(m *monthBoard) { m.moveTo(0) },
	fyne.KeyEnd:      func(m *monthBoard) { m.moveTo(len(m.sheet.Columns) - 1) },
	fyne.KeyPageUp:   func(m *monthBoard) { m.hands.turn(-1) },
	fyne.KeyPageDown: func(m *monthBoard) { m.hands.turn(1) },
}

func (m *monthBoard) key(name fyne.KeyName) bool {
	act, known := monthKeys[name]
	if known {
		act(m)
	}
	return known
}

func (m *monthBoard) moveTo(column int) {
	if column >= 0 && column < len(m.sheet.Columns) {
		m.cursor = column
		m.redraw()
		m.hands.moved()
	}
}

// press opens a day.
func (m *monthBoard) press(column int) { m.hands.open(m.sheet.Columns[column].Date) }

// ready puts the cursor on the ringed day, else on today, else on the first.
func (m *monthBoard) ready() {
	if m.cursor != sheet.None || len(m.sheet.Columns) == 0 {
		return
	}
	m.cursor = 0
	for i, c := range m.sheet.Columns {
		if c.Date == m.from || c.Today && m.from.IsZero() {
			m.cursor = i
		}
	}
}

// lead is how many cells of the first week belong to the month before.
func (m *monthBoard) lead() int { return m.sheet.From.DaysSince(m.sheet.From.Monday()) }

func (m *monthBoard) weeks() int { return sheet.WeeksOf(m.sheet.From, len(m.sheet.Columns)) }

const (
	stripCell  float32 = 36 // height of a day in the strip
	stripWidth float32 = 27 // least width of a day in the strip
	monthWidth float32 = 60 // least width of a day in the large month
	monthEdge  float32 = 4  // around the days of the large month
	mostWeeks  float32 = 6  // that a month lies in
)

// headHeight is the height of the line with the weekdays.
func (m *monthBoard) headHeight() float32 {
	if m.small {
		return 18 * max(theme.Scale(), 1)
	}
	return 34 * max(theme.Scale(), 1)
}

func (m *monthBoard) geometry() geometry {
	size := m.Size()
	geo := geometry{columns: sheet.DaysPerWeek, rows: m.weeks(), column: (size.Width - 2*m.edge()) / sheet.DaysPerWeek}
	if len(m.sheet.Columns) > 0 {
		geo.row = (size.Height - m.headHeight() - m.edge()) / float32(geo.rows)
	}
	return geo
}

// edge is the room at the sides and below.
func (m *monthBoard) edge() float32 {
	if m.small {
		return 0
	}
	return monthEdge
}

// at is the column of the day under a position, or none.
func (m *monthBoard) at(p fyne.Position) int {
	weekday, week, ok := m.geometry().at(p.SubtractXY(m.edge(), m.headHeight()))
	if column := week*sheet.DaysPerWeek + weekday - m.lead(); ok && column >= 0 && column < len(m.sheet.Columns) {
		return column
	}
	return sheet.None
}

// cell is the rectangle of a day.
func (m *monthBoard) cell(column int) (fyne.Position, fyne.Size) {
	place := column + m.lead()
	pos, size := m.geometry().cell(place%sheet.DaysPerWeek, place/sheet.DaysPerWeek)
	return pos.AddXY(m.edge(), m.headHeight()), size
}

// MinSize leaves room for a number in each day.
func (m *monthBoard) MinSize() fyne.Size {
	scale := max(theme.Scale(), 1)
	if m.small {
		return fyne.NewSize(sheet.DaysPerWeek*stripWidth, m.headHeight()+float32(max(m.weeks(), 1))*stripCell*scale)
	}
	return fyne.NewSize(sheet.DaysPerWeek*monthWidth, m.headHeight()+mostWeeks*theme.Size(theme.RowSlot))
}

// CreateRenderer implements fyne.Widget.
func (m *monthBoard) CreateRenderer() fyne.WidgetRenderer {
	m.picture = newMonthPicture(m)
	if size := m.Size(); !size.IsZero() {
		m.picture.Layout(size) // Fyne drops what is out of sight for a minute
	}
	return m.picture
}

func (m *monthBoard) redraw() {
	if m.picture != nil {
		m.picture.draw()
	}
}
