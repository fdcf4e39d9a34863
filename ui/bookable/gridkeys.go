package bookable

import "fyne.io/fyne/v2"

// steps are the keys that move the cursor.
var steps = map[fyne.KeyName]func(g *grid, from place) place{
	fyne.KeyLeft:     func(g *grid, at place) place { return g.beside(at, -1) },
	fyne.KeyRight:    func(g *grid, at place) place { return g.beside(at, 1) },
	fyne.KeyUp:       func(_ *grid, at place) place { return place{at.row - 1, at.column} },
	fyne.KeyDown:     func(_ *grid, at place) place { return place{at.row + 1, at.column} },
	fyne.KeyHome:     func(_ *grid, at place) place { return place{at.row, 0} },
	fyne.KeyEnd:      func(g *grid, at place) place { return place{at.row, len(g.table.columns) - 1} },
	fyne.KeyPageUp:   func(g *grid, at place) place { return place{max(at.row-g.page(), 0), at.column} },
	fyne.KeyPageDown: func(g *grid, at place) place { return place{min(at.row+g.page(), len(g.table.rows)-1), at.column} },
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
func (g *grid) page() int { return max(int(g.scroll.Size().Height/g.geometry().row), 1) }

// TypedKey moves the cursor, chooses on Return and Space, chooses nothing on Escape,
// and passes on what it does not use.
func (g *grid) TypedKey(e *fyne.KeyEvent) {
	step, moves := steps[e.Name]
	switch {
	case g.table.blank():
		g.onOther(e)
	case moves:
		g.byMouse = false
		g.moveTo(step(g, g.cursor))
	case e.Name == fyne.KeyReturn, e.Name == fyne.KeyEnter, e.Name == fyne.KeySpace:
		g.onChoose(g.table.target(g.cursor))
	default:
		g.onOther(e)
	}
}

// TypedRune passes letters to the window, but for the space that has been taken as a key.
func (g *grid) TypedRune(r rune) {
	c := fyne.CurrentApp().Driver().CanvasForObject(g)
	if r != ' ' && c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}
