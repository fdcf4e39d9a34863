package bookable

import (
	"math"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/theme"
)

// Sizes of the grid at 100 % text size. All but the paddings grow with the text.
const (
	gridPad     float32 = 8
	cellGap     float32 = 2 // half of the room between two cells
	iconSide    float32 = 16
	rowPitch    float32 = 42
	leastColumn float32 = 92
	mostColumn  float32 = 124 // but in a list, which has words beside the numbers
	roomyColumn float32 = 190 // from here a cell has room for words
	leastNames  float32 = 96
	mostNames   float32 = 230
	groupHeight float32 = 28
	footHeight  float32 = 36
	wholeRows           = 10 // a table of so many is shown whole: only the page scrolls
	leastRows           = 6  // of a longer one, in view however low the window is
)

// geometry places the cells. Columns are equally wide and rows equally high, so that a
// position is a division away from its cell.
type geometry struct {
	rows, columns int
	column, row   float32 // from one to the next
	names         float32 // width of the names at the left
	groups, heads float32 // heights of the two lines of headings
	foot          float32 // height of the line below
}

// top is where the cells begin.
func (g geometry) top() float32 { return gridPad + g.groups + g.heads }

// left is where the cells begin.
func (g geometry) left() float32 { return gridPad + g.names }

// content is the size of all cells.
func (g geometry) content() fyne.Size {
	return fyne.NewSize(float32(g.columns)*g.column, float32(g.rows)*g.row)
}

// around is the height of all but the cells.
func (g geometry) around() float32 { return g.top() + gridPad + g.foot }

// bounds is where a cell is drawn, without the gap around it.
func (g geometry) bounds(at place) (fyne.Position, fyne.Size) {
	return fyne.NewPos(float32(at.column)*g.column+cellGap, float32(at.row)*g.row+cellGap),
		fyne.NewSize(g.column-2*cellGap, g.row-2*cellGap)
}

// at is the place under a position of the grid, which is scrolled by an offset.
func (g geometry) at(p, offset fyne.Position, view fyne.Size) (place, bool) {
	inside := fyne.NewPos(p.X-g.left(), p.Y-g.top())
	if inside.X >= view.Width || inside.Y >= view.Height || p.X < 0 || p.Y < 0 {
		return nowhere, false
	}
	at := place{headRow, nameColumn}
	switch {
	case inside.Y >= 0:
		at.row = int((inside.Y + offset.Y) / g.row)
	case inside.Y < -g.heads:
		at.row = groupRow
	}
	if inside.X >= 0 {
		at.column = int((inside.X + offset.X) / g.column)
	}
	return at, g.has(at)
}

// has reports whether there is such a place.
func (g geometry) has(at place) bool {
	switch {
	case at.row >= g.rows || at.column >= g.columns || at.row < groupRow || at.column < nameColumn:
		return false
	case at.row == groupRow && g.groups == 0:
		return false
	}
	return at.row >= 0 || at.column >= 0
}

// across and down are the columns and rows that a stretch touches.
func (g geometry) across(from, length float32) span {
	return touched(from, length, g.column, g.columns)
}
func (g geometry) down(from, length float32) span { return touched(from, length, g.row, g.rows) }

func touched(from, length, pitch float32, all int) span {
	if pitch <= 0 {
		return span{}
	}
	return span{max(int(from/pitch), 0), min(int((from+length)/pitch)+1, all)}
}

// grown is a size at the text size of now; it does not shrink below 100 %. Sizes are
// whole, so that edges are crisp.
func grown(size float32) float32 { return whole(size * max(theme.Scale(), 1)) }

func whole(size float32) float32 { return float32(math.Round(float64(size))) }

// nowhere is no place in a table.
var nowhere = place{-9, -9}
