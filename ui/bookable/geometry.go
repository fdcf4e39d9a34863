package bookable

import (
	"math"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/board"
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
	wordColumn  float32 = 180 // so wide it gets for a long word
	roomyColumn float32 = 190 // from here a cell has room for words
	leastNames  float32 = 96
	mostNames   float32 = 230
	groupHeight float32 = 28
	footHeight  float32 = 36
	wholeRows           = 10 // a table of so many is shown whole: only the page scrolls
	leastRows           = 6  // of a longer one, in view however low the window is
)

// geometry places the cells, and the names and headings around them.
type geometry struct {
	board.Grid
	names         float32 // width of the names at the left
	groups, heads float32 // heights of the two lines of headings
	foot          float32 // height of the line below
}

// top is where the cells begin.
func (g geometry) top() float32 { return gridPad + g.groups + g.heads }

// left is where the cells begin.
func (g geometry) left() float32 { return gridPad + g.names }

// around is the height of all but the cells.
func (g geometry) around() float32 { return g.top() + gridPad + g.foot }

// bounds is where a cell is drawn, without the gap around it.
func (g geometry) bounds(at place) (fyne.Position, fyne.Size) {
	return fyne.NewPos(float32(at.column)*g.ColumnWidth+cellGap, float32(at.row)*g.RowHeight+cellGap),
		fyne.NewSize(g.ColumnWidth-2*cellGap, g.RowHeight-2*cellGap)
}

// at is the place at a position that counts from the view's top left corner, or nowhere.
func (g geometry) at(p fyne.Position, view board.Area) place {
	if p.X >= view.Width || p.Y >= view.Height || p.X < -g.left() || p.Y < -g.top() {
		return nowhere
	}
	at := place{headRow, nameColumn}
	switch {
	case p.Y >= 0:
		at.row = int((p.Y + view.Y) / g.RowHeight)
	case p.Y < -g.heads:
		at.row = groupRow
	}
	if p.X >= 0 {
		at.column = int((p.X + view.X) / g.ColumnWidth)
	}
	if !g.has(at) {
		return nowhere
	}
	return at
}

// has reports whether there is such a place.
func (g geometry) has(at place) bool {
	switch {
	case at.row >= g.Rows || at.column >= g.Columns || at.row < groupRow || at.column < nameColumn:
		return false
	case at.row == groupRow && g.groups == 0:
		return false
	}
	return at.row >= 0 || at.column >= 0
}

// grown is a size at the text size of now; it does not shrink below 100 %. Sizes are
// whole, so that edges are crisp.
func grown(size float32) float32 { return whole(size * max(theme.Scale(), 1)) }

func whole(size float32) float32 { return float32(math.Round(float64(size))) }

// nowhere is no place in a table.
var nowhere = place{-9, -9}
