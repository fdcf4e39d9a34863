package calendar

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// calendarView is one way to show a sheet. One is in sight at a time; the others hold
// no canvas objects.
type calendarView interface {
	fyne.CanvasObject
	setSheet(*sheet.Sheet, sheet.Selection) // another snapshot; scroll, keyboard and cursor stay
	choose(sheet.Selection)
	moveToChosen()       // puts the cursor on what is selected, and shows it
	cover(covered bool)  // the reason of an empty view lies above
	headHeight() float32 // of the names that the reason leaves in sight
	words() string       // what is under the cursor; empty: it does not show
	Focused() bool
	TakeKeyboard()
	UseKey(fyne.KeyName) bool
}

// screen is what the page looks like: a toolbar, a view with the reason for its
// emptiness above it, the panel at the side, and a footer. In a narrow window only the
// panel's first card stands below the view, and the panel can take the view's place.
type screen struct {
	page         *Page
	showingPanel bool    // in a narrow window: the panel has the view's place
	seen         outlook // what was shown last
	toolbar      *toolbar
	sheets       *sheetView // Week and Day
	month        *monthBoard
	list         *listView
	reason       *reasonCard
	panel        *panel
	footer       *footer
	root         *fyne.Container
}

// outlook is what a person looks at.
type outlook struct {
	business cliniko.BusinessID
	view     sheet.View
	from     cliniko.Date
}

func newScreen(p *Page) *screen {
	s := &screen{page: p, reason: newReasonCard(p.take), footer: newFooter(p.showKnowledge)}
	s.toolbar = newToolbar(toolbarActions{
		showView: p.showView, turn: p.turn, toToday: p.toToday, togglePanel: s.togglePanel,
		bookings: func() { p.deps.Open(p.state.Site.Bookings()) }, save: p.Export,
	})
	s.panel = newPanel(panelActions{
		openURL: p.deps.Open, toNext: p.toNext, jump: p.jump, showBusiness: p.showBusiness, showAllHours: p.chooseAllHours,
		showPractitioner: p.showPractitioner, onlyPractitioner: p.onlyPractitioner, showType: p.showType, onlyType: p.onlyType,
	}, newMonthStrip(p))
	s.panel.hours.SetChecked(p.allHours)
	c := callbacks{choose: p.choose, open: p.openDay, escape: p.clearSelection, turn: p.turn, letter: p.TypedRune, moved: s.drawWords}
	s.sheets, s.month, s.list = newSheetView(c), newMonthBoard(c, false), newListView(c)
	objects := []fyne.CanvasObject{s.toolbar.box}
	for _, view := range s.views() {
		view.Hide()
		objects = append(objects, view)
	}
	s.root = &fyne.Container{Layout: s, Objects: append(objects, s.reason.ground, s.reason.page, s.panel.scroll, s.footer.box)}
	return s
}

func (s *screen) views() []calendarView { return []calendarView{s.sheets, s.month, s.list} }

// shown is the view that the page has chosen.
func (s *screen) shown() calendarView {
	switch s.page.view {
	case sheet.Month:
		return s.month
	case sheet.List:
		return s.list
	}
	return s.sheets
}

// draw shows the page as it is now.
func (s *screen) draw() {
	if now := (outlook{s.page.business, s.page.view, s.page.sheet.From}); now != s.seen {
		s.seen, s.showingPanel = now, false
	}
	s.toolbar.draw(s.page.toolbarText())
	s.drawView()
	s.panel.draw(s.page.panelText(), s.page.sheet)
	s.panel.month.draw(s.page)
	s.panel.drawChoice(s.page.choice())
	control.SetShown(s.toolbar.box, s.page.business != "")
	s.drawWords()
}

// drawView brings the chosen view into sight and lets the others go.
func (s *screen) drawView() {
	reason, empty := s.page.reason()
	s.reason.draw(reason, empty && !s.showingPanel)
	s.shown().cover(empty)
	shown, hidden := s.shown(), s.showingPanel || s.page.business == ""
	for _, view := range s.views() {
		if view != shown || hidden {
			view.Hide()
		}
	}
	if hidden {
		return
	}
	appeared := !shown.Visible()
	shown.Show()
	shown.setSheet(s.page.sheet, s.page.chosen)
	if appeared {
		s.Layout(nil, s.root.Size())
		shown.moveToChosen()
	}
}

// togglePanel lets the panel take the view's place, or gives it back.
func (s *screen) togglePanel() {
	s.showingPanel = !s.showingPanel
	s.drawView()
	s.Layout(nil, s.root.Size())
	s.panel.begin(s.showingPanel)
}

func (s *screen) hidePanel() {
	if s.showingPanel {
		s.togglePanel()
	}
}

// drawChoice shows what is selected, everything else being the same.
func (s *screen) drawChoice() {
	s.hidePanel()
	s.shown().choose(s.page.chosen)
	s.panel.drawChoice(s.page.choice())
	s.drawWords()
}

func (s *screen) drawWords() {
	s.footer.draw(s.page.footerText())
	s.Layout(nil, s.root.Size())
}

const (
	mostWidth   float32 = 1880 // with more, the days would have nothing to fill it
	panelWidth  float32 = 252
	panelGrowth float32 = 1.2                // with large text it wraps rather than take the view's room
	panelGap            = 5 * theme.Grid     // between the view and the panel at its side
	leastView   float32 = 336                // beside the panel; less, and the window is narrow
	panelEdge           = theme.GutterNarrow // that the scrolling page of the panel leaves by itself
	mostPeek    float32 = 0.4                // of the height, that the panel has below the view
	leastHeight float32 = 160                // of the view; with less, what stands below it gives way
)

// Layout implements fyne.Layout.
func (s *screen) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	// It begins where the lines above do, and grows to the right.
	gutter := control.SideRoom(size.Width, theme.PageWidth)
	width, side := min(size.Width-gutter-control.SideRoom(size.Width, 0), mostWidth*theme.Scale()), panelWidth*min(theme.Scale(), panelGrowth)
	narrow := width-side-panelGap < leastView
	if s.showingPanel && !narrow {
		s.togglePanel()
		return
	}
	s.toolbar.fit(width, narrow, s.showingPanel)
	s.footer.fit(width)
	top := put(s.toolbar.box, gutter, 3*theme.Grid, width) + panelEdge
	bottom := s.placeFooter(gutter, top, width, size.Height)

	// In a narrow window the reason needs all the room, and leads to the next free time itself.
	at, room := fyne.NewPos(gutter, top), fyne.NewSize(width, bottom-2*theme.Grid-top)
	roomy := room.Height*(1-mostPeek) >= leastHeight*theme.Scale() || !s.page.chosen.IsZero()
	control.SetShown(s.panel.scroll, !narrow || s.showingPanel || roomy && !s.reason.page.Visible())
	view := s.besidePanel(at, room, side, narrow)
	control.Place(s.shown(), at.X, at.Y, view.Width, view.Height)
	s.reason.place(at, view, s.shown().headHeight())
}

// placeFooter places the footer at the bottom of a height, and returns where what is above it
// ends. In a low window the view needs its room.
func (s *screen) placeFooter(x, top, width, height float32) float32 {
	bottom := height - heightAt(s.footer.box, width) - 3*theme.Grid
	if bottom-2*theme.Grid-top < leastHeight*theme.Scale() {
		s.footer.box.Hide()
		return height
	}
	s.footer.box.Show()
	put(s.footer.box, x, bottom, width)
	return bottom
}

// besidePanel places the panel in the room that it shares with the view, so wide as side
// where it stands at the view's side, and returns what is left for the view.
func (s *screen) besidePanel(at fyne.Position, room fyne.Size, side float32, narrow bool) fyne.Size {
	switch {
	case s.page.business == "":
	case s.showingPanel:
		s.placePanel(at.X, at.Y-panelEdge, room.Width, room.Height+panelEdge)
		room.Height = 0
	case !s.panel.scroll.Visible():
	case narrow:
		peek := min(s.panel.peek(room.Width)+panelEdge, room.Height*mostPeek)
		room.Height -= peek
		s.placePanel(at.X, at.Y+room.Height, room.Width, peek)
	default:
		room.Width -= side + panelGap
		s.placePanel(at.X+room.Width+panelGap, at.Y-panelEdge, side, room.Height+panelEdge)
	}
	return room
}

// placePanel places the panel so that what it shows begins at x and is so wide.
func (s *screen) placePanel(x, y, width, height float32) {
	control.Place(s.panel.scroll, x-panelEdge, y, width+2*panelEdge, height)
}

// MinSize implements fyne.Layout.
func (s *screen) MinSize([]fyne.CanvasObject) fyne.Size {
	return s.sheets.MinSize().AddWidthHeight(2*theme.GutterNarrow, 0)
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
	control.Place(c, x, y, width, height)
	return y + height
}
