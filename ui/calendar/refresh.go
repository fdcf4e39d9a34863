package calendar

import (
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// refresh builds anew what is on screen, from the weeks that have changed, and draws it.
func (p *Page) refresh() {
	if p.business == "" {
		p.sheet, p.month, p.next = &Sheet{}, &Sheet{}, nextFree{}
		p.screen.draw()
		return
	}
	p.follow()
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
		Bookable: p.bookable(),
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

// keepFresh wishes for what is still to come of the days on screen.
func (p *Page) keepFresh() {
	from, days := p.span(p.view, p.day)
	wanted := wish{p.business, latest(from, p.today()), from.Add(days - 1)}
	if wanted != p.wished {
		p.wished = wanted
		p.deps.Show(wanted.business, wanted.from, wanted.to)
	}
}

func latest(a, b cliniko.Date) cliniko.Date {
	if a.Before(b) {
		return b
	}
	return a
}

func earlier(a, b cliniko.Date) cliniko.Date {
	if b.Before(a) {
		return b
	}
	return a
}

// askForTick sees to it that marks end in time, and that a search goes on.
func (p *Page) askForTick() {
	now, due := p.deps.Now(), p.marks.end()
	if p.weeks.left {
		due = now.Add(searchPause)
	}
	asked := p.tickAt.After(now) && !due.Before(p.tickAt)
	if due.IsZero() || asked || p.deps.TickIn == nil {
		return
	}
	p.tickAt = due
	p.deps.TickIn(due.Sub(now) + tickSlack)
}

// searchPause leaves the window time for other things.
const searchPause = 50 * time.Millisecond

// tickSlack makes sure that a mark is over when its tick comes.
const tickSlack = 50 * time.Millisecond
