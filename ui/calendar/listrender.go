package calendar

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/ui/board"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// Frame implements board.Content.
func (v *listView) Frame(size fyne.Size) board.Frame {
	return board.Frame{
		View:   board.NewArea(1, 1, size.Width-2, size.Height-2),
		Head:   board.NewArea(1, 1, size.Width-2, v.rowHeight()),
		Corner: fyne.NewSquareOffsetPos(1),
	}
}

// Draw implements board.Content.
func (v *listView) Draw() {
	view := v.View()
	rows := board.Grid{Rows: len(v.rows), RowHeight: v.rowHeight()}.RowsIn(view.Y, view.Height)
	v.placeColumns()
	v.Body.Begin(view.Position, view.Size)
	v.Body.Fill(theme.Surface, view.Position, view.Size)
	for row := rows.From; row < rows.To; row++ {
		v.drawRow(row)
	}
	v.Body.Finish()
	v.drawTop(rows)
}

// drawTop draws the heading that stays, which that of the next day pushes away.
func (v *listView) drawTop(rows board.Span) {
	height, first := v.rowHeight(), rows.From
	v.Head.Begin(fyne.Position{}, fyne.NewSize(v.width(), height))
	if first < rows.To && v.rows[first].Kind != sheet.RowUnread {
		y := float32(0)
		if next := first + 1; next < len(v.rows) && v.rows[next].Column != v.rows[first].Column {
			y = min(y, float32(next)*height-height-v.View().Y)
		}
		v.drawHeading(v.Head, v.rows[first], y)
		v.Head.Fill(theme.Line, fyne.NewPos(0, y+height-1), fyne.NewSize(v.width(), 1))
	}
	v.Head.Finish()
}

const listPad float32 = 16

// listColumns says where the parts of a row begin.
type listColumns struct {
	time, person, name, kind, end float32

	startsOnly bool // there is no room for when times end
}

// placeColumns gives the time and the initials what they need. The names get what the widest
// needs, but no less and no more of the rest than leaves both them and the appointment
// types a place.
func (v *listView) placeColumns() {
	now := measured{sheet: v.sheet, column: v.width(), text: theme.Size(theme.Text)}
	if now == v.measured {
		return
	}
	var tag, name float32
	for _, who := range v.sheet.Practitioners {
		tag, name = max(tag, tagSize(who.Tag).Width), max(name, listName.Width(who.Name))
	}
	start, end := widestTimes(v.sheet.Style)
	at := listColumns{time: listPad, end: now.column - listPad}
	at.place(listTime.Width(start+end), tag, name)
	if at.startsOnly = at.name+name+listPad > at.kind; at.startsOnly {
		at.place(listTime.Width(start), tag, name)
	}
	v.measured, v.columns = now, at
}

// place gives parts of such widths their places.
func (c *listColumns) place(time, tag, name float32) {
	c.person = c.time + time + listPad
	c.name = c.person + tag + cardPad
	rest := c.end - c.name
	c.kind = c.name + min(max(name+listPad, rest*0.35), rest*0.6)
}

var (
	listTime  = control.TextStyle{Size: theme.Text, Colour: theme.Ink}
	listName  = control.TextStyle{Size: theme.Text, Colour: theme.Ink}
	listQuiet = control.TextStyle{Size: theme.Text, Colour: theme.Ink2}
)

func (v *listView) drawRow(row int) {
	r, at := v.rows[row], v.columns
	y, height := float32(row)*v.rowHeight(), v.rowHeight()
	if row > 0 {
		v.Body.Fill(theme.Line, fyne.NewPos(listPad, y), fyne.NewSize(at.end-listPad, 1))
	}
	switch r.Kind {
	case sheet.RowDay:
		v.drawHeading(v.Body, r, y)
	case sheet.RowUnread:
		text := v.sheet.NoteText(v.sheet.Columns[r.Column], v.sheet.Columns[r.Last].Date)
		v.write(unreadNote, listQuiet.Fitted(text, at.end-listPad), listPad, y)
	case sheet.RowGhost:
		time := v.timeOf(*r.Ghost)
		v.write(listQuiet, time, at.time, y)
		v.Body.Fill(theme.Ink2, fyne.NewPos(at.time-1, y+height/2), fyne.NewSize(listQuiet.Width(time)+2, 1))
		v.write(listQuiet, listQuiet.Fitted(v.sheet.Practitioners[v.sheet.Offers[r.Ghost.Choices[0]].Practitioner].Name, at.kind-at.name-cardPad), at.name, y)
		v.write(listQuiet, sheet.TextGone, at.kind, y)
	case sheet.RowFree:
		v.drawMarksOf(r.Block, fyne.NewPos(theme.Grid, y+1), fyne.NewSize(v.width()-2*theme.Grid, height-2))
		v.drawTime(r.Block, y)
	}
}

// widestTimes are as wide as any time and its end.
func widestTimes(style wording.Style) (start, end string) {
	if style.TwelveHour {
		return "00:00 am", sheet.Dash + "00:00 pm"
	}
	return "00:00", sheet.Dash + "00:00"
}

func (v *listView) timeOf(b sheet.Block) string {
	s := v.sheet
	text := sheet.ClockRangeText(b.Start.In(s.Zone), s.MinutesOf(b), s.Style)
	switch {
	case b.Twice:
		text = s.Style.Clock(b.Start.In(s.Zone)) + " " + sheet.OffsetText(b.Offset)
	case v.columns.startsOnly:
		text = s.Style.Clock(b.Start.In(s.Zone))
	}
	return text
}

func (v *listView) drawTime(block int, y float32) {
	s, at, height := v.sheet, v.columns, v.rowHeight()
	b := s.Blocks[block]
	who := s.Practitioners[s.Offers[b.Choices[0]].Practitioner]
	v.write(listTime, v.timeOf(b), at.time, y)
	tag := tagSize(who.Tag)
	drawTag(v.Body, who, fyne.NewPos(at.person, y+(height-tag.Height)/2))
	v.write(listName, listName.Fitted(who.Name, at.kind-at.name-cardPad), at.name, y)
	end := at.end
	if b.New {
		end -= cardNew.Width(sheet.TextNew)
		v.write(cardNew, sheet.TextNew, end, y)
		end -= cardPad
	}
	kinds := fittedTo(listQuiet, end-at.kind, s.TypesInFull(b), s.TypesOf(b))
	v.write(listQuiet, listQuiet.Fitted(kinds, end-at.kind), at.kind, y)
}

// write writes a text in the middle of a row's height.
func (v *listView) write(style control.TextStyle, text string, x, y float32) {
	v.Body.WriteIn(style, text, x, y, v.rowHeight())
}

func (v *listView) drawMarksOf(block int, pos fyne.Position, size fyne.Size) {
	if block == v.Hovered {
		v.Body.Fill(theme.Sunken, pos, size)
	}
	if block == v.chosen {
		v.Body.Ring(theme.Accent, theme.FocusRing, 0, pos, size)
	}
	if block == v.Current && v.CursorShown() {
		v.Body.Ring(theme.Ink, theme.FocusRing, 0, pos, size)
	}
}

// drawHeading writes a day and how many free times it has.
func (v *listView) drawHeading(d *control.Drawing, r sheet.ListRow, y float32) {
	c, width, height := v.sheet.Columns[r.Column], v.width(), v.rowHeight()
	d.Fill(theme.Canvas, fyne.NewPos(0, y), fyne.NewSize(width, height))
	style := dayStyle
	if c.Today {
		style.Colour = theme.Accent
	}
	count := sheet.TimesText(c)
	need := quietNote.Width(count)
	d.WriteTo(quietNote, count, width-listPad, y, height)
	d.WriteIn(style, style.Fitted(v.sheet.ListDayText(c), width-3*listPad-need), listPad, y, height)
}
