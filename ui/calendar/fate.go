package calendar

import (
	"slices"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/ui/calendar/sheet"
)

// fateOfChosen says what became of the selected time, which the view does not show.
func (p *Page) fateOfChosen() string {
	day := cliniko.DateOf(p.chosen.Start.In(p.zone))
	here, free, read := p.expectedHere(sheet.Filter{}), false, false
	for _, o := range p.slots.Days(p.business, day, day) {
		if here[o.Offering] && (p.chosen.Practitioner == "" || p.chosen.Practitioner == o.Practitioner) {
			free = free || slices.Contains(o.Starts, p.chosen.Start.Unix())
			read = read || o.States[0] == storage.DayRead
		}
	}
	switch {
	case !p.chosen.Start.After(p.deps.Now()):
		return textChosenPassed
	case free:
		return textChosenHidden
	case !read:
		return textChosenUnread
	}
	return textChosenGone
}
