package calendar

import (
	"time"

	"mieahealth.com/companion/cliniko"
)

// Week is what the week view draws: columns of days, rows of times of day, and in
// each cell at most one block.
type Week struct {
	Business cliniko.BusinessID
	Monday   cliniko.Date
	Zone     *time.Location

	Days   []Day   // in order; an empty Saturday or Sunday is left out
	Rows   []Row   // in order
	Blocks []Block // by day, then by row
	Offers []Offer // what the choices of the blocks point into

	Practitioners []Practitioner // all who could have times here, shown or not
	Types         []Type         // all that could have times here, shown or not

	Total    int       // free times shown
	Hidden   int       // free times that only the filter hides
	Unread   int       // offerings of the filter that were not read for every day shown
	Expected int       // offerings of the filter that should be read
	Oldest   time.Time // when the oldest knowledge shown was read, UTC; zero: nothing was read

	// Now is where the present lies; the zero NowMark is outside of what is shown.
	Now NowMark
}

// Day is one column.
type Day struct {
	cliniko.Date
	Today, Past bool
	Reading     Reading
	From, To    int    // its blocks are Blocks[From:To]
	Closed      []Span // rows in which nobody who is shown works and nothing is free
}

// Reading says how much of a day is known.
type Reading string

// The readings of a day.
const (
	ReadWhole   Reading = "read"
	ReadPart    Reading = "part read" // some of the filter's offerings are still missing
	ReadNot     Reading = "not read"
	ReadRefused Reading = "refused" // Cliniko counts today as past already and does not tell
)

// Span is a stretch of rows, To not included.
type Span struct{ From, To int }

// Row is one time of day. Rows are half hours, and whatever other times slots start
// at in this week, so that equal times are level in all columns and none overlap.
type Row struct {
	Minute int  // since midnight, as clocks show it
	Second bool // the later showing of a repeated hour
}

// Block is what can be booked at one time of one day: one choice or several.
type Block struct {
	Day, Row int // indices of the Week's Days and Rows
	Start    time.Time
	Offset   int   // seconds east of UTC
	Twice    bool  // clocks show this time twice on this day
	Choices  []int // indices of the Week's Offers, in the account's order
}

// Offer is an offering as the week shows it.
type Offer struct {
	cliniko.Offering
	Practitioner, Type int // indices of the Week's Practitioners and Types
	Minutes            int
}

// Practitioner is a line of the practitioner filter.
type Practitioner struct {
	ID     cliniko.PractitionerID
	Name   string
	Tag    string // initials, different for each practitioner of the account
	Colour int    // place in the account, which decides the colour
	Shown  bool
	Count  int // free times of this week with the types that are shown
}

// Type is a line of the appointment type filter.
type Type struct {
	ID      cliniko.AppointmentTypeID
	Name    string
	Minutes int
	Shown   bool
	Count   int // free times of this week with the practitioners who are shown
}

// NowMark is where the present lies: so far into a row of a day.
type NowMark struct {
	Shown    bool
	Day, Row int
	Into     float32 // part of the row, 0 to 1
}

// Slot is one choice of a block as Cliniko would book it.
func (w *Week) Slot(b Block, choice int) cliniko.Slot {
	offer := w.Offers[choice]
	return cliniko.Slot{Offering: offer.Offering, Start: b.Start, Minutes: offer.Minutes}
}

// OnePractitioner reports whose all the choices of a block are; false: several people's.
func (w *Week) OnePractitioner(b Block) (int, bool) {
	who := w.Offers[b.Choices[0]].Practitioner
	for _, choice := range b.Choices[1:] {
		if w.Offers[choice].Practitioner != who {
			return 0, false
		}
	}
	return who, true
}

// Find is the block that starts at an instant; false: none does.
func (w *Week) Find(start time.Time) (int, bool) {
	for i, block := range w.Blocks {
		if block.Start.Equal(start) {
			return i, true
		}
	}
	return 0, false
}
