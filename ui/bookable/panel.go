package bookable

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// panel lists what needs fixing, of everything or of what is chosen.
type panel struct {
	page     *Page
	box      *fyne.Container
	heading  *control.Text
	about    *control.Text // what is chosen, in a line
	allClear *fyne.Container
	icon     *control.StateIcon
	nothing  *control.Text
	next     *control.Button // the page's way on, here too where the table stands between
	onward   *fyne.Container // next
	link     *fyne.Container // how to link what is not
	path     *fyne.Container

	actions  *fyne.Container
	patients *control.Button
	mark     *control.Button
	markText *control.Text
	undo     *control.Button
	all      *control.Button

	list    *fyne.Container
	look    *fyne.Container // the heading within the list, over what is only worth a look
	limits  folded
	ignored folded
	choices folded
	shown
	retargeted bool // to something else since it was drawn
}

// firstFindings is how many findings a list shows before it is asked for more.
const firstFindings = 20

func newPanel(page *Page) *panel {
	p := &panel{page: page, heading: control.Heading(""), about: control.Hint(""), icon: control.NewStateIcon(control.Done, 18), nothing: control.Body(""), markText: control.Caption("")}
	p.patients = control.NewLink(textPatientsPage, func() { page.deps.Open(page.state.Site.BookingsFor(cliniko.Offering(page.chosen))) })
	p.mark = control.NewLink("", func() { page.mark(page.chosen, p.suggestedMark()) })
	p.undo = control.NewLink(textUndo, func() { page.takeBack(page.chosen) })
	p.all = control.NewLink(textShowAll, func() { page.choose(readiness.Target{}) })
	p.actions = control.Row(3*theme.Grid, p.patients, p.mark, p.markText, p.undo, p.all)
	p.next = control.NewPrimary("", func() { page.next() })
	p.onward = control.Row(0, p.next)
	p.allClear = control.Plain(control.Lead(3*theme.Grid, p.icon, p.nothing))
	p.path = control.Column(0)
	p.link = control.Plain(control.Column(2*theme.Grid, control.Hint(textLinkThem), p.path))
	p.list = control.Column(theme.Grid)
	p.look = control.Inset(0, 2*theme.Grid, 0, theme.Grid, control.Heading(readiness.HeadingLook))
	p.limits, p.ignored, p.choices = newFolded(textLimits), newFolded(textIgnored), newFolded(textChoices)
	p.box = control.Column(3*theme.Grid, control.Column(theme.Grid, p.heading, p.about, p.actions), p.allClear, p.onward, p.link, p.list, p.limits.box, p.ignored.box, p.choices.box)
	return p
}

// folded is a list of findings that has to be unfolded.
type folded struct {
	label string // with the number of findings
	list  *fyne.Container
	line  *control.Disclosure
	box   *fyne.Container
}

func newFolded(label string) folded {
	f := folded{label: label, list: control.Column(theme.Grid)}
	f.line = control.NewDisclosure("", f.list)
	f.box = f.line.Section()
	return f
}

func (f folded) show(number int, boxes []fyne.CanvasObject) {
	f.list.Objects = boxes
	f.line.SetLabel(fmt.Sprintf(f.label, number))
	control.SetShown(f.box, number > 0)
}

// draw lists the findings. Boxes that show the same as before stay, and with them the
// keyboard.
func (p *panel) draw() {
	page := p.page
	known := page.state.Connected() && page.state.Account != nil
	found := page.inSight().sort(page.state.Report.Findings)
	control.SetShown(p.box, known && !page.foundNothing(found))
	if !known {
		return
	}
	opened := p.opened(found)
	open := topicOf(opened)
	before := p.boxes
	p.shown = shown{boxes: map[topic]*cardBox{}, lists: map[topic]*fyne.Container{}}
	p.list.Objects = p.headed(found.inTheWay, p.cards(p.list, found.inTheWay, open, before))
	for _, f := range []struct {
		folded
		findings []readiness.Finding
	}{{p.limits, found.limits}, {p.ignored, found.ignored}, {p.choices, found.choices}} {
		f.show(len(readiness.Singles(f.findings)), p.cards(f.list, f.findings, open, before))
	}
	p.unfoldChoices(found)
	p.drawChoice(found)
	p.drawAllClear(found)
	page.screen.toFix.SetLabel(seeLabels[readiness.HeadingOf(found.inTheWay)])
	page.screen.grid.mark(opened)
}

// foundNothing reports whether a search leaves nothing that anything could be said of.
func (p *Page) foundNothing(found sections) bool {
	listed := len(found.inTheWay) + len(found.limits) + len(found.ignored) + len(found.choices)
	return p.filter.find != "" && p.table.blank() && listed == 0
}

// unfoldChoices unfolds the choices when they are all there is to say about what a person
// has just turned to.
func (p *panel) unfoldChoices(found sections) {
	if p.retargeted {
		p.retargeted = false
		p.page.screen.right.ScrollToTop()
		p.choices.line.SetOpen(p.page.narrowed() && len(found.inTheWay) == 0)
		p.ignored.line.SetOpen(p.page.narrowed() && len(found.inTheWay) == 0)
	}
}

// opened is the finding that is unfolded: the one that a person opened, else the first
// that stands in the way; where a part of the clinic has only choices, the first of those.
// The zero one: none.
func (p *panel) opened(found sections) readiness.Finding {
	for _, f := range slices.Concat(found.inTheWay, found.limits, found.ignored, found.choices) {
		if topicOf(f) == p.page.open {
			return f
		}
	}
	switch {
	case len(found.inTheWay) > 0:
		return found.inTheWay[0]
	case p.page.narrowed() && len(found.ignored) > 0:
		return found.ignored[0]
	case p.page.narrowed() && len(found.choices) > 0:
		return found.choices[0]
	}
	return readiness.Finding{}
}

func (p *panel) cards(list *fyne.Container, findings []readiness.Finding, open topic, before map[topic]*cardBox) (objects []fyne.CanvasObject) {
	most := firstFindings + p.page.more
	for _, f := range findings[:min(len(findings), most)] {
		c := p.page.card(f, open)
		box := before[c.topic]
		if box == nil || box.card != c {
			box = p.page.newCardBox(c, f)
		}
		box.finding = f
		p.boxes[c.topic] = box
		p.order, p.lists[c.topic] = append(p.order, c.topic), list
		objects = append(objects, box.box)
	}
	if left := len(findings) - most; left > 0 {
		next := topicOf(findings[most])
		objects = append(objects, control.Row(0, control.NewLink(fmt.Sprintf(textMore, min(left, firstFindings)), func() { p.showMore(next) })))
	}
	return objects
}

// headed puts a heading over the cards of what is only worth a look, where others come before them
// under the panel's own heading.
func (p *panel) headed(findings []readiness.Finding, cards []fyne.CanvasObject) []fyne.CanvasObject {
	first := slices.IndexFunc(findings, func(f readiness.Finding) bool { return f.Severity != readiness.Blocker })
	if first <= 0 || first >= firstFindings+p.page.more || p.page.chosen != (readiness.Target{}) {
		return cards
	}
	return slices.Insert(cards, first, fyne.CanvasObject(p.look))
}

// showMore lists more findings and goes on with the first of them.
func (p *panel) showMore(next topic) {
	p.page.listMore()
	p.focusOn(p.boxes[next], "")
}

// drawChoice says what is chosen, and what can be done with it as a whole.
func (p *panel) drawChoice(found sections) {
	page := p.page
	chosen := page.chosen != (readiness.Target{})
	control.SetShown(p.actions, chosen)
	control.SetShown(p.about, chosen)
	control.SetShown(p.link, false)
	if !chosen {
		p.heading.SetText(readiness.HeadingOf(found.inTheWay))
		return
	}
	subject := page.words.Subject(page.chosen)
	p.heading.SetText(wording.Capital(subject))
	at, c, inTable := page.table.find(page.chosen)
	p.about.SetText("")
	if inTable {
		p.about.SetText(wording.Capital(strings.TrimPrefix(page.table.describe(at), subject+": ")))
	}
	unlinked := inTable && at.row >= 0 && at.column >= 0 && c.verdict == nil
	control.SetShown(p.link, unlinked)
	p.path.Objects = []fyne.CanvasObject{control.MenuPath(string(cliniko.MenuAppointmentTypes.To(page.words.Subject(readiness.Target{AppointmentType: page.chosen.AppointmentType}))), nil)}
	control.SetShown(p.patients, c.verdict != nil && !page.state.Site.IsZero())
	mark := markOn(page.state.Clinic, page.chosen)
	p.markText.SetText(markedTexts[mark])
	control.SetShown(p.markText, mark != "")
	control.SetShown(p.undo, mark != "")
	p.mark.SetLabel(markLabels[p.suggestedMark()])
	control.SetShown(p.mark, mark == "" && p.suggestedMark() != "")
}

// suggestedMark is the word that would change something about the cell that is chosen.
func (p *panel) suggestedMark() readiness.Mark {
	if _, cell := single(p.page.chosen, nil); !cell {
		return ""
	}
	found := p.page.inSight().sort(p.page.state.Report.Findings)
	exactly := func(f readiness.Finding) bool { return f.Target == p.page.chosen }
	switch {
	case slices.ContainsFunc(slices.Concat(found.inTheWay, found.ignored, found.choices), exactly):
		return "" // the finding has a button of its own
	case slices.ContainsFunc(found.inTheWay, markable):
		return readiness.LeaveOut
	case slices.ContainsFunc(found.choices, func(f readiness.Finding) bool { return suggestedMark(f) == readiness.ShouldBeBookable }):
		return readiness.ShouldBeBookable
	}
	return ""
}

// drawAllClear says that there is nothing to fix, as far as that is known.
func (p *panel) drawAllClear(found sections) {
	page := p.page
	unlinked := p.link.Visible()
	control.SetShown(p.allClear, len(found.inTheWay) == 0 && !unlinked)
	if len(found.inTheWay) > 0 {
		return
	}
	counts := page.table.count(page.chosen)
	state, text := control.Done, textNothingAll
	switch {
	case page.narrowed() && len(found.ignored) > 0 && counts.offered() == 0:
		state, text = control.NotOffered, textOnlyIgnored
	case page.narrowed() && len(found.choices) > 0 && counts.offered() == 0:
		state, text = control.NotOffered, textOnlyChoices
	case counts[cellPending]+counts[cellUnknown] > 0, !page.narrowed() && page.state.Report.Incomplete:
		state, text = control.Checking, textNothingYet
	case page.narrowed():
		text = textNothingHere
	case page.table.people == 0:
		state, text = control.NotOffered, textNobodyShown
	default:
		p.heading.SetText(textNothing)
	}
	p.icon.SetState(state)
	p.nothing.SetText(text)
}
