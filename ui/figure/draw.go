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

// lay lays a scene out at a width and at least at a height, both in units of the screen.
func lay(s Scene, width, height float32) drawing {
	unit := unitAt(width)
	if s.Near {
		unit *= nearer
	}
	frame := area{0, 0, width / unit, 0}
	p := pen{unit: unit}
	page := p.columnIn(s, frame.w)
	p.left, p.right, p.y = page.x, page.right(), page.y
	p.flow(s.Page)
	content := p.marks

	menuHeight := 2*rowAir + float32(len(menu))*entry
	frame.h = max(p.y+20, barHeight+menuHeight, height/unit)
	p.marks = nil
	p.frame(frame)
	if s.Menu != "" {
		p.menu(frame, s.Menu)
	}
	p.address(host + s.Path)
	return drawing{area: frame, unit: unit, marks: append(p.marks, content...)}
}

// columnIn returns where the page's column begins and how wide it is.
func (p *pen) columnIn(s Scene, width float32) area {
	const air = 16
	if s.Menu == "" {
		column := min(width-2*air, columnMost)
		return area{(width - column) / 2, barHeight + air, column, 0}
	}
	left := menuWidth(width) + air
	return area{left, barHeight + air, width - air - left, 0}
}

func menuWidth(width float32) float32 {
	if width < 400 {
		return 84
	}
	return 104
}

// frame draws the window: its edge, its bar with three dots, and the page's ground.
func (p *pen) frame(a area) {
	p.bordered(a, theme.Surface, theme.Line, theme.Radius)
	p.marks = append(p.marks, mark{kind: boxMark, area: area{border, border, a.w - 2*border, barHeight - border},
		colour: theme.Sunken, radius: theme.Radius - border, corners: topCorners})
	for i := range 3 {
		p.box(area{12 + float32(i)*16, (barHeight - 8) / 2, 8, 8}, theme.Line, 4)
	}
}

func (p *pen) address(address string) {
	const left = 68
	plate := area{left, (barHeight - lineHeight) / 2, p.measure(address, asAddress) + 2*boxAir, lineHeight}
	p.box(plate, theme.Surface, theme.RadiusSmall)
	p.text(plate.x+boxAir, plate.y, address, asAddress)
}

func (p *pen) menu(a area, highlighted string) {
	width := menuWidth(a.w)
	p.marks = append(p.marks, mark{kind: boxMark, area: area{border, barHeight, width - border, a.h - barHeight - border},
		colour: theme.Sunken, radius: theme.Radius - border, corners: bottomLeftCorner})
	for i, name := range menu {
		line := area{border, barHeight + rowAir + float32(i)*entry, width - border, entry}
		s := asLabel
		if name == highlighted {
			p.box(line, theme.AccentSoft, 0)
			s = asSection.in(theme.Accent)
		}
		p.text(12, line.y+(entry-lineHeight)/2, name, s)
	}
}
