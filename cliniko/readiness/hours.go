package readiness

import (
	"cmp"
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
)

// schedule is the working week of a practitioner at a business: the windows of each
// weekday in order, those that touch or overlap made one.
type schedule struct {
	days    [7][]cliniko.Window
	longest int // minutes; 0: no hours at all
}

func newSchedules(hours []cliniko.Hours) map[Target]*schedule {
	found := map[Target]*schedule{}
	for _, h := range hours {
		if h.Weekday < time.Sunday || h.Weekday > time.Saturday {
			continue
		}
		at := Target{Business: h.Business, Practitioner: h.Practitioner}
		if found[at] == nil {
			found[at] = &schedule{}
		}
		found[at].days[h.Weekday] = append(found[at].days[h.Weekday], h.Windows...)
	}
	for _, s := range found {
		s.tidy()
	}
	return found
}

func (s *schedule) tidy() {
	for day, windows := range s.days {
		s.days[day] = merged(windows)
		for _, w := range s.days[day] {
			s.longest = max(s.longest, w.Minutes())
		}
	}
}

func merged(windows []cliniko.Window) []cliniko.Window {
	windows = slices.DeleteFunc(windows, func(w cliniko.Window) bool { return w.To <= w.From })
	slices.SortFunc(windows, func(a, b cliniko.Window) int { return cmp.Compare(a.From, b.From) })
	var whole []cliniko.Window
	for _, w := range windows {
		if n := len(whole); n > 0 && w.From <= whole[n-1].To {
			whole[n-1].To = max(whole[n-1].To, w.To)
			continue
		}
		whole = append(whole, w)
	}
	return whole
}

// stretch is a piece of time, in UTC or a business's zone.
type stretch struct{ start, end time.Time }

// workday is what a schedule comes to within the range that was checked.
type workday struct {
	days    stretch   // the range
	planned []stretch // the working hours that begin in it, or run into it over midnight
	open    []stretch // those that no unavailable block covers
}

// maxDays bounds the days that are looked at, whatever range is asked for.
const maxDays = 400

// workdays lays a schedule out over the range. Without a known zone nothing can be
// laid out.
func (j *judge) workdays(at Target) workday {
	if known, done := j.laidOut[at]; done {
		return known
	}
	var w workday
	zone, ok := j.zone(at.Business)
	if ok && j.schedules[at] != nil && !j.From.IsZero() && j.To.DaysSince(j.From) <= maxDays {
		w.days = stretch{j.From.Start(zone), j.To.Add(1).Start(zone)}
		w.planned = j.schedules[at].over(j.calendar(at.Business, zone))
		w.open = uncovered(w.planned, j.blocks[at.Practitioner])
	}
	j.laidOut[at] = w
	return w
}

// room reports whether an offering fits into the working hours that patients can book,
// and into those of them that no block covers.
func (j *judge) room(l link) (planned, open bool) {
	w := j.workdays((business | practitioner).of(l.Offering))
	when := w.days.shared(j.bookable(l.kind))
	return fits(w.planned, when, l.kind.Minutes), fits(w.open, when, l.kind.Minutes)
}

func (j *judge) zone(b cliniko.BusinessID) (*time.Location, bool) {
	if _, done := j.zones[b]; !done {
		zone, ok := j.account.Zone(b)
		if !ok {
			zone = nil
		}
		j.zones[b] = zone
	}
	return j.zones[b], j.zones[b] != nil
}

// newBlocks are the unavailable blocks of each practitioner in order, those that touch
// or overlap made one. At which business a block was made does not matter: nobody is
// in two places at once.
func newBlocks(blocks []cliniko.UnavailableBlock) map[cliniko.PractitionerID][]stretch {
	found := map[cliniko.PractitionerID][]stretch{}
	for _, b := range blocks {
		if b.End.After(b.Start) {
			found[b.Practitioner] = append(found[b.Practitioner], stretch{b.Start, b.End})
		}
	}
	for whose, stretches := range found {
		found[whose] = unbroken(stretches)
	}
	return found
}

func unbroken(stretches []stretch) []stretch {
	slices.SortFunc(stretches, func(a, b stretch) int { return a.start.Compare(b.start) })
	var whole []stretch
	for _, s := range stretches {
		if n := len(whole); n > 0 && !s.start.After(whole[n-1].end) {
			if s.end.After(whole[n-1].end) {
				whole[n-1].end = s.end
			}
			continue
		}
		whole = append(whole, s)
	}
	return whole
}

// calendarDay is a day of the range by the clocks of a business.
type calendarDay struct {
	cliniko.Date
	zone     *time.Location
	midnight time.Time
	even     bool // no clocks change while hours that begin on it last
}

// calendar are the days of the range and the one before, whose hours can run into it.
func (j *judge) calendar(b cliniko.BusinessID, zone *time.Location) []calendarDay {
	if known, done := j.calendars[b]; done {
		return known
	}
	var days []calendarDay
	for day := j.From.Add(-1); !j.To.Before(day); day = day.Add(1) {
		midnight := day.Start(zone)
		_, change := midnight.ZoneBounds()
		even := change.IsZero() || change.Sub(midnight) > 48*time.Hour
		days = append(days, calendarDay{day, zone, midnight, even && midnight.Hour() == 0})
	}
	j.calendars[b] = days
	return days
}

func (d calendarDay) at(minutes int) time.Time {
	if d.even {
		return d.midnight.Add(time.Duration(minutes) * time.Minute)
	}
	return d.At(minutes, d.zone)
}

// over lays a week out over days.
func (s *schedule) over(days []calendarDay) []stretch {
	found := make([]stretch, 0, 2*len(days))
	for _, day := range days {
		for _, w := range s.days[day.Weekday()] {
			found = append(found, stretch{day.at(w.From), day.at(w.To)})
		}
	}
	return found
}

// uncovered is what blocks leave of stretches; both are in order.
func uncovered(stretches, blocks []stretch) []stretch {
	if len(blocks) == 0 {
		return stretches
	}
	var left []stretch
	for _, s := range stretches {
		for len(blocks) > 0 && !blocks[0].end.After(s.start) {
			blocks = blocks[1:]
		}
		left = append(left, s.without(blocks)...)
	}
	return left
}

func (s stretch) without(blocks []stretch) []stretch {
	var left []stretch
	for _, b := range blocks {
		if !b.start.Before(s.end) {
			break
		}
		if b.start.After(s.start) {
			left = append(left, stretch{s.start, b.start})
		}
		s.start = b.end
	}
	if s.start.Before(s.end) {
		left = append(left, s)
	}
	return left
}

// shared is what two stretches have in common; one that ends before it starts is none.
func (s stretch) shared(t stretch) stretch {
	if t.start.After(s.start) {
		s.start = t.start
	}
	if t.end.Before(s.end) {
		s.end = t.end
	}
	return s
}

// fits reports whether an appointment of some minutes has room that starts within a
// stretch of time.
func fits(stretches []stretch, within stretch, minutes int) bool {
	need := time.Duration(max(minutes, 1)) * time.Minute
	for _, s := range slices.Backward(stretches) {
		if within.start.After(s.start) {
			s.start = within.start
		}
		if s.start.Before(within.end) && s.end.Sub(s.start) >= need {
			return true
		}
	}
	return false
}
