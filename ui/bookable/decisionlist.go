package bookable

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// decisionList is the list of who should be bookable. What it says last stands at the foot
// of the page however long the list is.
type decisionList struct {
	page  *Page
	box   *fyne.Container
	list  *control.Page
	foot  *fyne.Container
	edge  fyne.CanvasObject // over the foot, where the list goes on under it
	lead  *control.Text
	stale *control.Notice

	businesses, practitioners, types *kindList

	confirm *control.Button
	table   *control.Button // leads to the table without confirming
	all     []choice        // as drawn last
}

// Sizes of the list at 100 % text size.
const (
	kindWidth float32 = 440 // the narrowest list of a kind beside another
	listWidth float32 = 980
	leadWidth float32 = 560
)

func newDecisionList(p *Page) *decisionList {
	l := &decisionList{page: p, lead: control.Hint(textWhoLead), stale: control.NewNotice(), edge: control.NewLine()}
	l.businesses = l.newKind(textBusinesses, textMoreBusinesses)
	l.practitioners = l.newKind(textPractitioners, textMorePeople)
	l.types = l.newKind(textTypes, textMoreTypes)
	l.confirm = control.NewPrimary(textConfirm, p.confirm)
	l.table = control.NewQuiet("", p.goToTable)
	heading := control.Column(theme.Grid, control.Title(textWho), control.Limit(leadWidth, l.lead), l.stale.Line())
	left := control.Column(6*theme.Grid, l.businesses.box, l.types.box)
	lists := control.Grid(10*theme.Grid, kindWidth, left, l.practitioners.box)
	l.list = control.NewPage(theme.PageWidth, control.Limit(listWidth, control.Column(6*theme.Grid, heading, lists)))
	l.foot = control.Column(0, l.edge, control.Edges(3*theme.Grid, 4*theme.Grid, control.Row(3*theme.Grid, l.confirm, l.table)))
	l.box = &fyne.Container{Layout: footed{l}, Objects: []fyne.CanvasObject{l.list, l.foot}}
	return l
}

// draw shows the page's state. What has the keyboard keeps it.
func (l *decisionList) draw() {
	p := l.page
	d := newDecision(p.state, p.words, p.wishes)
	businesses, practitioners, types := d.businesses(), d.practitioners(), d.types()
	l.all = append(append(businesses, practitioners...), types...)
	l.businesses.draw(d.fold(businesses))
	l.practitioners.draw(d.fold(practitioners))
	l.types.draw(d.fold(types))
	l.stale.Say(control.Unchecked, staleness(p.state, p.deps.Now()))
	l.lead.SetText(textWhoLead)
	if p.reopened {
		l.lead.SetText(textWhoAgain)
	}
	l.drawWayOut()
	l.list.Arrange()
	footed{l}.Layout(nil, l.box.Size())
}

// toggled draws what was unfolded, if the list shows.
func (l *decisionList) toggled() {
	if l.page.deciding() {
		l.draw()
	}
}

// drawWayOut names the way to the table by what it is for.
func (l *decisionList) drawWayOut() {
	toFix := 0
	for _, f := range l.page.state.Report.Findings {
		if f.Severity == readiness.Blocker {
			toFix++
		}
	}
	label := textKeepChoice
	if !l.page.reopened {
		label = fmt.Sprintf(textSeeFindings, toFix)
	}
	shown := l.page.reopened || toFix > 0
	if label != l.table.Label() || shown != l.table.Visible() {
		l.table.SetLabel(label)
		control.SetShown(l.table, shown)
		l.foot.Refresh()
	}
}

// focus gives the keyboard to the first choice.
func (l *decisionList) focus() {
	for _, k := range []*kindList{l.businesses, l.practitioners, l.types} {
		if len(k.rows.Objects) > 0 {
			control.Focus(k.first)
			return
		}
	}
}

// kindList lists the choices of one kind.
type kindList struct {
	page   *Page
	box    *fyne.Container
	rows   *fyne.Container
	first  *control.Check
	folded folded
	more   string // what is folded, with its number
	lines  map[readiness.Target]*choiceLine
}

func (l *decisionList) newKind(title, more string) *kindList {
	k := &kindList{page: l.page, rows: control.Column(0), folded: newFolded(more), more: more, lines: map[readiness.Target]*choiceLine{}}
	k.folded.line.OnToggle = l.toggled
	k.box = control.Column(2*theme.Grid, control.Heading(title), k.rows, k.folded.box)
	return k
}

func (k *kindList) draw(c choices) {
	k.rows.Objects = k.draws(c.shown)
	k.folded.label = k.more
	if slices.ContainsFunc(c.folded, func(one choice) bool { return one.idle }) {
		k.folded.label = textMoreIdle
	}
	var unfolded []fyne.CanvasObject // only then: there may be hundreds
	if k.folded.line.Open() {
		unfolded = k.draws(c.folded)
	}
	k.folded.show(len(c.folded), unfolded)
	if len(c.shown) > 0 {
		k.first = k.lines[c.shown[0].at].check
	}
}

func (k *kindList) draws(all []choice) []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, 0, len(all))
	for _, c := range all {
		line := k.lines[c.at]
		if line == nil || line.name != c.name {
			line = k.newLine(c)
			k.lines[c.at] = line
		}
		line.show(c)
		objects = append(objects, line.box)
	}
	return objects
}

// choiceLine is a choice on screen.
type choiceLine struct {
	name  string
	box   *fyne.Container
	check *control.Check
	icon  *control.StateIcon
}

func (k *kindList) newLine(c choice) *choiceLine {
	l := &choiceLine{name: c.name, icon: control.NewStateIcon(c.state, iconSide)}
	l.check = control.NewCheck(c.name, c.wanted, func(wanted bool) { k.page.wish(c.at, wanted) })
	row := control.Inset(0, theme.Grid, 0, theme.Grid, control.Trail(2*theme.Grid, l.check, l.icon))
	l.box = control.Column(0, row, control.NewLine())
	return l
}

func (l *choiceLine) show(c choice) {
	l.check.SetChecked(c.wanted)
	l.check.SetCount(c.note)
	l.icon.SetState(c.state)
	control.SetShown(l.icon, c.state != control.NotOffered)
}

// footed places the foot right under a short list, and under what can be seen of a long one.
type footed struct{ *decisionList }

// MinSize implements fyne.Layout.
func (f footed) MinSize([]fyne.CanvasObject) fyne.Size { return f.list.MinSize() }

// Layout implements fyne.Layout.
func (f footed) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	f.foot.Resize(fyne.NewSize(size.Width, f.foot.MinSize().Height)) // it may wrap at this width
	foot := f.foot.MinSize().Height
	f.list.Resize(fyne.NewSize(size.Width, size.Height-foot))
	height := min(f.list.Content.MinSize().Height, size.Height-foot)
	control.SetShown(f.edge, height == size.Height-foot)
	f.list.Resize(fyne.NewSize(size.Width, height))
	control.Place(f.foot, 0, height, size.Width, foot)
}
