package storage

import (
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
)

// Clocks say how days are counted. Cliniko counts the days that it is asked about in
// the account's own zone, a free time belongs to a day of its business's own clock, and
// the two may differ. Nobody changes Clocks.
type Clocks struct {
	BusinessZones map[cliniko.BusinessID]*time.Location // "": of those that are not named
	AccountZone   *time.Location                        // nil: not told
	Today         cliniko.Date                          // where Cliniko counts, every day before it is over; zero: not known
}

// Of is the location of a business.
func (c Clocks) Of(b cliniko.BusinessID) *time.Location {
	for _, id := range []cliniko.BusinessID{b, ""} {
		if zone := c.BusinessZones[id]; zone != nil {
			return zone
		}
	}
	return time.UTC
}

// DayState says what is known of an offering on a day.
type DayState uint8

// The states of a day.
const (
	DayUnread DayState = iota // Cliniko was not asked about all of it
	DayRead
	DayOver // it is over where Cliniko counts, so that it cannot be asked about
)

// OfferingDays is what is known of an offering on some days of its business's clock.
// Nobody changes it.
type OfferingDays struct {
	cliniko.Offering
	Starts []int64    // on these days: seconds since 1970, in order
	States []DayState // one for each of the days
	Begins []int64    // of each of the days and of the one after them: seconds since 1970
	ReadAt time.Time  // of the oldest answer about them, UTC
}

// Between are the starts from one moment to before another, in seconds since 1970.
func (d OfferingDays) Between(from, to int64) []int64 { return between(d.Starts, from, to) }

func between(starts []int64, from, to int64) []int64 {
	first, _ := slices.BinarySearch(starts, from)
	last, _ := slices.BinarySearch(starts, to)
	last = max(first, last)
	return starts[first:last:last]
}

// Days is what is known of a business from one day of its clock to another, both
// included: one entry for each offering that was asked about, in a stable order. It
// takes no lock and reads no disk.
func (s *Slots) Days(b cliniko.BusinessID, from, to cliniko.Date) []OfferingDays {
	f := s.dayGrouping(b, from, to)
	var answers []*OfferingWeek
	for monday := f.firstMonday(); monday <= f.last+margin; monday += daysPerWeek {
		answers = append(answers, s.week(b, monday)...)
	}
	slices.SortStableFunc(answers, byOffering)
	var out []OfferingDays
	for len(answers) > 0 {
		same := 1
		for same < len(answers) && answers[same].Offering == answers[0].Offering {
			same++
		}
		if days, known := f.group(answers[:same]); known {
			out = append(out, days)
		}
		answers = answers[same:]
	}
	return out
}

const (
	daysPerWeek = 7
	margin      = 2 // how many days one zone can count more than another: they are up to 26 hours apart
)

// dayGrouping puts starts on the days of a business's clock.
type dayGrouping struct {
	first, last int      // the days, by their numbers
	begins      []int64  // of each day and of the one after the last, in seconds since 1970
	shares      [][2]int // for each day, the first and the last day of the account that it may share a moment with
	over        int      // the days of the account before this one are over
}

func (s *Slots) dayGrouping(b cliniko.BusinessID, from, to cliniko.Date) dayGrouping {
	var clocks Clocks
	if s != nil {
		clocks = s.clocks
	}
	f := dayGrouping{first: from.Number(), last: to.Number(), over: clocks.Today.Number()}
	zone := clocks.Of(b)
	for day := from; !to.Add(1).Before(day); day = day.Add(1) {
		f.begins = append(f.begins, day.Start(zone).Unix())
	}
	for i := range f.days() {
		f.shares = append(f.shares, f.sharesOf(i, clocks.AccountZone))
	}
	return f
}

func (g *dayGrouping) days() int { return max(0, g.last-g.first+1) }

// firstMonday is of the first week that can have to do with the days.
func (g *dayGrouping) firstMonday() int {
	return cliniko.DateFromNumber(g.first - margin).Monday().Number()
}

func (g *dayGrouping) sharesOf(i int, account *time.Location) [2]int {
	if account == nil {
		return [2]int{g.first + i - 1, g.first + i + 1}
	}
	day := func(second int64) int { return cliniko.DateOf(time.Unix(second, 0).In(account)).Number() }
	return [2]int{day(g.begins[i]), day(max(g.begins[i], g.begins[i+1]-1))}
}

// group puts together what the answers about one offering say, which come in the order
// of their weeks. false: they are about other days.
func (g *dayGrouping) group(answers []*OfferingWeek) (out OfferingDays, known bool) {
	out.States, out.Begins = make([]DayState, g.days()), g.begins
	asked := make([]bool, g.days()+2*margin) // the days of the account, those around included
	for _, w := range answers {
		out.Offering = w.Offering
		from, to := w.From.Number()-g.first+margin, w.To.Number()-g.first+margin
		for day := max(0, from); day <= min(to, len(asked)-1); day++ {
			asked[day] = true
		}
		about := max(margin, from) <= min(to, g.days()+margin-1)
		if about && (out.ReadAt.IsZero() || w.ReadAt.Before(out.ReadAt)) {
			out.ReadAt = w.ReadAt
		}
		starts := between(w.Starts, g.begins[0], g.begins[g.days()])
		known = known || about || len(starts) > 0
		out.Starts = joined(out.Starts, starts)
	}
	for i := range out.States {
		out.States[i] = g.state(i, asked)
	}
	return out, known
}

func (g *dayGrouping) state(i int, asked []bool) DayState {
	if !asked[i+margin] {
		if g.first+i < g.over {
			return DayOver
		}
		return DayUnread
	}
	for day := g.shares[i][0]; day <= g.shares[i][1]; day++ {
		if day >= g.over && !asked[day-g.first+margin] {
			return DayUnread
		}
	}
	return DayRead
}

// joined shares the memory of one list when the other is empty.
func joined(a, b []int64) []int64 {
	switch {
	case len(a) == 0:
		return b
	case len(b) == 0:
		return a
	}
	return append(a[:len(a):len(a)], b...)
}
