package calendar

import (
	"fmt"
	"net/url"
	"time"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// choiceCard shows the selected time: its choices, each with its way to the page that
// patients see, and how old the knowledge is. A time that is free no longer stays on it
// until another is chosen, so that nothing moves under a person's hands.
type choiceCard struct {
	openURL func(*url.URL)
	shown   sheet.Selection // whose time is on the card
	content string          // what the card was made from
	status  *control.Text   // changes by itself, so that the buttons keep the keyboard
	box     *fyne.Container
}

// choice is what the card is about.
type choice struct {
	sheet     *sheet.Sheet
	selection sheet.Selection
	status    string    // how old the knowledge is, or what became of a time that is not shown
	now       time.Time // in this computer's zone
	site      cliniko.Site
}

func newChoiceCard(openURL func(*url.URL)) *choiceCard {
	return &choiceCard{openURL: openURL, status: control.Caption(""), box: control.Column(0)}
}

// draw makes the card anew only when it would say something else.
func (c *choiceCard) draw(now choice) {
	block, found := now.sheet.Find(now.selection)
	lost := !found && !now.selection.IsZero() && now.selection == c.shown && now.sheet.Grouping != sheet.Counts
	control.SetShown(c.box, found || lost)
	switch {
	case found:
		c.status.SetColour(theme.Ink2)
		c.status.SetText(now.status)
		c.make(now, now.sheet.Blocks[block])
	case lost:
		c.status.SetColour(theme.Warn)
		c.status.SetText(now.status)
	}
}

func (c *choiceCard) make(now choice, b sheet.Block) {
	content := fmt.Sprint(b.Start, now.sheet.Place, now.sheet.ZoneName, now.sheet.Zone, now.sheet.HereText(b, now.now), now.site.Host())
	for _, i := range b.Choices {
		offer := now.sheet.Offers[i]
		content += fmt.Sprint(offer.Offering, sheet.ChoiceText(now.sheet, offer), offer.Minutes)
	}
	c.shown = now.selection
	if content != c.content {
		c.content = content
		c.box.Objects = []fyne.CanvasObject{control.Card(c.lines(now, b))}
	}
}

const choicesListed = 5

func (c *choiceCard) lines(now choice, b sheet.Block) *fyne.Container {
	s := now.sheet
	lines := []fyne.CanvasObject{
		control.Caption(textSelected), control.Strong(sheet.SpanText(s, b, s.MinutesOf(b))),
		control.Caption(wording.Cut(s.Place) + sheet.Separator + s.ZoneOf(b)),
	}
	if here := s.HereText(b, now.now); here != "" {
		lines = append(lines, control.Caption(here))
	}
	for listed := b.Choices[:min(len(b.Choices), choicesListed)]; len(listed) > 0; {
		same := s.SamePractitioner(listed)
		lines = append(lines, c.practitionerLines(now, same, len(b.Choices) == 1))
		listed = listed[len(same):]
	}
	if more := len(b.Choices) - choicesListed; more > 0 {
		lines = append(lines, control.Caption(fmt.Sprintf(textMoreChoices, more)))
	}
	copied := control.NewCopyLink(textCopy, func() string { return s.CopyText(b, now.now) })
	return control.Column(2*theme.Grid, append(lines, control.Row(2*theme.Grid, c.status, copied))...)
}

// practitionerLines show one practitioner's choices.
func (c *choiceCard) practitionerLines(now choice, choices []int, alone bool) fyne.CanvasObject {
	s := now.sheet
	practitioner := s.Practitioners[s.Offers[choices[0]].Practitioner]
	tag := control.NewTag(practitioner.Tag, theme.PersonAt(practitioner.Colour))
	lines := []fyne.CanvasObject{control.Lead(2*theme.Grid, tag, control.Body(wording.Cut(wording.Label(practitioner.Name))))}
	for _, i := range choices {
		lines = append(lines, c.offerLines(now, s.Offers[i], alone)...)
	}
	return control.Column(theme.Grid, lines...)
}

// offerLines name the appointment type and lead to the page that patients see.
func (c *choiceCard) offerLines(now choice, o sheet.Offer, alone bool) []fyne.CanvasObject {
	appointmentType := now.sheet.Types[o.Type]
	appointmentType.Name = wording.Cut(wording.Label(appointmentType.Name))
	name := control.Caption(sheet.TypeText(appointmentType))
	open := func() { c.openURL(now.site.BookingsFor(o.Offering)) }
	switch {
	case now.site.IsZero():
		return []fyne.CanvasObject{name}
	case alone:
		return []fyne.CanvasObject{name, control.Inset(0, 2*theme.Grid, 0, 0, control.Row(0, control.NewQuiet(textPatientsPage, open)))}
	}
	return []fyne.CanvasObject{control.Ends(theme.Grid, name, control.NewLink(textPatients, open))}
}
