package control

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"mieahealth.com/companion/ui/theme"
)

// Tabs is the strip of tabs over the pages. Each tab takes the keyboard; the arrows left and right choose its neighbours.
// When the strip is too narrow, a tab with a state shows only that, unless it is the chosen one.
type Tabs struct {
	*fyne.Container
	tabs    []*tab
	chosen  int
	changed func(int)
}

// NewTabs makes a strip; changed is called with the index that a person chooses.
func NewTabs(labels []string, changed func(int)) *Tabs {
	t := &Tabs{changed: changed}
	t.Container = &fyne.Container{Layout: tabsLayout{t}}
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

// Holds reports whether something that has the keyboard is one of the tabs.
func (t *Tabs) Holds(focused fyne.Focusable) bool {
	one, ok := focused.(*tab)
	return ok && one.strip == t
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

// AccessibilityLabel returns the label and the state as a word.
func (t *tab) AccessibilityLabel() string {
	if !t.stated {
		return t.label
	}
	return fmt.Sprintf(wordTab, t.label, states[t.state].word)
}

const (
	tabPad       float32 = 14
	tabPadNarrow float32 = 8
	tabIcon      float32 = 16
	tabIconGap   float32 = 8
	tabUnderline float32 = 3
	tabsGap      float32 = 4
)

// width is the tab's own at the text size of now; bold, so that choosing moves nothing. A brief one shows its state only.
func (t *tab) width(pad float32, brief bool) float32 {
	text, icon := TextStyle{Size: theme.Text, Bold: true}.Width(t.label), tabIcon*theme.Scale()
	switch {
	case t.stated && brief:
		return icon + 2*pad
	case t.stated:
		return icon + tabIconGap + text + 2*pad
	}
	return text + 2*pad
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
	return fyne.NewSize(r.tab.width(tabPadNarrow, true), theme.Size(theme.Tabs))
}

func (r *tabRenderer) Layout(size fyne.Size) {
	placeBox(r.back, fyne.NewPos(0, 4), size.SubtractWidthHeight(0, 12), theme.Radius, 0)
	placeBox(r.under, fyne.NewPos(0, size.Height-tabUnderline), fyne.NewSize(size.Width, tabUnderline), 0, 0)
	placeStroke(r.ring, fyne.NewPos(2, 4), size.SubtractWidthHeight(4, 12), theme.Radius)
	pad, side := tabPad, tabIcon*theme.Scale()
	if size.Width < r.tab.width(tabPad, false) {
		pad = tabPadNarrow
	}
	x := pad
	if r.tab.stated {
		r.icon.placeAt(x, (size.Height-side)/2, side)
		x += side + tabIconGap
	}
	room := size.Width - x - pad + 1
	SetShown(r.text.text, room > side)
	r.text.fit(r.tab.label, max(0, room))
	r.text.placeIn(x, 0, size.Height)
}

// tabsLayout puts the tabs side by side. Where they do not fit, the states stay and the labels of all but the chosen tab
// go; if that is still too wide, the chosen label is cut.
type tabsLayout struct{ strip *Tabs }

func (l tabsLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	var least float32
	for _, t := range l.strip.tabs {
		least += t.width(tabPadNarrow, true) + tabsGap
	}
	return fyne.NewSize(least, theme.Size(theme.Tabs))
}

func (l tabsLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	widths := l.widths(tabPad, false)
	if sum(widths) > size.Width {
		widths = l.widths(tabPadNarrow, true)
		widths[l.strip.chosen] -= max(0, sum(widths)-size.Width)
	}
	var x float32
	for i, t := range l.strip.tabs {
		Place(t, x, 0, widths[i], size.Height)
		x += widths[i] + tabsGap
	}
}

func (l tabsLayout) widths(pad float32, brief bool) []float32 {
	widths := make([]float32, len(l.strip.tabs))
	for i, t := range l.strip.tabs {
		widths[i] = t.width(pad, brief && !t.chosen())
	}
	return widths
}

// sum is the width of tabs side by side.
func sum(widths []float32) float32 {
	all := tabsGap * float32(len(widths)-1)
	for _, w := range widths {
		all += w
	}
	return all
}
