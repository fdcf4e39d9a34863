package figure

import (
	"fmt"

	"mieahealth.com/companion/ui/theme"
)

const (
	rowPad     float32 = 8 // above and below what stands in a row; a ring round it just fills the row
	columnGap  float32 = 12
	boxHeight  float32 = 28 // of a button, a field, a choice
	fieldWidth float32 = 280
	boxPad     float32 = 12 // beside the text in a box

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

// stack draws elements under each other. A line stands between two rows of a list; a ring takes its place.
func (l *layout) stack(elements []element) {
	for i, e := range elements {
		if i > 0 {
			l.between(elements[i-1], e)
		}
		e.draw(l)
	}
}

// between leaves room between two elements, more where a ring needs it, or draws the line between two rows.
func (l *layout) between(before, after element) {
	_, ringBefore := before.(ring)
	_, ringAfter := after.(ring)
	besideRing, inList := ringBefore || ringAfter, isRow(before) && isRow(after)
	switch {
	case inList && !besideRing:
		l.rule()
	case !inList && besideRing:
		l.y += above(after) + 4
	case !inList:
		l.y += above(after)
	}
}

func (r ring) draw(to *layout) area {
	inside := r[0].draw(to)
	for i, e := range r[1:] {
		to.between(r[i], e)
		inside.h = e.draw(to).bottom() - inside.y
	}
	to.shapes = append(to.shapes, shape{kind: ringShape, area: inside.grown(ringGap + ringWidth),
		style: style{colour: theme.Accent}, radius: ringRadius, stroke: ringWidth})
	return inside
}

// block moves on below something of a height and returns its place.
func (l *layout) block(width, height float32) area {
	a := area{l.left, l.y, width, height}
	l.y += height
	return a
}

func (h heading) draw(to *layout) area {
	return to.block(to.width(), to.paragraph(to.left, to.y, to.width(), string(h), asTitle))
}

func (s section) draw(to *layout) area {
	return to.block(to.width(), to.paragraph(to.left, to.y, to.width(), string(s), asSection))
}

func (n note) draw(to *layout) area {
	height := float32(len(to.wrap(string(n), to.width()-2*boxPad, asLabel)))*lineHeight + 2*rowPad
	a := to.block(to.width(), height)
	to.box(a, theme.Sunken, theme.RadiusSmall)
	to.paragraph(a.x+boxPad, a.y+rowPad, a.w-2*boxPad, string(n), asLabel)
	return a
}

// row draws a label that wraps, and something of a size at the right.
func (l *layout) row(label string, s style, width, height float32, right func(a area)) area {
	room := l.width() - width - columnGap
	labelHeight := float32(len(l.wrap(label, room, s))) * lineHeight
	a := area{l.left, l.y + rowPad, l.width(), max(height, labelHeight)}
	l.paragraph(a.x, a.y+(a.h-labelHeight)/2, room, label, s)
	right(area{a.right() - width, a.y + (a.h-height)/2, width, height})
	l.y = a.bottom() + rowPad
	return a
}

func (r row) draw(to *layout) area {
	return to.row(r.label, asLabel, to.measure(r.value, asValue), lineHeight, func(a area) {
		to.text(a.x, a.y, r.value, asValue)
	})
}

func (l link) draw(to *layout) area {
	return to.row(string(l), asLink, 0, lineHeight, func(area) {})
}

func (t toggle) draw(to *layout) area {
	return to.row(string(t), asLabel, 40, lineHeight, func(a area) {
		to.box(a, theme.OK, a.h/2)
		to.centred(a, "Yes", asSwitch)
	})
}

func (c choice) draw(to *layout) area {
	const chevron = 8
	width := max(to.measure(c.value, asValue)+3*boxPad+chevron, round(to.width()*0.4), choiceLeast)
	return to.row(c.label, asLabel, width, boxHeight, func(a area) {
		to.bordered(a, theme.Surface, theme.Control, theme.RadiusSmall)
		to.text(a.x+boxPad, a.y+(a.h-lineHeight)/2, c.value, asValue)
		x, y := a.right()-boxPad-chevron, a.y+a.h/2-2
		to.line(area{x, y, 4, 4}, theme.Ink2, 1.5)
		to.line(area{x + 4, y + 4, 4, -4}, theme.Ink2, 1.5)
	})
}

func (i item) draw(to *layout) area {
	return to.row(string(i), asValue, 8, lineHeight, func(a area) {
		x, y := a.x+2, a.y+a.h/2
		to.line(area{x, y - 4, 4, 4}, theme.Ink2, 1.5)
		to.line(area{x, y + 4, 4, -4}, theme.Ink2, 1.5)
	})
}

func (t ticked) draw(to *layout) area {
	return to.row(string(t), asValue, 16, lineHeight, func(a area) {
		box := area{a.x, a.y + 2, 16, 16}
		to.box(box, theme.Accent, 4)
		to.line(area{box.x + 4, box.y + 8, 3, 3}, theme.OnAccent, 1.5)
		to.line(area{box.x + 7, box.y + 11, 5, -6}, theme.OnAccent, 1.5)
	})
}

func (b button) draw(to *layout) area {
	s := asValue
	fill, border := theme.Surface, theme.Control
	if b.main {
		s, fill, border = asSection.in(theme.OnAccent), theme.Accent, theme.Accent
	}
	a := to.block(to.measure(b.label, s)+2*boxPad, boxHeight)
	to.bordered(a, fill, border, theme.RadiusSmall)
	to.centred(a, b.label, s)
	return a
}

// labelled draws the label over a field and the field's box.
func (l *layout) labelled(label string) (whole, box area) {
	l.text(l.left, l.y, label, asLabel)
	whole = l.block(min(l.width(), fieldWidth), lineHeight+4+boxHeight)
	box = area{whole.x, whole.bottom() - boxHeight, whole.w, boxHeight}
	l.bordered(box, theme.Surface, theme.Control, theme.RadiusSmall)
	return whole, box
}

func (f field) draw(to *layout) area {
	whole, box := to.labelled(f.label)
	to.text(box.x+boxPad, box.y+(box.h-lineHeight)/2, f.value, asValue)
	return whole
}

func (s secret) draw(to *layout) area {
	const dot, step = 6, 10
	whole, box := to.labelled(s.label)
	for x := box.x + boxPad; x+dot <= box.right()-boxPad; x += step {
		to.box(area{x, box.y + (box.h-dot)/2, dot, dot}, theme.Ink, dot/2)
	}
	return whole
}

func (s schedule) draw(to *layout) area {
	const dayWidth, opens, closes float32 = 40, 7, 20
	var clockWidth float32
	for _, h := range s {
		clockWidth = max(clockWidth, to.measure(h.clock(), asValue))
	}
	whole := to.block(to.width(), float32(len(s))*24)
	for i, h := range s {
		y := whole.y + float32(i)*24
		track := area{whole.x + dayWidth, y + 4, whole.w - dayWidth - columnGap - clockWidth, 16}
		hour := track.w / (closes - opens)
		to.text(whole.x, y+2, h.weekday, asLabel)
		to.box(track, theme.Sunken, 4)
		to.box(area{track.x + round((h.from-opens)*hour), track.y, round((h.till - h.from) * hour), track.h}, theme.Heat3, 4)
		to.text(whole.right()-to.measure(h.clock(), asValue), y+2, h.clock(), asValue)
	}
	return whole
}

func (h hours) clock() string { return fmt.Sprintf("%g:00–%g:00", h.from, h.till) }

func (t times) draw(to *layout) area {
	const gap, step, pill float32 = 8, 28, 24
	rows := 0
	for _, d := range t {
		rows = max(rows, len(d.times))
	}
	whole := to.block(to.width(), lineHeight+4+float32(rows)*step-(step-pill))
	column := (whole.w - gap*float32(len(t)-1)) / float32(len(t))
	for i, d := range t {
		x := whole.x + float32(i)*(column+gap)
		to.centred(area{x, whole.y, column, lineHeight}, d.name, asLabel)
		for j, clock := range d.times {
			a := area{x, whole.y + lineHeight + 4 + float32(j)*step, column, pill}
			to.box(a, theme.AccentSoft, theme.RadiusSmall)
			to.centred(a, clock, asValue.in(theme.Accent))
		}
	}
	return whole
}
