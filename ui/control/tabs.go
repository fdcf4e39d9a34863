package control

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"mieahealth.com/companion/ui/theme"
)

// Tabs is the strip of tabs over the pages. Each tab takes the keyboard; the arrows left and right choose its neighbours,
// and Tab goes from the chosen one to its page.
// When the strip is too narrow, a tab with a state shows only that and its number, unless it is the chosen one; what still
// does not fit stands on a second line. The text of the first tab begins at the left edge of the strip.
type Tabs struct {
	*fyne.Container
	ToPage  func() // gives the keyboard to the page of the chosen tab; nil: Tab goes on to the next tab
	tabs    []*tab
	chosen  int
	changed func(int)
}

// NewTabs makes a strip; changed is called with the index that a person chooses.
func NewTabs(labels []string, changed func(int)) *Tabs {
	t := &Tabs{changed: changed}
	t.Container = newFlow(tabsFlow{t})
	for i, label := range labels {
		one := &tab{strip: t, index: i, label: label}
		one.init(one, func() { t.choose(i) })
		one.keys = one.typedKey
		t.tabs = append(t.tabs, one)
		t.Objects = append(t.Objects, one)
	}
	return t
}

// Select chooses without calling changed.
func (t *Tabs) Select(index int) {
	t.chosen = index
	t.Refresh()
}

// Selected returns the index of the chosen tab.
func (t *Tabs) Selected() int { return t.chosen }

// SetState gives a tab a state, shown by an icon and said by a word.
func (t *Tabs) SetState(index int, state State) {
	one := t.tabs[index]
	if !one.stated || one.state != state {
		one.stated, one.state = true, state
		t.Refresh()
	}
}

// SetLabel changes what a tab says.
func (t *Tabs) SetLabel(index int, label string) {
	if one := t.tabs[index]; one.label != label {
		one.label = label
		t.Refresh()
	}
}

// ChosenHas reports whether something that has the keyboard is the chosen tab.
func (t *Tabs) ChosenHas(focused fyne.Focusable) bool {
	one, ok := focused.(*tab)
	return ok && one.strip == t && one.chosen()
}

func (t *Tabs) choose(index int) {
	if index < 0 || index >= len(t.tabs) {
		return
	}
	t.Select(index)
	t.changed(index)
}

// tab is one of them.
type tab struct {
	pressable
	strip  *Tabs
	index  int
	label  string
	stated bool
	state  State
}

func (t *tab) chosen() bool { return t.strip.chosen == t.index }

func (t *tab) typedKey(key *fyne.KeyEvent) bool {
	next := t.index
	switch key.Name {
	case fyne.KeyTab:
		accepted := t.AcceptsTab()
		if accepted {
			t.strip.ToPage()
		}
		return accepted
	case fyne.KeyLeft:
		next--
	case fyne.KeyRight:
		next++
	default:
		return false
	}
	if next >= 0 && next < len(t.strip.tabs) {
		t.strip.choose(next)
		Focus(t.strip.tabs[next])
	}
	return true
}

// AcceptsTab implements fyne.Tabbable.
func (t *tab) AcceptsTab() bool { return t.chosen() && t.strip.ToPage != nil && onlyTab() }

// AccessibilityLabel returns the label and the state as a word.
func (t *tab) AccessibilityLabel() string {
	if !t.stated {
		return t.label
	}
	return fmt.Sprintf(wordTab, t.label, states[t.state].word)
}

// spacing is the room in and between tabs.
type spacing struct{ pad, sign, between float32 }

var (
	roomyTabs  = spacing{pad: 3 * theme.Grid, sign: 2 * theme.Grid, between: 2 * theme.Grid}
	narrowTabs = spacing{pad: theme.Grid, sign: theme.Grid, between: theme.Grid}
)

const (
	tabIcon      float32 = 16
	tabUnderline float32 = 3
)

// width is the tab's own at the text size of now; bold, so that choosing moves nothing.
func (t *tab) width(room spacing, brief bool) float32 {
	width := TextStyle{Size: theme.Text, Bold: true}.Width(t.text(brief)) + 2*room.pad
	if t.stated {
		width += tabIcon*theme.Scale() + room.sign
	}
	return width
}

// fit is what the tab was given a width for.
func (t *tab) fit(width float32) (room spacing, brief bool) {
	for _, brief := range []bool{false, true} {
		for _, room := range []spacing{roomyTabs, narrowTabs} {
			if width >= t.width(room, brief) {
				return room, brief
			}
		}
	}
	return narrowTabs, !t.chosen()
}

// text is what the tab says; a brief one with a state only its number, which stands before two spaces.
func (t *tab) text(brief bool) string {
	if number, _, numbered := strings.Cut(t.label, "  "); brief && t.stated && numbered {
		return number
	}
	return t.label
}

// CreateRenderer implements fyne.Widget.
func (t *tab) CreateRenderer() fyne.WidgetRenderer {
	r := &tabRenderer{tab: t, back: newBox(), ring: newBox(), under: newBox(), text: newLine(theme.Text, false), icon: newSignImage()}
	return newRenderer(t, r, r.back, r.under, r.ring, r.icon.Image, r.text.text)
}

type tabRenderer struct {
	tab               *tab
	back, ring, under *canvas.Rectangle
	text              line
	icon              signImage
}

func (r *tabRenderer) update() {
	t := r.tab
	colour := theme.Ink2
	r.under.FillColor, r.back.FillColor = theme.Color(theme.Surface), theme.Color(theme.Surface)
	if t.highlighted() {
		r.back.FillColor = theme.Color(theme.Sunken)
	}
	if t.chosen() {
		colour, r.under.FillColor = theme.Ink, theme.Color(theme.Accent)
	}
	paintStroke(r.ring, t.ringed())
	r.text.text.TextStyle.Bold = t.chosen()
	r.text.paint(t.label, colour)
	SetShown(r.icon.Image, t.stated)
	if t.stated {
		s := states[t.state].sign
		r.icon.paint(s, s.colour, theme.Surface)
	}
}

func (r *tabRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.tab.width(narrowTabs, true), theme.Size(theme.Tabs))
}

func (r *tabRenderer) Layout(size fyne.Size) {
	placeBox(r.back, fyne.NewPos(0, 4), size.SubtractWidthHeight(0, 12), theme.Radius, 0)
	placeBox(r.under, fyne.NewPos(0, size.Height-tabUnderline), fyne.NewSize(size.Width, tabUnderline), 0, 0)
	placeStroke(r.ring, fyne.NewPos(2, 4), size.SubtractWidthHeight(4, 12), theme.Radius)
	side := tabIcon * theme.Scale()
	room, brief := r.tab.fit(size.Width)
	x := room.pad
	if r.tab.stated {
		r.icon.placeAt(x, (size.Height-side)/2, side)
		x += side + room.sign
	}
	r.text.fit(r.tab.text(brief), max(0, size.Width-x-room.pad+1))
	r.text.placeIn(x, 0, size.Height)
}

// tabsFlow puts the tabs side by side. Where they do not fit, the labels of all but the chosen tab go; then the tabs stand
// closer.
type tabsFlow struct{ strip *Tabs }

func (f tabsFlow) widths([]fyne.CanvasObject) (least, natural float32) {
	for _, t := range f.strip.tabs {
		least = max(least, t.width(narrowTabs, true))
	}
	return least, f.total(roomyTabs, false)
}

// total is the width of all tabs on one line.
func (f tabsFlow) total(room spacing, brief bool) float32 {
	all := room.between * float32(len(f.strip.tabs)-1)
	for _, t := range f.strip.tabs {
		all += t.width(room, brief && !t.chosen())
	}
	return all
}

// arrange lets the first and the last tab stand out by their padding, so that texts are in line with what is below.
func (f tabsFlow) arrange(_ []fyne.CanvasObject, width float32, put placer) float32 {
	room, brief := roomyTabs, false
	if f.total(room, false) > width+2*room.pad {
		brief = true
	}
	if f.total(room, brief) > width+2*room.pad {
		room = narrowTabs
	}
	x, y, height := -room.pad, float32(0), theme.Size(theme.Tabs)
	for _, t := range f.strip.tabs {
		tab := min(t.width(room, brief && !t.chosen()), width+2*room.pad)
		if x > -room.pad && x+tab > width+room.pad {
			x, y = -room.pad, y+height
		}
		put(t, x, y, tab, height)
		x += tab + room.between
	}
	return y + height
}
