package calendar

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// toolbar turns the pages, names what is shown, and chooses the view: on one line, or in
// a narrow window on two. A long title is abbreviated before it costs a second line.
type toolbar struct {
	title, zone      *control.Text
	note, warning    *control.Text
	views            *control.Segments
	bookings, export *control.Button
	togglePanel      *control.Button // in a narrow window: the panel instead of the view
	more             *control.Button // stands for the buttons that have no room
	turns, names     *fyne.Container
	wide, tall, box  *fyne.Container // one line, two lines, and what holds one of them
	text             toolbarText
	fitted           fitting
}

// toolbarActions are what its buttons do.
type toolbarActions struct {
	showView                             func(sheet.View)
	turn                                 func(pages int)
	toToday, togglePanel, bookings, save func()
}

// toolbarText is what the toolbar says and offers.
type toolbarText struct {
	titles           [3]string // the title, ever shorter
	view             sheet.View
	zone, warning    string // one of them is empty
	note             string // about the days before; empty: nothing
	canOpen, canSave bool
}

// fitting is what the toolbar was last made to fit.
type fitting struct {
	toolbarText
	width, scale   float32
	narrow, turned bool
}

func newToolbar(do toolbarActions) *toolbar {
	t := &toolbar{title: control.Heading(""), zone: control.Hint(""), note: control.Caption(""), warning: control.Caption("")}
	t.warning.SetColour(theme.Warn)
	t.views = control.NewSegments(sheet.ViewLabels(), int(sheet.Week), func(i int) { do.showView(sheet.View(i)) })
	t.bookings = control.NewQuiet(textBookingsPage, do.bookings)
	t.export = control.NewQuiet(textExport, do.save)
	t.togglePanel = control.NewQuiet(textFilters, do.togglePanel)
	t.more = control.NewGlyphButton(control.GlyphMore, textMore, t.showMore)
	t.turns = control.Row(2*theme.Grid,
		control.NewGlyphButton(control.GlyphPrevious, textEarlier, func() { do.turn(-1) }),
		control.NewQuiet(sheet.TextToday, do.toToday),
		control.NewGlyphButton(control.GlyphNext, textLater, func() { do.turn(1) }))
	t.names = control.Row(2*theme.Grid, t.title, t.zone)
	ends := control.Row(2*theme.Grid, t.togglePanel, t.bookings, t.export, t.more)
	t.wide = control.Ends(titleGap, control.Row(titleGap, t.turns, t.names), control.Row(2*theme.Grid, t.views, ends))
	t.tall = control.Column(2*theme.Grid, control.Ends(2*theme.Grid, t.names, t.turns), control.Ends(2*theme.Grid, t.views, ends))
	t.box = control.Column(theme.Grid, t.wide, t.note, t.warning)
	return t
}

const titleGap = 4 * theme.Grid

func (t *toolbar) draw(text toolbarText) {
	if text == t.text {
		return
	}
	t.text = text
	t.views.Select(int(text.view))
	t.zone.SetText(text.zone)
	t.warning.SetText(text.warning)
	t.note.SetText(text.note)
	control.SetShown(t.note, text.note != "")
	control.SetShown(t.warning, text.warning != "")
	t.box.Refresh()
}

// fit makes the toolbar fit a width: the buttons at the end go behind one, then the title
// becomes short. In a narrow window the toolbar takes two lines and can turn to the
// panel, which turned says it has.
func (t *toolbar) fit(width float32, narrow, turned bool) {
	now := fitting{t.text, width, theme.Scale(), narrow, turned}
	if now == t.fitted {
		return
	}
	t.fitted = now
	label := textFilters
	if turned {
		label = textTimesAgain
	}
	t.togglePanel.SetLabel(label)
	control.SetShown(t.togglePanel, narrow)
	t.box.Objects[0] = t.wide
	if narrow || !t.fitLine(width) {
		t.box.Objects[0] = t.tall
		t.setButtons(false)
		t.setTitle(width - t.turnsWidth())
	}
	t.box.Refresh()
}

// fitLine reports whether one line can fit a width.
func (t *toolbar) fitLine(width float32) bool {
	t.title.SetText(t.text.titles[0])
	t.setButtons(true)
	t.setButtons(t.turnsWidth()+t.namesWidth()+t.endsWidth() <= width)
	return t.setTitle(width - t.turnsWidth() - t.endsWidth())
}

// setTitle writes the longest title with which the names fit a width; false: none does.
func (t *toolbar) setTitle(width float32) bool {
	for _, title := range t.text.titles {
		t.title.SetText(title)
		if t.namesWidth() <= width {
			return true
		}
	}
	return false
}

// setButtons shows the buttons at the end, or the one that stands for them.
func (t *toolbar) setButtons(shown bool) {
	control.SetShown(t.bookings, shown && t.text.canOpen)
	control.SetShown(t.export, shown && t.text.canSave)
	control.SetShown(t.more, !shown && (t.text.canOpen || t.text.canSave))
}

// How wide the parts are on one line, each with a gap.

func (t *toolbar) turnsWidth() float32 { return widthOf(t.turns.Objects...) + titleGap }

func (t *toolbar) namesWidth() float32 {
	return t.title.NaturalWidth() + t.zone.NaturalWidth() + 2*theme.Grid + titleGap
}

func (t *toolbar) endsWidth() float32 { return widthOf(t.views, t.bookings, t.export, t.more) }

// widthOf is how wide the visible ones of some buttons are in a row.
func widthOf(row ...fyne.CanvasObject) (width float32) {
	for _, o := range row {
		if o.Visible() {
			width += o.MinSize().Width + 2*theme.Grid
		}
	}
	return width
}

func (t *toolbar) showMore() {
	var items []control.MenuItem
	if t.text.canOpen {
		items = append(items, control.MenuItem{Label: textBookingsPage, Press: t.bookings.Press})
	}
	if t.text.canSave {
		items = append(items, control.MenuItem{Label: textExport, Press: t.export.Press})
	}
	control.ShowMenu(t.more, items)
}
