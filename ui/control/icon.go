package control

import (
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"mieahealth.com/companion/ui/theme"
)

// State is how far something has come, or how well it is.
type State int

// The states, each with a shape of its own: colour is never all that tells them apart.
const (
	ToDo State = iota
	Done
	ByUser
	Attention
	Blocked
	Unchecked
	NotOffered
	Checking // the app is at it
)

// sign is a drawing on a square of 20 units, of filled shapes only. In it, {c} is the colour of the sign and {m} that of a
// mark upon it.
type sign struct {
	name   string
	colour theme.Name
	body   string
}

var states = [...]struct {
	sign
	word string
}{
	ToDo:       {sign{"todo", theme.Control, ring(0, 360)}, "to do"},
	Done:       {sign{"done", theme.OK, dot("{c}", 10, 10, 8.8) + tick("{m}", 2)}, "done"},
	ByUser:     {sign{"by-user", theme.OK, ring(0, 360) + tick("{c}", 1.8)}, "ticked by you"},
	Attention:  {sign{"attention", theme.Warn, triangle + stroke("{m}", 2, 10, 7.2, 10, 11.8) + dot("{m}", 10, 15, 1.25)}, "needs attention"},
	Blocked:    {sign{"blocked", theme.Bad, octagon + stroke("{m}", 2.2, 6, 10, 14, 10)}, "needs fixing"},
	Unchecked:  {sign{"unchecked", theme.Unknown, dashes() + stroke("{c}", 1.6, 7.6, 8, 7.9, 6.9, 8.8, 6, 10, 5.7, 11.2, 6, 12.1, 6.9, 12.4, 8, 12, 9.1, 10.6, 10.3, 10, 11.6) + dot("{c}", 10, 14.4, 1.15)}, "couldn’t check"},
	NotOffered: {sign{"not-offered", theme.Ink2, stroke("{c}", 1.7, 6, 10, 14, 10)}, "not offered"},
	Checking:   {sign{"checking", theme.Control, ring(0, 360) + dot("{c}", 6.2, 10, 1.3) + dot("{c}", 10, 10, 1.3) + dot("{c}", 13.8, 10, 1.3)}, "being checked"},
}

const (
	triangle = `<path fill="{c}" d="M8.6 2.5Q10 0.1 11.4 2.5L19.2 16Q20.3 18.4 17.8 18.4H2.2Q-0.3 18.4 0.8 16Z"/>`
	octagon  = `<path fill="{c}" d="M6.5 1.4H13.5L18.6 6.5V13.5L13.5 18.6H6.5L1.4 13.5V6.5Z"/>`
)

// Glyph is a small drawing on a button.
type Glyph int

// The glyphs.
const (
	GlyphNone Glyph = iota
	GlyphMore
	GlyphPrevious
	GlyphNext
	GlyphDown
	GlyphTick
)

var glyphs = [...]sign{
	GlyphNone:     {},
	GlyphMore:     {name: "more", body: dot("{c}", 4.6, 10, 1.6) + dot("{c}", 10, 10, 1.6) + dot("{c}", 15.4, 10, 1.6)},
	GlyphPrevious: {name: "previous", body: stroke("{c}", 2, 12.2, 5.2, 7.4, 10, 12.2, 14.8)},
	GlyphNext:     {name: "next", body: stroke("{c}", 2, 7.8, 5.2, 12.6, 10, 7.8, 14.8)},
	GlyphDown:     {name: "down", body: stroke("{c}", 2, 5.2, 7.8, 10, 12.6, 14.8, 7.8)},
	GlyphTick:     {name: "tick", body: tick("{c}", 2.2)},
}

// resource draws the sign in colours; its name holds them, because Fyne keeps pictures by name.
func (s sign) resource(colour, mark color.Color) fyne.Resource {
	c, m := hex(colour), hex(mark)
	body := strings.NewReplacer("{c}", c, "{m}", m).Replace(s.body)
	name := fmt.Sprintf("sign-%s-%s-%s.svg", s.name, c[1:], m[1:])
	return fyne.NewStaticResource(name, []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20">`+body+`</svg>`))
}

func hex(c color.Color) string {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	return fmt.Sprintf("#%02x%02x%02x", n.R, n.G, n.B)
}

// signImage is a canvas image that shows signs.
type signImage struct{ *canvas.Image }

func newSignImage() signImage {
	return signImage{&canvas.Image{FillMode: canvas.ImageFillContain}}
}

// paint shows a sign; nothing happens when it is shown already.
func (i signImage) paint(s sign, colour, mark theme.Name) {
	res := s.resource(theme.Color(colour), theme.Color(mark))
	if i.Resource != nil && i.Resource.Name() == res.Name() {
		return
	}
	i.Resource = res
	i.Refresh()
}

func (i signImage) placeAt(x, y, side float32) {
	Place(i, x, y, side, side)
}

// StateIcon draws a state.
type StateIcon struct {
	widget.BaseWidget
	state State
	side  float32
}

// NewStateIcon makes an icon with a side of so many units at 100 % text size; 18 stands well beside text, 12 in a chip.
func NewStateIcon(state State, side float32) *StateIcon {
	i := &StateIcon{state: state, side: side}
	i.ExtendBaseWidget(i)
	return i
}

// SetState shows another state.
func (i *StateIcon) SetState(state State) {
	setField(i, &i.state, state)
}

// State returns the state shown.
func (i *StateIcon) State() State { return i.state }

// Word returns the state in a word or two, for a tooltip or beside the icon.
func (s State) Word() string { return states[s].word }

// AccessibilityLabel returns the state's word.
func (i *StateIcon) AccessibilityLabel() string { return i.state.Word() }

// AccessibilityRole says that the icon stands for a word.
func (i *StateIcon) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (i *StateIcon) CreateRenderer() fyne.WidgetRenderer {
	image := newSignImage()
	return newRenderer(i, &stateRenderer{i, image}, image.Image)
}

type stateRenderer struct {
	icon  *StateIcon
	image signImage
}

func (r *stateRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(r.icon.side * theme.Scale()) }

func (r *stateRenderer) update() {
	s := states[r.icon.state].sign
	r.image.paint(s, s.colour, theme.Surface)
}

func (r *stateRenderer) Layout(size fyne.Size) {
	side := min(size.Width, size.Height)
	r.image.placeAt((size.Width-side)/2, (size.Height-side)/2, side)
}
