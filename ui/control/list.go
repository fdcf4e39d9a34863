package control

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"mieahealth.com/companion/ui/theme"
)

// MenuItem is one line of a menu.
type MenuItem struct {
	Label    string
	Keys     string // shown at the end: "Ctrl+R"
	Disabled bool
	Press    func()
}

// ShowMenu opens a menu at a control. Arrows move, Return and Space press, Escape closes.
func ShowMenu(at fyne.CanvasObject, items []MenuItem) {
	ShowChoices(at, items, -1)
}

// ShowChoices is a menu that ticks one line, which has the cursor; -1: none.
func ShowChoices(at fyne.CanvasObject, items []MenuItem, ticked int) {
	c := CanvasOf(at)
	if c == nil || len(items) == 0 {
		return
	}
	list := newList(items, ticked)
	l := &layer{canvas: c, page: newPanelPage(theme.Grid, list), first: list, anchor: at}
	list.close = l.close
	l.open()
	list.moveTo(max(0, ticked), 1)
}

// list is the content of a menu: lines with one of them under the cursor.
type list struct {
	pressable
	items  []MenuItem
	ticked int
	cursor int
	close  func()
}

func newList(items []MenuItem, ticked int) *list {
	l := &list{items: items, ticked: ticked}
	l.init(l, l.pressCursor)
	l.keys = l.typedKey
	return l
}

func (l *list) pressCursor() {
	item := l.items[l.cursor]
	if item.Disabled {
		return
	}
	l.close()
	if item.Press != nil {
		item.Press()
	}
}

func (l *list) typedKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyUp:
		l.moveTo(l.cursor-1, -1)
	case fyne.KeyDown:
		l.moveTo(l.cursor+1, 1)
	case fyne.KeyHome:
		l.moveTo(0, 1)
	case fyne.KeyEnd:
		l.moveTo(len(l.items)-1, -1)
	default:
		return false
	}
	return true
}

// TypedRune moves to the next line that begins with a letter.
func (l *list) TypedRune(r rune) {
	for step := range l.items {
		i := (l.cursor + 1 + step) % len(l.items)
		if strings.HasPrefix(strings.ToLower(l.items[i].Label), string(unicode.ToLower(r))) {
			l.moveTo(i, 1)
			return
		}
	}
}

// moveTo puts the cursor on a line, or on the next one in a direction that can be pressed.
func (l *list) moveTo(to, direction int) {
	for to >= 0 && to < len(l.items) && l.items[to].Disabled {
		to += direction
	}
	if to < 0 || to >= len(l.items) {
		return
	}
	l.cursor = to
	l.Refresh()
	if page := pageOf(l); page != nil {
		page.show(l.rowTop(to), l.rowTop(to+1)+2*theme.Grid)
	}
}

// MouseMoved moves the cursor to the line under the mouse.
func (l *list) MouseMoved(at *desktop.MouseEvent) { l.moveToY(at.Position.Y) }

// Tapped presses the line under the mouse.
func (l *list) Tapped(at *fyne.PointEvent) {
	if l.moveToY(at.Position.Y) {
		Click(l, l.cursor, at, l.pressCursor)
	}
}

// moveToY moves the cursor to the line at a height, when it can be pressed.
func (l *list) moveToY(y float32) bool {
	i := int(y / l.rowHeight())
	if i < 0 || i >= len(l.items) || l.items[i].Disabled {
		return false
	}
	if i != l.cursor {
		l.cursor = i
		l.Refresh()
	}
	return true
}

func (l *list) rowHeight() float32         { return lineHeight(theme.Size(theme.Text)) + 12 }
func (l *list) rowTop(row int) float32     { return float32(row) * l.rowHeight() }
func (l *list) AccessibilityLabel() string { return l.items[l.cursor].Label }

// CreateRenderer implements fyne.Widget.
func (l *list) CreateRenderer() fyne.WidgetRenderer {
	r := &listRenderer{list: l, cursor: newFrame(), tick: newSignImage()}
	objects := append(r.cursor.objects(), r.tick.Image)
	for range l.items {
		label, keys := newLine(theme.Text, false), newLine(theme.Caption, false)
		r.labels, r.keys = append(r.labels, label), append(r.keys, keys)
		objects = append(objects, label.text, keys.text)
	}
	return newRenderer(l, r, objects...)
}

type listRenderer struct {
	list         *list
	cursor       frame
	tick         signImage
	labels, keys []line
}

func (r *listRenderer) update() {
	l := r.list
	r.cursor.paint(theme.Color(theme.AccentSoft), theme.Color(theme.Focus), theme.FocusRing)
	r.tick.paint(glyphs[GlyphTick], theme.Accent, theme.Surface)
	SetShown(r.tick.Image, l.ticked >= 0)
	for i, item := range l.items {
		colour := theme.Ink
		if item.Disabled {
			colour = theme.Ink2
		}
		r.labels[i].paint(item.Label, colour)
		r.keys[i].paint(item.Keys, theme.Ink2)
	}
}

const listPad float32 = 10

// indent leaves room for a tick where a line has one.
func (r *listRenderer) indent() float32 {
	if r.list.ticked < 0 {
		return listPad
	}
	return listPad + theme.Size(theme.Icon) + theme.Grid
}

func (r *listRenderer) MinSize() fyne.Size {
	var width float32
	for i, item := range r.list.items {
		w := r.labels[i].measure(item.Label).Width
		if item.Keys != "" {
			w += r.keys[i].measure(item.Keys).Width + theme.Gutter
		}
		width = max(width, min(w, 30*theme.Size(theme.Text)))
	}
	return fyne.NewSize(r.indent()+width+listPad, r.list.rowTop(len(r.list.items)))
}

func (r *listRenderer) Layout(size fyne.Size) {
	l := r.list
	height := l.rowHeight()
	r.cursor.place(fyne.NewPos(0, l.rowTop(l.cursor)), fyne.NewSize(size.Width, height), theme.RadiusSmall)
	side := theme.Size(theme.Icon)
	r.tick.placeAt(listPad, l.rowTop(l.ticked)+(height-side)/2, side)
	for i, item := range l.items {
		keys := r.keys[i].text.MinSize().Width
		r.labels[i].fit(item.Label, size.Width-r.indent()-listPad-keys+1)
		r.labels[i].placeIn(r.indent(), l.rowTop(i), height)
		r.keys[i].placeIn(size.Width-listPad-keys, l.rowTop(i), height)
	}
}
