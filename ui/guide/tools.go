package guide

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// tools are the buttons of a step page. There is one set, which stands in the open
// action, so there is one main button at a time. A page that holds the actions of a
// step has a main button and a way on of its own.
type tools struct {
	guide   *Guide
	page    *stepPage
	row     *actionRow // the one they stand in
	box     *fyne.Container
	address *addressForm
	goOn    *control.Button
	open    *control.Button
	link    *control.Button
	mark    *control.Button
	undo    *control.Button
	check   *control.Button
	ask     *control.Button
	buttons []*control.Button // all of them
}

func newTools(p *stepPage) *tools {
	g := p.guide
	t := &tools{guide: g, page: p}
	t.address = newAddressForm(g, func() { control.Focus(t.main()) })
	t.goOn = control.NewPrimary("", t.leadOn)
	t.open = control.NewPrimary("", func() { g.open(t.row.action.Opens, p.number) })
	t.link = g.copyButton(copyLink, func() string { return t.row.action.Opens.URL(g.site()).String() })
	t.mark = control.NewQuiet(markDone, func() { g.tick(tickName(t.row.action, t.row.shown)) })
	t.undo = control.NewLink(undoTick, func() { g.untick(tickName(t.row.action, t.row.shown)) })
	t.check = control.NewQuiet(checkAgain, g.CheckNow)
	t.ask = control.NewLink(askColleague, func() { g.offer(t.ask, g.requestFor(t.row.action, t.row.shown)) })
	t.buttons = []*control.Button{t.goOn, t.open, t.mark, t.check, t.link, t.ask, t.undo}
	line := control.Row(3 * theme.Grid)
	for _, b := range t.buttons {
		line.Add(b)
	}
	t.box = control.Column(2*theme.Grid, t.address.box, control.Inset(0, 2, 0, 0, line))
	return t
}

// show has the tools serve a row, with the buttons that it has a use for.
func (t *tools) show(row *actionRow) {
	t.serve(row)
	a, c := row.action, row.shown
	opens := a.Opens != nil && !t.guide.site().IsZero()
	leading := opens && (!a.Continues() || !a.tickable(c))
	leads := !t.page.elsewhere && (t.leads() || t.leadsBack())
	t.showWays(opens, leading, leads)
	t.showWord(a, c, !leading && !leads)
	t.address.show(a.Opens != nil && !a.Continues() && t.guide.state.Site.IsZero())
	control.SetShown(t.check, c.State == control.Unchecked)
	control.SetShown(t.ask, a.mayBeAsked(c))
	control.SetShown(t.box, t.address.box.Visible() || slices.ContainsFunc(t.buttons, (*control.Button).Visible))
}

// main is the main button of the row they serve; nil: it is not among them.
func (t *tools) main() *control.Button {
	for _, b := range t.buttons {
		if b.Visible() && b.Primary() {
			return b
		}
	}
	return nil
}

// passKeyboard gives the keyboard to what to go on with, when one of them has it: they have come to another row, where
// the same button would do another thing.
func (t *tools) passKeyboard(to focusTarget) {
	for _, b := range t.buttons {
		if focused(b) {
			control.GiveFocus(to.next, b.Pointed())
			return
		}
	}
}

// leadOn goes to where there is something to do, and takes the keyboard along.
func (t *tools) leadOn() {
	g, byMouse := t.guide, t.goOn.Pointed()
	to := t.leadsTo()
	g.goToStep(to)
	if g.shown == TabKey+to {
		g.step(to).takeKeyboard(byMouse)
	}
}

// leadsTo is the step that the way on is in: this one, while an action of it is left.
func (t *tools) leadsTo() int {
	if t.leadsBack() {
		return t.page.number
	}
	return t.guide.progress.Next()
}

// leadsBack reports whether the way on is another action of this step: the open one is finished.
func (t *tools) leadsBack() bool {
	return finished(t.row.shown.State) && !finished(t.guide.progress.Steps[t.page.number].State())
}

// goOnLabel names the action of this step, or the other step, that the way on leads to.
func (t *tools) goOnLabel() string {
	if t.leadsBack() {
		return fmt.Sprintf(goToAction, t.guide.progress.Steps[t.page.number].Next()+1)
	}
	return t.guide.goOnLabel()
}

// mayBeAsked reports whether a colleague is a way out, who can change something in Cliniko: something
// is wrong, the key's owner has not the rights, or there is no key yet because nobody here has them.
func (a Action) mayBeAsked(c Condition) bool {
	wrong := c.State == control.Attention || c.State == control.Blocked || c.Barred != ""
	return a.Menu != "" && a.Opens == settingsPage && (wrong || a.Ask != "" && c.State == control.ToDo)
}

func (t *tools) serve(row *actionRow) {
	if t.row == row {
		return
	}
	t.row = row
	for _, b := range t.buttons {
		b.SetAbout(row)
	}
	t.link.SetLabel(copyLink)
	t.ask.SetLabel(askColleague)
}

// showWays shows the ways from here: to Cliniko, which may be the leading one, and to another step.
func (t *tools) showWays(opens, leading, leads bool) {
	control.SetShown(t.goOn, leads)
	if leads {
		t.goOn.SetLabel(t.goOnLabel())
	}
	control.SetShown(t.open, opens)
	control.SetShown(t.link, opens)
	if opens {
		t.open.SetLabel(t.row.action.Opens.Button)
		t.open.SetPrimary(leading && !leads && !t.page.elsewhere)
	}
}

// showWord lets the user say that it is done, or take that back.
func (t *tools) showWord(a Action, c Condition, main bool) {
	control.SetShown(t.mark, a.tickable(c))
	t.mark.SetPrimary(main)
	t.mark.SetLabel(markDone)
	if c.State == control.Attention {
		t.mark.SetLabel(a.Keep)
	}
	_, ticked := t.guide.state.Clinic.Ticks[tickName(a, c)]
	control.SetShown(t.undo, ticked && c.State == control.ByUser)
}

// leads reports whether the way on is another step: this one is finished, or waits for
// one before it.
func (t *tools) leads() bool {
	p := t.guide.progress
	elsewhere := p.Next() != t.page.number && !finished(p.Steps[p.Next()].State())
	return elsewhere && !t.guide.form.busy() && (finished(p.Steps[t.page.number].State()) || t.row.action.Back && !finished(t.row.shown.State))
}
