package bookable

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// panel lists what stands in the way, of everything or of what is chosen.
type panel struct {
	page     *Page
	box      *fyne.Container
	heading  *control.Text
	about    *control.Text // what is chosen, in a line
	allClear *fyne.Container
	icon     *control.StateIcon
	nothing  *control.Text
	link     *fyne.Container // how to link what is not
	path     *fyne.Container

	actions  *fyne.Container
	patients *control.Button
	mark     *control.Button
	markText *control.Text
	undo     *control.Button
	all      *control.Button

	list    *fyne.Container
	limits  folded
	choices folded
	boxes   map[topic]*cardBox
	turned  bool // to something else since it was drawn
}

// firstFindings is how many findings a list shows before it is asked for more.
const firstFindings = 20

func newPanel(p *Page) *panel {
	n := &panel{page: p, heading: control.Heading(""), about: control.Hint(""), icon: control.NewStateIcon(control.Done, 18), nothing: control.Body(""), markText: control.Caption(""), boxes: map[topic]*cardBox{}}
	n.patients = control.NewLink(textPatientsPage, func() { p.deps.Open(p.state.Site.BookingsFor(cliniko.Offering(p.chosen))) })
	n.mark = control.NewLink("", func() { p.mark(p.chosen, n.suggestedMark()) })
	n.undo = control.NewLink(textUndo, n.takeBack)
	n.all = control.NewLink(textShowAll, func() { p.choose(readiness.Target{}) })
	n.actions = control.Row(3*theme.Grid, n.patients, n.mark, n.markText, n.undo, n.all)
	n.allClear = control.Plain(control.Lead(2.5*theme.Grid, n.icon, n.nothing))
	n.path = control.Column(0)
	n.link = control.Plain(control.Column(2*theme.Grid, control.Hint(textLinkThem), n.path))
	n.list = control.Column(theme.Grid)
	n.limits, n.choices = newFolded(textLimits), newFolded(textChoices)
	n.box = control.Column(3*theme.Grid, control.Column(theme.Grid, n.heading, n.about, n.actions), n.allClear, n.link, n.list, n.limits.box, n.choices.box)
	return n
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
	setShown(f.box, number > 0)
}

// draw lists the findings. Boxes that show the same as before stay, and with them the
// keyboard.
func (n *panel) draw() {
	p := n.page
	known := p.state.Connected() && p.state.Account != nil
	setShown(n.box, known)
	if !known {
		return
	}
	found := p.scope().sort(p.state.Report.Findings)
	open := n.opened(found)
	before := n.boxes
	n.boxes = map[topic]*cardBox{}
	n.list.Objects = n.cards(found.inTheWay, open, before)
	n.limits.show(len(readiness.Singles(found.limits)), n.cards(found.limits, open, before))
	n.choices.show(len(readiness.Singles(found.choices)), n.cards(found.choices, open, before))
	n.turn(found)
	n.drawChoice(found)
	n.drawAllClear(found)
	p.screen.grid.mark(open.at, n.ringed(found, open))
}

// turn unfolds the choices when they are all there is to say about something that a
// person has just turned to.
func (n *panel) turn(found sections) {
	if n.turned {
		n.turned = false
		n.page.screen.right.ScrollToTop()
		n.choices.line.SetOpen(n.page.narrowed() && len(found.inTheWay) == 0)
	}
}

// opened is the finding that is unfolded: the one that a person opened, else the first
// that stands in the way; where a part of the clinic has only choices, the first of those.
func (n *panel) opened(found sections) topic {
	all := slices.Concat(found.inTheWay, found.limits, found.choices)
	asked := func(f readiness.Finding) bool { return topicOf(f) == n.page.open }
	switch {
	case slices.ContainsFunc(all, asked):
		return n.page.open
	case len(found.inTheWay) > 0:
		return topicOf(found.inTheWay[0])
	case n.page.narrowed() && len(found.choices) > 0:
		return topicOf(found.choices[0])
	}
	return topic{}
}

// ringed are the cells that the open finding is about, unless it is about the whole clinic.
func (n *panel) ringed(found sections, open topic) []cliniko.Offering {
	all := slices.Concat(found.inTheWay, found.limits, found.choices)
	i := slices.IndexFunc(all, func(f readiness.Finding) bool { return topicOf(f) == open })
	if i < 0 || open.at == (readiness.Target{}) {
		return nil
	}
	return all[i].Offerings
}

func (n *panel) cards(findings []readiness.Finding, open topic, before map[topic]*cardBox) (objects []fyne.CanvasObject) {
	most := firstFindings + n.page.more
	for _, f := range findings[:min(len(findings), most)] {
		c := n.page.card(f, open)
		box := before[c.topic]
		if box == nil || box.card != c {
			box = n.page.newCardBox(c, f)
		}
		box.finding = f
		n.boxes[c.topic] = box
		objects = append(objects, box.box)
	}
	if left := len(findings) - most; left > 0 {
		next := topicOf(findings[most])
		objects = append(objects, control.Row(0, control.NewLink(fmt.Sprintf(textMore, min(left, firstFindings)), func() { n.showMore(next) })))
	}
	return objects
}

// showMore lists more findings and goes on with the first of them.
func (n *panel) showMore(next topic) {
	n.page.listMore()
	n.focusOn(n.boxes[next], "")
}

// drawChoice says what is chosen, and what can be done with it as a whole.
func (n *panel) drawChoice(found sections) {
	p := n.page
	chosen := p.chosen != (readiness.Target{})
	setShown(n.actions, chosen)
	setShown(n.about, chosen)
	setShown(n.link, false)
	if !chosen {
		n.heading.SetText(textInTheWay)
		return
	}
	subject := p.words.Subject(p.chosen)
	n.heading.SetText(wording.Capital(subject))
	at, c, inTable := p.table.find(p.chosen)
	n.about.SetText("")
	if inTable {
		n.about.SetText(wording.Capital(strings.TrimPrefix(p.table.describe(at, p.words), subject+": ")))
	}
	unlinked := inTable && at.row >= 0 && at.column >= 0 && c.verdict == nil
	setShown(n.link, unlinked)
	n.path.Objects = []fyne.CanvasObject{control.MenuPath(string(cliniko.MenuAppointmentTypes.To(p.words.Subject(readiness.Target{AppointmentType: p.chosen.AppointmentType}))), nil)}
	setShown(n.patients, c.verdict != nil && !p.state.Site.IsZero())
	mark := markOn(p.state.Clinic, p.chosen)
	n.markText.SetText(markedTexts[mark])
	setShown(n.markText, mark != "")
	setShown(n.undo, mark != "")
	n.mark.SetLabel(markLabels[n.suggestedMark()])
	setShown(n.mark, mark == "" && n.suggestedMark() != "")
}

// suggestedMark is the word that would change something about what is chosen as a whole.
func (n *panel) suggestedMark() readiness.Mark {
	found := n.page.scope().sort(n.page.state.Report.Findings)
	exactly := func(f readiness.Finding) bool { return f.Target == n.page.chosen }
	switch {
	case slices.ContainsFunc(found.inTheWay, exactly), slices.ContainsFunc(found.choices, exactly):
		return "" // the finding has a button of its own
	case slices.ContainsFunc(found.inTheWay, markable):
		return readiness.LeaveOut
	case slices.ContainsFunc(found.choices, func(f readiness.Finding) bool { return suggestedMark(f) == readiness.ShouldBeBookable }):
		return readiness.ShouldBeBookable
	}
	return ""
}

func (n *panel) takeBack() {
	at := n.page.chosen
	n.page.deps.Update(unmark(func(m storage.Mark) bool { return readiness.Target(m.Offering) == at }))
}

// drawAllClear says that nothing stands in the way, as far as that is known.
func (n *panel) drawAllClear(found sections) {
	p := n.page
	unlinked := n.link.Visible()
	setShown(n.allClear, len(found.inTheWay) == 0 && !unlinked)
	if len(found.inTheWay) > 0 {
		return
	}
	states := p.table.countStates(p.chosen)
	state, text := control.Done, textNothingAll
	switch {
	case p.narrowed() && len(found.choices) > 0 && !offers(states):
		state, text = control.NotOffered, textOnlyChoices
	case states[cellPending]+states[cellUnknown] > 0, !p.narrowed() && p.state.Report.Incomplete:
		state, text = control.Checking, textNothingYet
	case p.narrowed():
		text = textNothingHere
	case p.table.people == 0:
		state, text = control.NotOffered, textNobodyShown
	default:
		n.heading.SetText(textNothing)
	}
	n.icon.SetState(state)
	n.nothing.SetText(text)
}

// offers reports whether any of the cells counted is offered.
func offers(states [len(cellStyles)]int) bool {
	states[cellNotOffered] = 0
	return states != [len(cellStyles)]int{}
}

// focused is the button of the panel that has the keyboard; nil: none has.
func (n *panel) focused() *control.Button {
	c := fyne.CurrentApp().Driver().CanvasForObject(n.box)
	if c == nil {
		return nil
	}
	button, _ := c.Focused().(*control.Button)
	return button
}

// refocus gives the keyboard to what came in the place of a button that is gone: one
// of the same finding, else the grid. Everything has its place by then, so that what
// has the keyboard comes into view.
func (n *panel) refocus(had *control.Button, before map[topic]*cardBox) {
	if had == nil {
		return
	}
	for t, box := range before {
		if slices.Contains(box.buttons, had) && n.boxes[t] != box {
			n.focusOn(n.boxes[t], had.Label())
			return
		}
	}
	if own := []*control.Button{n.patients, n.mark, n.undo, n.all}; slices.Contains(own, had) && !(had.Visible() && n.actions.Visible()) {
		control.Focus(n.page.screen.grid)
	}
}

// focusOn gives the keyboard to a button of a box.
func (n *panel) focusOn(box *cardBox, label string) {
	if box == nil || len(box.buttons) == 0 {
		control.Focus(n.page.screen.grid)
		return
	}
	same := slices.IndexFunc(box.buttons, func(b *control.Button) bool { return b.Label() == label })
	control.Focus(box.buttons[max(same, 0)])
}
