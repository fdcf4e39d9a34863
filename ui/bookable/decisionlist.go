package bookable

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/cliniko/wording"
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
	find  *fyne.Container // field and none, where there are many choices
	field *control.Field  // finds choices by name
	none  *control.Text   // has such a name

	businesses, practitioners, types *kindList
	left                             *fyne.Container // businesses and types

	confirm *control.Button
	ticked  *control.Text   // counts what is confirmed, some of which may be out of sight
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
	l.ticked = control.Caption("")
	l.table = control.NewQuiet("", p.goToTable)
	l.makeFind()
	heading := control.Column(theme.Grid, control.Title(textWho), control.Limit(leadWidth, l.lead), l.stale.Line())
	l.left = control.Column(6*theme.Grid, l.businesses.box, l.types.box)
	lists := control.Grid(10*theme.Grid, kindWidth, l.left, l.practitioners.box)
	l.list = control.NewPage(theme.PageWidth, control.Limit(listWidth, control.Column(6*theme.Grid, heading, l.find, lists)))
	l.foot = control.Column(0, l.edge, control.Edges(3*theme.Grid, 4*theme.Grid, control.Row(3*theme.Grid, l.confirm, l.table, l.ticked)))
	l.box = &fyne.Container{Layout: footed{l}, Objects: []fyne.CanvasObject{l.list, l.foot}}
	return l
}

// draw shows the page's state. What has the keyboard keeps it.
func (l *decisionList) draw() {
	p := l.page
	d := newDecision(p.state, p.words, p.wishes)
	businesses, practitioners, types := d.businesses(), d.practitioners(), d.types()
	l.all = append(append(businesses, practitioners...), types...)
	find := l.field.Text
	l.businesses.draw(d.fold(businesses).find(find))
	l.practitioners.draw(d.fold(practitioners).find(find))
	l.types.draw(d.fold(types).find(find))
	l.drawFind()
	l.stale.Say(control.Unchecked, staleness(p.state, p.deps.Now()))
	l.lead.SetText(textWhoLead)
	if p.reopened {
		l.lead.SetText(textWhoAgain)
	}
	control.SetShown(l.confirm, len(l.all) > 0)
	control.SetShown(l.ticked, len(l.all) > 0)
	l.ticked.SetText(fmt.Sprintf(textTicked, wording.List([]string{
		countOf(businesses, nounBusiness), countOf(practitioners, nounPractitioner), countOf(types, nounType),
	})))
	l.drawWayOut()
	l.list.Arrange()
	footed{l}.Layout(nil, l.box.Size())
}

// countOf counts what is ticked: "2 businesses".
func countOf(all []choice, noun string) string {
	ticked := 0
	for _, one := range all {
		if one.wanted {
			ticked++
		}
	}
	return wording.Count(ticked, noun)
}

// redraw draws what was unfolded or typed, if the list shows.
func (l *decisionList) redraw() {
	if l.page.deciding() {
		l.draw()
	}
}

// drawWayOut names the way to the table by what it is for.
func (l *decisionList) drawWayOut() {
	blocker := func(f readiness.Finding) bool { return f.Severity == readiness.Blocker }
	label := textSeeFindings
	if l.page.reopened {
		label = textKeepChoice
	}
	shown := l.page.reopened || slices.ContainsFunc(l.page.state.Report.Findings, blocker)
	if label != l.table.Label() || shown != l.table.Visible() {
		l.table.SetLabel(label)
		control.SetShown(l.table, shown)
		l.foot.Refresh()
	}
}

// focus gives the keyboard to the first choice.
func (l *decisionList) focus() {
	for _, k := range []*kindList{l.businesses, l.practitioners, l.types} {
		if k.drawn() {
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
	none   *control.Text // says that Cliniko has nothing of the kind
	first  *control.Check
	folded folded
	more   string // what is folded, with its number
	lines  map[readiness.Target]*choiceLine
}

func (l *decisionList) newKind(title, more string) *kindList {
	k := &kindList{page: l.page, rows: control.Column(0), none: control.Hint(textNoneInCliniko), folded: newFolded(more), more: more, lines: map[readiness.Target]*choiceLine{}}
	k.folded.line.OnToggle = l.redraw
	k.box = control.Column(2*theme.Grid, control.Heading(title), k.none, k.rows, k.folded.box)
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
	control.SetShown(k.none, len(c.shown)+len(c.folded) == 0)
	if len(c.shown) > 0 {
		k.first = k.lines[c.shown[0].at].check
	}
}

// drawn reports whether a choice of the kind is in sight.
func (k *kindList) drawn() bool { return len(k.rows.Objects) > 0 }

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
}

func (k *kindList) newLine(c choice) *choiceLine {
	l := &choiceLine{name: c.name}
	l.check = control.NewRowCheck(c.name, c.wanted, func(wanted bool) { k.page.wish(c.at, wanted) })
	l.check.SetKeys(k.keys(l))
	l.box = control.Column(-1, l.check, control.NewLine()) // the line lies on the row, which ticks there too
	return l
}

func (l *choiceLine) show(c choice) {
	l.check.SetChecked(c.wanted)
	l.check.SetCount(c.note)
	l.check.SetSign(c.state)
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
