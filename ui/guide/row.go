package guide

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// actionRow draws one action: number, title, prose, state, and why it is in that state.
// The open one is a card and holds the page's tools. Its title opens it and its circle ticks
// it; a press elsewhere on it does nothing, since people press there to bring the window forward.
type actionRow struct {
	page   *stepPage
	number int // from 0
	action Action
	shown  Condition
	ticked bool
	box    *fyne.Container // holds the card or the plain room
	card   *fyne.Container
	plain  *fyne.Container
	title  *control.TitleLink
	icon   *control.Tick
	reason *control.Text
	toOpen *fyne.Container // a button that opens it, where the reason of a closed one says that something is to be done
	within within          // nil: nothing more
	foot   *fyne.Container // where the line stands that says what was noticed in Cliniko
	slot   *fyne.Container // where the tools stand while it is open, and a picture where there is no other room
}

// within draws what is inside an action besides its words.
type within interface{ show(open bool) }

// noting is what is inside an action that only it can tick, since it asks for something before.
type noting interface {
	asks() bool // now
	note()
}

func newActionRow(p *stepPage, number int, a Action) *actionRow {
	r := &actionRow{
		page: p, number: number, action: a,
		title:  control.NewTitleLink(a.Title, func() { p.choose(number) }),
		reason: control.Body(""),
		toOpen: control.Row(0, control.NewLink(showAction, func() { p.choose(number) })),
		slot:   control.Column(3 * theme.Grid),
		foot:   control.Column(0),
	}
	r.icon = control.NewTick(a.Title, r.toggle)
	body := []fyne.CanvasObject{control.Column(0, r.title.Line(), control.Prose(a.Prose())), r.reason, r.toOpen}
	if a.Within != nil {
		drawn, object := a.Within(p.guide)
		r.within, body = drawn, append(body, object)
	}
	words := control.Column(2*theme.Grid, append(body, r.slot, r.foot)...)
	content := control.Lead(3*theme.Grid, numeral(number+1), control.Trail(3*theme.Grid, words, r.icon.Line()))
	r.card, r.plain = control.Card(content), control.Plain(content)
	r.box = control.Column(0)
	return r
}

// toTick reports whether a press on its circle ticks it: it is to do, and the person's word
// counts. To accept what is not recommended takes the button that says so.
func (r *actionRow) toTick() bool {
	part, notes := r.within.(noting)
	return r.shown.State == control.ToDo && (r.action.tickable(r.shown) || notes && part.asks())
}

// toggle ticks the action, or takes that back.
func (r *actionRow) toggle() {
	if part, ok := r.within.(noting); ok {
		r.page.choose(r.number)
		part.note()
		return
	}
	name := tickName(r.action, r.shown)
	if r.ticked {
		r.page.guide.untick(name)
		return
	}
	r.page.guide.tick(name)
}

func numeral(n int) fyne.CanvasObject {
	text := control.Hint(strconv.Itoa(n))
	text.SetBold(true)
	return text
}

// show draws a condition. Its reason is said when the row is open, and elsewhere when it
// is fresh, said in no other row, and not only that something is to do.
func (r *actionRow) show(c Condition, open, fresh bool) {
	r.shown = c
	r.showTick()
	words := c.Reason
	if open {
		words = strings.TrimSpace(words + " " + c.Barred)
	}
	r.reason.SetText(words)
	control.SetShown(r.reason, words != "" && (open || fresh && c.State != control.ToDo && c.State != control.Checking))
	control.SetShown(r.toOpen, !open && r.reason.Visible() && !finished(c.State))
	r.reason.SetColour(reasonColours[c.State])
	r.box.Objects = []fyne.CanvasObject{r.plain}
	if open {
		r.box.Objects = []fyne.CanvasObject{r.card}
	}
	control.SetShown(r.slot, open)
	if r.within != nil {
		r.within.show(open)
	}
}

// showTick draws the state, and lets it be pressed where the person's word counts.
func (r *actionRow) showTick() {
	_, ticked := r.page.guide.state.Clinic.Ticks[tickName(r.action, r.shown)]
	r.ticked = ticked && r.shown.State == control.ByUser
	r.icon.SetState(r.shown.State, r.ticked || r.toTick())
}

var reasonColours = map[control.State]theme.Name{
	control.Done:      theme.OK,
	control.ByUser:    theme.Ink2,
	control.ToDo:      theme.Ink2,
	control.Attention: theme.Warn,
	control.Blocked:   theme.Bad,
	control.Unchecked: theme.Unknown,
	control.Checking:  theme.Ink2,
}
