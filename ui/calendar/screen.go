package calendar

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// screen is what the page looks like: a toolbar, the week with the reason for its
// emptiness above it, the panel at the side, and a footer.
type screen struct {
	page    *Page
	toolbar *toolbar
	view    *weekView
	reason  *reasonCard
	panel   *panel
	footer  *footer
	root    *fyne.Container
}

func newScreen(p *Page) *screen {
	s := &screen{page: p, toolbar: newToolbar(p), view: newWeekView(), reason: newReasonCard(p), panel: newPanel(p), footer: newFooter()}
	s.connect(s.view.grid)
	s.root = &fyne.Container{
		Layout:  s,
		Objects: []fyne.CanvasObject{s.toolbar.box, s.view, s.reason.box, s.panel.scroll, s.footer.box},
	}
	return s
}

func (s *screen) connect(g *weekGrid) {
	g.onChoose, g.onGiveUp, g.onTurn = s.page.choose, s.page.giveUp, s.page.turn
	g.onCursor = s.drawWords
	g.onRune = func(r rune) {
		if !s.page.TypedRune(r) {
			passRune(g, r)
		}
	}
	g.onOther = func(e *fyne.KeyEvent) { passKey(g, e) }
}

// passKey and passRune give the window what the calendar has no use for: Fyne asks
// nobody else once a widget has the keyboard.
func passKey(from fyne.CanvasObject, e *fyne.KeyEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(from); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(e)
	}
}

func passRune(from fyne.CanvasObject, r rune) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(from); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

// draw shows the page as it is now.
func (s *screen) draw() {
	s.toolbar.draw(s.page)
	s.reason.draw(s.page)
	s.view.setWeek(s.page.week, s.page.chosen)
	s.panel.draw(s.page)
	show(s.toolbar.box, s.page.business != "")
	show(s.view, s.page.business != "")
	s.drawWords()
}

// drawChoice shows what is selected, everything else being the same.
func (s *screen) drawChoice() {
	s.view.grid.choose(s.page.chosen)
	s.view.grid.redraw()
	s.panel.drawChoice(s.page)
	s.drawWords()
}

func (s *screen) drawWords() {
	s.footer.draw(s.page)
	s.Layout(nil, s.root.Size())
}

const (
	panelWidth  float32 = 252
	panelGrowth float32 = 1.2                // with large text it wraps rather than take the week's room
	leastWeek   float32 = 320                // beside the panel; narrower, and the panel goes below the week
	panelEdge           = theme.GutterNarrow // that the scrolling page of the panel leaves by itself
)

// Layout implements fyne.Layout.
func (s *screen) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	gutter := theme.Gutter
	if size.Width < theme.Narrow {
		gutter = theme.GutterNarrow
	}
	width := size.Width - 2*gutter
	top := put(s.toolbar.box, gutter, 3*theme.Grid, width) + 6*theme.Grid
	bottom := size.Height - heightAt(s.footer.box, width) - 3*theme.Grid
	put(s.footer.box, gutter, bottom, width)
	bottom -= 2 * theme.Grid

	side := panelWidth * min(theme.Scale(), panelGrowth)
	week := fyne.NewSize(width-side-5*theme.Grid, bottom-top)
	switch {
	case s.page.business == "":
		week.Width = width
	case week.Width < leastWeek:
		week = fyne.NewSize(width, (bottom-top)*0.6)
		place(s.panel.scroll, gutter-panelEdge, top+week.Height, width+2*panelEdge, bottom-top-week.Height)
	default:
		place(s.panel.scroll, gutter+week.Width+5*theme.Grid-panelEdge, top-panelEdge, side+2*panelEdge, bottom-top+panelEdge)
	}
	place(s.view, gutter, top, week.Width, week.Height)
	s.placeReason(fyne.NewPos(gutter, top), week)
}

// placeReason puts the reason into the middle of the week.
func (s *screen) placeReason(pos fyne.Position, week fyne.Size) {
	width := min(reasonWidth*theme.Scale(), week.Width-4*theme.Grid)
	height := heightAt(s.reason.box, width)
	place(s.reason.box, pos.X+(week.Width-width)/2, pos.Y+max(0, (week.Height-height)/2), width, height)
}

// MinSize implements fyne.Layout.
func (s *screen) MinSize([]fyne.CanvasObject) fyne.Size {
	return s.view.MinSize().AddWidthHeight(2*theme.GutterNarrow, 0)
}

// heightAt is how high a container of control's layouts is at a width: they know it
// once they have been given the width.
func heightAt(c *fyne.Container, width float32) float32 {
	c.Resize(fyne.NewSize(width, c.Size().Height))
	return c.MinSize().Height
}

// put places a container with the height it needs and returns its lower edge.
func put(c *fyne.Container, x, y, width float32) float32 {
	height := heightAt(c, width)
	place(c, x, y, width, height)
	return y + height
}

func place(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}

// toolbar turns the weeks and names what is shown.
type toolbar struct {
	title, zone, warning *control.Text
	bookings             *control.Button
	box                  *fyne.Container
}

func newToolbar(p *Page) *toolbar {
	t := &toolbar{title: control.Heading(""), zone: control.Hint(""), warning: control.Caption("")}
	t.warning.SetColour(theme.Warn)
	t.bookings = control.NewQuiet(textBookingsPage, func() { p.deps.Open(p.state.Site.Bookings()) })
	left := control.Row(2*theme.Grid,
		control.NewGlyphButton(control.GlyphPrevious, textEarlier, func() { p.turn(-1) }),
		control.NewQuiet(textToday, p.toToday),
		control.NewGlyphButton(control.GlyphNext, textLater, func() { p.turn(1) }),
		control.Inset(2*theme.Grid, 0, 0, 0, t.title),
		t.zone,
	)
	t.box = control.Column(theme.Grid, control.Ends(2*theme.Grid, left, t.bookings), t.warning)
	return t
}

func (t *toolbar) draw(p *Page) {
	t.title.SetText(weekText(p.week))
	t.zone.SetText("")
	t.warning.Hide()
	show(t.bookings, p.state != nil && !p.state.Site.IsZero())
	switch {
	case p.business == "":
	case p.zoneKnown:
		t.zone.SetText(zoneText(p.businessOnScreen().ZoneLabel, p.zone))
	default:
		t.warning.SetText(unknownZoneText(p.businessOnScreen().Name, p.deps.Now()))
		t.warning.Show()
	}
	t.box.Refresh()
}

func show(o fyne.CanvasObject, shown bool) {
	if shown {
		o.Show()
	} else {
		o.Hide()
	}
}

// footer says the selected time in words, and how many times there are and how old.
type footer struct {
	words, count *control.Text
	fresh, stale *control.Chip
	box          *fyne.Container
}

func newFooter() *footer {
	f := &footer{words: control.Caption(""), count: control.Caption(""), fresh: control.NewChip(""), stale: control.NewStateChip(control.Attention, "")}
	f.box = control.Ends(5*theme.Grid, f.words, control.Row(5*theme.Grid, f.count, f.fresh, f.stale))
	return f
}

func (f *footer) draw(p *Page) {
	f.words.SetText(p.words())
	show(f.count, p.business != "")
	f.count.SetText(countText(p.week))
	known := p.business != "" && !p.week.Oldest.IsZero()
	show(f.fresh, known && !p.stale())
	show(f.stale, known && p.stale())
	if known {
		age := asOfText(p.week.Oldest, p.deps.Now(), p.zone)
		f.fresh.SetText(age)
		f.stale.SetText(age)
	}
	f.box.Refresh()
}

// words say the block under the cursor while the calendar has the keyboard, else the
// selected one.
func (p *Page) words() string {
	grid := p.screen.view.grid
	block := grid.chosen
	if grid.focused && grid.cursor != none {
		block = grid.cursor
	}
	switch {
	case block != none:
		return blockText(p.week, p.week.Blocks[block], p.businessOnScreen().Name)
	case !p.chosen.IsZero():
		return textGone
	case p.week.Total > 0:
		return textNothingPicked
	}
	return ""
}
