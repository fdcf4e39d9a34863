package calendar

import (
	"fmt"
	"slices"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage/live"
)

// reason says why a view shows no free times, as far as is known, and the way out.
type reason struct {
	title, detail string
	way           way
}

// way is where the button under a reason leads.
type way int

const (
	wayNone way = iota // there is no button
	wayNext
	wayShowAll
	wayKey
	wayOnline
	wayWho
)

var wayLabels = map[way]string{
	wayNext:    "Go to the next free time",
	wayShowAll: "Show all",
	wayKey:     "Go to the API key",
	wayOnline:  "Go to online booking",
	wayWho:     "See who can be booked",
}

// The steps of the guide.
const (
	stepKey            = 1
	stepOnlineBookings = 2
	stepWhoCanBeBooked = 3
)

// take goes the way.
func (p *Page) take(w way) {
	switch w {
	case wayNext:
		p.toNext()
	case wayShowAll:
		p.showAll()
	case wayKey:
		p.deps.GoTo(stepKey)
	case wayOnline:
		p.deps.GoTo(stepOnlineBookings)
	case wayWho:
		p.deps.GoTo(stepWhoCanBeBooked)
	}
}

// emptiness is what a reason is found from.
type emptiness struct {
	state    *live.State
	business cliniko.Business
	today    cliniko.Date
	view     View
	sheet    *Sheet
	hasNext  bool // a free time of other days is known
}

// reasonWithoutWeek is why there is no calendar to show at all.
func reasonWithoutWeek(s *live.State) reason {
	if !s.Connected() {
		return reason{"No clinic is connected yet", "Connect one with its API key, and its free times show here.", wayKey}
	}
	if r, found := reasonOfStatus(s.Status); found {
		return r
	}
	if s.Account == nil {
		return reason{title: "Reading the clinic from Cliniko", detail: "The calendar shows as soon as it has come."}
	}
	return reason{"There is no business to show", "Cliniko lists no business for this clinic that is open.", wayWho}
}

// why finds the reason of a view without free times, the most certain one first.
func (e emptiness) why() reason {
	r := e.cause()
	if r.way == wayNone && e.hasNext {
		r.way = wayNext
	}
	return r
}

func (e emptiness) cause() reason {
	w, words := e.sheet, views[e.view]
	switch {
	case w.over():
		return reason{title: words.whole + " is over", detail: "Only times that can still be booked are shown."}
	case w.Damaged:
		return reason{title: "Some saved times could not be read", detail: "They are read from Cliniko again. Press Check now if they do not come."}
	case len(w.Offers) == 0:
		return e.nothingOffered()
	case w.Hidden > 0 || w.Expected == 0:
		return e.filteredOut()
	case w.Unread > 0:
		return e.notRead()
	case w.refused():
		return reason{title: textTodayRefused, detail: "Cliniko counts today as past already, since the clinic’s account keeps another time zone."}
	}
	if days := e.state.Account.Settings.OnlineBookings.DaysAhead; days != nil && w.From.DaysSince(e.today) > *days {
		return reason{title: "Patients cannot book this far ahead", detail: fmt.Sprintf("This clinic takes online bookings up to %s ahead.", counted(*days, "day", "days"))}
	}
	return e.nothingFree()
}

// over reports whether all days have passed.
func (s *Sheet) over() bool {
	return !slices.ContainsFunc(s.Columns, func(c Column) bool { return !c.Past })
}

// refused reports whether Cliniko tells nothing about any of the days.
func (s *Sheet) refused() bool {
	return !slices.ContainsFunc(s.Columns, func(c Column) bool { return c.Reading != ReadRefused })
}

func (e emptiness) nothingOffered() reason {
	if finding, found := e.finding(); found {
		return finding
	}
	if r, found := reasonOfStatus(e.state.Status); found {
		return r
	}
	if e.state.Status.Phase == live.Checking {
		return reason{title: "Reading the clinic’s settings from Cliniko", detail: "The calendar shows as soon as they have come."}
	}
	return reason{fmt.Sprintf("Nothing at %s is shown online", e.business.Name), "Cliniko offers patients no times there, by the clinic’s own choice.", wayWho}
}

func (e emptiness) filteredOut() reason {
	if e.sheet.Hidden == 0 {
		return reason{"Nothing is ticked", "Tick a practitioner and an appointment type, or show all.", wayShowAll}
	}
	title := fmt.Sprintf("Your choices hide all free times %s: %s", views[e.view].within, grouped(e.sheet.Hidden))
	return reason{title, "Tick more practitioners or appointment types, or show all.", wayShowAll}
}

func (e emptiness) notRead() reason {
	if r, found := reasonOfStatus(e.state.Status); found {
		return r
	}
	if finding, found := e.unchecked(); found && e.state.Status.Phase != live.Checking {
		return finding
	}
	if e.sheet.Oldest.IsZero() {
		return reason{title: views[e.view].whole + " has not been read yet", detail: "Its free times are on the way from Cliniko."}
	}
	return reason{title: "No free times so far", detail: fmt.Sprintf("Cliniko has answered %d of %d questions.", e.sheet.Expected-e.sheet.Unread, e.sheet.Expected)}
}

func (e emptiness) nothingFree() reason {
	if finding, found := e.finding(); found && !e.anyBookable() {
		return finding
	}
	return reason{title: "No free times " + views[e.view].within, detail: "Cliniko was asked, and there is nothing left that a patient could book."}
}

// reasonOfStatus says what keeps Cliniko's answers away.
func reasonOfStatus(s live.Status) (reason, bool) {
	r := reason{}
	switch s.Phase {
	case live.Offline:
		r = reason{title: "Cliniko cannot be reached at the moment"}
	case live.Waiting:
		r = reason{title: "Cliniko asks this app to wait a moment"}
	case live.KeyRefused:
		r = reason{title: "The API key no longer works", way: wayKey}
	case live.Keyless:
		r = reason{"The API key is not at hand", "Without it, Cliniko cannot be asked. Paste it again, or let this computer open its password store.", wayKey}
	default:
		return r, false
	}
	if s.Problem != nil {
		r.detail = s.Problem.Sentence()
	}
	return r, true
}

// finding is the worst finding that is about the business and no choice of the clinic's.
func (e emptiness) finding() (reason, bool) {
	for _, f := range e.state.Report.Findings {
		about := f.Business == "" || f.Business == e.sheet.Business
		switch {
		case !about || f.Severity == readiness.Note:
		case f.Cause == readiness.OnlineBookingsOff:
			return reason{f.Title, f.Detail, wayOnline}, true
		default:
			return reason{f.Title, f.Detail, wayWho}, true
		}
	}
	return reason{}, false
}

// unchecked is the finding that something could not be checked.
func (e emptiness) unchecked() (reason, bool) {
	for _, f := range e.state.Report.Findings {
		switch f.Cause {
		case readiness.RoleCannotSee, readiness.Unreachable, readiness.RateLimited:
			return reason{f.Title, f.Detail, wayWho}, true
		}
	}
	return reason{}, false
}

func (e emptiness) anyBookable() bool {
	for _, v := range e.state.Report.Verdicts {
		if v.Business == e.sheet.Business && v.State == readiness.Bookable {
			return true
		}
	}
	return false
}
