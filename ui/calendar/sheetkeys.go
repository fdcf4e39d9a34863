package calendar

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/calendar/sheet"
)

// The keys of a sheet's view.
var gridKeys = map[fyne.KeyName]func(*sheetGrid){
	fyne.KeyUp:       func(g *sheetGrid) { g.step(-1) },
	fyne.KeyDown:     func(g *sheetGrid) { g.step(1) },
	fyne.KeyLeft:     func(g *sheetGrid) { g.cross(-1) },
	fyne.KeyRight:    func(g *sheetGrid) { g.cross(1) },
	fyne.KeyHome:     func(g *sheetGrid) { g.moveTo(g.end(0)) },
	fyne.KeyEnd:      func(g *sheetGrid) { g.moveTo(g.end(len(g.sheet.Blocks) - 1)) },
	fyne.KeyPageUp:   func(g *sheetGrid) { g.hands.turn(-1) },
	fyne.KeyPageDown: func(g *sheetGrid) { g.hands.turn(1) },
}

func (g *sheetGrid) key(name fyne.KeyName) bool {
	act, known := gridKeys[name]
	if known {
		act(g)
	}
	return known
}

// step moves the cursor to the block above or below, within its column.
func (g *sheetGrid) step(by int) {
	if g.cursor == sheet.None {
		g.moveTo(g.start())
		return
	}
	column := g.sheet.Columns[g.sheet.Blocks[g.cursor].Column]
	if next := g.cursor + by; next >= column.From && next < column.To {
		g.moveTo(next)
	}
}

// cross moves the cursor to the nearest column with free times to the left or right,
// to the row closest to its own.
func (g *sheetGrid) cross(by int) {
	if g.cursor == sheet.None {
		g.moveTo(g.start())
		return
	}
	from := g.sheet.Blocks[g.cursor]
	for i := from.Column + by; i >= 0 && i < len(g.sheet.Columns); i += by {
		if column := g.sheet.Columns[i]; column.From < column.To {
			g.moveTo(g.sheet.Closest(column, from.Row))
			return
		}
	}
}

// end is a block of the sheet, or none when there are no blocks.
func (g *sheetGrid) end(block int) int {
	if len(g.sheet.Blocks) == 0 {
		return sheet.None
	}
	return block
}
