package calendar

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// toolbar turns the pages, names what is shown, and chooses the view.
type toolbar struct {
	title, zone, warning *control.Text
	views                *control.Segments
	bookings, export     *control.Button
	more                 *control.Button // stands for both where there is no room
	left, right, box     *fyne.Container
	canOpen, canSave     bool
}

func newToolbar(p *Page) *toolbar {
	t := &toolbar{title: control.Heading(""), zone: control.Hint(""), warning: control.Caption("")}
	t.warning.SetColour(theme.Warn)
	t.views = control.NewSegments(viewLabels(), int(Week), func(i int) { p.showView(View(i)) })
	t.bookings = control.NewQuiet(textBookingsPage, func() { p.deps.Open(p.state.Site.Bookings()) })
	t.export = control.NewQuiet(textExport, p.Export)
	t.more = control.NewGlyphButton(control.GlyphMore, textMore, t.showMore)
	t.left = control.Row(2*theme.Grid,
		control.NewGlyphButton(control.GlyphPrevious, textEarlier, func() { p.turn(-1) }),
		control.NewQuiet(textToday, p.toToday),
		control.NewGlyphButton(control.GlyphNext, textLater, func() { p.turn(1) }),
		control.Inset(2*theme.Grid, 0, 0, 0, t.title),
		t.zone,
	)
	t.right = control.Row(2*theme.Grid, t.views, t.bookings, t.export, t.more)
	t.box = control.Column(theme.Grid, control.Ends(2*theme.Grid, t.left, t.right), t.warning)
	return t
}

func (t *toolbar) draw(p *Page) {
	t.title.SetText(p.title())
	t.views.Select(int(p.view))
	t.zone.SetText("")
	t.warning.Hide()
	t.canOpen, t.canSave = p.state != nil && !p.state.Site.IsZero(), p.deps.SaveFile != nil
	switch {
	case p.business == "":
	case p.zoneKnown:
		t.zone.SetText(p.zoneText())
	default:
		t.warning.SetText(unknownZoneText(p.sheet.Place, p.deps.Now()))
		t.warning.Show()
	}
	t.box.Refresh()
}

// fit puts the buttons at the end behind one where they would need a second line.
func (t *toolbar) fit(width float32) {
	need := t.title.NaturalWidth() + t.zone.NaturalWidth() + 11*2*theme.Grid
	for _, o := range []fyne.CanvasObject{t.left.Objects[0], t.left.Objects[1], t.left.Objects[2], t.views, t.bookings, t.export} {
		need += o.MinSize().Width
	}
	roomy, changed := need <= width, false
	for o, shown := range map[fyne.CanvasObject]bool{
		t.bookings: roomy && t.canOpen, t.export: roomy && t.canSave, t.more: !roomy && (t.canOpen || t.canSave),
	} {
		changed = changed || o.Visible() != shown
		show(o, shown)
	}
	if changed {
		t.box.Refresh()
	}
}

func (t *toolbar) showMore() {
	var items []control.MenuItem
	if t.canOpen {
		items = append(items, control.MenuItem{Label: textBookingsPage, Press: t.bookings.Press})
	}
	if t.canSave {
		items = append(items, control.MenuItem{Label: textExport, Press: t.export.Press})
	}
	control.ShowMenu(t.more, items)
}

// zoneText is "Sydney time"; of an unknown zone it names this computer's.
func (p *Page) zoneText() string {
	if !p.zoneKnown {
		_, offset := p.deps.Now().Zone()
		return offsetText(offset)
	}
	return zoneText(p.businessOnScreen().ZoneLabel, p.zone)
}

// title names the days that are shown.
func (p *Page) title() string {
	columns := p.sheet.Columns
	if len(columns) == 0 {
		return ""
	}
	return views[p.view].title(columns[0].Date, columns[len(columns)-1].Date)
}
