package desktop

// Bounds is where a window, its frame included, or a screen lies, in the system's own pixels.
type Bounds struct{ X, Y, Width, Height int }

// AtRight is so wide a part of it, at its right edge and as high as it is; never more than it.
func (b Bounds) AtRight(width int) Bounds {
	width = min(width, b.Width)
	return Bounds{X: b.X + b.Width - width, Y: b.Y, Width: width, Height: b.Height}
}

// within is the part of it that lies within another; the zero Bounds: none.
func (b Bounds) within(other Bounds) Bounds {
	x, y := max(b.X, other.X), max(b.Y, other.Y)
	right, bottom := min(b.X+b.Width, other.X+other.Width), min(b.Y+b.Height, other.Y+other.Height)
	if right <= x || bottom <= y {
		return Bounds{}
	}
	return Bounds{X: x, Y: y, Width: right - x, Height: bottom - y}
}

// Fitted is the same as far as it has room within an area, moved and made smaller as little as that takes.
func (b Bounds) Fitted(area Bounds) Bounds {
	width, height := min(b.Width, area.Width), min(b.Height, area.Height)
	return Bounds{
		X: max(area.X, min(b.X, area.X+area.Width-width)), Y: max(area.Y, min(b.Y, area.Y+area.Height-height)),
		Width: width, Height: height,
	}
}
