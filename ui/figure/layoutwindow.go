package figure

import "mieahealth.com/companion/ui/theme"

const (
	// trueWidth is the width, at a text size of 100 %, from which a drawing grows as a whole; leastWidth the one below
	// which it shrinks. In between its letters keep the size of small text and its lines wrap.
	trueWidth  float32 = 520
	leastWidth float32 = 336
	nearer     float32 = 1.3

	barHeight  float32 = 32
	entry      float32 = 28 // of the left menu
	columnMost float32 = 400
	border     float32 = 1
)

// unitAt returns how many units of the screen one of the drawing takes.
func unitAt(width float32) float32 {
	return min(max(theme.Scale(), width/trueWidth), width/leastWidth)
}

// layOut lays a window out at a width and at least at a height, both in units of the screen.
func layOut(w Window, width, height float32) drawing {
	unit := unitAt(width)
	if w.Near {
		unit *= nearer
	}
	frame := area{0, 0, width / unit, 0}
	l := layout{unit: unit}
	page := l.columnIn(w, frame.w)
	l.left, l.right, l.y = page.x, page.right(), page.y
	l.stack(w.Page)
	content := l.shapes

	menuHeight := 2*rowPad + float32(len(menu))*entry
	frame.h = max(l.y+20, barHeight+menuHeight, height/unit)
	l.shapes = nil
	l.frame(frame)
	if w.Menu != "" {
		l.menu(frame, w.Menu)
	}
	l.address(host + w.Path)
	return drawing{area: frame, unit: unit, shapes: append(l.shapes, content...)}
}

// columnIn returns where the page's column begins and how wide it is.
func (l *layout) columnIn(w Window, width float32) area {
	const margin = 16
	if w.Menu == "" {
		column := min(width-2*margin, columnMost)
		return area{(width - column) / 2, barHeight + margin, column, 0}
	}
	left := menuWidth(width) + margin
	return area{left, barHeight + margin, width - margin - left, 0}
}

func menuWidth(width float32) float32 {
	if width < 400 {
		return 100
	}
	return 112
}

// frame draws the window: its edge, its bar with three dots, and the page's background.
func (l *layout) frame(a area) {
	l.bordered(a, theme.Surface, theme.Line, theme.Radius)
	l.corners(area{border, border, a.w - 2*border, barHeight - border}, theme.Sunken, theme.Radius-border, topCorners)
	for i := range 3 {
		l.box(area{12 + float32(i)*16, (barHeight - 8) / 2, 8, 8}, theme.Line, 4)
	}
}

func (l *layout) address(address string) {
	const left = 68
	box := area{left, (barHeight - lineHeight) / 2, l.measure(address, asAddress) + 2*boxPad, lineHeight}
	l.box(box, theme.Surface, theme.RadiusSmall)
	l.text(box.x+boxPad, box.y, address, asAddress)
}

func (l *layout) menu(a area, highlighted string) {
	width := menuWidth(a.w)
	l.corners(area{border, barHeight, width - border, a.h - barHeight - border}, theme.Sunken, theme.Radius-border, bottomLeftCorner)
	for i, name := range menu {
		line := area{border, barHeight + rowPad + float32(i)*entry, width - border, entry}
		s := asLabel
		if name == highlighted {
			l.box(line, theme.AccentSoft, 0)
			s = asSection.in(theme.Accent)
		}
		l.text(12, line.y+(entry-lineHeight)/2, name, s)
	}
}
