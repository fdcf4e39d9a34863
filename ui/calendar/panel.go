package calendar

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// panel is at the side: the selected time, the next available one, the month, and the
// filters.
type panel struct {
	choice        *choiceCard
	next          *nextCard
	business      *control.Select
	businessGroup *fyne.Container
	month         *monthStrip
	practitioners *filterGroup[cliniko.PractitionerID]
	types         *filterGroup[cliniko.AppointmentTypeID]
	hours         *control.Check
	scroll        *control.Page
}

func newPanel(p *Page) *panel {
	l := &panel{choice: newChoiceCard(), next: newNextCard(p), month: newMonthStrip(p)}
	l.business = control.NewSelect(nil, "", func(id string) { p.showBusiness(cliniko.BusinessID(id)) })
	l.businessGroup = control.Column(theme.Grid, control.Label(textBusiness), l.business)
	l.practitioners = newFilterGroup(textPractitioner, p.showPractitioner, p.onlyPractitioner)
	l.types = newFilterGroup(textType, p.showType, p.onlyType)
	l.hours = control.NewCheck(textAllHours, false, p.showAllHours)
	l.scroll = control.NewPage(0, control.Column(4*theme.Grid,
		l.choice.box, l.next.box, l.businessGroup, l.month.box, l.practitioners.box, l.types.box, l.hours))
	return l
}

func (l *panel) draw(p *Page) {
	l.drawBusinesses(p)
	l.next.draw(p)
	l.month.draw(p)
	l.practitioners.draw(practitionerLines(p.sheet))
	l.types.draw(typeLines(p.sheet))
	show(l.hours, p.business != "" && (p.view == sheet.Week || p.view == sheet.Day))
	l.drawChoice(p)
}

// peek is how high the first card of the panel is at a width.
func (l *panel) peek(width float32) float32 {
	if l.choice.box.Visible() {
		return heightAt(l.choice.box, width)
	}
	return heightAt(l.next.box, width)
}

// begin scrolls the panel to what narrows the view down, or to its top.
func (l *panel) begin(filters bool) {
	var to float32
	switch {
	case filters && l.businessGroup.Visible():
		to = l.businessGroup.Position().Y
	case filters:
		to = l.month.box.Position().Y
	}
	l.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(to, l.scroll.Content.Size().Height-l.scroll.Size().Height))))
}

// reveal scrolls the panel as little as needed to show a part of it that has the keyboard.
func (l *panel) reveal(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(l.scroll.Content).Y
	bottom := top + o.Size().Height + theme.GutterNarrow - l.scroll.Size().Height
	l.scroll.ScrollToOffset(fyne.NewPos(0, min(max(l.scroll.Offset.Y, bottom), top)))
}

// drawChoice shows the selected time.
func (l *panel) drawChoice(p *Page) {
	l.choice.draw(p)
	l.scroll.Refresh()
}

// drawBusinesses offers the businesses when there is more than one.
func (l *panel) drawBusinesses(p *Page) {
	var options []control.Option
	for _, b := range p.businesses() {
		options = append(options, control.Option{ID: string(b.ID), Label: b.Name})
	}
	l.business.SetOptions(options, string(p.business))
	show(l.businessGroup, len(options) > 1)
}

func practitionerLines(s *sheet.Sheet) (lines []filterLine[cliniko.PractitionerID]) {
	for _, x := range s.Practitioners {
		lines = append(lines, filterLine[cliniko.PractitionerID]{x.ID, sheet.ShortName(x.Name), x.Tag, theme.PersonAt(x.Colour), x.Shown, x.Count})
	}
	return lines
}

func typeLines(s *sheet.Sheet) (lines []filterLine[cliniko.AppointmentTypeID]) {
	for _, x := range s.Types {
		lines = append(lines, filterLine[cliniko.AppointmentTypeID]{id: x.ID, label: sheet.ShortName(sheet.TypeText(x)), shown: x.Shown, count: x.Count})
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
	when, what := p.nextWords()
	show(n.box, p.business != "")
	show(n.what, what != "")
	show(n.jump, p.next.found())
	n.when.SetText(when)
	n.what.SetText(what)
}

// offeringText is "Anna Riley · Standard".
func (p *Page) offeringText(o cliniko.Offering) string {
	for _, offer := range p.sheet.Offers {
		if offer.Offering == o {
			return sheet.ChoiceText(p.sheet, offer)
		}
	}
	return sheet.ShortName(p.sheet.Place)
}
