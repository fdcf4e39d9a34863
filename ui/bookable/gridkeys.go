package bookable

import "fyne.io/fyne/v2"

// steps are the keys that move the cursor.
func (g *grid) steps() map[fyne.KeyName]func(from place) place {
	return map[fyne.KeyName]func(place) place{
		fyne.KeyLeft:     func(at place) place { return g.beside(at, -1) },
		fyne.KeyRight:    func(at place) place { return g.beside(at, 1) },
		fyne.KeyUp:       func(at place) place { return place{at.row - 1, at.column} },
		fyne.KeyDown:     func(at place) place { return place{at.row + 1, at.column} },
		fyne.KeyHome:     func(at place) place { return place{at.row, 0} },
		fyne.KeyEnd:      func(at place) place { return place{at.row, len(g.table.columns) - 1} },
		fyne.KeyPageUp:   func(at place) place { return place{max(at.row-g.page(), 0), at.column} },
		fyne.KeyPageDown: func(at place) place { return place{min(at.row+g.page(), len(g.table.rows)-1), at.column} },
	}
}

// beside is the next place in a row; among the businesses, the next business.
func (g *grid) beside(at place, by int) place {
	next := place{at.row, at.column + by}
	if at.row != groupRow {
		return next
	}
	group := g.table.groups[g.table.groupOf(at.column)]
	if by > 0 {
		next.column = group.to
	} else {
		next.column = group.from - 1
	}
	if next.column < 0 {
		return at
	}
	return next
}

// page is the number of rows in view.
func (g *grid) page() int { return max(int(g.View().Height/g.geometry().RowHeight), 1) }
