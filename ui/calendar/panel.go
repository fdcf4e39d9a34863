package calendar

import (
	"net/url"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// panel is at the side: the selected time or else the next available one, a way to other
// days, the filters, and the month. Lists too long to be in sight stand below the month.
type panel struct {
	choice        *choiceCard
	next          *nextCard
	hasNext       bool // there is a business whose next time can be told
	business      *control.Select
	businessGroup *fyne.Container
	jump          *fyne.Container
	month         *monthStrip
	practitioners *filterGroup[cliniko.PractitionerID]
	types         *filterGroup[cliniko.AppointmentTypeID]
	hours         *control.Check
	parts         *fyne.Container
	scroll        *control.Page
}

// panelActions are what its controls do.
type panelActions struct {
	openURL                            func(*url.URL)
	toNext, jump                       func()
	showBusiness                       func(cliniko.BusinessID)
	showPractitioner, onlyPractitioner func(cliniko.PractitionerID, bool)
	showType, onlyType                 func(cliniko.AppointmentTypeID, bool)
	showAllHours                       func(bool)
}

// panelText is what the panel says, besides what the sheet does.
type panelText struct {
	when, what string // the next free time
	hasNext    bool
	businesses []control.Option
	business   string
}

func newPanel(do panelActions, month *monthStrip) *panel {
	l := &panel{choice: newChoiceCard(do.openURL), next: newNextCard(do.toNext), month: month}
	l.business = control.NewSelect(nil, "", func(id string) { do.showBusiness(cliniko.BusinessID(id)) })
	l.businessGroup = control.Column(theme.Grid, control.Label(textBusiness), l.business)
	l.practitioners = newFilterGroup(textPractitioner, do.showPractitioner, do.onlyPractitioner)
	l.types = newFilterGroup(textType, do.showType, do.onlyType)
	l.hours = control.NewCheck(textAllHours, false, do.showAllHours)
	l.jump = control.Row(0, control.NewLink(textJump, do.jump))
	l.parts = control.Column(4 * theme.Grid)
	l.scroll = control.NewPage(0, l.parts)
	return l
}

// mostInSight is how many lines of filters stand above the month.
const mostInSight = 12

// arrange puts the parts in order.
func (l *panel) arrange(lines int) {
	days, filters := []fyne.CanvasObject{l.month.box}, []fyne.CanvasObject{l.practitioners.box, l.types.box, l.hours}
	parts := []fyne.CanvasObject{l.choice.box, l.next.box, l.businessGroup, l.jump}
	if lines > mostInSight {
		l.parts.Objects = slices.Concat(parts, days, filters)
	} else {
		l.parts.Objects = slices.Concat(parts, filters, days)
	}
}

func (l *panel) draw(text panelText, s *sheet.Sheet) {
	l.hasNext = text.business != ""
	l.next.draw(text)
	l.business.SetOptions(text.businesses, text.business)
	control.SetShown(l.businessGroup, len(text.businesses) > 1)
	people, types := practitionerLines(s), typeLines(s)
	l.practitioners.draw(people)
	l.types.draw(types)
	control.SetShown(l.jump, text.business != "")
	l.arrange(len(people) + len(types))
	control.SetShown(l.hours, text.business != "" && (s.Grouping == sheet.ByDay || s.Grouping == sheet.ByPractitioner))
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
		to = l.jump.Position().Y
	}
	l.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(to, l.scroll.Content.Size().Height-l.scroll.Size().Height))))
}

// reveal scrolls the panel as little as needed to show a part of it that has the keyboard.
func (l *panel) reveal(o fyne.CanvasObject) {
	l.scroll.ScrollIntoView(o, 0, o.Size().Height+theme.GutterNarrow)
}

// drawChoice shows the selected time.
func (l *panel) drawChoice(c choice) {
	l.choice.draw(c)
	control.SetShown(l.next.box, l.hasNext && !l.choice.box.Visible())
	l.scroll.Arrange()
}

func practitionerLines(s *sheet.Sheet) (lines []filterLine[cliniko.PractitionerID]) {
	for i, x := range slices.Concat(s.Practitioners, s.Missing) {
		lines = append(lines, filterLine[cliniko.PractitionerID]{id: x.ID, label: wording.Cut(wording.Label(x.Name)), tag: x.Tag, person: theme.PersonAt(x.Colour), note: x.Why, fixed: i >= len(s.Practitioners), shown: x.Shown, count: x.Count})
	}
	return lines
}

func typeLines(s *sheet.Sheet) (lines []filterLine[cliniko.AppointmentTypeID]) {
	for _, x := range s.Types {
		lines = append(lines, filterLine[cliniko.AppointmentTypeID]{id: x.ID, label: typeLabel(x), shown: x.Shown, count: x.Count})
	}
	return lines
}

// typeLabel is the name of a type and how long it takes; "30 min" stays on one line.
func typeLabel(t sheet.Type) string {
	return wording.Cut(wording.Label(t.Name)) + strings.Replace(sheet.LengthText(t), " min", "\u00a0min", 1)
}

// nextCard says the next free time and jumps to it.
type nextCard struct {
	when, what *control.Text
	jump       *control.Button
	box        *fyne.Container
}

func newNextCard(toNext func()) *nextCard {
	n := &nextCard{when: control.Heading(""), what: control.Caption("")}
	n.jump = control.NewQuiet(textGoThere, toNext)
	n.box = control.Card(control.Column(theme.Grid, control.Caption(textNextAvailable), control.Row(2*theme.Grid, n.when, n.jump), n.what))
	return n
}

func (n *nextCard) draw(text panelText) {
	control.SetShown(n.what, text.what != "")
	control.SetShown(n.jump, text.hasNext)
	n.when.SetText(text.when)
	n.what.SetText(text.what)
}
