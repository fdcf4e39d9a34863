package live

import (
	"log/slog"
	"maps"
	"slices"
	"sort"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
)

// say publishes the state, if it has changed since the last time.
func (p *loop) say() {
	now := p.now()
	if p.sayBy.IsZero() || now.Before(p.sayBy) {
		return
	}
	p.sayBy = time.Time{}
	s := &State{
		Clinic: cloned(p.clinic), Clinics: p.live.o.Clinics.All(), Demo: p.live.o.Demo,
		Account: p.account, Key: p.key, Status: p.status(now), Watch: p.watch, Notice: p.live.o.Store.Notice(),
		Generation: p.changes,
	}
	s.Site, _ = cliniko.NewSite(p.clinic.Subdomain, p.clinic.ID.Shard)
	if p.account != nil {
		s.From, s.To = p.span(now)
		s.Horizon = p.horizon(firstBusiness(p.account), now)
		q := p.question(s.From, s.To, now)
		s.Report = readiness.Judge(q)
		if s.Status.Phase == UpToDate {
			p.compare(q, s.Report)
		}
	}
	s.SinceVisit, s.SinceCheck = p.past.sinceVisit, p.past.sinceBefore
	p.live.publish(s)
}

func (p *loop) status(now time.Time) Status {
	s := Status{CheckedAt: p.checked, Problem: p.trouble.problem}
	s.Done, s.All = p.progress()
	switch {
	case !p.connected():
		s.Phase = Unconnected
	case p.session.source == nil:
		s.Phase = Keyless
	case p.trouble.keyDead():
		s.Phase = KeyRefused
	case p.trouble.offline():
		s.Phase = Offline
	case p.trouble.rest(now) > 0:
		s.Phase, s.Until = Waiting, p.trouble.until
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
	mondays := p.mondays(p.now())
	count := func(a ask) {
		all++
		if last, ok := p.tried[a]; ok && !last.at.Before(p.round) {
			done++
		}
	}
	for _, l := range lists {
		count(ask{list: l.List})
	}
	for _, o := range p.offered {
		for week := range weeksAhead {
			count(ask{pair: pair{o, mondays[o.Business].Add(7 * week)}})
		}
	}
	return done, all
}

// span is the days that the judgement is about: today to the end of the last week
// kept fresh, as the first business counts them.
func (p *loop) span(now time.Time) (from, to cliniko.Date) {
	from = p.zones.today(firstBusiness(p.account), now)
	return from, from.Monday().Add(7*weeksAhead - 1)
}

// farthest is the longest that Cliniko lets patients book ahead, in days.
const farthest = 365

// horizon is the last day at a business that slots are read for: the last that
// patients can book, and no less than the weeks kept fresh.
func (p *loop) horizon(b cliniko.BusinessID, now time.Time) cliniko.Date {
	today := p.zones.today(b, now)
	last := today.Monday().Add(7*weeksAhead - 1)
	if ahead := p.account.Settings.OnlineBookings.DaysAhead; ahead != nil && last.Before(today.Add(min(*ahead, farthest))) {
		return today.Add(min(*ahead, farthest))
	}
	return last
}

// question is what readiness judges.
func (p *loop) question(from, to cliniko.Date, now time.Time) readiness.Question {
	q := readiness.Question{Account: p.account, From: from, To: to, Now: now, Marks: Marks(p.clinic)}
	q.Seen = make(map[cliniko.Offering]readiness.Seen, len(p.offered))
	mondays := p.mondays(now)
	for _, o := range p.offered {
		q.Seen[o] = p.seen(o, mondays[o.Business], now)
	}
	return q
}

// seen sums up what is known about an offering in the weeks kept fresh.
func (p *loop) seen(o cliniko.Offering, first cliniko.Date, now time.Time) readiness.Seen {
	seen := readiness.Seen{Complete: true, Days: readiness.NewDays(first, first.Add(7*weeksAhead-1))}
	for week := range weeksAhead {
		w := pair{o, first.Add(7 * week)}
		known, ok := p.pairs[w]
		days := p.days(w, now)
		seen.Complete = seen.Complete && ok && !days[0].Before(known.From)
		if problem := p.tried[ask{pair: w}].problem; problem != cliniko.KindNone {
			seen.Problem = problem
		}
		coming := known.Starts[sort.Search(len(known.Starts), func(i int) bool { return known.Starts[i].After(now) }):]
		if len(coming) > 0 && seen.Slots == 0 {
			seen.Next = coming[0]
		}
		seen.Slots += len(coming)
		if ok {
			seen.Days.Read(known.From, known.To, coming, p.zones.of(o.Business))
		}
	}
	if !seen.Complete && seen.Problem == cliniko.KindNone && p.trouble.problem != nil {
		seen.Problem = p.trouble.problem.Kind
	}
	return seen
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
	p.trouble.hurry()
}

// foreground brings what is on screen up to date when the window gains the focus.
func (p *loop) foreground(yes bool) {
	gained := yes && !p.inFront
	p.inFront = yes
	if !gained {
		return
	}
	p.trouble.hurry()
	for a, last := range p.tried {
		if p.onScreen(a) {
			p.tried[a] = tried{problem: last.problem}
		}
	}
}

// onScreen reports whether an ask is about what people look at: the clinic's lists
// and the slots of the week shown.
func (p *loop) onScreen(a ask) bool {
	if a.list == "" {
		return p.shown.shows(a.Business, a.monday)
	}
	return a.practitioner == "" && a.business == ""
}

// update changes what people made of the clinic.
func (p *loop) update(change func(*storage.Clinic)) {
	clinic := cloned(p.clinic)
	change(&clinic)
	clinic.ID = p.clinic.ID
	p.clinic = clinic
	p.save()
}

// rename follows the name and the address that Cliniko tells.
func (p *loop) rename(s cliniko.Settings) {
	if p.clinic.Name != s.Name || p.clinic.Subdomain != s.Subdomain {
		p.update(func(c *storage.Clinic) { c.Name, c.Subdomain = s.Name, s.Subdomain })
	}
}

func (p *loop) save() { p.keep(p.live.o.Clinics.Save(p.clinic)) }

// keep notes that something could not be written; the store and the clinics go on
// from memory, and the store's notice tells the user.
func (p *loop) keep(err error) {
	if err != nil {
		slog.Warn("not kept", "err", err)
	}
}

func cloned(c storage.Clinic) storage.Clinic {
	c.Ticks = maps.Clone(c.Ticks)
	c.Marks = slices.Clone(c.Marks)
	c.Choices.HiddenPractitioners = slices.Clone(c.Choices.HiddenPractitioners)
	c.Choices.HiddenTypes = slices.Clone(c.Choices.HiddenTypes)
	if c.HandedOver != nil {
		handed := *c.HandedOver
		c.HandedOver = &handed
	}
	return c
}
