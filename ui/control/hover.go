package control

// underMouse is what shows that the mouse is on it; nil: nothing does.
var underMouse *pressable

// ClearHover has nothing show that the mouse is on it, until the mouse moves next: what the mouse was on has moved away
// from under it, or its window has gone back. Fyne tells neither.
func ClearHover() {
	if underMouse != nil {
		underMouse.hover(false)
	}
}

func (p *pressable) hover(on bool) {
	if p.hovered == on {
		return
	}
	if on {
		ClearHover()
		underMouse = p
	} else {
		underMouse = nil
	}
	p.hovered = on
	p.Refresh()
}

// hoverHeight returns how far down the page stands what the mouse is on, and whether that is on the page.
func (p *Page) hoverHeight() (y float32, here bool) {
	if underMouse == nil {
		return 0, false
	}
	return heightIn(p.Content, underMouse.self)
}

// clearMovedHover clears the hover of what stood at a height before the page laid itself out.
func (p *Page) clearMovedHover(before float32) {
	if now, here := p.hoverHeight(); here && now != before {
		ClearHover()
	}
}
