package board

import "fyne.io/fyne/v2"

// Grid places cells: all columns are equally wide and all rows equally high, so that a
// position is a division away from its cell.
type Grid struct {
	Columns, Rows          int
	ColumnWidth, RowHeight float32 // width and height of a cell
}

// Cell is where a cell lies.
func (g Grid) Cell(column, row int) Area {
	return NewArea(float32(column)*g.ColumnWidth, float32(row)*g.RowHeight, g.ColumnWidth, g.RowHeight)
}

// At is the cell at a position; false: outside of all.
func (g Grid) At(p fyne.Position) (column, row int, ok bool) {
	if p.X < 0 || p.Y < 0 || g.ColumnWidth <= 0 || g.RowHeight <= 0 {
		return 0, 0, false
	}
	column, row = int(p.X/g.ColumnWidth), int(p.Y/g.RowHeight)
	return column, row, column < g.Columns && row < g.Rows
}

// Size is that of all cells.
func (g Grid) Size() fyne.Size {
	return fyne.NewSize(float32(g.Columns)*g.ColumnWidth, float32(g.Rows)*g.RowHeight)
}

// RowsIn are the rows that a stretch of height touches.
func (g Grid) RowsIn(top, height float32) Span { return touched(top, height, g.RowHeight, g.Rows) }

// ColumnsIn are the columns that a stretch of width touches.
func (g Grid) ColumnsIn(left, width float32) Span {
	return touched(left, width, g.ColumnWidth, g.Columns)
}

// Span is a stretch of lines, rows or columns; To is not included.
type Span struct{ From, To int }

// Has reports whether a line lies in the stretch.
func (s Span) Has(line int) bool { return s.From <= line && line < s.To }

// touched are the lines, of so many and one pitch apart, that a stretch touches.
func touched(from, length, pitch float32, lines int) Span {
	if pitch <= 0 {
		return Span{}
	}
	return Span{max(int(from/pitch), 0), min(int((from+length)/pitch)+1, lines)}
}
