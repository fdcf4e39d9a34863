package guide

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// ending is the end of the guide: the key was sent, what patients can book, what happens next and
// how to stop it.
type ending struct {
	guide *Guide
	box   *fyne.Container
	mark  *control.StateIcon
	title *control.Text
	lead  *control.Text
	icon  *control.StateIcon // of what patients can book
	able  *control.Text
	goOn  *control.Button // to what is not done; hidden when all is well
	next  *control.Text
	later *control.Text
}

// Sizes of the end.
const (
	endMark  float32 = 44
	endWords float32 = 600 // the room for an answer beside its question
)

// newEnding makes one, with the ways on from here above the details, to be in sight in any window.
func newEnding(g *Guide, ways ...fyne.CanvasObject) *ending {
	e := &ending{
		guide: g, mark: control.NewStateIcon(control.ByUser, endMark), title: control.Title(""), lead: control.Hint(""),
		icon: control.NewStateIcon(control.ToDo, 18), able: inked(""), next: control.Body(""), later: control.Body(""),
	}
	e.goOn = control.NewLink("", g.goOn)
	heading := control.Column(3*theme.Grid, control.Row(0, e.mark), control.Column(2*theme.Grid, e.title, control.Limit(proseWidth, e.lead)))
	e.box = control.Column(6*theme.Grid, heading)
	if len(ways) > 0 {
		e.box.Add(control.Row(3*theme.Grid, ways...))
	}
	e.box.Add(control.Limit(theme.TextWidth, control.Card(e.details())))
	return e
}

func (e *ending) details() *fyne.Container {
	now := control.Lead(3*theme.Grid, e.icon, control.Column(theme.Grid, e.able, control.Row(0, e.goOn)))
	return control.Column(3*theme.Grid,
		endRow(endNow, now), control.NewLine(),
		endRow(endNext, e.next), control.NewLine(),
		endRow(endLater, e.later), control.NewLine(),
		endRow(endStop, inked(endStopText)))
}

// inked is prose as dark as what stands around it.
func inked(markup string) *control.Text {
	text := control.Prose(markup)
	text.SetColour(theme.Ink)
	return text
}

func endRow(question string, answer fyne.CanvasObject) fyne.CanvasObject {
	return control.Sides(theme.Grid, endWords, 1.2*endWords, control.Hint(question), answer)
}

func (e *ending) show() {
	g := e.guide
	if !g.handedOver() {
		return
	}
	state := standingNow(g.state)
	mark, title, next := control.ByUser, endSent, endNextText
	switch {
	case keyless(g.state):
		mark, title = control.Unchecked, headlineKeyless
	case state == control.Done:
		mark, title, next = control.Done, endConnected, endNextText+" "+endNothing
	}
	e.mark.SetState(mark)
	e.title.SetText(title)
	e.next.SetText(next)
	e.later.SetText(laterWords(g.state))
	e.lead.SetText(handOverSentence(g.state, g.deps.Now()))
	e.icon.SetState(state)
	e.able.SetMarkup(endAbleWords(g.state, g.deps.Now()))
	e.goOn.SetLabel(g.goOnLabel())
	control.SetShown(e.goOn, state != control.Done && !finished(g.progress.Steps[g.progress.Next()].State()))
}

// laterWords says what this app does later, which takes a key.
func laterWords(s *live.State) string {
	if s.Clinic.ForgetKeyOnClose || keyless(s) {
		return endLaterKey
	}
	return endLaterText
}

// endAbleWords says what patients can book, or what stands against it.
func endAbleWords(s *live.State, now time.Time) string {
	switch {
	case keyless(s):
		return keylessWords(s, now)
	case standingNow(s) != control.Done:
		return sentenceOf(headline(s))
	}
	people := wording.Count(bookablePractitioners(s.Report), nounPractitioner)
	if len(s.Account.Businesses) > 1 {
		return fmt.Sprintf(endAbleAt, people, wording.Count(bookableBusinesses(s.Report), nounBusiness))
	}
	return fmt.Sprintf(endAble, people)
}

// bookableBusinesses counts those with at least one free time.
func bookableBusinesses(r readiness.Report) int {
	able := map[cliniko.BusinessID]bool{}
	for _, v := range r.Verdicts {
		if v.State == readiness.Bookable {
			able[v.Business] = true
		}
	}
	return len(able)
}

// sentPage takes the place of the last step's actions while the key in use is sent.
type sentPage struct {
	guide  *Guide
	step   *stepPage
	before fyne.CanvasObject // what it takes the place of
	ending *ending
	box    *fyne.Container
	times  *control.Button
	undo   *control.Button
}

func newSentPage(p *stepPage, before fyne.CanvasObject) *sentPage {
	g := p.guide
	e := &sentPage{guide: g, step: p, before: before}
	e.times = control.NewPrimary(endTimes, func() { g.deps.GoTo(TabCalendar) })
	e.undo = control.NewLink(endElse, g.sending.correct)
	e.ending = newEnding(g, e.times, control.NewQuiet(endOverview, func() { g.deps.GoTo(TabStart) }), e.undo)
	e.box = e.ending.box
	e.box.Hide()
	return e
}

// show draws what there is now. When the one takes the place of the other under somebody's hands,
// the keyboard goes to what comes next there.
func (e *sentPage) show() {
	e.ending.show()
	e.times.SetPrimary(!keyless(e.guide.state))
	sent := keySent(e.guide.state) && !e.guide.sending.correcting()
	if sent == e.box.Visible() {
		return
	}
	noting, undoing := e.guide.sending.hasFocus(), focused(e.undo)
	control.SetShown(e.box, sent)
	control.SetShown(e.before, !sent)
	switch {
	case sent && noting:
		control.Focus(e.times)
		e.step.page.ScrollToTop()
	case !sent && undoing:
		control.Focus(e.guide.sending.name)
	}
}

// focused reports whether one of some objects has the keyboard.
func focused(objects ...fyne.Focusable) bool {
	for _, o := range objects {
		canvas := control.CanvasOf(o.(fyne.CanvasObject))
		if canvas != nil && canvas.Focused() == o {
			return true
		}
	}
	return false
}
