package calendar

import (
	"net/url"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/calendar/sheet"
)

// Source gives what is known of the free times of clinics; nil: nothing.
type Source interface {
	Slots(storage.ClinicID) *storage.Slots
}

// Deps are what the page needs from outside. Those that say so may be nil.
type Deps struct {
	Source Source
	Now    func() time.Time                                  // in this computer's zone
	Show   func(b cliniko.BusinessID, from, to cliniko.Date) // keep these days fresh, they are on screen
	Open   func(*url.URL)
	Update func(func(*storage.Clinic)) // keep a choice
	GoTo   func(step int)              // turn to a step of the guide, 1 to 4

	// DrawIn is asked to have Draw called, once, after a while: a mark ends then. nil: it
	// ends at the next Draw.
	DrawIn func(time.Duration)
	// SaveFile puts a file that was exported where people find it; a page (.html) it
	// opens in the browser. nil: nothing can be exported.
	SaveFile func(name string, content []byte)
	// AllHours is how the page begins, see ShowAllHours; KeepAllHours is told when a person
	// changes it there, and may be nil.
	AllHours     bool
	KeepAllHours func(bool)
}

// Page is the Calendar page.
type Page struct {
	deps  Deps
	state *live.State

	// What a person chose. Business and filter are read from the clinic's file when the
	// clinic comes on screen; from then on the page knows them best.
	business  cliniko.BusinessID
	view      sheet.View
	day       cliniko.Date // the view is the one that this day lies in
	dayChosen bool         // a person did; else it is that of the next free time
	filter    sheet.Filter
	allHours  bool
	chosen    sheet.Selection

	// What follows from the state and the choices.
	expected  []cliniko.Offering
	absent    map[cliniko.PractitionerID]string // why somebody has no free times at the business
	zone      *time.Location
	zoneKnown bool
	sheet     *sheet.Sheet
	month     *sheet.Sheet // of the month that day lies in, as Counts
	next      sheet.Next
	drawnOn   cliniko.Date // the day it was at the business when the page was drawn last
	notice    string       // what came of the last key; empty: nothing to say

	slots     *storage.Slots // what the page shows
	marks     sheet.Marks    // what has changed since it showed others
	tickAt    time.Time      // when the tick that was asked for comes
	requested request
	screen    *screen
}

// request is what was asked to be kept fresh.
type request struct {
	business cliniko.BusinessID
	from, to cliniko.Date
}

// New makes the page. It shows nothing before the first SetState.
func New(d Deps) *Page {
	p := &Page{deps: d, allHours: d.AllHours, sheet: &sheet.Sheet{}, month: &sheet.Sheet{}, marks: sheet.Marks{}}
	p.screen = newScreen(p)
	return p
}

// Content is the page's only content.
func (p *Page) Content() fyne.CanvasObject { return p.screen.root }

// SetState draws another state. Scroll, focus and selection stay. Call it only while
// the page is in sight, and with the newest state when it comes into sight.
func (p *Page) SetState(s *live.State) {
	old := p.state
	p.state = s
	if old == nil || old.Clinic.ID != s.Clinic.ID {
		p.begin()
	}
	p.readExpected()
	p.chooseDefaults()
	p.Draw()
}

// begin forgets what was chosen for another clinic.
func (p *Page) begin() {
	choices := p.state.Clinic.Choices
	p.business, p.day, p.dayChosen, p.drawnOn = choices.Business, cliniko.Date{}, false, cliniko.Date{}
	p.chosen, p.requested = sheet.Selection{}, request{}
	p.filter = sheet.Filter{
		Practitioners: set(choices.HiddenPractitioners),
		Types:         set(choices.HiddenTypes),
	}
	p.slots = nil
	clear(p.marks)
}

func set[K comparable](list []K) map[K]bool {
	out := make(map[K]bool, len(list))
	for _, item := range list {
		out[item] = true
	}
	return out
}

// readExpected lists the offerings that can have times: no setting rules them out or makes
// them unlikely, and Cliniko does not refuse them.
func (p *Page) readExpected() {
	refused := map[cliniko.Offering]bool{}
	for _, v := range p.state.Report.Verdicts {
		refused[v.Offering] = v.State == readiness.Blocked
	}
	for _, o := range p.state.Unlikely {
		refused[o] = true
	}
	p.expected = slices.DeleteFunc(slices.Clone(p.state.Offered), func(o cliniko.Offering) bool { return refused[o] })
}

// chooseDefaults makes sure that a business and a day are chosen that exist.
func (p *Page) chooseDefaults() {
	p.business = p.chooseBusiness()
	if p.business == "" {
		return
	}
	p.readAbsences()
	p.zone, p.zoneKnown = p.state.Account.Zone(p.business)
	if !p.zoneKnown {
		p.zone = p.deps.Now().Location()
	}
	if p.day.IsZero() {
		p.day = p.today()
	}
}

func (p *Page) today() cliniko.Date { return cliniko.DateOf(p.deps.Now().In(p.zone)) }

// followToday lets a page that shows today go on showing today when the day is over, and also
// when the clock is set back over midnight.
func (p *Page) followToday() {
	before, today := p.drawnOn, p.today()
	p.drawnOn = today
	if before.IsZero() || before == today {
		return
	}
	from, days := sheet.Views[p.view].Span(p.day, before, p.state.Style)
	shown := before.DaysSince(from)
	if p.day == before || shown >= 0 && shown < days && p.day.Before(today) {
		p.day = today
	}
}

// followNext shows the days of the first free time there is while nobody has chosen others.
func (p *Page) followNext() {
	if p.dayChosen {
		return
	}
	p.day = p.today()
	from, days := p.span(p.view, p.day)
	if first := cliniko.DateOf(p.next.Start.In(p.zone)); p.next.IsFirst(p.zone) && first.DaysSince(from) >= days {
		p.day = first
	}
}

// rulesOf are those that hold for the whole clinic.
func rulesOf(a *cliniko.Account) cliniko.Rules {
	return a.Settings.OnlineBookings.Rules(cliniko.AppointmentType{})
}

// bookable is the last day that patients can book; zero: Cliniko does not tell.
func (p *Page) bookable() cliniko.Date {
	if p.state.Account == nil {
		return cliniko.Date{}
	}
	ahead := rulesOf(p.state.Account).DaysAhead
	if !ahead.Known {
		return cliniko.Date{}
	}
	return p.today().Add(ahead.N)
}

// readingEnds is the last day that slots are read for.
func (p *Page) readingEnds() cliniko.Date {
	if bookable := p.bookable(); !bookable.IsZero() {
		return cliniko.Earliest(p.state.Horizon, bookable)
	}
	return p.state.Horizon
}

// span are the days that a view of a day shows.
func (p *Page) span(v sheet.View, day cliniko.Date) (from cliniko.Date, days int) {
	return sheet.Views[v].Span(day, p.today(), p.state.Style)
}

// businesses are those that a person can choose from: open and shown online, or at
// least open.
func (p *Page) businesses() []cliniko.Business {
	if p.state == nil || !p.state.Connected() || p.state.Account == nil {
		return nil
	}
	open := slices.DeleteFunc(slices.Clone(p.state.Account.Businesses), func(b cliniko.Business) bool { return b.Archived })
	online := slices.DeleteFunc(slices.Clone(open), func(b cliniko.Business) bool { return !b.ShowOnline })
	if len(online) > 0 {
		return online
	}
	return open
}

// chooseBusiness keeps the chosen business while it can be chosen; else it is the
// first at which anything can have times.
func (p *Page) chooseBusiness() cliniko.BusinessID {
	list := p.businesses()
	if len(list) == 0 {
		return ""
	}
	if slices.ContainsFunc(list, func(b cliniko.Business) bool { return b.ID == p.business }) {
		return p.business
	}
	first := slices.IndexFunc(list, func(b cliniko.Business) bool {
		return slices.ContainsFunc(p.expected, func(o cliniko.Offering) bool { return o.Business == b.ID })
	})
	return list[max(first, 0)].ID
}

// reason is why the view shows no free times; false: it shows some.
func (p *Page) reason() (reason, bool) {
	switch {
	case p.state == nil:
		return reason{}, false
	case p.business == "":
		return reasonWithoutSheet(p.state), true
	case p.sheet.Total > 0 || len(p.sheet.Ghosts) > 0:
		return reason{}, false
	}
	return p.emptiness().why(), true
}

func (p *Page) emptiness() emptiness {
	return emptiness{
		state: p.state, view: p.view, sheet: p.sheet,
		ends: p.readingEnds(), hasNext: p.next.Found(), next: p.sheet.NextSentence(p.next, p.deps.Now()),
	}
}

// nextText is the next free time and what it is; where there can be none, why.
func (p *Page) nextText() (when, what string) {
	here := func(o cliniko.Offering) bool { return o.Business == p.business }
	if !p.next.Found() && !slices.ContainsFunc(p.expected, here) {
		return p.emptiness().nothingOffered().title, ""
	}
	return p.sheet.NextText(p.next, p.deps.Now())
}

const staleAfter = 10 * time.Minute

// stale reports whether what is shown may have changed at Cliniko since.
func (p *Page) stale() bool {
	age := p.deps.Now().Sub(p.sheet.Oldest)
	return p.state.Status.Phase == live.Offline || age > staleAfter || sheet.Ageless(age)
}
