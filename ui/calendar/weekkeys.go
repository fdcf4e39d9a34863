package calendar

import "fyne.io/fyne/v2"

// The keys of the calendar. Letters are taken as typed, whatever the keyboard layout.
var gridKeys = map[fyne.KeyName]func(*weekGrid){
	fyne.KeyUp:       func(g *weekGrid) { g.step(-1) },
	fyne.KeyDown:     func(g *weekGrid) { g.step(1) },
	fyne.KeyLeft:     func(g *weekGrid) { g.cross(-1) },
	fyne.KeyRight:    func(g *weekGrid) { g.cross(1) },
	fyne.KeyHome:     func(g *weekGrid) { g.moveTo(g.end(0)) },
	fyne.KeyEnd:      func(g *weekGrid) { g.moveTo(g.end(len(g.week.Blocks) - 1)) },
	fyne.KeyPageUp:   func(g *weekGrid) { g.onTurn(-1) },
	fyne.KeyPageDown: func(g *weekGrid) { g.onTurn(1) },
	fyne.KeyReturn:   (*weekGrid).pick,
	fyne.KeyEnter:    (*weekGrid).pick,
	fyne.KeySpace:    (*weekGrid).pick,
	fyne.KeyEscape:   func(g *weekGrid) { g.onGiveUp() },
}

// TypedKey moves the cursor and acts on it.
func (g *weekGrid) TypedKey(e *fyne.KeyEvent) {
	if !g.key(e.Name) {
		g.onOther(e)
	}
}

// TypedRune implements fyne.Focusable. The space has been taken as a key.
func (g *weekGrid) TypedRune(r rune) {
	if r != ' ' {
		g.onRune(r)
	}
}

// key reports whether the grid has a use for a key.
func (g *weekGrid) key(name fyne.KeyName) bool {
	act, known := gridKeys[name]
	if known {
		g.byMouse = false
		act(g)
		g.redraw()
	}
	return known
}

// step moves the cursor to the block above or below, within its day.
func (g *weekGrid) step(by int) {
	if g.cursor == none {
		g.moveTo(g.start())
		return
	}
	day := g.week.Days[g.week.Blocks[g.cursor].Day]
	if next := g.cursor + by; next >= day.From && next < day.To {
		g.moveTo(next)
	}
}

// cross moves the cursor to the nearest day with free times to the left or right, to
// the row closest to its own.
func (g *weekGrid) cross(by int) {
	if g.cursor == none {
		g.moveTo(g.start())
		return
	}
	from := g.week.Blocks[g.cursor]
	for i := from.Day + by; i >= 0 && i < len(g.week.Days); i += by {
		if day := g.week.Days[i]; day.From < day.To {
			g.moveTo(g.week.closest(day, from.Row))
			return
		}
	}
}

// closest is the block of a day whose row is closest to another.
func (w *Week) closest(day Day, row int) int {
	best := day.From
	for i := day.From; i < day.To; i++ {
		if abs(w.Blocks[i].Row-row) < abs(w.Blocks[best].Row-row) {
			best = i
		}
	}
	return best
}

// end is a block of the week, or none when there are no blocks.
func (g *weekGrid) end(block int) int {
	if len(g.week.Blocks) == 0 {
		return none
	}
	return block
}

func (g *weekGrid) pick() {
	if g.cursor != none {
		g.onChoose(g.cursor)
	}
}
