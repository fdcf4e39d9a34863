package calendar

import (
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// refresh builds anew what is on screen, from the weeks that have changed, and draws it.
func (p *Page) refresh() {
	if p.business == "" {
		p.sheet, p.month, p.next = &Sheet{}, &Sheet{}, cliniko.Slot{}
		p.screen.draw()
		return
	}
	p.marks.expire(p.deps.Now())
	p.weeks.begin(p.state.Clinic.ID, p.business, p.state.Generation)
	p.sheet = Build(p.input(p.view, p.day, views[p.view].shape))
	p.month = p.sheet
	if p.view != Month {
		p.month = Build(p.input(Month, p.day, Counts))
	}
	p.next = p.findNext()
	p.keepFresh()
	p.screen.draw()
	p.askForTick()
}

// input is what a sheet of the days that a view shows is built from.
func (p *Page) input(v View, day cliniko.Date, shape Shape) Input {
	from, days := p.span(v, day)
	known, damaged := p.known(from, days)
	return Input{
		Business: p.business,
		From:     from,
		Days:     days,
		Shape:    shape,
		AllHours: p.allHours,
		Known:    known,
		Damaged:  damaged,
		Changes:  p.marks.of(p.business),
		Account:  p.state.Account,
		Expected: p.expected,
		Zone:     p.zone,
		Filter:   p.filter,
		Now:      p.deps.Now(),
	}
}

// known are the weeks that some days lie in, and whether one of them cannot be read.
func (p *Page) known(from cliniko.Date, days int) (weeks []*storage.Week, damaged bool) {
	for monday := from.Monday(); monday.DaysSince(from) < days; monday = monday.Add(daysPerWeek) {
		week, err := p.week(monday)
		damaged = damaged || err != nil
		weeks = append(weeks, week)
	}
	return weeks, damaged
}

// week reads a week and marks what has changed in it since it was read before.
func (p *Page) week(monday cliniko.Date) (*storage.Week, error) {
	now, before := p.weeks.at(monday)
	p.marks.add(Changes(before, now.week, p.zone), p.deps.Now())
	return now.week, now.err
}

// horizon is the last day that anything may be known of.
func (p *Page) horizon() cliniko.Date {
	last := p.state.To
	if ahead := p.state.Account.Settings.OnlineBookings.DaysAhead; ahead != nil {
		if day := p.today().Add(min(*ahead, mostDaysAhead)); last.Before(day) {
			last = day
		}
	}
	return last
}

// mostDaysAhead is the longest that Cliniko lets patients book ahead.
const mostDaysAhead = 365

// findNext is the earliest free time of the filter in all weeks that are known.
func (p *Page) findNext() cliniko.Slot {
	expected := set(p.expected)
	for monday := p.today().Monday(); !p.horizon().Before(monday); monday = monday.Add(daysPerWeek) {
		week, _ := p.week(monday)
		if slot, found := earliest(week, expected, p.filter, p.deps.Now()); found {
			return slot
		}
	}
	return cliniko.Slot{}
}

// keepFresh wishes for the week on screen; of several, for the first that was not read
// whole.
func (p *Page) keepFresh() {
	wanted := wish{p.business, p.wanted()}
	if wanted != p.wished {
		p.wished = wanted
		p.deps.Show(wanted.business, wanted.monday)
	}
}

func (p *Page) wanted() cliniko.Date {
	from, days := p.span(p.view, p.day)
	for monday := latest(from, p.today()).Monday(); days > daysPerWeek && monday.DaysSince(from) < days; monday = monday.Add(daysPerWeek) {
		if week, err := p.week(monday); err == nil && !p.readWhole(week) {
			return monday
		}
	}
	return latest(from, p.day).Monday()
}

func latest(a, b cliniko.Date) cliniko.Date {
	if a.Before(b) {
		return b
	}
	return a
}

// askForTick sees to it that marks end in time.
func (p *Page) askForTick() {
	now, end := p.deps.Now(), p.marks.end()
	asked := p.tickAt.After(now) && !end.Before(p.tickAt)
	if end.IsZero() || asked || p.deps.TickIn == nil {
		return
	}
	p.tickAt = end
	p.deps.TickIn(end.Sub(now) + tickSlack)
}

// tickSlack makes sure that a mark is over when its tick comes.
const tickSlack = 50 * time.Millisecond

// readWhole reports whether a week has been read for all that can have times.
func (p *Page) readWhole(week *storage.Week) bool {
	missing := map[cliniko.Offering]bool{}
	for _, o := range p.expected {
		if o.Business == p.business {
			missing[o] = true
		}
	}
	if week != nil {
		for _, read := range week.Offerings {
			delete(missing, read.Offering)
		}
	}
	return len(missing) == 0
}
