package calendar

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/board"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// sheetView shows a sheet as days or practitioners side by side: their names above and
// the hours at the left, which stay, and the blocks, which scroll.
type sheetView struct {
	blockBoard

	begins  bool // a sheet that was never drawn: it begins at its first free time
	covered bool // the reason of an empty view lies above: nothing that it would hide is drawn

	drawing  sheetDrawing
	headed   heading   // what the head was last drawn for
	gridFor  gridInput // what the time grid was last made for
	lastGrid timeGrid
}

func newSheetView(c callbacks) *sheetView {
	v := &sheetView{}
	v.init(v, board.Parts{Body: control.BottomRight}, c)
	v.Steps = steps(v.inColumn, v.beside, func() int { return len(v.sheet.Blocks) })
	v.drawing = sheetDrawing{Drawing: v.Body, view: v}
	return v
}

// setSheet shows another snapshot. The cursor stays on its time; when that is no longer
// free, it goes to the nearest. What was at the top stays there, unless other days are
// shown.
func (v *sheetView) setSheet(s *sheet.Sheet, chosen sheet.Selection) {
	old, geo, offset := v.sheet, v.grid(), v.View().Position
	begins := s.Business != old.Business || s.Grouping != old.Grouping || s.From != old.From || len(old.Blocks) == 0
	top := geo.anchor(offset.Y)
	v.Change(func() {
		v.setBlocks(s, chosen)
		v.begins = v.begins || begins
		if v.Current == sheet.None && v.spot != nil {
			v.Current = s.Nearest(*v.spot)
		}
	}, func() (x, y float32) {
		if begins {
			return offset.X, offset.Y
		}
		return offset.X, v.grid().offset(top, s.RowAt(old.Rows[top.Line]))
	})
}

func (v *sheetView) cover(covered bool) { v.covered = covered }

func (v *sheetView) headHeight() float32 { return headHeight() }

// firstFree is how far down the hour of the first free time is.
func (v *sheetView) firstFree() float32 {
	s, first := v.sheet, 0
	for i, block := range s.Blocks {
		if i == 0 || block.Row < first {
			first = block.Row
		}
	}
	if len(s.Blocks) > 0 {
		first = s.RowAt(sheet.Row{Minute: s.Rows[first].Minute / 60 * 60})
	}
	return v.grid().tops[first]
}

// inColumn is the block above or below, within the column.
func (v *sheetView) inColumn(block, by int) int {
	column := v.sheet.Columns[v.sheet.Blocks[block].Column]
	if next := block + by; next >= column.From && next < column.To {
		return next
	}
	return sheet.None
}

// beside is the block closest in the nearest column with free times to the left or right.
func (v *sheetView) beside(block, by int) int {
	from := v.sheet.Blocks[block]
	for i := from.Column + by; i >= 0 && i < len(v.sheet.Columns); i += by {
		if column := v.sheet.Columns[i]; column.From < column.To {
			return v.sheet.Closest(column, from.Row)
		}
	}
	return sheet.None
}

// First is the chosen block, else the first of all.
func (v *sheetView) First() int {
	if v.chosen != sheet.None {
		return v.chosen
	}
	return min(0, len(v.sheet.Blocks)-1)
}

// A column is never narrower than a time with initials, or, for a practitioner, a
// short name; and a row grows by at most this much to fill the height.
const (
	leastDay    float32 = 76
	leastPerson float32 = 136
	rowStretch  float32 = 2
	fineStep            = 20 // minutes; with less, an hour is high
	rowGap      float32 = 2  // between the blocks of two rows
	barRoom     float32 = 6  // for the scroll bars, where they are
)

// grid is the time grid of the sheet at its size.
func (v *sheetView) grid() timeGrid {
	size := v.Extent()
	if now := (gridInput{v.sheet, size, v.View().Size, leastRow()}); now != v.gridFor {
		v.gridFor = now
		abreast := v.abreast()
		if size.Height <= v.leastHeight(abreast) {
			size.Width -= barRoom
		}
		v.lastGrid = newTimeGrid(v.sheet, size.SubtractWidthHeight(0, barRoom), abreast)
		v.lastGrid.fitBlocks(v.sheet)
	}
	return v.lastGrid
}

// gridInput is what a time grid depends on.
type gridInput struct {
	sheet      *sheet.Sheet
	size, view fyne.Size
	least      float32 // height of a block
}

// leastHeight is the height at which every row is readable; with less, the blocks scroll.
func (v *sheetView) leastHeight(abreast int) float32 {
	return newTimeGrid(v.sheet, fyne.Size{}, abreast).end() + barRoom
}

// abreast is how many blocks may stand side by side in a day: two where a fine step would
// leave only a few hours in view, and the days are wide enough.
func (v *sheetView) abreast() int {
	view := v.View().Size
	wide := view.Width >= float32(len(v.sheet.Columns))*2*leastDay*max(theme.Scale(), 1)
	if v.sheet.Grouping == sheet.ByDay && v.sheet.Step < fineStep && wide && v.leastHeight(1) > view.Height {
		return 2
	}
	return 1
}

func leastRow() float32 { return theme.Size(theme.RowSlot) + rowGap }

// ContentSize is the size at which every column and row is readable.
func (v *sheetView) ContentSize() fyne.Size {
	least := leastDay
	if v.sheet.Grouping == sheet.ByPractitioner {
		least = leastPerson
	}
	return fyne.NewSize(float32(len(v.sheet.Columns))*least*max(theme.Scale(), 1)+barRoom, v.leastHeight(v.abreast()))
}

// MinSize leaves room for one column and a few rows; the rest can be scrolled to.
func (v *sheetView) MinSize() fyne.Size {
	return fyne.NewSize(sideWidth()+leastDay*max(theme.Scale(), 1), headHeight()+4*leastRow())
}

// ItemAt implements board.Content.
func (v *sheetView) ItemAt(p fyne.Position) int {
	g, at := v.grid(), p.Add(v.View().Position)
	if p.X < 0 || p.Y < 0 || g.rows() == 0 || g.days.ColumnWidth <= 0 {
		return sheet.None
	}
	column := int(at.X / g.days.ColumnWidth)
	if column >= g.days.Columns || at.Y >= g.end()+g.block {
		return sheet.None
	}
	last := v.sheet.LastIn(column, g.rowAt(at.Y))
	for block := last; block >= v.sheet.Columns[column].From && block > last-g.abreast; block-- {
		if area := g.blockArea(v.sheet.Blocks[block]); at.Y < area.Y+area.Height && at.X >= area.X && at.X < area.X+area.Width {
			return block
		}
	}
	return sheet.None
}

// Bounds implements board.Content.
func (v *sheetView) Bounds(block int) board.Area {
	area := v.grid().blockArea(v.sheet.Blocks[block])
	area.Height += barRoom
	return area
}
