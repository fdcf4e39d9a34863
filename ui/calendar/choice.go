package calendar

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// choiceCard shows the selected time: its choices, each with its way to the page that
// patients see, and how old the knowledge is.
type choiceCard struct {
	says string        // what the card was made from
	age  *control.Text // changes by itself, so that the buttons keep the keyboard
	box  *fyne.Container
}

func newChoiceCard() *choiceCard {
	return &choiceCard{age: control.Caption(""), box: control.Column(0)}
}

// draw makes the card anew only when it would say something else.
func (c *choiceCard) draw(p *Page) {
	block, found := p.sheet.Find(p.chosen)
	show(c.box, found)
	if !found {
		return
	}
	b := p.sheet.Blocks[block]
	c.age.SetText(p.readText(b))
	here, _ := p.hereText(b)
	says := fmt.Sprint(b.Start, p.zone, here, p.state.Site.Host())
	for _, choice := range b.Choices {
		offer := p.sheet.Offers[choice]
		says += fmt.Sprint(offer.Offering, choiceText(p.sheet, offer), offer.Minutes)
	}
	if says != c.says {
		c.says = says
		c.box.Objects = []fyne.CanvasObject{control.Card(p.choiceCard(b, c.age))}
	}
}

const choicesListed = 8

func (p *Page) choiceCard(b Block, age *control.Text) *fyne.Container {
	lines := []fyne.CanvasObject{control.Caption(textSelected), control.Strong(spanText(p.sheet, b, p.sheet.minutesOf(b)))}
	if here, differs := p.hereText(b); differs {
		lines = append(lines, control.Caption(here))
	}
	for listed := b.Choices[:min(len(b.Choices), choicesListed)]; len(listed) > 0; {
		same := p.sheet.samePractitioner(listed)
		lines = append(lines, p.choicesOf(same, len(b.Choices) == 1))
		listed = listed[len(same):]
	}
	if more := len(b.Choices) - choicesListed; more > 0 {
		lines = append(lines, control.Caption(fmt.Sprintf(textMoreChoices, more)))
	}
	copied := control.NewCopy(textCopy, func() string { return p.copyText(b) })
	return control.Column(2*theme.Grid, append(lines, control.Ends(2*theme.Grid, age, copied))...)
}

// readText says when the choices of a block were read, the oldest of them.
func (p *Page) readText(b Block) string {
	oldest := p.deps.Now()
	week, _ := p.week(cliniko.DateOf(b.Start.In(p.zone)).Monday())
	for _, read := range offeringsOf(week) {
		if read.ReadAt.Before(oldest) && p.sheet.offers(b, read.Offering) {
			oldest = read.ReadAt
		}
	}
	return fmt.Sprintf(textRead, ageText(p.deps.Now().Sub(oldest)))
}

func offeringsOf(week *storage.Week) []storage.OfferingWeek {
	if week == nil {
		return nil
	}
	return week.Offerings
}

// offers reports whether a block has a choice of an offering.
func (s *Sheet) offers(b Block, o cliniko.Offering) bool {
	return slices.ContainsFunc(b.Choices, func(choice int) bool { return s.Offers[choice].Offering == o })
}

// copyText says a block in words that can be pasted into a message: a line for each
// choice, with the zone.
func (p *Page) copyText(b Block) string {
	_, offset := b.Start.In(p.zone).Zone()
	var lines []string
	for _, choice := range b.Choices {
		offer := p.sheet.Offers[choice]
		when := spanText(p.sheet, b, offer.Minutes)
		lines = append(lines, when+" ("+p.zoneText()+", "+offsetText(offset)+")"+separator+choiceText(p.sheet, offer)+separator+p.sheet.Place)
	}
	if here, differs := p.hereText(b); differs {
		lines = append(lines, here)
	}
	return strings.Join(lines, "\n")
}

// samePractitioner are the choices at the beginning that are one practitioner's.
func (s *Sheet) samePractitioner(choices []int) []int {
	for i, choice := range choices {
		if s.Offers[choice].Practitioner != s.Offers[choices[0]].Practitioner {
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
	who := p.sheet.Practitioners[p.sheet.Offers[choices[0]].Practitioner]
	tag := control.NewTag(who.Tag, theme.PersonAt(who.Colour))
	lines := []fyne.CanvasObject{control.Lead(2*theme.Grid, tag, control.Body(who.Name))}
	for _, choice := range choices {
		lines = append(lines, p.choiceLines(p.sheet.Offers[choice], alone)...)
	}
	return control.Column(theme.Grid/2, lines...)
}

// choiceLines name the appointment type and lead to the page that patients see.
func (p *Page) choiceLines(o Offer, alone bool) []fyne.CanvasObject {
	name := control.Caption(typeText(p.sheet.Types[o.Type]))
	open := func() { p.deps.Open(p.state.Site.BookingsFor(o.Offering)) }
	switch {
	case p.state.Site.IsZero():
		return []fyne.CanvasObject{name}
	case alone:
		return []fyne.CanvasObject{name, control.Inset(0, 2*theme.Grid, 0, 0, control.Row(0, control.NewQuiet(textPatientsPage, open)))}
	}
	return []fyne.CanvasObject{control.Ends(theme.Grid, name, control.NewLink(textPatients, open))}
}
