package control

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"mieahealth.com/companion/ui/theme"
)

// Check is a box to tick with a label that wraps, and a count at the end, or below the label where
// that leaves it little room.
type Check struct {
	pressable
	label   *Text
	tag     *Tag       // nil for none
	sign    *StateIcon // at the end of a row; nil for none
	count   *Text      // empty: none
	checked bool
	changed func(bool)
}

var (
	_ Flowing       = (*Check)(nil)
	_ fyne.Tabbable = (*Check)(nil)
)

// NewCheck makes a check; changed is called when a person changes it.
func NewCheck(label string, checked bool, changed func(bool)) *Check {
	c := &Check{label: Body(label), count: Hint(""), checked: checked, changed: changed}
	c.init(c, c.toggle)
	return c
}

// NewTagCheck makes a check with a practitioner's tag before the label.
func NewTagCheck(tag *Tag, label string, checked bool, changed func(bool)) *Check {
	c := NewCheck(label, checked, changed)
	c.tag = tag
	return c
}

// NewRowCheck makes a check that is a row of a list: all of the row ticks it, and a sign may stand at its end.
func NewRowCheck(label string, checked bool, changed func(bool)) *Check {
	c := NewCheck(label, checked, changed)
	c.sign = NewStateIcon(NotOffered, rowSignSide)
	c.sign.Hide()
	return c
}

func (c *Check) toggle() {
	c.SetChecked(!c.checked)
	if c.changed != nil {
		c.changed(c.checked)
	}
}

// SetChecked changes it without calling changed.
func (c *Check) SetChecked(checked bool) {
	setField(c, &c.checked, checked)
}

// Enable lets it be changed.
func (c *Check) Enable() {
	c.label.SetColour(theme.Ink)
	c.pressable.Enable()
}

// Disable keeps it from being changed.
func (c *Check) Disable() {
	c.label.SetColour(theme.Ink2)
	c.pressable.Disable()
}

// SetKeys gives it keys of its own, of which Tab may be one; used says that a key was.
func (c *Check) SetKeys(used func(*fyne.KeyEvent) bool) { c.keys = used }

// AcceptsTab implements fyne.Tabbable.
func (c *Check) AcceptsTab() bool { return c.keys != nil && onlyTab() }

// Checked says whether it is ticked.
func (c *Check) Checked() bool { return c.checked }

// SetCount shows a count at the end; "" shows none.
func (c *Check) SetCount(count string) {
	if c.count.String() != count {
		c.count.SetText(count)
		c.Refresh()
	}
}

// SetSign shows a state at the end of a row; NotOffered shows none.
func (c *Check) SetSign(state State) {
	if c.sign.state != state {
		c.sign.SetState(state)
		SetShown(c.sign, state != NotOffered)
		c.Refresh()
	}
}

// AccessibilityLabel returns label, count and whether it is ticked.
func (c *Check) AccessibilityLabel() string {
	text := c.label.String()
	if count := c.count.String(); count != "" {
		text = fmt.Sprintf(wordCount, text, count)
	}
	if c.checked {
		text = fmt.Sprintf(wordTicked, text)
	}
	return text
}

const (
	checkPad    float32 = 3  // above and below
	rowSignSide float32 = 16 // at 100 % text size
	leastLabel  float32 = 80 // for a label that would rather have more: it wraps
)

// pad is the room above and below the label.
func (c *Check) pad() float32 {
	if c.sign != nil {
		return checkPad + theme.Grid
	}
	return checkPad
}

// around returns the widths of what stands before and after the label.
func (c *Check) around() (before, after float32) {
	before = boxSide() + 2*theme.Grid
	if c.tag != nil {
		before += c.tag.MinSize().Width + 2*theme.Grid
	}
	after = c.signWidth()
	if c.count.String() != "" {
		after += c.count.NaturalWidth() + 2*theme.Grid
	}
	return before, after
}

// countBelow reports whether the count stands below the label at a width.
func (c *Check) countBelow(width float32) bool {
	before, after := c.around()
	room := width - before - after
	return c.count.String() != "" && room < c.label.NaturalWidth() && room < (width-before)/2
}

// widths are those of the label and the count at a width of both.
func (c *Check) widths(width float32) (label, count float32) {
	before, after := c.around()
	if c.countBelow(width) {
		label = width - before - c.signWidth()
		return label, label
	}
	return width - before - after, c.count.NaturalWidth()
}

// signWidth is that of the sign, with the room before it.
func (c *Check) signWidth() float32 {
	if c.sign == nil || !c.sign.Visible() {
		return 0
	}
	return c.sign.MinSize().Width + 2*theme.Grid
}

func boxSide() float32 { return 16 * theme.Scale() }

// HeightForWidth implements Flowing.
func (c *Check) HeightForWidth(width float32) float32 {
	label, count := c.widths(width)
	height := c.label.HeightForWidth(label) + 2*c.pad()
	if c.countBelow(width) {
		height += c.count.HeightForWidth(count)
	}
	return height
}

// NaturalWidth implements Flowing.
func (c *Check) NaturalWidth() float32 {
	before, after := c.around()
	return before + c.label.NaturalWidth() + after
}

// CreateRenderer implements fyne.Widget.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	r := &checkRenderer{check: c, ring: newBox(), box: newFrame(), tick: newSignImage()}
	objects := append([]fyne.CanvasObject{r.ring}, r.box.objects()...)
	objects = append(objects, r.tick.Image, c.label, c.count)
	if c.tag != nil {
		objects = append(objects, c.tag)
	}
	if c.sign != nil {
		objects = append(objects, c.sign)
	}
	return newRenderer(c, r, objects...)
}

type checkRenderer struct {
	check *Check
	ring  *canvas.Rectangle
	box   frame
	tick  signImage
}

func (r *checkRenderer) update() {
	c := r.check
	paintStroke(r.ring, c.ringed())
	if c.highlighted() {
		r.ring.FillColor = theme.Color(theme.Sunken)
	}
	colour, border := theme.Accent, theme.Control
	if c.Disabled() {
		colour, border = theme.Ink2, theme.Line
	}
	r.box.paint(theme.Color(theme.Surface), theme.Color(border), 1.5)
	if c.checked {
		r.box.paint(theme.Color(colour), theme.Color(colour), 0)
	}
	r.tick.paint(glyphs[GlyphTick], theme.OnAccent, theme.Surface)
	SetShown(r.tick.Image, c.checked)
	SetShown(c.count, c.count.String() != "")
}

func (r *checkRenderer) MinSize() fyne.Size {
	c := r.check
	before, _ := c.around()
	least := before + min(c.label.MinSize().Width, leastLabel*theme.Scale()) + c.signWidth()
	return fyne.NewSize(least, c.HeightForWidth(max(least, c.Size().Width)))
}

func (r *checkRenderer) Layout(size fyne.Size) {
	c, pad := r.check, r.check.pad()
	first := lineHeight(theme.Size(theme.Text))
	placeRing(r.ring, fyne.NewPos(0, pad-checkPad), size.SubtractWidthHeight(0, 2*pad-checkPad)) // below its lines stand checkPad
	side := boxSide()
	top := pad + (first-side)/2
	r.box.place(fyne.NewPos(0, top), fyne.NewSquareSize(side), 4)
	r.tick.placeAt(0, top, side)
	before, _ := c.around()
	if c.tag != nil {
		tag := c.tag.MinSize()
		Place(c.tag, before-2*theme.Grid-tag.Width, pad+(first-tag.Height)/2, tag.Width, tag.Height)
	}
	r.placeTexts(before, size)
	r.placeSign(size.Width, pad+first/2)
}

// placeTexts puts the label after the box, and the count at the end or below it.
func (r *checkRenderer) placeTexts(before float32, size fyne.Size) {
	c, pad := r.check, r.check.pad()
	label, count := c.widths(size.Width)
	height := c.label.HeightForWidth(label)
	Place(c.label, before, pad, label, height)
	if c.countBelow(size.Width) {
		Place(c.count, before, pad+height, count, c.count.HeightForWidth(count))
		return
	}
	Place(c.count, size.Width-c.signWidth()-count, pad, count, c.count.HeightForWidth(count))
}

// placeSign puts the sign at the right end, its middle at a height.
func (r *checkRenderer) placeSign(right, middle float32) {
	if sign := r.check.sign; sign != nil {
		side := sign.MinSize().Height
		Place(sign, right-side, middle-side/2, side, side)
	}
}
