package figure

import (
	"fmt"

	"mieahealth.com/companion/ui/theme"
)

const (
	rowAir     float32 = 8 // above and below what stands in a row; a ring round it just fills the row
	columnGap  float32 = 12
	boxHeight  float32 = 28 // of a button, a field, a choice
	fieldWidth float32 = 280
	boxAir     float32 = 12 // beside the text in a box

	choiceLeast float32 = 104 // so that choices under each other are equally wide
)

// above is the room over an element that does not stand at the top and not in a list.
func above(e element) float32 {
	switch e := e.(type) {
	case ring:
		return above(e[0])
	case section, button, schedule, times:
		return 16
	case field, secret, note:
		return 12
	}
	return 4
}

// flow draws elements under each other. A line stands between two rows of a list; a ring takes its place.
func (p *pen) flow(elements []element) {
	for i, e := range elements {
		if i > 0 {
			p.between(elements[i-1], e)
		}
		e.draw(p)
	}
}

// between leaves room between two elements, more where a ring needs it, or draws the line between two rows.
func (p *pen) between(before, after element) {
	_, ringBefore := before.(ring)
	_, ringAfter := after.(ring)
	besideRing, inList := ringBefore || ringAfter, isRow(before) && isRow(after)
	switch {
	case inList && !besideRing:
		p.rule()
	case !inList && besideRing:
		p.y += above(after) + 4
	case !inList:
		p.y += above(after)
	}
}

func (r ring) draw(p *pen) area {
	inside := r[0].draw(p)
	for i, e := range r[1:] {
		p.between(r[i], e)
		inside.h = e.draw(p).bottom() - inside.y
	}
	p.marks = append(p.marks, mark{kind: ringMark, area: inside.grown(ringAir + ringWidth),
		colour: theme.Accent, radius: ringRadius, stroke: ringWidth})
	return inside
}

// block moves the pen below something of a height and returns its place.
func (p *pen) block(width, height float32) area {
	a := area{p.left, p.y, width, height}
	p.y += height
	return a
}

func (h heading) draw(p *pen) area {
	return p.block(p.width(), p.lines(p.left, p.y, p.width(), string(h), asTitle))
}

func (s section) draw(p *pen) area {
	return p.block(p.width(), p.lines(p.left, p.y, p.width(), string(s), asSection))
}

func (n note) draw(p *pen) area {
	height := float32(len(p.wrap(string(n), p.width()-2*boxAir, asLabel)))*lineHeight + 2*rowAir
	a := p.block(p.width(), height)
	p.box(a, theme.Sunken, theme.RadiusSmall)
	p.lines(a.x+boxAir, a.y+rowAir, a.w-2*boxAir, string(n), asLabel)
	return a
}

// row draws a label that wraps, and something of a size at the right.
func (p *pen) row(label string, s style, width, height float32, right func(a area)) area {
	room := p.width() - width - columnGap
	labelHeight := float32(len(p.wrap(label, room, s))) * lineHeight
	a := area{p.left, p.y + rowAir, p.width(), max(height, labelHeight)}
	p.lines(a.x, a.y+(a.h-labelHeight)/2, room, label, s)
	right(area{a.right() - width, a.y + (a.h-height)/2, width, height})
	p.y = a.bottom() + rowAir
	return a
}

func (r row) draw(p *pen) area {
	return p.row(r.label, asLabel, p.measure(r.value, asValue), lineHeight, func(a area) {
		p.text(a.x, a.y, r.value, asValue)
	})
}

func (l link) draw(p *pen) area {
	return p.row(string(l), asLink, 0, lineHeight, func(area) {})
}

func (t toggle) draw(p *pen) area {
	return p.row(string(t), asLabel, 40, lineHeight, func(a area) {
		p.box(a, theme.OK, a.h/2)
		p.centred(a, "Yes", asSwitch)
	})
}

func (c choice) draw(p *pen) area {
	const chevron = 8
	width := max(p.measure(c.value, asValue)+3*boxAir+chevron, round(p.width()*0.4), choiceLeast)
	return p.row(c.label, asLabel, width, boxHeight, func(a area) {
		p.bordered(a, theme.Surface, theme.Control, theme.RadiusSmall)
		p.text(a.x+boxAir, a.y+(a.h-lineHeight)/2, c.value, asValue)
		x, y := a.right()-boxAir-chevron, a.y+a.h/2-2
		p.stroke(area{x, y, 4, 4}, theme.Ink2, 1.5)
		p.stroke(area{x + 4, y + 4, 4, -4}, theme.Ink2, 1.5)
	})
}

func (i item) draw(p *pen) area {
	return p.row(string(i), asValue, 8, lineHeight, func(a area) {
		x, y := a.x+2, a.y+a.h/2
		p.stroke(area{x, y - 4, 4, 4}, theme.Ink2, 1.5)
		p.stroke(area{x, y + 4, 4, -4}, theme.Ink2, 1.5)
	})
}

func (t ticked) draw(p *pen) area {
	return p.row(string(t), asValue, 16, lineHeight, func(a area) {
		plate := area{a.x, a.y + 2, 16, 16}
		p.box(plate, theme.Accent, 4)
		p.stroke(area{plate.x + 4, plate.y + 8, 3, 3}, theme.OnAccent, 1.5)
		p.stroke(area{plate.x + 7, plate.y + 11, 5, -6}, theme.OnAccent, 1.5)
	})
}

func (b button) draw(p *pen) area {
	s := asValue
	fill, border := theme.Surface, theme.Control
	if b.main {
		s, fill, border = asSection.in(theme.OnAccent), theme.Accent, theme.Accent
	}
	a := p.block(p.measure(b.label, s)+2*boxAir, boxHeight)
	p.bordered(a, fill, border, theme.RadiusSmall)
	p.centred(a, b.label, s)
	return a
}

// labelled draws the label over a field and the field's box.
func (p *pen) labelled(label string) (whole, box area) {
	p.text(p.left, p.y, label, asLabel)
	whole = p.block(min(p.width(), fieldWidth), lineHeight+4+boxHeight)
	box = area{whole.x, whole.bottom() - boxHeight, whole.w, boxHeight}
	p.bordered(box, theme.Surface, theme.Control, theme.RadiusSmall)
	return whole, box
}

func (f field) draw(p *pen) area {
	whole, box := p.labelled(f.label)
	p.text(box.x+boxAir, box.y+(box.h-lineHeight)/2, f.value, asValue)
	return whole
}

func (s secret) draw(p *pen) area {
	const dot, step = 6, 10
	whole, box := p.labelled(s.label)
	for x := box.x + boxAir; x+dot <= box.right()-boxAir; x += step {
		p.box(area{x, box.y + (box.h-dot)/2, dot, dot}, theme.Ink, dot/2)
	}
	return whole
}

func (s schedule) draw(p *pen) area {
	const dayWidth, opens, closes float32 = 40, 7, 20
	var clockWidth float32
	for _, h := range s {
		clockWidth = max(clockWidth, p.measure(h.clock(), asValue))
	}
	whole := p.block(p.width(), float32(len(s))*24)
	for i, h := range s {
		y := whole.y + float32(i)*24
		track := area{whole.x + dayWidth, y + 4, whole.w - dayWidth - columnGap - clockWidth, 16}
		hour := track.w / (closes - opens)
		p.text(whole.x, y+2, h.weekday, asLabel)
		p.box(track, theme.Sunken, 4)
		p.box(area{track.x + round((h.from-opens)*hour), track.y, round((h.till - h.from) * hour), track.h}, theme.Heat3, 4)
		p.text(whole.right()-p.measure(h.clock(), asValue), y+2, h.clock(), asValue)
	}
	return whole
}

func (h hours) clock() string { return fmt.Sprintf("%g:00–%g:00", h.from, h.till) }

func (t times) draw(p *pen) area {
	const gap, step, pill float32 = 8, 28, 24
	rows := 0
	for _, d := range t {
		rows = max(rows, len(d.times))
	}
	whole := p.block(p.width(), lineHeight+4+float32(rows)*step-(step-pill))
	column := (whole.w - gap*float32(len(t)-1)) / float32(len(t))
	for i, d := range t {
		x := whole.x + float32(i)*(column+gap)
		p.centred(area{x, whole.y, column, lineHeight}, d.name, asLabel)
		for j, clock := range d.times {
			a := area{x, whole.y + lineHeight + 4 + float32(j)*step, column, pill}
			p.box(a, theme.AccentSoft, theme.RadiusSmall)
			p.centred(a, clock, asValue.in(theme.Accent))
		}
	}
	return whole
}
