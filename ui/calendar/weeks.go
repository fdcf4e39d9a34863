package calendar

import (
	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// weeks keeps the snapshots of one business that were read, so that a week is read
// again only when slots have changed.
type weeks struct {
	source     Source
	clinic     storage.ClinicID
	business   cliniko.BusinessID
	generation uint64
	read       map[cliniko.Date]readWeek
}

type readWeek struct {
	week       *storage.Week
	err        error
	generation uint64
}

// begin says of whom the weeks are, and how new the slots are.
func (w *weeks) begin(clinic storage.ClinicID, business cliniko.BusinessID, generation uint64) {
	if w.read == nil || w.clinic != clinic || w.business != business {
		w.read = map[cliniko.Date]readWeek{}
	}
	w.clinic, w.business, w.generation = clinic, business, generation
}

// at is the newest snapshot of a week, and the one that was read before when this is
// another one.
func (w *weeks) at(monday cliniko.Date) (now readWeek, before *storage.Week) {
	old, known := w.read[monday]
	if known && old.generation == w.generation && old.err == nil {
		return old, nil
	}
	week, err := w.source.Week(w.business, monday)
	now = readWeek{week, err, w.generation}
	w.read[monday] = now
	return now, old.week
}
