package calendar

import (
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
)

// fateOfChosen says what became of the selected time, which the view does not show.
func (p *Page) fateOfChosen() string {
	day := cliniko.DateOf(p.chosen.Start.In(p.zone))
	week, _ := p.week(day.Monday())
	here, free, read := p.expectedHere(Filter{}), false, false
	for _, o := range offeringsOf(week) {
		if here[o.Offering] && (p.chosen.Practitioner == "" || p.chosen.Practitioner == o.Practitioner) {
			free = free || slices.ContainsFunc(o.Starts, func(s time.Time) bool { return s.Equal(p.chosen.Start) })
			read = read || !day.Before(o.From) && !o.To.Before(day)
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
