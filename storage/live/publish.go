package live

import (
	"log/slog"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
)

// publishDelay is how long changes are gathered, to be published as one.
const publishDelay = 100 * time.Millisecond

// publishing is when the state is to be published next.
type publishing struct {
	delay time.Duration
	at    time.Time // zero: nothing has changed
}

func (p *publishing) changed(now time.Time) {
	if p.at.IsZero() {
		p.at = now.Add(p.delay)
	}
}

// due reports whether it is time, once.
func (p *publishing) due(now time.Time) bool {
	if p.at.IsZero() || now.Before(p.at) {
		return false
	}
	p.at = time.Time{}
	return true
}

// pause is how long the loop may sleep before something is due.
func (p *publishing) pause(other time.Duration, now time.Time) time.Duration {
	if p.at.IsZero() {
		return other
	}
	return max(0, min(other, p.at.Sub(now)))
}

// publish publishes the state, if it has changed since the last time.
func (l *loop) publish() {
	now := l.now()
	if !l.publishing.due(now) {
		return
	}
	k := l.known
	s := &State{
		Clinic: l.clinic, Clinics: l.removals.listed(), Demo: l.live.o.Demo, Style: StyleOf(k.account, l.writing),
		Account: k.account, Offered: k.offered, Unlikely: k.unlikely(), Key: l.keyState(now), Status: l.status(now), Watch: l.focus.watch, Notices: l.notices(),
		Generation: k.generation, UnsentKey: l.unsentKey(now),
	}
	s.Site, _ = cliniko.NewSite(l.clinic.Subdomain, l.clinic.ID.Shard)
	if k.account != nil {
		l.judge(s, now)
	}
	s.SinceVisit, s.SinceCheck = l.checks.sinceVisit, l.checks.sinceBefore
	l.live.publish(s)
}

// judge adds to a state what readiness says of the account.
func (l *loop) judge(s *State, now time.Time) {
	q := l.known.readinessInput(l.health.problem, now)
	q.Marks, q.Baseline, q.Confirmed = Marks(l.clinic), l.checks.currentBaseline(l.clinic), l.clinic.Decision != nil
	q.Style = s.Style
	s.From, s.To, s.Report = q.From, q.To, readiness.Judge(q)
	s.Horizon = s.From.Add(daysAhead(q.Account.Settings.OnlineBookings.Rules(cliniko.AppointmentType{})))
	if s.Status.Phase == Checking && !s.Status.Slow {
		s.Status.TimeLeft = l.budget.timeFor(l.known.requestsLeft(s.Report))
	}
	if s.Status.Phase == UpToDate {
		l.compare(q, s.Report)
	}
}

func (l *loop) status(now time.Time) Status {
	s := Status{CheckedAt: l.health.answeredAt, Problem: l.health.problem, Slow: l.health.slow}
	s.Done, s.All = l.known.progress(l.focus.roundStart)
	switch {
	case !l.connected():
		s.Phase = Unconnected
	case l.session.source == nil:
		s.Phase = Keyless
	case l.health.keyInvalid():
		s.Phase = KeyRefused
	case l.health.offline():
		s.Phase = Offline
	case l.health.wait(now) > 0:
		s.Phase, s.Until = Waiting, l.health.until
	case l.known.account == nil || s.Done < s.All:
		s.Phase = Checking
	default:
		s.Phase = UpToDate
	}
	return s
}

func (l *loop) connected() bool { return l.clinic.ID != storage.ClinicID{} }

// Marks are a clinic's own words on what should be bookable, as readiness takes them.
func Marks(c storage.Clinic) map[readiness.Target]readiness.Mark {
	marks := make(map[readiness.Target]readiness.Mark, len(c.Marks))
	for _, m := range c.Marks {
		marks[readiness.Target(m.Offering)] = readiness.Mark(m.Word)
	}
	return marks
}

// logUnsaved notes that something could not be written; the store and the clinics go on
// from memory, and the store's notice tells the user.
func logUnsaved(err error) {
	if err != nil {
		slog.Warn("not kept", "err", err)
	}
}
