package live

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/storage"
)

// Reading is one full reading of a clinic.
type Reading struct {
	Account  *cliniko.Account
	Seen     map[cliniko.Offering]readiness.Seen
	Slots    []cliniko.Slot // by start, then offering
	From, To cliniko.Date
	At       time.Time
	Style    wording.Style // of the dates that Judge writes; whoever has them read sets it
}

// Judge judges what was read of a clinic, by what its people have said of it; the zero
// Clinic: nothing.
func (r *Reading) Judge(c storage.Clinic) readiness.Report {
	starts := make(map[cliniko.Offering][]time.Time)
	for _, slot := range r.Slots {
		starts[slot.Offering] = append(starts[slot.Offering], slot.Start)
	}
	return readiness.Judge(readiness.Input{
		Account: r.Account, Seen: r.Seen, Marks: Marks(c), Baseline: Baseline(c), Confirmed: c.Decision != nil,
		From: r.From, To: r.To, Now: r.At, Style: r.Style,
		Starts: func(o cliniko.Offering) []time.Time { return starts[o] },
	})
}

// ErrOtherClinic says that a key opens another clinic than the one it is kept for.
var ErrOtherClinic = errors.New("the key opens another clinic")

// ReadOnce reads a clinic once, without a store: every list, then the slots of so many
// weeks from today. It waits when Cliniko asks to, up to three minutes in all; what is
// not read by then is left as not read. progress is called now and then
// with what was done of how much. of is the clinic that the source must read; an empty
// Account: any. The error is the one that left nothing to judge: the settings could not be
// read, or [ErrOtherClinic], and then nothing else was read.
func ReadOnce(ctx context.Context, s Source, of storage.ClinicID, weeks int, now func() time.Time, progress func(done, all int)) (*Reading, error) {
	r := &reader{ctx: ctx, source: s, now: now, progress: progress, account: &cliniko.Account{Shard: of.Shard}}
	basics, others := queriesOf(lists[:2]), queriesOf(lists[2:])
	if err := r.lists(basics); !r.account.Lists[cliniko.ListSettings].Known() {
		return nil, err
	}
	if of.Account != "" && of.Account != r.account.Settings.AccountID {
		return nil, ErrOtherClinic
	}
	_ = r.lists(others) // each list's problem stands in the account
	_ = r.lists(linkQueries(r.account))
	r.account = inOrder(r.account)
	out := &Reading{Account: r.account, Seen: make(map[cliniko.Offering]readiness.Seen), At: now().UTC()}
	r.scope = scopeOf(r.account, out.At)
	out.From = r.zones.today(firstBusiness(r.account), out.At)
	out.To = out.From.Add(7*weeks - 1)
	r.slots(out)
	return out, ctx.Err()
}

// reader is a ReadOnce under way.
type reader struct {
	ctx      context.Context
	source   Source
	now      func() time.Time
	progress func(done, all int)
	account  *cliniko.Account
	scope
	lastPastDay atomic.Int64 // the number of the last day that Cliniko has called past; 0: none
	done, all   int

	mu      sync.Mutex // of what follows
	waited  time.Duration
	waitsTo time.Time
}

// each sends queries a few at a time and takes their answers one by one.
func (r *reader) each(queries []query, read func(query) answer, take func(answer)) {
	answers, places := make(chan answer), make(chan struct{}, maxInFlight)
	go func() {
		for _, q := range queries {
			places <- struct{}{}
			go func() { answers <- r.patiently(q, read); <-places }()
		}
	}()
	r.all += len(queries)
	for range queries {
		got := <-answers
		r.done++
		r.progress(r.done, r.all)
		take(got)
	}
}

// patiently reads, and reads again after each wait that Cliniko prescribed.
func (r *reader) patiently(q query, read func(query) answer) answer {
	for {
		got := read(q)
		got.at = r.now().UTC()
		if kindOf(got.err) != cliniko.KindRateLimited || !r.mayWait(asError(got.err).RetryAt) {
			return got
		}
		timer := time.NewTimer(asError(got.err).RetryAt.Sub(r.now()))
		select {
		case <-timer.C:
		case <-r.ctx.Done():
			timer.Stop()
			return got
		}
	}
}

// maxRateLimitWait is how long one reading waits in all because Cliniko asks it to.
const maxRateLimitWait = 3 * time.Minute

// mayWait reports whether a wait, with those before, is not too long. Waits at the same time
// count once.
func (r *reader) mayWait(until time.Time) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	from := r.now()
	if from.Before(r.waitsTo) {
		from = r.waitsTo
	}
	more := max(0, until.Sub(from))
	if r.waited+more > maxRateLimitWait {
		return false
	}
	r.waited += more
	if until.After(r.waitsTo) {
		r.waitsTo = until
	}
	return true
}

func (r *reader) lists(queries []query) (first error) {
	read := func(q query) answer { return readList(r.ctx, r.source, q, r.now()) }
	r.each(queries, read, func(got answer) {
		r.account = applied(r.account, r.account.Shard, got)
		if got.err != nil && first == nil {
			first = got.err
		}
	})
	return first
}

// inOrder is an account whose lists are in the order of their ids, so that what is said
// of them does not depend on the order in which Cliniko gave them.
func inOrder(a *cliniko.Account) *cliniko.Account {
	ordered := *a
	ordered.Businesses = sorted(a.Businesses, func(b cliniko.Business) cliniko.BusinessID { return b.ID })
	ordered.Practitioners = sorted(a.Practitioners, func(p cliniko.Practitioner) cliniko.PractitionerID { return p.ID })
	ordered.AppointmentTypes = sorted(a.AppointmentTypes, func(t cliniko.AppointmentType) cliniko.AppointmentTypeID { return t.ID })
	return &ordered
}

func sorted[Item any, ID cmp.Ordered](items []Item, id func(Item) ID) []Item {
	return slices.SortedFunc(slices.Values(items), func(a, b Item) int { return cmp.Compare(id(a), id(b)) })
}

// slots asks for all that are shown, and last for the next free times of those that are
// unlikely.
func (r *reader) slots(out *Reading) {
	unlikely := readiness.Unlikely(r.account, r.offered)
	r.weeks(out, without(r.offered, unlikely))
	r.weeks(out, r.unlikelyWithTimes(out, unlikely))
	slices.SortFunc(out.Slots, func(a, b cliniko.Slot) int {
		return cmp.Or(a.Start.Compare(b.Start), a.Offering.Compare(b.Offering))
	})
}

// unlikelyWithTimes asks about unlikely offerings, and gives those for which Cliniko has a
// time.
func (r *reader) unlikelyWithTimes(out *Reading, unlikely [][]cliniko.Offering) (free []cliniko.Offering) {
	var queries []query
	groups := make(map[cliniko.Offering][]cliniko.Offering)
	for _, offerings := range unlikely {
		q := group{offerings: offerings}.query()
		queries, groups[q.Offering] = append(queries, q), offerings
	}
	read := func(q query) answer { return nextTimeQuery(q, r.scope, out.At).readNextTime(r.ctx, r.source) }
	r.each(queries, read, func(got answer) {
		var state groupState
		state.take(got, out.At)
		for _, o := range groups[got.Offering] {
			out.Seen[o] = state.seen()
		}
		if state.free {
			free = append(free, groups[got.Offering]...)
		}
	})
	return free
}

// weeks asks for the slots of some offerings, in stretches of at most a week from today on.
// Where Cliniko does not tell in which zone it counts, they reach a day further on either
// side.
func (r *reader) weeks(out *Reading, offered []cliniko.Offering) {
	first, last := r.scope.today(cliniko.Date{}, out.At), out.To.Add(r.zoneMargin())
	var queries []query
	for ; !last.Before(first); first = first.Add(aWeek) {
		for _, o := range offered {
			queries = append(queries, query{Offering: o, monday: first})
		}
	}
	for _, o := range offered {
		out.Seen[o] = readiness.Seen{Complete: true}
	}
	minutes := make(map[cliniko.AppointmentTypeID]int)
	for _, t := range r.account.AppointmentTypes {
		minutes[t.ID] = t.Minutes
	}
	r.each(queries, func(q query) answer { return r.read(q, last, out.At) }, func(got answer) {
		zone := r.zones.of(got.Business)
		end := out.To.Add(1).Start(zone)
		got.starts = slices.DeleteFunc(got.starts, func(start time.Time) bool { return !start.Before(end) })
		out.Seen[got.Offering] = seenWith(out.Seen[got.Offering], got, cliniko.DateOf(out.At.In(zone)))
		for _, start := range got.starts {
			out.Slots = append(out.Slots, cliniko.Slot{Offering: got.Offering, Start: start, Minutes: minutes[got.AppointmentType]})
		}
	})
}

// read asks for a week from a day on, as far as it is not past where Cliniko counts.
func (r *reader) read(q query, last cliniko.Date, now time.Time) answer {
	days, zone := [2]cliniko.Date{q.monday, cliniko.Earliest(q.monday.Add(aWeek-1), last)}, r.zones.of(q.Business)
	if r.rules.of(q.Offering).closed([2]cliniko.Date{days[0].Add(-r.zoneMargin()), days[1].Add(r.zoneMargin())}, now, zone) {
		return answer{query: q, days: days}
	}
	if past := r.lastPastDay.Load(); past != 0 {
		days[0] = cliniko.Latest(days[0], cliniko.DateFromNumber(int(past)+1))
	}
	got := slotQuery{query: q, days: days, zone: zone, now: now}.read(r.ctx, r.source)
	if !got.pastDay.IsZero() {
		r.lastPastDay.Store(int64(got.pastDay.Number()))
	}
	return got
}

// seenWith adds an answer, which tells nothing of the days that were past for Cliniko.
func seenWith(seen readiness.Seen, got answer, today cliniko.Date) readiness.Seen {
	if got.err != nil {
		seen.Complete, seen.Problem = false, kindOf(got.err)
		return seen
	}
	seen.Complete = seen.Complete && !cliniko.Latest(got.monday, today).Before(got.days[0])
	seen.Slots += len(got.starts)
	if len(got.starts) > 0 && (seen.Next.IsZero() || got.starts[0].Before(seen.Next)) {
		seen.Next = got.starts[0]
	}
	return seen
}

func queriesOf(some []list) []query {
	var out []query
	for _, l := range some {
		out = append(out, query{list: l.List})
	}
	return out
}
