package bookable

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// screen is the page's widgets: on the left the table with what belongs to it, on the
// right the findings, each scrolling by itself. In a narrow window the findings stand
// below the table and both scroll together.
type screen struct {
	page     *Page
	root     *fyne.Container
	decision *decisionList
	table    *fyne.Container // left and right
	left     *control.Page
	right    *control.Page
	content  *fyne.Container // of the left page
	findings *fyne.Container // of the right page, when that shows
	stacked  bool
	// The room at the left and the right of the page, in a window of the width of now.
	start, end float32

	above    *fyne.Container // what stands over the grid
	summary  *control.Text
	copy     *control.Button
	toFix    *control.Button // to the findings, where they stand below
	line     *fyne.Container // summary and what can be done about it
	decide   *control.Button // opens the list of who should be bookable
	next     *control.Button // to the next step, once nothing blocks
	tools    *fyne.Container
	field    *control.Field
	segments *control.Segments
	columns  *columnTools
	stale    *control.Notice

	placeholder *fyne.Container // in the place of the grid
	icon        *control.StateIcon
	title       *control.Text
	detail      *control.Text
	action      *control.Button
	actionRow   *fyne.Container

	grid    *grid
	below   *fyne.Container // what stands under the grid
	legend  *legend
	change  *control.Notice
	guide   *control.Disclosure // nil: none
	section *fyne.Container     // the guide with its actions
	done    bool                // the guide, when it was drawn last

	panel *panel
}

// Sizes of the page at 100 % text size.
const (
	asideWidth float32 = 420
	findWidth  float32 = 300  // of the field, for what it says while it is empty
	sideBySide float32 = 1000 // the narrowest window with the findings beside the table
	gap                = 4 * theme.Grid
	between            = 8 * theme.Grid // the table and the findings beside it
)

func newScreen(p *Page) *screen {
	s := &screen{page: p, panel: newPanel(p)}
	s.makeAbove()
	s.makePlaceholder()
	s.makeGrid()
	s.legend, s.change = newLegend(), control.NewNotice()
	s.below = control.Column(gap, s.change.Line(), control.Column(2*theme.Grid, s.legend.box, s.columns.unfold))
	if p.deps.Guide != nil {
		s.guide = control.NewDisclosure(textHowTo, p.deps.Guide)
		s.section = control.Limit(theme.TextWidth, s.guide.Section())
		s.guide.SetOpen(true)
	}
	s.content, s.findings = control.Column(gap), control.Column(0)
	s.left = control.NewColumnPage(func() (left, right float32) { return s.start, s.leftEnd() }, s.content)
	s.right = control.NewColumnPage(func() (left, right float32) { return between / 2, s.end }, s.findings)
	s.compose()
	s.grid.Beyond = s.left.Scrolled
	s.table = &fyne.Container{Layout: sides{s}, Objects: []fyne.CanvasObject{s.left, s.right}}
	s.decision = newDecisionList(p)
	s.root = container.NewStack(s.table, s.decision.box)
	return s
}

func (s *screen) makeAbove() {
	p := s.page
	s.summary = control.Body("")
	s.copy = control.NewCopyLink(textCopySummary, p.summaryToCopy)
	s.decide = control.NewLink("", p.openList)
	s.next = control.NewPrimary("", func() { p.next() })
	s.toFix = control.NewLink(textSeeFindings, s.goToFindings)
	s.line = control.Row(3*theme.Grid, s.summary, s.toFix, s.copy, s.next)
	s.field = control.NewField(textFind)
	s.field.OnChanged = p.setFind
	s.field.OnEscape = s.leaveFind
	s.field.OnSubmitted = func(string) { s.focusGrid() }
	s.segments = control.NewSegments(textSegments, 1, func(i int) { p.setAttention(i == 0) })
	s.columns = newColumnTools(p)
	s.tools = control.Column(2*theme.Grid, control.SearchLine(2*theme.Grid, s.field, s.segments), s.columns.chooser)
	s.stale = control.NewNotice()
	s.above = control.Column(3*theme.Grid, control.Column(theme.Grid, control.Limit(theme.TextWidth, control.Ends(2*theme.Grid, control.Title(textTitle), s.decide)), s.line), s.stale.Line(),
		control.Limit(theme.TextWidth, s.tools))
	if p.deps.Notice != nil {
		s.above.Add(p.deps.Notice)
	}
}

func (s *screen) makePlaceholder() {
	s.icon, s.title, s.detail = control.NewStateIcon(control.ToDo, 18), control.Strong(""), control.Hint("")
	s.action = control.NewPrimary("", func() { s.goOn(s.action.Label()) })
	s.actionRow = control.Inset(0, 2*theme.Grid, 0, 0, control.Row(0, s.action))
	words := control.Column(theme.Grid, s.title, control.Limit(560, s.detail), s.actionRow)
	s.placeholder = control.Card(control.Lead(3*theme.Grid, s.icon, words))
}

func (s *screen) makeGrid() {
	p := s.page
	s.grid = newGrid()
	s.grid.onChoose = p.choose
	s.grid.Key = s.useKey
	s.grid.reveal = s.reveal
	s.grid.height = s.gridHeight
}

// goOn does what the button in the place of the grid says.
func (s *screen) goOn(action string) {
	switch action {
	case actionKey:
		s.page.deps.GoTo(stepKey)
	case actionClear:
		s.field.SetText("")
		control.Focus(s.field)
	}
}

// draw shows the page's model.
func (s *screen) draw() {
	p := s.page
	control.SetShown(s.decision.box, p.deciding())
	control.SetShown(s.table, !p.deciding())
	if p.deciding() {
		s.decision.draw()
		return
	}
	now, empty := placeholderOf(p.state, p.table, p.filter)
	s.drawAbove()
	control.SetShown(s.placeholder, empty)
	control.SetShown(s.grid, !empty)
	control.SetShown(s.legend.box, !empty)
	if empty {
		s.drawPlaceholder(now)
	}
	s.grid.setTable(p.table)
	s.grid.choose(p.chosen)
	if !empty {
		s.legend.show(p.state, p.table.pending)
	}
	focused, before := s.panel.focused(), s.panel.shown
	s.panel.draw()
	s.showWays()
	s.drawGuide()
	s.refresh()
	s.panel.refocus(focused, before)
}

func (s *screen) drawAbove() {
	p := s.page
	known := p.state.Connected() && p.state.Account != nil
	if summary := p.summary(); summary != s.summary.String() {
		s.summary.SetText(summary)
		s.copy.SetLabel(textCopySummary)
	}
	control.SetShown(s.line, known)
	control.SetShown(s.decide, canDecide(p.state))
	s.decide.SetLabel(decideLabel(p.state))
	control.SetShown(s.next, p.finished())
	if p.finished() {
		var label string
		label, p.next = p.deps.WayOn()
		s.next.SetLabel(label)
		s.panel.next.SetLabel(label)
	}
	control.SetShown(s.tools, known && (p.table.people > 0 || p.filter.find != ""))
	segment := 1
	if p.filter.attention {
		segment = 0
	}
	s.segments.Select(segment)
	s.columns.draw(p.table, p.filter.unoffered)
	stale := ""
	if known {
		stale = staleness(p.state, p.deps.Now())
	}
	s.stale.Say(control.Unchecked, stale)
}

// showWays shows the way to the findings where they stand below, and the way on there too.
func (s *screen) showWays() {
	control.SetShown(s.toFix, s.stacked && len(s.panel.list.Objects) > 0)
	control.SetShown(s.panel.onward, s.stacked && s.next.Visible())
}

// goToFindings brings the findings into view and gives the keyboard to the first.
func (s *screen) goToFindings() {
	s.panel.focusOn(s.panel.boxes[s.panel.order[0]], "")
	s.left.ScrollIntoView(s.panel.box, -gap, s.left.Size().Height)
}

func (s *screen) drawPlaceholder(now placeholder) {
	s.icon.SetState(now.state)
	s.title.SetText(now.title)
	s.detail.SetText(now.detail)
	s.action.SetLabel(now.action)
	control.SetShown(s.actionRow, now.action != "")
}

// drawGuide folds the guide's actions once it has been gone through, and unfolds them when
// it is not any more; in between a person decides.
func (s *screen) drawGuide() {
	if done := s.page.deps.Done(); s.guide != nil && done != s.done {
		s.done = done
		s.guide.SetOpen(!done)
	}
}

// foldAll folds what a person has unfolded, but for the guide's actions.
func (s *screen) foldAll() {
	l, p := s.decision, s.panel
	for _, f := range []folded{l.businesses.folded, l.practitioners.folded, l.types.folded, p.limits, p.ignored, p.choices} {
		if f.line.Open() {
			f.line.SetOpen(false)
		}
	}
}

func (s *screen) setChange(markup string, worse bool) {
	state := control.Done
	if worse {
		state = control.Attention
	}
	s.change.Say(state, markup)
}

func (s *screen) refresh() {
	s.left.Arrange()
	if !s.stacked {
		s.right.Arrange()
	}
}

func (s *screen) focusFind() {
	if s.tools.Visible() {
		control.Focus(s.field)
		s.field.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// leaveFind empties the field; when it is empty, it gives the keyboard to the grid.
func (s *screen) leaveFind() {
	if s.field.Text == "" {
		s.focusGrid()
		return
	}
	s.field.SetText("")
}

func (s *screen) focusGrid() {
	if s.grid.Visible() {
		control.Focus(s.grid)
	}
}

// useKey takes a selection back on Escape.
func (s *screen) useKey(name fyne.KeyName) bool {
	if name != fyne.KeyEscape || s.page.chosen == (readiness.Target{}) {
		return false
	}
	s.page.choose(readiness.Target{})
	return true
}

// gridHeight is the height that the grid can take so that what stands under it is in view.
func (s *screen) gridHeight() float32 {
	height := s.left.Size().Height
	if height <= 0 {
		return unknownHeight
	}
	rest := s.above.MinSize().Height + s.below.MinSize().Height + 2*gap + 2*theme.Gutter
	if s.guide != nil {
		rest += s.guide.MinSize().Height + gap
	}
	return height - rest
}

// unknownHeight is for a page that has no size yet.
const unknownHeight float32 = 400

// reveal scrolls the page until a stretch of the grid is in view.
func (s *screen) reveal(top, bottom float32) { s.left.ScrollIntoView(s.grid, top-gap, bottom+gap) }

// sides places the two pages, or one that holds everything in a narrow window.
type sides struct{ *screen }

// MinSize implements fyne.Layout.
func (s sides) MinSize([]fyne.CanvasObject) fyne.Size { return s.left.MinSize() }

// Layout implements fyne.Layout.
func (s sides) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if stacked := size.Width < grown(sideBySide); stacked != s.stacked {
		s.stacked = stacked
		s.compose()
	}
	s.start = control.SideRoom(size.Width, theme.PageWidth)
	s.end = s.start
	width := size.Width
	if !s.stacked {
		aside := between/2 + grown(asideWidth)
		s.end = max(s.start-s.lacking(size.Width-2*s.start-between-grown(asideWidth)), control.SideRoom(size.Width, 0))
		width -= aside + s.end
		control.Place(s.right, width, 0, size.Width-width, size.Height)
	}
	s.left.Resize(fyne.NewSize(width, size.Height))
	s.left.Refresh() // now that the width of what is above the grid is known
}

// lacking is how much more than a width the grid needs to show all its columns. In a wide window the page grows by that at
// its right; its left edge stays in line with the tabs.
func (s *screen) lacking(width float32) float32 {
	geo := s.grid.geometry()
	return max(0, geo.left()+float32(geo.Columns)*grown(leastColumn)+gridPad-width)
}

// leftEnd is the room at the right of the left page.
func (s *screen) leftEnd() float32 {
	if s.stacked {
		return s.end
	}
	return between / 2
}

// compose puts the findings where they stand in a window of this width.
func (s *screen) compose() {
	s.content.Objects = []fyne.CanvasObject{s.above, s.placeholder, s.grid, s.below}
	s.findings.Objects = nil
	if s.stacked {
		s.content.Add(s.panel.box)
	} else {
		s.findings.Add(s.panel.box)
	}
	if s.guide != nil {
		s.content.Add(s.section)
	}
	control.SetShown(s.right, !s.stacked)
	s.showWays()
}
