package calendar

import (
	"fmt"
	"slices"
	"strings"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/calendar/sheet"
)

// reason says why a view shows no free times, as far as is known, and the way out.
type reason struct {
	title, detail string
	fix           string       // what to do about it in Cliniko; empty: nothing is to be done
	menu          cliniko.Menu // where; empty: it is not known
	way           way
	next          bool // the next free time is worth telling, and going to
}

func because(title, detail string, w way) reason { return reason{title: title, detail: detail, way: w} }

// becauseOf tells a finding, and apart from it what to do.
func becauseOf(f readiness.Finding, w way) reason {
	r := because(f.Title, strings.TrimSpace(strings.TrimSuffix(f.Detail, f.Fix)), w)
	r.fix, r.menu = f.Fix, f.Menu
	return r
}

// orNext also tells the next free time, and leads to it if one is known.
func (r reason) orNext() reason {
	r.next = true
	return r
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
	wayToday
)

// ways says what the button of each way says, and the step of the guide that it leads to;
// 0: it stays in the calendar.
var ways = [...]struct {
	label string
	step  int
}{
	wayNone:    {},
	wayNext:    {label: "Go to the next free time"},
	wayShowAll: {label: "Show all"},
	wayToday:   {label: "Go to today"},
	wayKey:     {"Go to the API key", 1},
	wayOnline:  {"Go to online booking", 2},
	wayWho:     {"See who can be booked", 3},
}

// take goes the way.
func (p *Page) take(w way) {
	switch w {
	case wayNext:
		p.toNext()
	case wayShowAll:
		p.showAll()
	case wayToday:
		p.toToday()
	default:
		p.deps.GoTo(ways[w].step)
	}
}

// emptiness is what a reason is found from.
type emptiness struct {
	state   *live.State
	view    sheet.View
	sheet   *sheet.Sheet
	ends    cliniko.Date // the last day that slots are read for
	hasNext bool         // a free time is known
	next    string       // a sentence about the next one; empty: nothing is known of it
}

// reasonWithoutSheet is why there is no calendar to show at all.
func reasonWithoutSheet(s *live.State) reason {
	if !s.Connected() {
		return because("No clinic is connected yet", "Connect one with its API key to see its free times here.", wayKey)
	}
	if r, found := reasonOfStatus(s.Status); found {
		return r
	}
	if s.Account == nil {
		return reason{title: "Reading your clinic from Cliniko", detail: "The calendar appears as soon as that’s done."}
	}
	return because("No business to show", "Cliniko lists no open business for this clinic.", wayWho)
}

// why finds the reason of a view without free times, the most certain one first, and
// says when the next one is.
func (e emptiness) why() reason {
	r := e.cause()
	if r.next || r.way == wayNone && e.hasNext {
		r.detail = strings.TrimSpace(r.detail + " " + e.next)
		if e.hasNext && r.way != wayShowAll {
			r.way = wayNext
		}
	}
	return r
}

func (e emptiness) cause() reason {
	w, words := e.sheet, sheet.Views[e.view]
	switch {
	case w.Over():
		return because(words.Whole+" is over", "The calendar only shows times that can still be booked.", wayToday).orNext()
	case len(w.Offers) == 0:
		return e.nothingOffered()
	case w.Hidden > 0:
		return e.filteredOut()
	case w.NothingTicked():
		return because("Nothing is ticked", "Tick a practitioner and an appointment type, or show all.", wayShowAll)
	case w.AllToCome(sheet.ReadBeyond):
		return e.beyond()
	case w.WeeksUnread > 0:
		return e.notRead()
	case w.AllToCome(sheet.ReadRefused):
		return because(sheet.TextTodayRefused, "In your Cliniko account’s time zone, today is already over.", wayNone).orNext()
	}
	return e.nothingFree()
}

func (e emptiness) beyond() reason {
	detail := fmt.Sprintf("Online bookings are open up to %s ahead, until %s.",
		wording.Count(rulesOf(e.state.Account).DaysAhead.N, "day"), e.state.Style.Day(e.ends))
	return because("Patients can’t book this far ahead yet", detail, wayToday).orNext()
}

func (e emptiness) nothingOffered() reason {
	if finding, found := e.finding(); found {
		return finding
	}
	if r, found := reasonOfStatus(e.state.Status); found {
		return r
	}
	if e.state.Status.Phase == live.Checking {
		return reason{title: "Reading your settings from Cliniko", detail: "The calendar appears as soon as that’s done."}
	}
	return because(fmt.Sprintf("Nothing at %s can be booked online", wording.Cut(e.sheet.Place)), "Everything there is turned off for online booking.", wayWho)
}

func (e emptiness) filteredOut() reason {
	if finding, found := e.explained(); found {
		finding.detail += fmt.Sprintf(" The filter hides %s with other practitioners or appointment types.", wording.Count(e.sheet.Hidden, "free time"))
		finding.way = wayShowAll
		return finding.orNext()
	}
	title := fmt.Sprintf("The filter hides %s %s", hidden(e.sheet.Hidden), sheet.Views[e.view].Within)
	return because(title, "Tick more practitioners or appointment types, or show all.", wayShowAll).orNext()
}

// hidden is "the only free time" or "all 44 free times".
func hidden(n int) string {
	if n == 1 {
		return "the only free time"
	}
	return "all " + wording.Count(n, "free time")
}

func (e emptiness) notRead() reason {
	if r, found := reasonOfStatus(e.state.Status); found {
		return r
	}
	if finding, found := e.unchecked(); found && e.state.Status.Phase != live.Checking {
		return finding
	}
	switch {
	case e.ends.Before(e.sheet.From):
		return because("Free times are only read up to "+e.state.Style.Day(e.ends), "Cliniko doesn’t say how far ahead patients can book, so the app looks no further.", wayToday).orNext()
	case e.sheet.Oldest.IsZero():
		return reason{title: sheet.Views[e.view].Whole + " hasn’t been read yet", detail: "Its free times are on their way from Cliniko."}
	}
	return reason{title: "No free times so far", detail: fmt.Sprintf("Cliniko has answered %d of %d requests.", e.sheet.WeeksExpected-e.sheet.WeeksUnread, e.sheet.WeeksExpected)}
}

func (e emptiness) nothingFree() reason {
	if finding, found := e.explained(); found {
		return finding
	}
	if finding, found := e.finding(); found && !e.anyBookable() {
		return finding
	}
	r := because("No free times "+sheet.Views[e.view].Within, "Cliniko has nothing left for patients to book.", wayWho).orNext()
	if e.sheet.Idle {
		r.detail = "No one is scheduled to work " + sheet.Views[e.view].Within + "."
	}
	return r
}

// reasonOfStatus says what keeps Cliniko's answers away.
func reasonOfStatus(s live.Status) (reason, bool) {
	r := reason{}
	switch s.Phase {
	case live.Offline:
		r = reason{title: "Cliniko can’t be reached right now"}
	case live.Waiting:
		r = reason{title: "Cliniko asked the app to wait a moment"}
	case live.KeyRefused:
		r = reason{title: "The API key no longer works", way: wayKey}
	case live.Keyless:
		r = because("The API key isn’t available", "Paste it again, or unlock your password store.", wayKey)
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
	return e.worst(func(readiness.Finding) bool { return true })
}

// explained is the worst finding that is about everything the filter shows.
func (e emptiness) explained() (reason, bool) {
	return e.worst(func(f readiness.Finding) bool {
		return !slices.ContainsFunc(e.sheet.Offers, func(o sheet.Offer) bool { return e.sheet.Shows(o) && !slices.Contains(f.Offerings, o.Offering) })
	})
}

func (e emptiness) worst(counts func(readiness.Finding) bool) (reason, bool) {
	for _, f := range e.state.Report.Findings {
		about := f.Business == "" || f.Business == e.sheet.Business
		switch {
		case !about || f.Severity == readiness.Note || f.Cause == readiness.StillOn || !counts(f):
		case f.Cause == readiness.OnlineBookingsOff:
			return becauseOf(f, wayOnline), true
		default:
			return becauseOf(f, wayWho), true
		}
	}
	return reason{}, false
}

// unchecked is the finding that something could not be checked.
func (e emptiness) unchecked() (reason, bool) {
	for _, f := range e.state.Report.Findings {
		if f.Cause.Unchecked() {
			return becauseOf(f, wayWho), true
		}
	}
	return reason{}, false
}

func (e emptiness) anyBookable() bool {
	return slices.ContainsFunc(e.state.Report.Verdicts, func(v readiness.Verdict) bool {
		return v.Business == e.sheet.Business && v.State == readiness.Bookable
	})
}
