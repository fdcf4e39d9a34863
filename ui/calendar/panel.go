package calendar

import (
	"fmt"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// panel is at the side: the selected time, the next available one, and the filters.
type panel struct {
	choice        *fyne.Container // holds the card of the selected time, while there is one
	choiceSays    string          // what the card was made from
	next          *nextCard
	business      *control.Select
	businessGroup *fyne.Container
	practitioners *filterGroup[cliniko.PractitionerID]
	types         *filterGroup[cliniko.AppointmentTypeID]
	scroll        *control.Page
}

func newPanel(p *Page) *panel {
	l := &panel{choice: control.Column(0), next: newNextCard(p)}
	l.business = control.NewSelect(nil, 0, func(i int) { p.showBusiness(p.businesses()[i].ID) })
	l.businessGroup = control.Column(theme.Grid, control.Label(textBusiness), l.business)
	l.practitioners = newFilterGroup(textPractitioner, p.showPractitioner, p.onlyPractitioner)
	l.types = newFilterGroup(textType, p.showType, p.onlyType)
	l.scroll = control.NewPage(0, control.Column(4*theme.Grid, l.choice, l.next.box, l.businessGroup, l.practitioners.box, l.types.box))
	return l
}

func (l *panel) draw(p *Page) {
	l.drawBusinesses(p)
	l.next.draw(p)
	l.practitioners.draw(practitionerLines(p.week))
	l.types.draw(typeLines(p.week))
	l.drawChoice(p)
}

// drawBusinesses offers the businesses when there is more than one.
func (l *panel) drawBusinesses(p *Page) {
	chosen := 0
	var names []string
	for i, b := range p.businesses() {
		names = append(names, b.Name)
		if b.ID == p.business {
			chosen = i
		}
	}
	l.business.SetOptions(names, chosen)
	show(l.businessGroup, len(names) > 1)
}

func practitionerLines(w *Week) (lines []filterLine[cliniko.PractitionerID]) {
	for _, x := range w.Practitioners {
		lines = append(lines, filterLine[cliniko.PractitionerID]{x.ID, x.Name, x.Tag, theme.PersonAt(x.Colour), x.Shown, x.Count})
	}
	return lines
}

func typeLines(w *Week) (lines []filterLine[cliniko.AppointmentTypeID]) {
	for _, x := range w.Types {
		lines = append(lines, filterLine[cliniko.AppointmentTypeID]{id: x.ID, label: typeText(x), shown: x.Shown, count: x.Count})
	}
	return lines
}

// nextCard says the next free time and jumps to it.
type nextCard struct {
	when, what *control.Text
	jump       *control.Button
	box        *fyne.Container
}

func newNextCard(p *Page) *nextCard {
	n := &nextCard{when: control.Heading(""), what: control.Caption("")}
	n.jump = control.NewQuiet(textGoThere, p.toNext)
	n.box = control.Card(control.Column(theme.Grid, control.Caption(textNextAvailable), control.Ends(theme.Grid, n.when, n.jump), n.what))
	return n
}

func (n *nextCard) draw(p *Page) {
	found := !p.next.Start.IsZero()
	show(n.box, p.business != "")
	show(n.what, found)
	show(n.jump, found)
	if !found {
		n.when.SetText(textNoneKnown)
		return
	}
	n.when.SetText(whenText(p.next.Start, p.deps.Now(), p.zone))
	n.what.SetText(p.offeringText(p.next.Offering))
}

// offeringText is "Anna Riley · Standard · Harbour Clinic".
func (p *Page) offeringText(o cliniko.Offering) string {
	for _, offer := range p.week.Offers {
		if offer.Offering == o {
			return choiceText(p.week, offer) + separator + p.businessOnScreen().Name
		}
	}
	return p.businessOnScreen().Name
}

const choicesListed = 8

// drawChoice shows the choices of the selected block, each with its way to the page
// that patients see.
func (l *panel) drawChoice(p *Page) {
	block := p.screen.view.grid.chosen
	show(l.choice, block != none)
	if block != none {
		l.buildChoice(p, p.week.Blocks[block])
	}
	l.scroll.Refresh()
}

// buildChoice makes the card anew only when it would say something else, so that its
// buttons keep the keyboard.
func (l *panel) buildChoice(p *Page, b Block) {
	here, _ := p.hereText(b)
	says := fmt.Sprint(b.Start, p.zone, here, p.state.Site.Host())
	for _, choice := range b.Choices {
		offer := p.week.Offers[choice]
		says += fmt.Sprint(offer.Offering, choiceText(p.week, offer), offer.Minutes)
	}
	if says != l.choiceSays {
		l.choiceSays = says
		l.choice.Objects = []fyne.CanvasObject{control.Card(p.choiceCard(b))}
	}
}

func (p *Page) choiceCard(b Block) *fyne.Container {
	minutes := 0
	if len(b.Choices) == 1 {
		minutes = p.week.Offers[b.Choices[0]].Minutes
	}
	lines := []fyne.CanvasObject{control.Caption(textSelected), control.Strong(spanText(p.week, b, minutes))}
	if here, differs := p.hereText(b); differs {
		lines = append(lines, control.Caption(here))
	}
	for listed := b.Choices[:min(len(b.Choices), choicesListed)]; len(listed) > 0; {
		same := p.week.samePractitioner(listed)
		lines = append(lines, p.choicesOf(same, len(b.Choices) == 1))
		listed = listed[len(same):]
	}
	if more := len(b.Choices) - choicesListed; more > 0 {
		lines = append(lines, control.Caption(fmt.Sprintf(textMoreChoices, more)))
	}
	return control.Column(2*theme.Grid, lines...)
}

// samePractitioner are the choices at the beginning that are one practitioner's.
func (w *Week) samePractitioner(choices []int) []int {
	for i, choice := range choices {
		if w.Offers[choice].Practitioner != w.Offers[choices[0]].Practitioner {
			return choices[:i]
		}
	}
	return choices
}

// hereText is the time by this computer's clock, where that differs.
func (p *Page) hereText(b Block) (string, bool) {
	here := p.deps.Now().Location()
	there, local := b.Start.In(p.zone), b.Start.In(here)
	if there.Format("2006-01-02 15:04") == local.Format("2006-01-02 15:04") {
		return "", false
	}
	return fmt.Sprintf(textHere, whenText(b.Start, p.deps.Now(), here)), true
}

// choicesOf shows one practitioner's choices.
func (p *Page) choicesOf(choices []int, alone bool) fyne.CanvasObject {
	who := p.week.Practitioners[p.week.Offers[choices[0]].Practitioner]
	tag := control.NewTag(who.Tag, theme.PersonAt(who.Colour))
	lines := []fyne.CanvasObject{control.Lead(2*theme.Grid, tag, control.Body(who.Name))}
	for _, choice := range choices {
		lines = append(lines, p.choiceLines(p.week.Offers[choice], alone)...)
	}
	return control.Column(theme.Grid/2, lines...)
}

// choiceLines name the appointment type and lead to the page that patients see.
func (p *Page) choiceLines(o Offer, alone bool) []fyne.CanvasObject {
	name := control.Caption(typeText(p.week.Types[o.Type]))
	open := func() { p.deps.Open(p.state.Site.BookingsFor(o.Offering)) }
	switch {
	case p.state.Site.IsZero():
		return []fyne.CanvasObject{name}
	case alone:
		return []fyne.CanvasObject{name, control.Inset(0, 2*theme.Grid, 0, 0, control.Row(0, control.NewQuiet(textPatientsPage, open)))}
	}
	return []fyne.CanvasObject{control.Ends(theme.Grid, name, control.NewLink(textPatients, open))}
}

// reasonCard stands over a week that shows no free times.
type reasonCard struct {
	title, detail *control.Text
	button        *control.Button
	way           way
	box           *fyne.Container
}

const reasonWidth float32 = 420

func newReasonCard(p *Page) *reasonCard {
	r := &reasonCard{title: control.Heading(""), detail: control.Hint("")}
	r.button = control.NewPrimary("", func() { p.take(r.way) })
	r.box = control.Card(control.Column(2*theme.Grid, r.title, r.detail, control.Row(0, r.button)))
	r.box.Hide()
	return r
}

func (r *reasonCard) draw(p *Page) {
	reason, empty := p.reason()
	show(r.box, empty)
	p.screen.view.grid.covered = empty
	r.way = reason.way
	r.title.SetText(reason.title)
	r.detail.SetText(reason.detail)
	r.button.SetLabel(wayLabels[reason.way])
	show(r.detail, reason.detail != "")
	show(r.button, reason.way != wayNone)
	r.box.Refresh()
}
