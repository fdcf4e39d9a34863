package sheet

import (
	"slices"
	"strings"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
)

// Sheet is what every view draws: some days of one business as columns, times of day
// as rows, and in each cell at most one block; in a list, one for each practitioner.
type Sheet struct {
	Business cliniko.BusinessID
	Place    string // the business's name
	Grouping Grouping
	From, To cliniko.Date // the days it is about, both included
	Style    wording.Style

	Zone        *time.Location
	ZoneName    string // "Sydney time", or "UTC+11" where the business's zone is unknown
	ZoneUnknown bool   // the zone is this computer's: Cliniko does not tell the business's

	Columns []Column // in order
	Rows    []Row    // in order
	Step    int      // the least minutes between two blocks of a column that the scale is made for
	Blocks  []Block  // by column, then by row; [Counts] has none
	Ghosts  []Block  // times that are free no longer, where no block stands now
	Offers  []Offer  // what the choices of the blocks point into

	Practitioners []Practitioner // all who could have times here, shown or not
	Missing       []Practitioner // those of whom nothing can be expected here, and why
	Types         []Type         // all that could have times here, shown or not

	// Of these, as of all free times, a practitioner at a time is one: see [cliniko.FreeTimes].
	Total  int // free times shown
	New    int // of them, those of which something was not free at the look before
	Gone   int // those of the look before that are not free now
	Hidden int // those that only the filter hides

	Idle          bool      // by the hours, nobody who is shown works on the days still to come
	WeeksUnread   int       // weeks of offerings of the filter that were not read for every day shown
	WeeksExpected int       // weeks of offerings of the filter that should be read
	Oldest        time.Time // when the oldest knowledge shown was read, UTC; zero: nothing was read

	// Now is where the present lies; the zero NowMark is outside of what is shown.
	Now NowMark
}

// Column is one day, of everybody or of one practitioner.
type Column struct {
	cliniko.Date
	Person      int // index of the Sheet's Practitioners, or none: everybody
	Today, Past bool
	Reading     Reading
	Free        int    // free times shown
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
	ReadBeyond  Reading = "beyond"  // patients cannot book this far ahead yet, and nothing is free
)

// Span is a stretch of rows, To not included.
type Span struct{ From, To int }

// Row is one time of day. Rows are half hours, and whatever other times slots start
// at, so that equal times are level in all columns and none overlap.
type Row struct {
	Minute int  // since midnight, as clocks show it
	Second bool // the later showing of a repeated hour
	// Until is not 0 for a row that stands for hours in which nothing is free, up to
	// this minute.
	Until int
	// Crowded tells that a block of this row and the next of its column are less than a
	// Step apart: the row needs more height than its minutes give it.
	Crowded bool
}

// Block is what can be booked at one time of one column: one choice or several.
type Block struct {
	Column, Row int // indices of the Sheet's Columns and Rows
	Start       time.Time
	Offset      int   // seconds east of UTC
	Twice       bool  // clocks show this time twice on this day
	New         bool  // some of it was not free at the look before
	Choices     []int // indices of the Sheet's Offers, in the account's order
}

// Offer is an offering as the sheet shows it.
type Offer struct {
	cliniko.Offering
	Practitioner, Type int // indices of the Sheet's Practitioners and Types
	Minutes            int
}

// Practitioner is a line of the practitioner filter.
type Practitioner struct {
	ID     cliniko.PractitionerID
	Name   string
	Tag    string // initials, different for each practitioner of the account
	Colour int    // place in the account, which decides the colour
	Shown  bool
	Count  int    // free times of these days with the types that are shown
	Why    string // in a few words, why Count is 0; empty: it is not, or the reason is not known
}

// Type is a line of the appointment type filter.
type Type struct {
	ID      cliniko.AppointmentTypeID
	Name    string
	Minutes int
	Shown   bool
	Count   int // free times of these days with the practitioners who are shown
}

// NowMark is where the present lies: so far into a row of a day. In a sheet of
// practitioners it lies in every column.
type NowMark struct {
	Shown       bool
	Column, Row int
	Into        float32 // part of the row, 0 to 1
}

// People are the practitioners of a block, each once: indices of the Sheet's Practitioners.
func (s *Sheet) People(b Block) (people []int) {
	for _, choice := range b.Choices {
		if who := s.Offers[choice].Practitioner; len(people) == 0 || people[len(people)-1] != who {
			people = append(people, who)
		}
	}
	return people
}

// OnePractitioner is whose the first choice of a block is, and whether all are.
func (s *Sheet) OnePractitioner(b Block) (who int, all bool) {
	return s.Offers[b.Choices[0]].Practitioner, len(s.SamePractitioner(b.Choices)) == len(b.Choices)
}

// MinutesOf is the length of a block, or 0 when its choices differ.
func (s *Sheet) MinutesOf(b Block) int {
	minutes := s.Offers[b.Choices[0]].Minutes
	for _, choice := range b.Choices[1:] {
		if s.Offers[choice].Minutes != minutes {
			return 0
		}
	}
	return minutes
}

// TypesOf names the appointment types of a block.
func (s *Sheet) TypesOf(b Block) string {
	var names []string
	for _, choice := range b.Choices {
		names = append(names, s.Types[s.Offers[choice].Type].Name)
	}
	return strings.Join(names, ", ")
}

// Busiest is the number of free times on the day that has the most.
func (s *Sheet) Busiest() (most int) {
	for _, c := range s.Columns {
		most = max(most, c.Free)
	}
	return most
}

// Unread reports whether nothing is known about a column that is still to come.
func (c Column) Unread() bool {
	return !c.Past && c.Free == 0 && (c.Reading == ReadNot || c.Reading == ReadRefused)
}

// Spot is a place that a cursor can go back to in another sheet.
type Spot struct{ column, minute int }

// SpotOf is where a block stands in any sheet of the same grouping.
func (s *Sheet) SpotOf(b Block) Spot {
	column := s.Columns[b.Column]
	if column.Person != None {
		return Spot{column.Person, s.Rows[b.Row].Minute}
	}
	return Spot{column.DaysSince(s.From), s.Rows[b.Row].Minute}
}

// Nearest is the block closest to a spot, or none; columns weigh more.
func (s *Sheet) Nearest(to Spot) int {
	best, least := None, 0
	for i, block := range s.Blocks {
		at := s.SpotOf(block)
		distance := abs(at.column-to.column)*MinutesPerDay*DaysPerWeek + abs(at.minute-to.minute)
		if best == None || distance < least {
			best, least = i, distance
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }

// Closest is the block of a column whose row is closest to another.
func (s *Sheet) Closest(column Column, row int) int {
	best := column.From
	for i := column.From; i < column.To; i++ {
		if abs(s.Blocks[i].Row-row) < abs(s.Blocks[best].Row-row) {
			best = i
		}
	}
	return best
}

// RowAt is the row of a time of day, or the one after it, or the last.
func (s *Sheet) RowAt(time Row) int {
	for i, row := range s.Rows {
		if row.Minute == time.Minute && row.Second == time.Second || !time.Second && row.Minute > time.Minute {
			return i
		}
	}
	return max(len(s.Rows)-1, 0)
}

// Over reports whether all days have passed.
func (s *Sheet) Over() bool {
	return len(s.Columns) > 0 && !slices.ContainsFunc(s.Columns, func(c Column) bool { return !c.Past })
}

// AllToCome reports whether just so much is known of each day still to come.
func (s *Sheet) AllToCome(known Reading) bool {
	return !slices.ContainsFunc(s.Columns, func(c Column) bool { return !c.Past && c.Reading != known })
}

// NothingTicked reports whether the filter leaves nothing to show.
func (s *Sheet) NothingTicked() bool {
	return !slices.ContainsFunc(s.Offers, s.Shows)
}

// Shows reports whether the filter lets an offer pass.
func (s *Sheet) Shows(o Offer) bool {
	return s.Practitioners[o.Practitioner].Shown && s.Types[o.Type].Shown
}

// SamePractitioner are the choices at the beginning that are one practitioner's.
func (s *Sheet) SamePractitioner(choices []int) []int {
	for i, choice := range choices {
		if s.Offers[choice].Practitioner != s.Offers[choices[0]].Practitioner {
			return choices[:i]
		}
	}
	return choices
}
