package guide

import (
	"slices"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// tools are the buttons of a step page. There is one set, which stands in the open
// action, so there is one main button at a time.
type tools struct {
	guide   *Guide
	row     *actionRow // the one they stand in
	box     *fyne.Container
	address *addressForm
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
	t := &tools{guide: g, address: newAddressForm(g)}
	t.open = control.NewPrimary("", func() { g.deps.Open(t.row.action.Opens.URL(g.site())) })
	t.link = g.copyButton(copyLink, func() string { return t.row.action.Opens.URL(g.site()).String() })
	t.mark = control.NewQuiet(markDone, func() { g.tick(tickName(t.row.action, t.row.shown)) })
	t.undo = control.NewLink(undoTick, func() { g.untick(tickName(t.row.action, t.row.shown)) })
	t.check = control.NewQuiet(checkAgain, g.deps.Wishes.CheckNow)
	t.ask = g.copyButton(askColleague, t.message)
	t.buttons = []*control.Button{t.open, t.mark, t.check, t.link, t.ask, t.undo}
	t.box = control.Column(2*theme.Grid, t.address.box,
		control.Inset(0, 2, 0, 0, control.Row(2.5*theme.Grid, each(t.buttons, func(b *control.Button) fyne.CanvasObject { return b })...)))
	return t
}

// message asks a colleague to do what the open action is about.
func (t *tools) message() string {
	return ask(t.guide.state.Clinic.Name, t.row.shown.Reason, t.row.action.Menu, t.row.action.Text)
}

// show puts the tools into a row, with the buttons that it has a use for.
func (t *tools) show(row *actionRow) {
	if t.row != row {
		if t.row != nil {
			t.row.slot.Objects = nil
		}
		t.row = row
		row.slot.Objects = []fyne.CanvasObject{t.box}
		t.link.SetLabel(copyLink)
		t.ask.SetLabel(askColleague)
	}
	a, c := row.action, row.shown
	opens := a.Opens != nil && !t.guide.site().IsZero()
	setShown(t.open, opens)
	setShown(t.link, opens)
	if opens {
		t.open.SetLabel(a.Opens.Button)
	}
	t.address.show(a.Opens != nil && t.guide.state.Site.IsZero())
	markable := a.Tick && (c.State == control.ToDo || c.State == control.Attention)
	setShown(t.mark, markable)
	t.mark.SetPrimary(markable && !opens)
	t.mark.SetLabel(markDone)
	if c.State == control.Attention {
		t.mark.SetLabel(leaveIt)
	}
	_, ticked := t.guide.state.Clinic.Ticks[tickName(a, c)]
	setShown(t.undo, ticked && c.State == control.ByUser)
	setShown(t.check, c.State == control.Unchecked)
	setShown(t.ask, a.Menu != "" && (c.State == control.Attention || c.State == control.Blocked))
	setShown(t.box, t.address.box.Visible() || slices.ContainsFunc(t.buttons, (*control.Button).Visible))
	t.keepFocus()
}

// keepFocus moves the keyboard to the open action when the button that had it is gone.
func (t *tools) keepFocus() {
	canvas := fyne.CurrentApp().Driver().CanvasForObject(t.box)
	if canvas == nil {
		return
	}
	for _, b := range t.buttons {
		if !b.Visible() && canvas.Focused() == fyne.Focusable(b) {
			canvas.Focus(t.row.title)
		}
	}
}
