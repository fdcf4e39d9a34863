package calendar

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// choiceCard shows the selected time: its choices, each with its way to the page that
// patients see, and how old the knowledge is. A time that is free no longer stays on it
// until another is chosen, so that nothing moves under a person's hands.
type choiceCard struct {
	chosen sheet.Selection // whose time is on the card
	says   string          // what the card was made from
	age    *control.Text   // changes by itself, so that the buttons keep the keyboard
	box    *fyne.Container
}

func newChoiceCard() *choiceCard {
	return &choiceCard{age: control.Caption(""), box: control.Column(0)}
}

// draw makes the card anew only when it would say something else.
func (c *choiceCard) draw(p *Page) {
	block, found := p.sheet.Find(p.chosen)
	lost := !found && !p.chosen.IsZero() && p.chosen == c.chosen && p.view != sheet.Month
	show(c.box, found || lost)
	switch {
	case found:
		c.age.SetColour(theme.Ink2)
		c.age.SetText(p.readText(p.sheet.Blocks[block]))
		c.make(p, p.sheet.Blocks[block])
	case lost:
		c.age.SetColour(theme.Warn)
		c.age.SetText(p.fateOfChosen())
	}
}

func (c *choiceCard) make(p *Page, b sheet.Block) {
	here, _ := p.hereText(b)
	says := fmt.Sprint(b.Start, p.zone, here, p.state.Site.Host())
	for _, choice := range b.Choices {
		offer := p.sheet.Offers[choice]
		says += fmt.Sprint(offer.Offering, sheet.ChoiceText(p.sheet, offer), offer.Minutes)
	}
	c.chosen = p.chosen
	if says != c.says {
		c.says = says
		c.box.Objects = []fyne.CanvasObject{control.Card(p.choiceCard(b, c.age))}
	}
}

const choicesListed = 8

func (p *Page) choiceCard(b sheet.Block, age *control.Text) *fyne.Container {
	lines := []fyne.CanvasObject{control.Caption(textSelected), control.Strong(sheet.SpanText(p.sheet, b, p.sheet.MinutesOf(b))), control.Caption(sheet.ShortName(p.sheet.Place) + sheet.Separator + p.zoneOf(b))}
	if here, differs := p.hereText(b); differs {
		lines = append(lines, control.Caption(here))
	}
	for listed := b.Choices[:min(len(b.Choices), choicesListed)]; len(listed) > 0; {
		same := p.sheet.SamePractitioner(listed)
		lines = append(lines, p.choicesOf(same, len(b.Choices) == 1))
		listed = listed[len(same):]
	}
	if more := len(b.Choices) - choicesListed; more > 0 {
		lines = append(lines, control.Caption(fmt.Sprintf(textMoreChoices, more)))
	}
	copied := control.NewCopy(textCopy, func() string { return p.copyText(b) })
	return control.Column(2*theme.Grid, append(lines, control.Row(2*theme.Grid, age, copied))...)
}

// readText says when the choices of a block were read, the oldest of them.
func (p *Page) readText(b sheet.Block) string {
	var oldest time.Time
	day := cliniko.DateOf(b.Start.In(p.zone))
	for _, read := range p.slots.Days(p.business, day, day) {
		if p.sheet.HasOffering(b, read.Offering) && (oldest.IsZero() || read.ReadAt.Before(oldest)) {
			oldest = read.ReadAt
		}
	}
	return sheet.ReadText(oldest, p.deps.Now(), p.zone, p.zoneText())
}

// copyText says a block in words that can be pasted into a message: a line for each
// choice, with the zone.
func (p *Page) copyText(b sheet.Block) string {
	var lines []string
	for _, choice := range b.Choices {
		offer := p.sheet.Offers[choice]
		when := sheet.SpanText(p.sheet, b, offer.Minutes)
		lines = append(lines, when+" ("+p.zoneOf(b)+")"+sheet.Separator+
			p.sheet.Practitioners[offer.Practitioner].Name+sheet.Separator+p.sheet.Types[offer.Type].Name+sheet.Separator+p.sheet.Place)
	}
	if here, differs := p.localStart(b); differs {
		_, offset := here.Zone()
		lines = append(lines, fmt.Sprintf(textAlso, sheet.DayText(cliniko.DateOf(here))+", "+sheet.TimeText(here), sheet.OffsetText(offset)))
	}
	return strings.Join(lines, "\n")
}

// zoneOf is "Sydney time, UTC+11", the offset being that of the block.
func (p *Page) zoneOf(b sheet.Block) string {
	if !p.zoneKnown {
		return sheet.OffsetText(b.Offset)
	}
	return p.zoneText() + ", " + sheet.OffsetText(b.Offset)
}

// hereText is the time by this computer's clock, where that differs.
func (p *Page) hereText(b sheet.Block) (string, bool) {
	here, differs := p.localStart(b)
	if !differs {
		return "", false
	}
	return fmt.Sprintf(textHere, sheet.WhenText(b.Start, p.deps.Now(), here.Location())), true
}

// localStart is when a block begins by this computer's clock; false: as at the business.
func (p *Page) localStart(b sheet.Block) (time.Time, bool) {
	here := b.Start.In(p.deps.Now().Location())
	return here, !sheet.SameClock(here, b.Start.In(p.zone))
}

// choicesOf shows one practitioner's choices.
func (p *Page) choicesOf(choices []int, alone bool) fyne.CanvasObject {
	who := p.sheet.Practitioners[p.sheet.Offers[choices[0]].Practitioner]
	tag := control.NewTag(who.Tag, theme.PersonAt(who.Colour))
	lines := []fyne.CanvasObject{control.Lead(2*theme.Grid, tag, control.Body(sheet.ShortName(who.Name)))}
	for _, choice := range choices {
		lines = append(lines, p.choiceLines(p.sheet.Offers[choice], alone)...)
	}
	return control.Column(theme.Grid/2, lines...)
}

// choiceLines name the appointment type and lead to the page that patients see.
func (p *Page) choiceLines(o sheet.Offer, alone bool) []fyne.CanvasObject {
	kind := p.sheet.Types[o.Type]
	kind.Name = sheet.ShortName(kind.Name)
	name := control.Caption(sheet.TypeText(kind))
	open := func() { p.deps.Open(p.state.Site.BookingsFor(o.Offering)) }
	switch {
	case p.state.Site.IsZero():
		return []fyne.CanvasObject{name}
	case alone:
		return []fyne.CanvasObject{name, control.Inset(0, 2*theme.Grid, 0, 0, control.Row(0, control.NewQuiet(textPatientsPage, open)))}
	}
	return []fyne.CanvasObject{control.Ends(theme.Grid, name, control.NewLink(textPatients, open))}
}
