package guide

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// startPage is the first tab: what this does and what to have ready; after the hand-over,
// the overview.
type startPage struct {
	guide    *Guide
	page     *control.Page
	begin    *fyne.Container
	ready    []*readyRow
	cards    []*control.StateIcon
	next     *control.Button
	demo     *control.Button
	overview *overview
}

func newStartPage(g *Guide) *startPage {
	p := &startPage{guide: g, overview: newOverview(g)}
	var ready, cards []fyne.CanvasObject
	for _, a := range haveReady {
		row := newReadyRow(g, a)
		p.ready = append(p.ready, row)
		ready = append(ready, row.box)
	}
	for i := range steps {
		cards = append(cards, p.card(i))
	}
	p.next = control.NewPrimary("", func() { g.deps.GoTo(TabKey + g.progress.Next()) })
	p.demo = control.NewQuiet(startDemo, func() { g.deps.Demo() })
	control.SetShown(p.demo, g.deps.Demo != nil)
	p.begin = control.Column(6*theme.Grid,
		control.Column(1.5*theme.Grid, control.Title(startTitle), control.Limit(proseWidth, control.Hint(startLead))),
		control.Column(3*theme.Grid, control.Heading(startReady), control.Column(2.5*theme.Grid, ready...)),
		control.Column(3*theme.Grid, control.Heading(startSteps), control.Grid(4*theme.Grid, 240, cards...)),
		control.Row(2.5*theme.Grid, p.next, p.demo))
	p.page = control.NewPage(theme.PageWidth, control.Column(0, p.begin, p.overview.box))
	return p
}

// card leads to a step and shows its state.
func (p *startPage) card(i int) fyne.CanvasObject {
	number := control.NewText(strconv.Itoa(i+1), theme.Caption, theme.Accent)
	number.SetBold(true)
	icon := control.NewStateIcon(control.ToDo, 18)
	p.cards = append(p.cards, icon)
	name := control.NewTitleLink(steps[i].Title, func() { p.guide.deps.GoTo(TabKey + i) })
	return control.Card(control.Trail(2*theme.Grid, control.Column(0.5*theme.Grid, number, name.Line(), control.Hint(steps[i].Brief)), icon))
}

func (p *startPage) show() {
	control.SetShown(p.begin, !p.guide.handedOver())
	control.SetShown(p.overview.box, p.guide.handedOver())
	for _, row := range p.ready {
		row.show()
	}
	for i, state := range p.guide.States() {
		p.cards[i].SetState(state)
	}
	p.next.SetLabel(p.guide.goOnLabel())
	p.overview.show()
	p.page.Refresh()
}

// goOnLabel names the button that leads to the first unfinished step.
func (g *Guide) goOnLabel() string {
	next := g.progress.Next()
	return fmt.Sprintf(startNext[min(next, 1)], next+1)
}

// readyRow is one thing to have ready, ticked by the user.
type readyRow struct {
	guide  *Guide
	action Action
	box    *fyne.Container
	icon   *control.StateIcon
	mark   *control.Button
	ticked *control.Text
}

func newReadyRow(g *Guide, a Action) *readyRow {
	r := &readyRow{guide: g, action: a, icon: control.NewStateIcon(control.ToDo, 18), ticked: control.Caption(control.ByUser.Word())}
	r.mark = control.NewLink(markDone, r.toggle)
	r.box = control.Lead(3*theme.Grid, control.Inset(0, 3, 0, 0, r.icon), control.Row(3*theme.Grid, control.Body(a.Title), r.ticked, r.mark))
	return r
}

func (r *readyRow) done() bool {
	if c := r.action.Check; c != nil && finished(c(facts{State: r.guide.state, now: r.guide.deps.Now()}).State) {
		return true
	}
	_, ticked := r.guide.state.Clinic.Ticks[r.action.ID]
	return ticked
}

func (r *readyRow) toggle() {
	if r.done() {
		r.guide.untick(r.action.ID)
	} else {
		r.guide.tick(r.action.ID)
	}
}

func (r *readyRow) show() {
	state, label := control.ToDo, markDone
	if r.done() {
		state, label = control.ByUser, undoTick
	}
	r.icon.SetState(state)
	r.mark.SetLabel(label)
	control.SetShown(r.ticked, r.done())
}
