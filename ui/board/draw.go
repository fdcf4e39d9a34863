package board

// Redraw draws the board anew, in the colours of now, unless nobody can see it.
func (b *Board[Item]) Redraw() {
	view := b.View()
	if b.batching || !b.Visible() || view.Width <= 0 || view.Height <= 0 {
		return
	}
	b.drawn = view
	b.content.Draw()
}

// follow draws what the scroll has brought into view.
func (b *Board[Item]) follow() {
	if b.drawn != b.View() {
		b.Redraw()
	}
}

// Batch makes several changes and draws them at once.
func (b *Board[Item]) Batch(changes func()) {
	before := b.batching
	b.batching = true
	changes()
	b.batching = before
	b.Redraw()
}

// Hide lets go of all that was drawn.
func (b *Board[Item]) Hide() {
	b.BaseWidget.Hide()
	b.Body.Release()
	b.Head.Release()
	b.Side.Release()
}
