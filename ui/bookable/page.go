package bookable

import (
	"net/url"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/report"
)

// Deps are what the page needs from outside. None but Guide and Notice may be nil.
type Deps struct {
	Now    func() time.Time // in this computer's zone
	Open   func(*url.URL)   // in the browser
	Update func(func(*storage.Clinic))
	GoTo   func(step int) // turns to a step of the guide, 1 to 4
	// Ask opens, at a button, the ways to send a request to a colleague, with the menu path
	// to it.
	Ask func(at *control.Button, what string, menu cliniko.Menu)
	// Guide is the guide's own actions for this step, shown folded under the grid; nil: none.
	Guide fyne.CanvasObject
	// Notice is the guide's line about what is being changed in Cliniko; nil: none.
	Notice fyne.CanvasObject
	// Done reports whether the guide has been gone through; until then its actions are
	// unfolded, to be read also when all of them are done.
	Done func() bool
	// WayOn names what comes once this step is finished, and leads there.
	WayOn func() (label string, lead func())
}

// stepKey is the step of the guide in which a clinic is connected.
const stepKey = 1

// attentionOver is the number of practitioners above which the page starts with those
// who need attention.
const attentionOver = 15

// Page is "Who can be booked". UI goroutine only.
type Page struct {
	deps  Deps
	state *live.State
	words *readiness.Words // of the account of now
	table *table

	// What a person did. A new state leaves it as it is, another clinic does not.
	filter  filter
	started bool // the filter to start with has been chosen
	chosen  readiness.Target
	open    topic  // the finding that a person unfolded
	next    func() // the way on from here, as named last
	more    int    // how many findings more than the first ones are listed

	wishes   wishes // what was ticked and unticked in the list of who should be bookable
	reopened bool   // that list, after it was confirmed
	aside    bool   // the list is out of the way: the table shows

	screen *screen
}

// New makes the page. It shows nothing before the first SetState.
func New(d Deps) *Page {
	p := &Page{deps: d, table: &table{}}
	p.screen = newScreen(p)
	return p
}

// Content is the page's only content.
func (p *Page) Content() fyne.CanvasObject { return p.screen.root }

// SetState draws another state. Scroll, focus and selection stay, unless another
// clinic has come on screen, or the same one was connected anew.
func (p *Page) SetState(s *live.State) {
	old := p.state
	p.state = s
	if s.Account != nil && (old == nil || old.Account != s.Account || old.Style != s.Style || p.words == nil) {
		p.words = readiness.WordsFor(s.Account, s.Style)
	}
	if old == nil || !sameConnection(old.Clinic, s.Clinic) {
		p.startAnew()
	}
	p.refresh()
}

// sameConnection reports whether a clinic was not forgotten, and connected anew, meanwhile.
func sameConnection(a, b storage.Clinic) bool { return a.ID == b.ID && a.Added.Equal(b.Added) }

// startAnew forgets what a person did.
func (p *Page) startAnew() {
	p.filter, p.started, p.chosen, p.open, p.more = filter{}, false, readiness.Target{}, topic{}, 0
	p.wishes, p.reopened, p.aside = nil, false, false
	p.screen.field.SetText("")
	p.screen.decision.field.SetText("")
	p.screen.foldAll()
}

// FocusFind gives the keyboard to the field that finds; its page has to be on screen.
func (p *Page) FocusFind() {
	if p.deciding() && p.screen.decision.focusFind() {
		return
	}
	if p.deciding() {
		p.goToTable()
	}
	p.screen.focusFind()
}

// SetChange shows a line on what has changed, from markup; empty: none. A change for the
// worse bears no tick.
func (p *Page) SetChange(markup string, worse bool) { p.screen.setChange(markup, worse) }

// Accept keeps the clinic's mark that what a finding says is meant.
func (p *Page) Accept(f readiness.Finding) { p.mark(f.Target, suggestedMark(f)) }

// refresh builds the table anew and draws everything.
func (p *Page) refresh() {
	p.table = &table{}
	if p.state.Connected() && p.state.Account != nil {
		p.table = p.build()
	}
	if !p.exists(p.chosen) {
		p.chosen, p.open = readiness.Target{}, topic{}
	}
	p.screen.draw()
}

// exists reports whether what is chosen is still there to be looked at.
func (p *Page) exists(at readiness.Target) bool {
	_, _, shown := p.table.find(at)
	return shown || slices.ContainsFunc(p.state.Report.Verdicts, func(v readiness.Verdict) bool { return covers(at, v.Offering) }) ||
		slices.ContainsFunc(readiness.Singles(p.state.Report.Findings), func(f readiness.Finding) bool { return f.Target == at })
}

func (p *Page) build() *table {
	if p.filter.business == "" {
		p.filter.business = firstPlace(p.state.Report.Findings)
	}
	t := build(p.state, p.words, p.filter)
	if !p.started && t.people > 0 {
		p.started = true
		if t.people > attentionOver {
			p.filter.attention = true
			t = build(p.state, p.words, p.filter)
		}
	}
	if p.filter.attention {
		p.keep(t.alerts)
	}
	if t.place != "" && !p.filter.chosen {
		p.filter.business = t.place
	}
	return t
}

// keep remembers what has needed attention.
func (p *Page) keep(alerts []readiness.Target) {
	if p.filter.kept == nil {
		p.filter.kept = map[readiness.Target]bool{}
	}
	for _, at := range alerts {
		p.filter.kept[at] = true
	}
}

// setAttention shows only what needs attention, or everything.
func (p *Page) setAttention(only bool) {
	p.started, p.filter.attention, p.filter.kept = true, only, nil
	p.refresh()
}

func (p *Page) setFind(text string) {
	if p.state == nil || text == p.filter.find {
		return
	}
	p.filter.find = text
	p.screen.panel.retargeted = true
	p.refresh()
}

// choose selects a target, or nothing when it is selected already.
func (p *Page) choose(at readiness.Target) {
	if at == p.chosen {
		at = readiness.Target{}
	}
	p.chosen, p.open, p.more = at, topic{}, 0
	p.screen.panel.retargeted = true
	p.screen.draw()
}

// unfold opens a finding.
func (p *Page) unfold(t topic) {
	p.open = t
	if box := p.screen.panel.boxes[t]; box != nil {
		p.turnTo(box.finding)
	}
	p.screen.draw()
}

// listMore lists more findings, and more of what each of them is about.
func (p *Page) listMore() {
	p.more += firstFindings
	p.screen.draw()
}

// finished reports whether the way on from here is step 4: the main button leads there.
func (p *Page) finished() bool {
	s := p.state
	return s.Connected() && s.Account != nil && s.Report.Ready && s.Clinic.Decision != nil && !p.deps.Done()
}

// narrowed reports whether the findings are about a part of the clinic only.
func (p *Page) narrowed() bool { return p.chosen != (readiness.Target{}) || p.filter.find != "" }

// inSight is which findings the panel is about.
func (p *Page) inSight() inSight {
	s := inSight{chosen: p.chosen}
	if p.filter.find != "" {
		s.found = p.table
	}
	return s
}

// summary says in a line how the clinic stands; empty: nothing is known.
func (p *Page) summary() string {
	if !p.state.Connected() || p.state.Account == nil {
		return ""
	}
	bookable := func(v readiness.Verdict) bool { return v.State == readiness.Bookable }
	if p.table.pending && !slices.ContainsFunc(p.state.Report.Verdicts, bookable) {
		return textStillReading
	}
	return p.words.Summary(p.state.Report)
}

// summaryToCopy is the same for somebody who knows several clinics: which one, when, what needs
// fixing and who can be booked.
func (p *Page) summaryToCopy() string {
	s := p.state
	return report.Check{Account: s.Account, Report: s.Report, From: s.From, To: s.To, CheckedAt: readAt(s), Style: s.Style}.Summary()
}

// mark keeps the clinic's mark on a target.
func (p *Page) mark(at readiness.Target, m readiness.Mark) {
	if m != readiness.ShouldBeBookable {
		p.open = topic{} // what was unfolded is folded away with it
	}
	p.deps.Update(mark(at, m, p.deps.Now()))
}
