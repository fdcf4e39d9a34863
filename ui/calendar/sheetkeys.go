package calendar

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/calendar/sheet"
)

// steps are the keys that move the cursor.
func (v *sheetView) steps() map[fyne.KeyName]func(int) int {
	return map[fyne.KeyName]func(int) int{
		fyne.KeyUp:    func(block int) int { return v.inColumn(block, -1) },
		fyne.KeyDown:  func(block int) int { return v.inColumn(block, 1) },
		fyne.KeyLeft:  func(block int) int { return v.beside(block, -1) },
		fyne.KeyRight: func(block int) int { return v.beside(block, 1) },
		fyne.KeyHome:  func(int) int { return 0 },
		fyne.KeyEnd:   func(int) int { return len(v.sheet.Blocks) - 1 },
	}
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

// Has implements board.Content.
func (v *sheetView) Has(block int) bool { return 0 <= block && block < len(v.sheet.Blocks) }

// First is the chosen block, else the first of all.
func (v *sheetView) First() int {
	if v.chosen != sheet.None {
		return v.chosen
	}
	return min(0, len(v.sheet.Blocks)-1)
}
