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
)

// sign is a drawing on a square of 20 units. In it, {c} is the colour of the sign and {m} that of a mark upon it.
type sign struct {
	name   string
	colour theme.Name
	body   string
}

var states = [...]struct {
	sign
	word string
}{
	ToDo:       {sign{"todo", theme.Control, circle}, "to do"},
	Done:       {sign{"done", theme.OK, disc + tick("{m}", 2.2)}, "done"},
	ByUser:     {sign{"by-user", theme.OK, circle + tick("{c}", 2)}, "ticked by you"},
	Attention:  {sign{"attention", theme.Warn, triangle + `<path d="M10 7.4V12" stroke="{m}" stroke-width="2" stroke-linecap="round"/><circle cx="10" cy="14.9" r="1.2" fill="{m}"/>`}, "needs attention"},
	Blocked:    {sign{"blocked", theme.Bad, octagon + `<path d="M6 10H14" stroke="{m}" stroke-width="2.4" stroke-linecap="round"/>`}, "blocked"},
	Unchecked:  {sign{"unchecked", theme.Unknown, dashes + `<path d="M7.8 8C7.8 5.2 12.2 5.2 12.2 8C12.2 9.7 10 9.7 10 11.6" fill="none" stroke="{c}" stroke-width="1.7" stroke-linecap="round"/><circle cx="10" cy="14.3" r="1.1" fill="{c}"/>`}, "could not check"},
	NotOffered: {sign{"not-offered", theme.Ink2, `<path d="M6 10H14" stroke="{c}" stroke-width="1.8" stroke-linecap="round"/>`}, "not offered"},
}

const (
	circle   = `<circle cx="10" cy="10" r="8" fill="none" stroke="{c}" stroke-width="1.7"/>`
	disc     = `<circle cx="10" cy="10" r="8.8" fill="{c}"/>`
	dashes   = `<circle cx="10" cy="10" r="8" fill="none" stroke="{c}" stroke-width="1.7" stroke-dasharray="3.1 3.183"/>`
	triangle = `<path d="M10 2.6L18.2 17H1.8Z" fill="{c}" stroke="{c}" stroke-width="2" stroke-linejoin="round"/>`
	octagon  = `<path d="M6.5 1.5H13.5L18.5 6.5V13.5L13.5 18.5H6.5L1.5 13.5V6.5Z" fill="{c}"/>`
)

func tick(colour string, width float32) string {
	return fmt.Sprintf(`<path d="M6 10.3L8.8 13.2L14 7.2" fill="none" stroke="%s" stroke-width="%.1f" stroke-linecap="round" stroke-linejoin="round"/>`, colour, width)
}

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
	GlyphMore:     {name: "more", body: `<circle cx="4.6" cy="10" r="1.6" fill="{c}"/><circle cx="10" cy="10" r="1.6" fill="{c}"/><circle cx="15.4" cy="10" r="1.6" fill="{c}"/>`},
	GlyphPrevious: {name: "previous", body: chevron("12.2 5.2L7.4 10L12.2 14.8")},
	GlyphNext:     {name: "next", body: chevron("7.8 5.2L12.6 10L7.8 14.8")},
	GlyphDown:     {name: "down", body: chevron("5.2 7.8L10 12.6L14.8 7.8")},
	GlyphTick:     {name: "tick", body: tick("{c}", 2.4)},
}

func chevron(points string) string {
	return `<path d="M` + points + `" fill="none" stroke="{c}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`
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
	i.Move(fyne.NewPos(x, y))
	i.Resize(fyne.NewSquareSize(side))
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
	i.state = state
	i.Refresh()
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
	return render(i, &statePicture{i, image, []fyne.CanvasObject{image.Image}})
}

type statePicture struct {
	icon  *StateIcon
	image signImage
	all   []fyne.CanvasObject
}

func (p *statePicture) objects() []fyne.CanvasObject { return p.all }
func (p *statePicture) minSize() fyne.Size           { return fyne.NewSquareSize(p.icon.side * theme.Scale()) }

func (p *statePicture) paint() {
	s := states[p.icon.state].sign
	p.image.paint(s, s.colour, theme.Surface)
}

func (p *statePicture) place(size fyne.Size) {
	side := min(size.Width, size.Height)
	p.image.placeAt((size.Width-side)/2, (size.Height-side)/2, side)
}
