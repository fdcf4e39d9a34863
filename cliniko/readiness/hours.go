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
	planned []stretch // the working hours
	open    []stretch // those that no unavailable block covers
}

// maxDays bounds the days that are looked at, whatever range is asked for.
const maxDays = 400

// workdays lays a schedule out over the range, up to the last day that patients can
// book. Without a known zone nothing can be laid out.
func (j *judge) workdays(at Target) workday {
	if known, done := j.laidOut[at]; done {
		return known
	}
	var w workday
	if zone, ok := j.zone(at.Business); ok && j.schedules[at] != nil {
		w.planned = j.schedules[at].between(j.From, j.lastDay(zone), zone)
		w.open = uncovered(w.planned, j.blocksOf(at))
	}
	j.laidOut[at] = w
	return w
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

func (j *judge) lastDay(zone *time.Location) cliniko.Date {
	days := j.account.Settings.OnlineBookings.DaysAhead
	if days == nil || *days <= 0 || *days > maxDays {
		return j.To
	}
	if last := cliniko.DateOf(j.Now.In(zone)).Add(*days); last.Before(j.To) {
		return last
	}
	return j.To
}

// blocksOf are the unavailable blocks that count at a business, in order, those that
// touch or overlap made one.
func (j *judge) blocksOf(at Target) []stretch {
	var found []stretch
	for _, b := range j.blocks[at.Practitioner] {
		if here := b.Business == "" || b.Business == at.Business; here && b.End.After(b.Start) {
			found = append(found, stretch{b.Start, b.End})
		}
	}
	slices.SortFunc(found, func(a, b stretch) int { return a.start.Compare(b.start) })
	var whole []stretch
	for _, b := range found {
		if n := len(whole); n > 0 && !b.start.After(whole[n-1].end) {
			if b.end.After(whole[n-1].end) {
				whole[n-1].end = b.end
			}
			continue
		}
		whole = append(whole, b)
	}
	return whole
}

func (s *schedule) between(from, to cliniko.Date, zone *time.Location) []stretch {
	var found []stretch
	if from.IsZero() || to.DaysSince(from) > maxDays {
		return nil
	}
	for day := from; !to.Before(day); day = day.Add(1) {
		for _, w := range s.days[day.Weekday()] {
			found = append(found, stretch{day.At(w.From, zone), day.At(w.To, zone)})
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

// fits reports whether an appointment of some minutes has room after a moment.
func fits(stretches []stretch, after time.Time, minutes int) bool {
	need := time.Duration(max(minutes, 1)) * time.Minute
	for _, s := range slices.Backward(stretches) {
		if after.After(s.start) {
			s.start = after
		}
		if s.end.Sub(s.start) >= need {
			return true
		}
	}
	return false
}
