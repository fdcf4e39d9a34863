package live

import (
	"log/slog"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
)

// say publishes the state, if it has changed since the last time.
func (p *loop) publish() {
	now := p.now()
	if p.publishBy.IsZero() || now.Before(p.publishBy) {
		return
	}
	p.publishBy = time.Time{}
	s := &State{
		Clinic: p.clinic, Clinics: p.listed(), Demo: p.live.o.Demo,
		Account: p.account, Offered: p.offered, Unlikely: p.unlikely(), Key: p.keyState(now), Status: p.status(now), Watch: p.watch, Notices: p.notices(),
		Generation: p.changes,
	}
	s.Site, _ = cliniko.NewSite(p.clinic.Subdomain, p.clinic.ID.Shard)
	if p.account != nil {
		s.From, s.To = p.span(now)
		s.Horizon = s.From.Add(daysAhead(p.account.Settings.OnlineBookings.Rules(cliniko.AppointmentType{})))
		q := p.question(s.From, s.To, now)
		s.Report = readiness.Judge(q)
		if s.Status.Phase == Checking && !s.Status.Slow {
			s.Status.TimeLeft = p.timeLeft(s.Report)
		}
		if s.Status.Phase == UpToDate {
			p.compare(q, s.Report)
		}
	}
	s.SinceVisit, s.SinceCheck = p.checks.sinceVisit, p.checks.sinceBefore
	p.live.publish(s)
}

func (p *loop) status(now time.Time) Status {
	s := Status{CheckedAt: p.checked, Problem: p.health.problem, Slow: p.slow}
	s.Done, s.All = p.progress()
	switch {
	case !p.connected():
		s.Phase = Unconnected
	case p.session.source == nil:
		s.Phase = Keyless
	case p.health.keyInvalid():
		s.Phase = KeyRefused
	case p.health.offline():
		s.Phase = Offline
	case p.health.wait(now) > 0:
		s.Phase, s.Until = Waiting, p.health.until
	case p.account == nil || s.Done < s.All:
		s.Phase = Checking
	default:
		s.Phase = UpToDate
	}
	return s
}

func (p *loop) connected() bool { return p.clinic.ID != storage.ClinicID{} }

// progress counts what this round has tried of what it has to.
func (p *loop) progress() (done, all int) {
	count := func(at time.Time) {
		all++
		if !at.IsZero() && !at.Before(p.roundStart) {
			done++
		}
	}
	for _, l := range lists {
		count(p.tried[query{list: l.List}].at)
	}
	for _, t := range p.weekly {
		for n := range min(weeksAhead, t.lastWeek()+1) {
			if !t.closed(n) {
				count(t.weekAt(n).at)
			}
		}
	}
	for _, g := range p.groups {
		count(g.at)
	}
	return done, all
}

// span is the days that the judgement is about: today, as the first business counts, to the
// end of the last of the weeks ahead.
func (p *loop) span(now time.Time) (from, to cliniko.Date) {
	return p.zones.today(firstBusiness(p.account), now), p.clocks.Today.Monday().Add(7*weeksAhead - 1)
}

// question is what readiness judges.
func (p *loop) question(from, to cliniko.Date, now time.Time) readiness.Input {
	q := readiness.Input{Account: p.account, From: from, To: to, Now: now, Marks: Marks(p.clinic), Baseline: p.currentBaseline()}
	q.Seen = make(map[cliniko.Offering]readiness.Seen, len(p.weekly))
	known := p.knownDays(p.clocks.Today.Monday(), to)
	for _, t := range p.weekly {
		q.Seen[t.Offering] = p.seen(t, known[t.Offering], now)
	}
	for _, g := range p.groups {
		for _, o := range g.offerings {
			q.Seen[o] = g.seen()
		}
	}
	q.Starts = func(o cliniko.Offering) []time.Time { return p.starts(p.offering(o), now) }
	return q
}

// knownDays are what is known of all offerings on some days.
func (p *loop) knownDays(from, to cliniko.Date) map[cliniko.Offering]storage.OfferingDays {
	slots := p.live.o.Store.Slots(p.clinic.ID)
	known := make(map[cliniko.Offering]storage.OfferingDays)
	for business := range p.zones {
		for _, days := range slots.Days(business, from, to) {
			known[days.Offering] = days
		}
	}
	return known
}

// seen sums up what is known about an offering in the weeks ahead.
func (p *loop) seen(t *offeringState, known storage.OfferingDays, now time.Time) readiness.Seen {
	starts := coming(known.Starts, now)
	seen := readiness.Seen{Complete: true, Slots: len(starts), Days: daysOf(t, known, now)}
	if len(starts) > 0 {
		seen.Next = time.Unix(starts[0], 0).UTC()
	}
	today := p.zones.today(t.Business, now)
	for n := range min(weeksAhead, t.lastWeek()+1) {
		r := t.weekAt(n)
		seen.Complete = seen.Complete && r.known() && !latest(today, t.first.Add(7*n)).Before(r.week.From) && !r.week.To.Before(t.lastDay(n))
		if r.problem != cliniko.KindNone {
			seen.Problem = r.problem
		}
	}
	if !seen.Complete && seen.Problem == cliniko.KindNone && p.health.problem != nil {
		seen.Problem = p.health.problem.Kind
	}
	return seen
}

// daysOf counts what is known of an offering in the weeks ahead by days. Beyond the horizon
// there is nothing to read.
func daysOf(t *offeringState, known storage.OfferingDays, now time.Time) readiness.Days {
	days := readiness.NewDays(t.first, t.first.Add(7*weeksAhead-1))
	for i := range days.Counts {
		switch {
		case i < len(known.States) && known.States[i] == storage.DayRead:
			days.Counts[i] = len(known.Between(max(known.Begins[i], now.Unix()+1), known.Begins[i+1]))
		case t.monday+i > t.to:
			days.Counts[i] = 0
		}
	}
	return days
}

// starts are those of an offering in the weeks ahead.
func (p *loop) starts(t *offeringState, now time.Time) (all []time.Time) {
	for n := range weeksAhead {
		if r := t.weekAt(n); r.known() {
			for _, start := range coming(r.week.Starts, now) {
				all = append(all, time.Unix(start, 0).UTC())
			}
		}
	}
	return all
}

func latest(a, b cliniko.Date) cliniko.Date {
	if a.Before(b) {
		return b
	}
	return a
}

// Marks are a clinic's own words on what should be bookable, as readiness takes them.
func Marks(c storage.Clinic) map[readiness.Target]readiness.Mark {
	marks := make(map[readiness.Target]readiness.Mark, len(c.Marks))
	for _, m := range c.Marks {
		marks[readiness.Target(m.Offering)] = readiness.Mark(m.Word)
	}
	return marks
}

// checkNow reads everything again, and does not wait for a problem to pass by itself.
func (p *loop) checkNow() {
	p.newRound()
	p.health.retryNow()
	p.retryKey(0)
}

// foreground brings what is on screen up to date when the window gains the focus.
func (p *loop) setForeground(yes bool) {
	gained := yes && !p.foreground
	p.foreground = yes
	if !gained {
		return
	}
	p.health.retryNow()
	p.retryKey(retryPause)
	for a, last := range p.tried {
		if p.onScreen(a) {
			p.tried[a] = tried{problem: last.problem}
		}
	}
	p.lookAgain(p.now())
}

// onScreen reports whether an ask is about what people look at: the clinic's lists
// and the slots of the days shown.
func (p *loop) onScreen(a query) bool {
	if a.list == "" {
		return p.shown.shows(a.Business, a.monday)
	}
	return a.practitioner == "" && a.business == ""
}

// lookAgain has the weeks on screen read again at once, but for those that have just
// been read; a screen with a whole clinic on it is not read anew at each glance.
func (p *loop) lookAgain(now time.Time) {
	var weeks time.Duration
	input := p.planInput()
	input.onScreen(func(*offeringState, int) { weeks++ })
	input.onScreen(func(t *offeringState, n int) {
		if r := t.week(n); now.Sub(r.at) >= weeks*screenShare/4 {
			r.at = time.Time{}
		}
	})
}

// update changes what people made of the clinic on screen.
func (p *loop) update(change func(*storage.Clinic)) { p.updateClinic(p.clinic.ID, change) }

// rename follows the name and the address that Cliniko tells.
func (p *loop) rename(s cliniko.Settings) {
	if p.clinic.Name != s.Name || p.clinic.Subdomain != s.Subdomain {
		p.update(func(c *storage.Clinic) { c.Name, c.Subdomain = s.Name, s.Subdomain })
	}
}

// keep notes that something could not be written; the store and the clinics go on
// from memory, and the store's notice tells the user.
func (p *loop) logUnsaved(err error) {
	if err != nil {
		slog.Warn("not kept", "err", err)
	}
}
