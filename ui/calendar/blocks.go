package calendar

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/board"
	"mieahealth.com/companion/ui/calendar/sheet"
)

// blockBoard is what the boards share whose items are the blocks of a sheet. One block is
// chosen.
type blockBoard struct {
	board.Board[int]

	callbacks callbacks
	sheet     *sheet.Sheet
	chosen    int         // block, or none
	spot      *sheet.Spot // where the cursor was put last; nil: nowhere yet
}

func (b *blockBoard) init(content board.Content[int], parts board.Parts, c callbacks) {
	b.callbacks, b.sheet, b.chosen = c, &sheet.Sheet{}, sheet.None
	b.Init(content, sheet.None, parts)
	c.attach(&b.Board)
}

// setBlocks takes those of another snapshot. The cursor stays on its time.
func (b *blockBoard) setBlocks(s *sheet.Sheet, chosen sheet.Selection) {
	b.Current, b.Hovered = b.sheet.Same(b.Current, s), b.sheet.Same(b.Hovered, s)
	b.sheet = s
	b.choose(chosen)
}

// choose marks the block of a selection.
func (b *blockBoard) choose(c sheet.Selection) {
	b.chosen, _ = b.sheet.Find(c)
	b.Redraw()
}

func (b *blockBoard) moveToChosen() { b.MoveTo(b.chosen) }

// words say the block under the cursor.
func (b *blockBoard) words() string {
	if !b.CursorShown() {
		return ""
	}
	return sheet.BlockText(b.sheet, b.sheet.Blocks[b.Current])
}

// MoveTo puts the cursor on a block, and remembers its spot.
func (b *blockBoard) MoveTo(block int) {
	if b.Has(block) {
		at := b.sheet.SpotOf(b.sheet.Blocks[block])
		b.spot = &at
	}
	b.Board.MoveTo(block)
}

// Has implements board.Content.
func (b *blockBoard) Has(block int) bool { return 0 <= block && block < len(b.sheet.Blocks) }

// Press implements board.Content.
func (b *blockBoard) Press(block int) { b.callbacks.choose(b.sheet.SelectionOf(block)) }

// steps are the keys that move a cursor over items that are counted from 0: up and down,
// left and right, to the first and to the last.
func steps(down, right func(item, by int) int, count func() int) map[fyne.KeyName]func(int) int {
	return map[fyne.KeyName]func(int) int{
		fyne.KeyUp:    func(item int) int { return down(item, -1) },
		fyne.KeyDown:  func(item int) int { return down(item, 1) },
		fyne.KeyLeft:  func(item int) int { return right(item, -1) },
		fyne.KeyRight: func(item int) int { return right(item, 1) },
		fyne.KeyHome:  func(int) int { return 0 },
		fyne.KeyEnd:   func(int) int { return count() - 1 },
	}
}
