package calendar

import (
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/calendar/sheet"
)

// Draw builds anew what is on screen and draws it. Call it in each minute while the page is in
// sight, so that the now line and the ages move and marks end, and never while it is not.
func (p *Page) Draw() {
	switch {
	case p.state == nil:
		return
	case p.business == "":
		p.sheet, p.month, p.next = &sheet.Sheet{Grouping: sheet.Views[p.view].Grouping}, &sheet.Sheet{}, sheet.Next{}
		p.screen.draw()
		return
	}
	p.followToday()
	p.marks.Expire(p.deps.Now())
	p.readSlots()
	p.next = sheet.FindNext(p.input(p.view, p.day, sheet.Views[p.view].Grouping))
	p.followNext()
	p.sheet = sheet.Build(p.input(p.view, p.day, sheet.Views[p.view].Grouping))
	p.month = p.sheet
	if p.view != sheet.Month {
		p.month = sheet.Build(p.input(sheet.Month, p.day, sheet.Counts))
	}
	p.keepFresh()
	p.screen.draw()
	p.askForTick()
}

// input is what a sheet of the days that a view shows is built from.
func (p *Page) input(v sheet.View, day cliniko.Date, grouping sheet.Grouping) sheet.Input {
	from, days := p.span(v, day)
	return sheet.Input{
		Business: p.business,
		From:     from,
		Days:     days,
		Grouping: grouping,
		AllHours: p.allHours,
		Slots:    p.slots,
		Bookable: p.bookable(),
		Changes:  p.marks.Of(p.business),
		Account:  p.state.Account,
		Expected: p.expected,
		Filter:   p.filter,
		Style:    p.state.Style,
		Within:   sheet.Views[v].Within,
		Absent:   p.absent,
		AbsentTo: p.state.To,
		Now:      p.deps.Now(),

		ReadUntil:   p.readingEnds(),
		Zone:        p.zone,
		ZoneUnknown: !p.zoneKnown,
	}
}

// readSlots takes up the newest slots, and marks what has changed in what is on screen.
func (p *Page) readSlots() {
	before := p.slots
	p.slots = p.deps.Source.Slots(p.state.Clinic.ID)
	if before == nil || before == p.slots {
		return
	}
	for _, v := range []sheet.View{p.view, sheet.Month} {
		from, days := p.span(v, p.day)
		to := from.Add(days - 1)
		p.marks.Add(sheet.Changes(before.Days(p.business, from, to), p.slots.Days(p.business, from, to)), p.deps.Now())
	}
}

// keepFresh asks for what is still to come of the days on screen.
func (p *Page) keepFresh() {
	from, days := p.span(p.view, p.day)
	wanted := request{p.business, cliniko.Latest(from, p.today()), from.Add(days - 1)}
	if wanted != p.requested {
		p.requested = wanted
		p.deps.Show(wanted.business, wanted.from, wanted.to)
	}
}

// askForTick sees to it that marks end in time.
func (p *Page) askForTick() {
	now, due := p.deps.Now(), p.marks.End()
	asked := p.tickAt.After(now) && !due.Before(p.tickAt)
	if due.IsZero() || asked || p.deps.DrawIn == nil {
		return
	}
	p.tickAt = due
	p.deps.DrawIn(due.Sub(now) + tickSlack)
}

// tickSlack makes sure that a mark is over when its tick comes.
const tickSlack = 50 * time.Millisecond
