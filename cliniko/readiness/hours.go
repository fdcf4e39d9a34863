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

// workingTime is what a schedule comes to within the range that was checked.
type workingTime struct {
	days    stretch   // the range
	planned []stretch // the working hours that begin in it, or run into it over midnight
	open    []stretch // those that no unavailable block covers
}

// maxDays bounds the days that are looked at, whatever range is asked for.
const maxDays = 400

// workday lays a schedule out over the range. Without a known zone nothing can be
// laid out.
func (j *judge) workday(at Target) (w workingTime) {
	zone, ok := j.account.Zone(at.Business)
	if ok && j.works(at) && !j.From.IsZero() && j.To.DaysSince(j.From) <= maxDays {
		w.days = stretch{j.From.Start(zone), j.To.Add(1).Start(zone)}
		// The day before the range has hours that can run into it.
		days := once(j.calendars, at.Business, func(cliniko.BusinessID) []calendarDay { return calendarOf(j.From.Add(-1), j.To, zone) })
		w.planned = j.working(at, days, zone)
		w.open = uncovered(w.planned, j.blocks[at.Practitioner])
	}
	return w
}

// working lays the weekly hours out over days, and puts the availability blocks among them.
func (j *judge) working(at Target, days []calendarDay, zone *time.Location) []stretch {
	var all []stretch
	if s := j.schedules[at]; s != nil {
		all = s.over(days)
	}
	if len(j.added[at]) == 0 || len(days) == 0 {
		return all
	}
	from, to := days[0].midnight, days[len(days)-1].Add(1).Start(zone)
	for _, b := range j.added[at] {
		b.Within(from, to, zone, func(start, end time.Time) { all = append(all, stretch{start, end}) })
	}
	slices.SortFunc(all, func(a, b stretch) int { return a.start.Compare(b.start) })
	return all
}

// longestStretch is the longest stretch of working time from now on, in minutes; 0: there is none.
// It is not documented whether a block is joined to hours that it touches, so it is.
func (j *judge) longestStretch(at Target) int {
	var longest int
	if s := j.schedules[at]; s != nil {
		longest = s.longest
	}
	if len(j.added[at]) == 0 {
		return longest
	}
	zone, known := j.account.Zone(at.Business)
	if !known {
		zone = time.UTC
	}
	today := cliniko.DateOf(j.Now.In(zone))
	for _, s := range unbroken(j.working(at, calendarOf(today.Add(-1), today.Add(maxDays), zone), zone)) {
		if s.end.After(j.Now) {
			longest = max(longest, int(s.end.Sub(s.start)/time.Minute))
		}
	}
	return longest
}

// offeredOutside reports whether Cliniko offers somebody's times outside the working time
// that is known: then that is not the whole truth, and says nothing of why others are
// missing.
func (j *judge) offeredOutside(at Target) bool {
	work := once(j.workdays, at, j.workday)
	work.planned = unbroken(slices.Clone(work.planned))
	for _, t := range j.account.AppointmentTypes {
		o := cliniko.Offering{Business: at.Business, Practitioner: at.Practitioner, AppointmentType: t.ID}
		seen, asked := j.Seen[o]
		switch {
		case !asked || seen.Slots == 0 || t.Group():
		case !j.works(at), !work.days.start.IsZero() && slices.ContainsFunc(j.starts(o), work.lacks):
			return true
		}
	}
	return false
}

// starts are those that are known of an offering with slots.
func (j *judge) starts(o cliniko.Offering) []time.Time {
	if j.Starts == nil {
		return []time.Time{j.Seen[o].Next}
	}
	return j.Starts(o)
}

// lacks reports whether a start in the range lies in none of the working hours, which are
// joined.
func (w *workingTime) lacks(start time.Time) bool {
	after, _ := slices.BinarySearchFunc(w.planned, start, func(s stretch, at time.Time) int {
		return cmp.Or(s.start.Compare(at), -1) // behind those that start at the same moment
	})
	inRange := !start.Before(w.days.start) && start.Before(w.days.end)
	return inRange && (after == 0 || !start.Before(w.planned[after-1].end))
}

// fitsHours reports whether an offering fits into the working hours that patients can book,
// and into those of them that no block covers.
func (j *judge) fitsHours(l link) (planned, open bool) {
	w := once(j.workdays, (business | practitioner).of(l.Offering), j.workday)
	when := w.days.shared(j.bookingWindow(l.appointmentType))
	return fits(w.planned, when, l.appointmentType.Minutes), fits(w.open, when, l.appointmentType.Minutes)
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
		if last := len(whole) - 1; last < 0 || s.start.After(whole[last].end) {
			whole = append(whole, s)
		} else if s.end.After(whole[last].end) {
			whole[last].end = s.end
		}
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

func calendarOf(from, to cliniko.Date, zone *time.Location) []calendarDay {
	var days []calendarDay
	for day := from; !to.Before(day); day = day.Add(1) {
		midnight := day.Start(zone)
		_, change := midnight.ZoneBounds()
		even := change.IsZero() || change.Sub(midnight) > 48*time.Hour
		days = append(days, calendarDay{day, zone, midnight, even && midnight.Hour() == 0})
	}
	return days
}

func (d calendarDay) at(minutes int) time.Time {
	if d.even {
		return d.midnight.Add(time.Duration(minutes) * time.Minute)
	}
	return d.At(minutes, d.zone)
}

// until is the last moment when the clocks show so many minutes: when they are put back they
// show some twice.
func (d calendarDay) until(minutes int) time.Time {
	at := d.at(minutes)
	for _, back := range []time.Duration{time.Hour, halfHour} {
		if again := at.Add(back); !d.even && again.Hour() == at.Hour() && again.Minute() == at.Minute() {
			return again
		}
	}
	return at
}

const halfHour = 30 * time.Minute // by which Lord Howe Island puts its clocks back

// over lays a week out over days.
func (s *schedule) over(days []calendarDay) []stretch {
	found := make([]stretch, 0, 2*len(days))
	for _, day := range days {
		for _, w := range s.days[day.Weekday()] {
			found = append(found, stretch{day.at(w.From), day.until(w.To)})
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
