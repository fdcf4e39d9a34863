package sheettest

import (
	"testing"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// ReadWeek is what the tests know of a week of a business.
type ReadWeek struct {
	Business  cliniko.BusinessID
	Monday    cliniko.Date
	Offerings []Answer
}

// Answer is what Cliniko said about an offering in a week.
type Answer struct {
	cliniko.Offering
	Monday, From, To cliniko.Date
	ReadAt           time.Time
	Starts           []time.Time
}

// SlotsOf are the slots of some weeks, whose account counts days as Harbour Clinic does.
func SlotsOf(in *time.Location, today cliniko.Date, weeks ...*ReadWeek) *storage.Slots {
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
	return storage.NewSlots(storage.Clocks{BusinessZones: map[cliniko.BusinessID]*time.Location{"": in}, AccountZone: in, Today: today}, answers...)
}

// Days are the days of the week that begins on monday.
func (w *ReadWeek) Days(t testing.TB) []storage.OfferingDays {
	return SlotsOf(Zone(t, "Australia/Sydney"), cliniko.Date{}, w).Days(Harbour, Monday, Monday.Add(6))
}
