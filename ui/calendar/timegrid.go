package calendar

import (
	"cmp"
	"slices"
	"sort"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/board"
	"mieahealth.com/companion/ui/calendar/sheet"
)

// timeGrid places the blocks of a sheet on one scale: columns of equal width, and rows as
// high as the minutes they last. A break is as high as a block.
type timeGrid struct {
	days    board.Grid    // the columns
	tops    []float32     // of each row, and the end of the last
	block   float32       // height of a block, with the gap above it
	abreast int           // how many blocks may stand side by side in a column: 1 or 2
	halves  map[cell]half // of the blocks that have one
	double  map[cell]bool // the blocks with room for a second line
}

// cell is a row of a column.
type cell struct{ column, row int }

// half is the part of a column that a block has; the zero value is all of it.
type half int

const (
	leftHalf half = iota + 1
	rightHalf
)

// newTimeGrid fills a size, as far as a block is neither too low to be read nor more than
// rowStretch times as high. With two abreast an hour is half as high.
func newTimeGrid(s *sheet.Sheet, size fyne.Size, abreast int) timeGrid {
	g := timeGrid{days: board.Grid{Columns: len(s.Columns)}, tops: make([]float32, 1, len(s.Rows)+1), block: leastRow(), abreast: abreast}
	if len(s.Columns) == 0 || len(s.Rows) == 0 {
		return g
	}
	g.days.ColumnWidth = size.Width / float32(len(s.Columns))
	minutes, fixed := lengths(s)
	step := float32(s.Step * abreast)
	if minutes > 0 {
		room := (size.Height - float32(fixed)*g.block) / float32(minutes) * step
		g.block = max(g.block, min(room, g.block*rowStretch))
	}
	for i, row := range s.Rows {
		bottom := g.tops[i] + g.block
		if !fixedHeight(row) {
			bottom = g.tops[i] + g.block*float32(s.Minutes(i))/step
		}
		if i+1 == len(s.Rows) || s.Rows[i+1].Until > 0 {
			bottom = max(bottom, g.tops[i]+g.block) // no block reaches into a break
		}
		g.tops = append(g.tops, bottom)
	}
	return g
}

// fitBlocks gives each block its part of the width and its height.
func (g *timeGrid) fitBlocks(s *sheet.Sheet) {
	switch {
	case g.abreast > 1:
		g.halve(s)
	case s.Grouping == sheet.ByPractitioner:
		g.deepen(s)
	}
}

// deepen gives blocks the height of two lines where the room below them is free.
func (g *timeGrid) deepen(s *sheet.Sheet) {
	g.double = map[cell]bool{}
	cells := cellsOf(s)
	for i, at := range cells {
		below := g.breakBelow(s, at.row)
		if i+1 < len(cells) && cells[i+1].column == at.column {
			below = min(below, g.tops[cells[i+1].row])
		}
		g.double[at] = below-g.tops[at.row] >= twoLines()
	}
}

// breakBelow is the top of the first break below a row, or the end.
func (g *timeGrid) breakBelow(s *sheet.Sheet, row int) float32 {
	for row++; row < len(s.Rows); row++ {
		if s.Rows[row].Until > 0 {
			break
		}
	}
	return g.tops[row]
}

// twoLines is the height of a block with two lines, and the gap above it.
func twoLines() float32 { return 2*cardName.Height() + 3*rowGap }

// halve puts blocks side by side that would lie over each other. As two steps are a block's
// height, a block reaches at most into the one after it.
func (g *timeGrid) halve(s *sheet.Sheet) {
	g.halves = map[cell]half{}
	var before cell
	for i, at := range cellsOf(s) {
		if i > 0 && at.column == before.column && g.tops[at.row] < g.tops[before.row]+g.block-0.01 {
			if g.halves[before] == 0 {
				g.halves[before] = leftHalf
			}
			g.halves[at] = leftHalf + rightHalf - g.halves[before]
		}
		before = at
	}
}

// cellsOf are those with a time that is free, or was, in order.
func cellsOf(s *sheet.Sheet) (cells []cell) {
	for _, b := range slices.Concat(s.Blocks, s.Ghosts) {
		cells = append(cells, cell{b.Column, b.Row})
	}
	slices.SortFunc(cells, func(x, y cell) int {
		return cmp.Or(cmp.Compare(x.column, y.column), cmp.Compare(x.row, y.row))
	})
	return cells
}

// fixedHeight reports whether the height of a row does not follow from its minutes.
func fixedHeight(r sheet.Row) bool { return r.Until > 0 || r.Crowded }

// lengths are the minutes of the rows that are on scale, and the number of the others.
func lengths(s *sheet.Sheet) (minutes, fixed int) {
	for i, row := range s.Rows {
		if fixedHeight(row) {
			fixed++
		} else {
			minutes += s.Minutes(i)
		}
	}
	return minutes, fixed
}

func (g timeGrid) rows() int { return len(g.tops) - 1 }

// end is the lower edge of the last row.
func (g timeGrid) end() float32 { return g.tops[g.rows()] }

// height is that of some rows.
func (g timeGrid) height(rows sheet.Span) float32 { return g.tops[rows.To] - g.tops[rows.From] }

// blockArea is where a block lies.
func (g timeGrid) blockArea(b sheet.Block) board.Area {
	area, part := g.cellArea(b.Column, b.Row), g.halves[cell{b.Column, b.Row}]
	if part != 0 {
		area.Width /= 2
	}
	if part == rightHalf {
		area.X += area.Width
	}
	if g.double[cell{b.Column, b.Row}] {
		area.Height = max(area.Height, twoLines())
	}
	return area
}

// cellArea is a column at a row, as high as a block.
func (g timeGrid) cellArea(column, row int) board.Area {
	return board.NewArea(float32(column)*g.days.ColumnWidth, g.tops[row], g.days.ColumnWidth, g.block)
}

// rowAt is the row at a height, the last one below all.
func (g timeGrid) rowAt(y float32) int {
	after := sort.Search(g.rows(), func(row int) bool { return g.tops[row+1] > y })
	return min(after, max(g.rows()-1, 0))
}

// rowsIn are the rows whose blocks a stretch of height touches.
func (g timeGrid) rowsIn(top, height float32) board.Span {
	if g.rows() == 0 {
		return board.Span{}
	}
	return board.Span{From: g.rowAt(top - g.block), To: g.rowAt(top+height) + 1}
}

// anchor is the row at a height, and what part of it lies above.
func (g timeGrid) anchor(y float32) board.Anchor {
	if g.rows() == 0 || y <= 0 {
		return board.Anchor{}
	}
	row := g.rowAt(y)
	return board.Anchor{Line: row, Into: (y - g.tops[row]) / g.height(sheet.Span{From: row, To: row + 1})}
}

// offset is the height of an anchor whose row has another number.
func (g timeGrid) offset(a board.Anchor, row int) float32 {
	if row >= g.rows() {
		return 0
	}
	return g.tops[row] + a.Into*g.height(sheet.Span{From: row, To: row + 1})
}
