package calendar

import (
	"testing"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// readWeek is what the tests know of a week of a business.
type readWeek struct {
	Business  cliniko.BusinessID
	Monday    cliniko.Date
	Offerings []answer
}

// answer is what Cliniko said about an offering in a week.
type answer struct {
	cliniko.Offering
	Monday, From, To cliniko.Date
	ReadAt           time.Time
	Starts           []time.Time
}

// slotsOf are the slots of some weeks, whose account counts days as Harbour Clinic does.
func slotsOf(in *time.Location, today cliniko.Date, weeks ...*readWeek) *storage.Slots {
	var answers []*storage.OfferingWeek
	for _, w := range weeks {
		if w == nil {
			continue
		}
		for _, a := range w.Offerings {
			kept := &storage.OfferingWeek{Offering: a.Offering, Monday: a.Monday, From: a.From, To: a.To, ReadAt: a.ReadAt}
			for _, start := range a.Starts {
				kept.Starts = append(kept.Starts, start.Unix())
			}
			answers = append(answers, kept)
		}
	}
	return storage.NewSlots(storage.Clocks{Businesses: map[cliniko.BusinessID]*time.Location{"": in}, Account: in, Today: today}, answers...)
}

// days are the days of the week that begins on monday.
func (w *readWeek) days(t testing.TB) []storage.OfferingDays {
	return slotsOf(zone(t, "Australia/Sydney"), cliniko.Date{}, w).Days(harbour, monday, monday.Add(6))
}
