package control

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"mieahealth.com/companion/ui/theme"
)

// Tabs is the strip of tabs over the pages. Each tab takes the keyboard; the arrows left and right choose its neighbours.
// A label may begin with a number and two spaces. When the strip is too narrow, a tab with a state shows only that and its
// number, or that alone, unless it is the chosen one.
type Tabs struct {
	*fyne.Container
	tabs    []*tab
	chosen  int
	changed func(int)
	shown   tabDetail // of the tabs that are not chosen
	narrow  bool      // the tabs stand closer
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

// Select chooses without calling changed; an index that no tab has chooses none.
func (t *Tabs) Select(index int) {
	t.chosen = index
	t.Refresh()
}

// Selected returns the index that was chosen.
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

// tabDetail is how much of its label a tab with a state shows.
type tabDetail int

const (
	wholeLabel tabDetail = iota
	onlyNumber
	onlyState
)

// text is what the tab shows beside its state.
func (t *tab) text(shown tabDetail) string {
	number, _, _ := strings.Cut(t.label, "  ")
	switch {
	case !t.stated || shown == wholeLabel:
		return t.label
	case shown == onlyNumber:
		return number
	}
	return ""
}

// shown is what the tab shows now.
func (t *tab) shown() string {
	if t.chosen() {
		return t.label
	}
	return t.text(t.strip.shown)
}

// width is the tab's own at the text size of now; bold, so that choosing moves nothing.
func (t *tab) width(pad float32, shown tabDetail) float32 {
	width := 2 * pad
	if t.stated {
		width += tabIcon * theme.Scale()
	}
	text := t.text(shown)
	if text == "" {
		return width
	}
	if t.stated {
		width += iconGap(pad)
	}
	return width + TextStyle{Size: theme.Text, Bold: true}.Width(text)
}

// iconGap is the room between the state and the words.
func iconGap(pad float32) float32 {
	if pad == tabPadNarrow {
		return tabIconGap / 2
	}
	return tabIconGap
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
	r.text.paint(t.shown(), colour)
	SetShown(r.icon.Image, t.stated)
	if t.stated {
		s := states[t.state].sign
		r.icon.paint(s, s.colour, theme.Surface)
	}
}

func (r *tabRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.tab.width(tabPadNarrow, onlyState), theme.Size(theme.Tabs))
}

func (r *tabRenderer) Layout(size fyne.Size) {
	placeBox(r.back, fyne.NewPos(0, 4), size.SubtractWidthHeight(0, 12), theme.Radius, 0)
	placeBox(r.under, fyne.NewPos(0, size.Height-tabUnderline), fyne.NewSize(size.Width, tabUnderline), 0, 0)
	placeStroke(r.ring, fyne.NewPos(2, 4), size.SubtractWidthHeight(4, 12), theme.Radius)
	pad, side := tabPad, tabIcon*theme.Scale()
	if r.tab.strip.narrow {
		pad = tabPadNarrow
	}
	x := pad
	if r.tab.stated {
		r.icon.placeAt(x, (size.Height-side)/2, side)
		x += side + iconGap(pad)
	}
	room := size.Width - x - pad + 1
	SetShown(r.text.text, r.tab.shown() != "")
	r.text.fit(r.tab.shown(), max(0, room))
	r.text.placeIn(x, 0, size.Height)
}

// tabsLayout puts the tabs side by side. Where they do not fit, the states and numbers stay and the labels of all but the
// chosen tab go, then the numbers; the chosen label is cut where that is still too wide.
type tabsLayout struct{ strip *Tabs }

func (l tabsLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	var least float32
	for _, t := range l.strip.tabs {
		least += t.width(tabPadNarrow, onlyState) + tabsGap
	}
	return fyne.NewSize(least, theme.Size(theme.Tabs))
}

func (l tabsLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	widths := l.fit(size.Width)
	var x float32
	for i, t := range l.strip.tabs {
		Place(t, x, 0, widths[i], size.Height)
		x += widths[i] + tabsGap
	}
}

// fit chooses what the tabs show at a width. Numbers stay while the chosen tab keeps most of its label.
func (l tabsLayout) fit(width float32) []float32 {
	s := l.strip
	s.narrow, s.shown = false, wholeLabel
	widths := l.widths(tabPad)
	if sum(widths) <= width {
		return widths
	}
	s.narrow, s.shown = true, onlyNumber
	if widths = l.widths(tabPadNarrow); sum(widths)-width > l.chosenWidth(widths)*mostCut {
		s.shown = onlyState
		widths = l.widths(tabPadNarrow)
	}
	if chosen := s.chosen; chosen < len(widths) {
		widths[chosen] -= max(0, sum(widths)-width)
	}
	return widths
}

const mostCut = 0.3 // of the chosen tab

func (l tabsLayout) chosenWidth(widths []float32) float32 {
	if l.strip.chosen < len(widths) {
		return widths[l.strip.chosen]
	}
	return 0
}

func (l tabsLayout) widths(pad float32) []float32 {
	widths := make([]float32, len(l.strip.tabs))
	for i, t := range l.strip.tabs {
		shown := l.strip.shown
		if t.chosen() {
			shown = wholeLabel
		}
		widths[i] = t.width(pad, shown)
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
