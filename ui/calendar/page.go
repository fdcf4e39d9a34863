package calendar

import (
	"net/url"
	"time"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
)

// Source gives snapshots of the clinic on screen.
type Source interface {
	Week(cliniko.BusinessID, cliniko.Date) (*storage.Week, error)
}

// Deps are what the page needs from outside. None may be nil.
type Deps struct {
	Source Source
	Now    func() time.Time                       // in this computer's zone
	Show   func(cliniko.BusinessID, cliniko.Date) // wish: keep this week fresh, it is on screen
	Open   func(*url.URL)
	Update func(func(*storage.Clinic)) // wish: keep a choice
	GoTo   func(step int)              // turn to a step of the guide, 1 to 4
}

// Page is the Calendar page.
type Page struct {
	deps  Deps
	state *live.State

	// What a person chose. It is read from the clinic's file when the clinic comes on
	// screen; from then on the page knows it best.
	business cliniko.BusinessID
	monday   cliniko.Date
	filter   Filter
	chosen   time.Time // start of the block that is selected; zero: none

	// What follows from the state and the choices.
	expected  []cliniko.Offering
	zone      *time.Location
	zoneKnown bool
	week      *Week
	damaged   bool
	next      cliniko.Slot // zero: none known

	screen *screen
}

// New makes the page. It shows nothing before the first SetState.
func New(d Deps) *Page {
	p := &Page{deps: d, week: &Week{}}
	p.screen = newScreen(p)
	return p
}

// Content is the page's only content.
func (p *Page) Content() fyne.CanvasObject { return p.screen.root }

// SetState draws another state. Scroll, focus and selection stay.
func (p *Page) SetState(s *live.State) {
	old := p.state
	p.state = s
	if old == nil || old.Clinic.ID != s.Clinic.ID {
		p.begin()
	}
	p.readExpected()
	p.settle()
	p.refresh()
}

// Tick moves the now line and the ages on. Call it once a minute.
func (p *Page) Tick() {
	if p.state != nil {
		p.refresh()
	}
}

// begin forgets what was chosen for another clinic.
func (p *Page) begin() {
	choices := p.state.Clinic.Choices
	p.business, p.monday, p.chosen = choices.Business, cliniko.Date{}, time.Time{}
	p.filter = Filter{
		Practitioners: set(choices.HiddenPractitioners),
		Types:         set(choices.HiddenTypes),
	}
}

func set[K comparable](list []K) map[K]bool {
	out := make(map[K]bool, len(list))
	for _, item := range list {
		out[item] = true
	}
	return out
}

// readExpected lists the offerings that can have times: no setting rules them out,
// and Cliniko does not refuse them.
func (p *Page) readExpected() {
	refused := map[cliniko.Offering]bool{}
	for _, v := range p.state.Report.Verdicts {
		refused[v.Offering] = v.State == readiness.Blocked
	}
	p.expected = nil
	for _, o := range readiness.Shown(p.state.Account, p.deps.Now()) {
		if !refused[o] {
			p.expected = append(p.expected, o)
		}
	}
}

// settle makes sure that a business and a week are chosen that exist.
func (p *Page) settle() {
	before, monday := p.business, p.monday
	p.business = p.chooseBusiness()
	if p.business == "" {
		return
	}
	p.zone, p.zoneKnown = p.state.Account.Zone(p.business)
	if !p.zoneKnown {
		p.zone = p.deps.Now().Location()
	}
	if p.monday.IsZero() {
		p.monday = p.today().Monday()
	}
	if p.business != before || p.monday != monday {
		p.deps.Show(p.business, p.monday)
	}
}

func (p *Page) today() cliniko.Date { return cliniko.DateOf(p.deps.Now().In(p.zone)) }

// businesses are those that a person can choose from: open and shown online, or at
// least open.
func (p *Page) businesses() []cliniko.Business {
	if p.state == nil || !p.state.Connected() || p.state.Account == nil {
		return nil
	}
	var open, online []cliniko.Business
	for _, b := range p.state.Account.Businesses {
		if b.Archived {
			continue
		}
		open = append(open, b)
		if b.ShowOnline {
			online = append(online, b)
		}
	}
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
	for _, b := range list {
		if b.ID == p.business {
			return b.ID
		}
	}
	for _, b := range list {
		for _, o := range p.expected {
			if o.Business == b.ID {
				return b.ID
			}
		}
	}
	return list[0].ID
}

func (p *Page) businessOnScreen() cliniko.Business {
	for _, b := range p.businesses() {
		if b.ID == p.business {
			return b
		}
	}
	return cliniko.Business{}
}

// refresh reads the week anew and draws all of it.
func (p *Page) refresh() {
	if p.business == "" {
		p.week, p.next = &Week{}, cliniko.Slot{}
		p.screen.draw()
		return
	}
	p.week = Build(p.input())
	p.next = p.findNext()
	p.screen.draw()
}

func (p *Page) input() Input {
	known, err := p.deps.Source.Week(p.business, p.monday)
	p.damaged = err != nil
	return Input{
		Business: p.business,
		Monday:   p.monday,
		Known:    known,
		Account:  p.state.Account,
		Expected: p.expected,
		Zone:     p.zone,
		Filter:   p.filter,
		Now:      p.deps.Now(),
	}
}

// findNext is the earliest free time of the filter in the weeks that are kept fresh.
func (p *Page) findNext() cliniko.Slot {
	expected := set(p.expected)
	for monday := p.today().Monday(); !p.state.To.Before(monday); monday = monday.Add(daysPerWeek) {
		known, err := p.deps.Source.Week(p.business, monday)
		if err != nil {
			continue
		}
		if slot, found := earliest(known, expected, p.filter, p.deps.Now()); found {
			return slot
		}
	}
	return cliniko.Slot{}
}

// reason is why the week shows no free times; false: it shows some.
func (p *Page) reason() (reason, bool) {
	switch {
	case p.state == nil:
		return reason{}, false
	case p.business == "":
		return reasonWithoutWeek(p.state), true
	case p.week.Total > 0:
		return reason{}, false
	}
	return emptiness{p.state, p.businessOnScreen(), p.today(), p.week, p.damaged, !p.next.Start.IsZero()}.why(), true
}

// stale reports whether what is shown may have changed at Cliniko since.
func (p *Page) stale() bool {
	return p.state.Status.Phase == live.Offline || p.deps.Now().Sub(p.week.Oldest) > staleAfter
}
