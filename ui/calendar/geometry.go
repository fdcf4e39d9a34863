package calendar

import "fyne.io/fyne/v2"

// geometry places cells: all columns are equally wide and all rows equally high, so
// that a place is a division away from its cell.
type geometry struct {
	columns, rows int
	column, row   float32 // width and height of a cell
}

// cell is the rectangle of a cell.
func (g geometry) cell(day, row int) (fyne.Position, fyne.Size) {
	return fyne.NewPos(float32(day)*g.column, float32(row)*g.row), fyne.NewSize(g.column, g.row)
}

// at is the cell under a position; false: outside of all.
func (g geometry) at(p fyne.Position) (day, row int, ok bool) {
	if p.X < 0 || p.Y < 0 || g.column <= 0 || g.row <= 0 {
		return 0, 0, false
	}
	day, row = int(p.X/g.column), int(p.Y/g.row)
	return day, row, day < g.columns && row < g.rows
}

// rowsIn are the rows that a stretch of height touches, to not included.
func (g geometry) rowsIn(top, height float32) (from, to int) {
	return within(top, height, g.row, g.rows)
}

// columnsIn are the columns that a stretch of width touches, to not included.
func (g geometry) columnsIn(left, width float32) (from, to int) {
	return within(left, width, g.column, g.columns)
}

// within are the cells of a size, of so many, that a stretch touches.
func within(start, length, size float32, count int) (from, to int) {
	if size <= 0 {
		return 0, 0
	}
	from, to = int(start/size), int((start+length)/size)+1
	return max(from, 0), min(to, count)
}
