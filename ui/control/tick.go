package control

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"mieahealth.com/companion/ui/theme"
)

// Tick is the state of a thing as an icon, which a person may press to tick the thing or to take that back.
type Tick struct {
	pressable
	label string // what it ticks, for assistive text
	icon  *StateIcon
	near  bool // the mouse is over the row that it ticks
}

var _ fyne.Accessible = (*Tick)(nil)

// tickSide is the icon's side at 100 % text size, and tickPad how far its ring stands off.
const (
	tickSide float32 = 18
	tickPad          = theme.Grid
)

// NewTick makes a tick that cannot be pressed until its state says so.
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
		t.near = t.near && enabled
		if enabled {
			t.Enable()
		} else {
			t.Disable()
		}
	}
}

// State returns the state shown.
func (t *Tick) State() State { return t.icon.State() }

// Approach shows that a press on the row ticks it.
func (t *Tick) Approach(near bool) { setField(t, &t.near, near && !t.Disabled()) }

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
	if r.tick.highlighted() || r.tick.near {
		r.ring.FillColor = theme.Color(theme.AccentSoft)
	}
}

func (r *tickRenderer) MinSize() fyne.Size { return r.tick.icon.MinSize() }

// Layout draws the ring outside the tick's own place, so that it stands where a plain icon would.
func (r *tickRenderer) Layout(size fyne.Size) {
	placeStroke(r.ring, fyne.NewPos(-tickPad, -tickPad), size.AddWidthHeight(2*tickPad, 2*tickPad), size.Height/2+tickPad)
	Place(r.tick.icon, 0, 0, size.Width, size.Height)
}

// Ground lies under other things and takes the presses that they leave, so that a row works as a whole. The keyboard has
// no use for it.
type Ground struct {
	widget.BaseWidget
	press func()
	near  func(bool)
	on    bool
}

var (
	_ fyne.Tappable      = (*Ground)(nil)
	_ desktop.Hoverable  = (*Ground)(nil)
	_ desktop.Cursorable = (*Ground)(nil)
)

// NewGround makes a ground; near is told when the mouse comes and goes while it can be pressed.
func NewGround(press func(), near func(bool)) *Ground {
	g := &Ground{press: press, near: near}
	g.ExtendBaseWidget(g)
	return g
}

// Under lays it under something, at its size.
func (g *Ground) Under(o fyne.CanvasObject) *fyne.Container {
	return newFlow(boxed{inset{}.at}, g, o)
}

// SetOn says whether it can be pressed.
func (g *Ground) SetOn(on bool) { g.on = on }

// Tapped presses it.
func (g *Ground) Tapped(*fyne.PointEvent) {
	if g.on {
		g.press()
	}
}

// MouseIn tells that the mouse has come.
func (g *Ground) MouseIn(*desktop.MouseEvent) { g.near(g.on) }

// MouseMoved does nothing.
func (g *Ground) MouseMoved(*desktop.MouseEvent) {}

// MouseOut tells that the mouse has gone.
func (g *Ground) MouseOut() { g.near(false) }

// Cursor is a hand where it can be pressed.
func (g *Ground) Cursor() desktop.Cursor {
	if g.on {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer implements fyne.Widget.
func (g *Ground) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
