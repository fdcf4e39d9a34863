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
	budget     int  // weeks that a search may still read in this drawing
	left       bool // the search has used older snapshots, or none
}

// searchedAtOnce is how many weeks a search reads in one drawing: a year takes several,
// so that none takes long.
const searchedAtOnce = 8

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
	w.budget, w.left = searchedAtOnce, false
}

// at is the newest snapshot of a week, and the one that was read before when this is
// another one.
func (w *weeks) at(monday cliniko.Date) (now readWeek, before *storage.Week) {
	old := w.read[monday]
	if w.fresh(monday) {
		return old, nil
	}
	week, err := w.source.Week(w.clinic, w.business, monday)
	now = readWeek{week, err, w.generation}
	w.read[monday] = now
	return now, old.week
}

// fresh reports whether a week need not be read again.
func (w *weeks) fresh(monday cliniko.Date) bool {
	old, known := w.read[monday]
	return known && old.generation == w.generation && old.err == nil
}

// searchable reports whether a search may look at the newest snapshot of a week; if not,
// it has to do with the one that was read before.
func (w *weeks) searchable(monday cliniko.Date) bool {
	switch {
	case w.fresh(monday):
		return true
	case w.budget == 0:
		w.left = true
		return false
	}
	w.budget--
	return true
}
