package guide

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// startPage is the first tab: what this does and what to have before it; after the hand-over,
// the overview.
type startPage struct {
	guide    *Guide
	page     *control.Page
	begin    *fyne.Container
	ready    []*readyRow
	cards    []*stepCard
	next     *control.Button
	demo     *control.Button
	overview *overview
}

func newStartPage(g *Guide) *startPage {
	p := &startPage{guide: g, overview: newOverview(g)}
	var ready, cards []fyne.CanvasObject
	for _, a := range beforeStart {
		row := newReadyRow(g, a)
		p.ready = append(p.ready, row)
		ready = append(ready, row.area.Line())
	}
	for i := range steps {
		card := newStepCard(g, i)
		p.cards = append(p.cards, card)
		cards = append(cards, card.area)
	}
	p.next = control.NewPrimary("", g.goOn)
	p.demo = control.NewQuiet(startDemo, func() { g.deps.Demo() })
	control.SetShown(p.demo, g.deps.Demo != nil)
	p.begin = control.Column(6*theme.Grid,
		control.Column(2*theme.Grid, control.Title(startTitle), control.Limit(proseWidth, control.Hint(startLead))),
		control.Column(2*theme.Grid, control.Heading(startReady), control.Limit(theme.TextWidth, control.Column(theme.Grid, ready...))),
		control.Column(3*theme.Grid, control.Heading(startSteps), control.Grid(4*theme.Grid, 240, cards...)),
		control.Row(3*theme.Grid, p.next, p.demo))
	p.page = control.NewPage(theme.PageWidth, control.Column(0, p.begin, p.overview.box))
	return p
}

func (p *startPage) show() {
	control.SetShown(p.begin, !p.guide.handedOver())
	control.SetShown(p.overview.box, p.guide.handedOver())
	if p.guide.handedOver() {
		p.overview.show()
	} else {
		p.showBegin()
	}
	p.page.Arrange()
}

func (p *startPage) showBegin() {
	for _, row := range p.ready {
		row.show()
	}
	for i, state := range p.guide.States() {
		p.cards[i].show(state)
	}
	p.next.SetLabel(p.guide.goOnLabel())
}

// stepCard leads to a step and shows its state.
type stepCard struct {
	step int
	area *control.Area
	icon *control.StateIcon
}

func newStepCard(g *Guide, step int) *stepCard {
	c := &stepCard{step: step, icon: control.NewStateIcon(control.ToDo, 18)}
	number := control.NewText(strconv.Itoa(step+1), theme.Caption, theme.Accent)
	number.SetBold(true)
	words := control.Column(theme.Grid, number, control.Strong(steps[step].Title), control.Hint(steps[step].Brief))
	c.area = control.NewCardArea("", control.Trail(2*theme.Grid, words, c.icon), func() { g.deps.GoTo(TabKey + step) })
	return c
}

func (c *stepCard) show(state control.State) {
	c.icon.SetState(state)
	c.area.SetLabel(fmt.Sprintf(startStep, c.step+1, steps[c.step].Title, state.Word()))
}

// readyRow is one thing to have before the first step. Pressed anywhere it is ticked, and pressed
// again that is undone, unless the app sees for itself how it stands.
type readyRow struct {
	guide  *Guide
	action Action
	area   *control.Area
	icon   *control.StateIcon
	mark   *control.Text
	reason *control.Text
}

func newReadyRow(g *Guide, a Action) *readyRow {
	r := &readyRow{guide: g, action: a, icon: control.NewStateIcon(control.ToDo, 18), mark: control.Caption(""), reason: control.Caption("")}
	r.reason.SetColour(theme.Warn)
	words := control.Column(theme.Grid, control.Row(2*theme.Grid, control.Body(a.Title), r.mark), r.reason)
	r.area = control.NewRowArea("", control.Lead(3*theme.Grid, r.icon, words), r.toggle)
	return r
}

// condition is what the app sees, else the user's word.
func (r *readyRow) condition() Condition {
	c := Condition{State: control.ToDo}
	if r.action.Check != nil {
		c = r.action.Check(facts{State: r.guide.state, now: r.guide.deps.Now()})
	}
	if c.State == control.ToDo && r.ticked() {
		c.State = control.ByUser
	}
	return c
}

func (r *readyRow) ticked() bool {
	_, ticked := r.guide.state.Clinic.Ticks[r.action.ID]
	return ticked
}

func (r *readyRow) toggle() {
	if r.ticked() {
		r.guide.untick(r.action.ID)
	} else {
		r.guide.tick(r.action.ID)
	}
}

// readyMarks say how what is ready got its tick.
var readyMarks = map[control.State]string{control.Done: readyChecked, control.ByUser: control.ByUser.Word()}

func (r *readyRow) show() {
	c := r.condition()
	r.icon.SetState(c.State)
	r.mark.SetText(readyMarks[c.State])
	control.SetShown(r.mark, r.mark.String() != "")
	r.reason.SetText(c.Reason)
	control.SetShown(r.reason, c.Reason != "")
	r.area.SetLabel(r.action.Title + ", " + c.State.Word())
	if c.State == control.ToDo || c.State == control.ByUser {
		r.area.Enable()
	} else {
		r.area.Disable()
	}
}
