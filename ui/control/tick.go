package control

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"mieahealth.com/companion/ui/theme"
)

// Tick is the state of a thing as an icon, which a person may press to tick the thing or to take that back.
type Tick struct {
	pressable
	label string // what it ticks, for assistive text
	icon  *StateIcon
}

var _ fyne.Accessible = (*Tick)(nil)

// tickSide is the icon's side at 100 % text size, tickPad how far its ring stands off, and tickReach how far around the
// icon a press counts: as far as the edge of a card and the words beside it.
const (
	tickSide  float32 = 18
	tickPad           = theme.Grid
	tickReach         = 3 * theme.Grid
)

// NewTick makes a tick that cannot be pressed until its state says so. Put it on a page through Line.
func NewTick(label string, press func()) *Tick {
	t := &Tick{label: label, icon: NewStateIcon(ToDo, tickSide)}
	t.init(t, press)
	t.Disable()
	return t
}

// SetState shows another state, which may be pressed or not.
func (t *Tick) SetState(state State, enabled bool) {
	t.icon.SetState(state)
	if enabled == t.Disabled() {
		if enabled {
			t.Enable()
		} else {
			t.Disable()
		}
	}
}

// State returns the state shown.
func (t *Tick) State() State { return t.icon.State() }

// Line returns what stands on the page, with the icon where a plain one would stand.
func (t *Tick) Line() *fyne.Container {
	return Inset(-tickReach, -tickReach, -tickReach, -tickReach, t)
}

// AccessibilityLabel returns what it ticks, and how that stands.
func (t *Tick) AccessibilityLabel() string { return fmt.Sprintf(wordTab, t.label, t.State().Word()) }

// CreateRenderer implements fyne.Widget.
func (t *Tick) CreateRenderer() fyne.WidgetRenderer {
	ring := newBox()
	return newRenderer(t, &tickRenderer{t, ring}, ring, t.icon)
}

type tickRenderer struct {
	tick *Tick
	ring *canvas.Rectangle
}

func (r *tickRenderer) update() {
	paintStroke(r.ring, r.tick.ringed())
	if r.tick.highlighted() {
		r.ring.FillColor = theme.Color(theme.AccentSoft)
	}
}

func (r *tickRenderer) MinSize() fyne.Size {
	return r.tick.icon.MinSize().AddWidthHeight(2*tickReach, 2*tickReach)
}

func (r *tickRenderer) Layout(size fyne.Size) {
	ring := size.SubtractWidthHeight(2*(tickReach-tickPad), 2*(tickReach-tickPad))
	placeStroke(r.ring, fyne.NewPos(tickReach-tickPad, tickReach-tickPad), ring, ring.Height/2)
	Place(r.tick.icon, tickReach, tickReach, size.Width-2*tickReach, size.Height-2*tickReach)
}
