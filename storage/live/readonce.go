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
	"mieahealth.com/companion/storage"
)

// Swept is one full reading of a clinic.
type Reading struct {
	Account  *cliniko.Account
	Seen     map[cliniko.Offering]readiness.Seen
	Slots    []cliniko.Slot // by start, then offering
	From, To cliniko.Date
	At       time.Time
}

// Judge judges what was swept of a clinic, by what its people have said of it; the zero
// Clinic: nothing.
func (s *Reading) Judge(c storage.Clinic) readiness.Report {
	starts := make(map[cliniko.Offering][]time.Time)
	for _, slot := range s.Slots {
		starts[slot.Offering] = append(starts[slot.Offering], slot.Start)
	}
	return readiness.Judge(readiness.Input{
		Account: s.Account, Seen: s.Seen, Marks: Marks(c), Baseline: Baseline(c), From: s.From, To: s.To, Now: s.At,
		Starts: func(o cliniko.Offering) []time.Time { return starts[o] },
	})
}

// ErrOtherClinic says that a key opens another clinic than the one it is kept for.
var ErrOtherClinic = errors.New("the key opens another clinic")

// Sweep reads a clinic once, without a store: every list, then the slots of so many
// weeks from today. It waits when Cliniko asks to, up to three minutes in all; what is
// not read by then is left as not read. progress is called now and then
// with what was done of how much. of is the clinic that the source must read; an empty
// Account: any. The error is the one that left nothing to judge: the settings could not be
// read, or [ErrOtherClinic], and then nothing else was read.
func ReadOnce(ctx context.Context, s Source, of storage.ClinicID, weeks int, now func() time.Time, progress func(done, all int)) (*Reading, error) {
	w := &reader{ctx: ctx, source: s, now: now, progress: progress, account: &cliniko.Account{Shard: of.Shard}}
	basics, others := queriesOf(lists[:2]), queriesOf(lists[2:])
	if err := w.lists(basics); !w.account.Lists[cliniko.ListSettings].Known() {
		return nil, err
	}
	if of.Account != "" && of.Account != w.account.Settings.AccountID {
		return nil, ErrOtherClinic
	}
	_ = w.lists(others) // each list's problem stands in the account
	_ = w.lists(links(w.account))
	w.account = inOrder(w.account)
	out := &Reading{Account: w.account, Seen: make(map[cliniko.Offering]readiness.Seen), At: now().UTC()}
	w.scope = scopeOf(w.account, out.At)
	out.From = w.zones.today(firstBusiness(w.account), out.At)
	out.To = out.From.Add(7*weeks - 1)
	w.slots(out)
	return out, ctx.Err()
}

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

// each runs asks a few at a time and takes their answers one by one.
func (w *reader) each(asks []query, work func(query) answer, take func(answer)) {
	queue := make(chan query)
	answers := make(chan answer)
	var workers sync.WaitGroup
	for range maxInFlight {
		workers.Go(func() {
			for a := range queue {
				answers <- w.patiently(a, work)
			}
		})
	}
	go func() {
		for _, a := range asks {
			queue <- a
		}
		close(queue)
		workers.Wait()
		close(answers)
	}()
	w.all += len(asks)
	for got := range answers {
		w.done++
		w.progress(w.done, w.all)
		take(got)
	}
}

// patiently asks, and asks again after each wait that Cliniko prescribed.
func (w *reader) patiently(a query, work func(query) answer) answer {
	for {
		got := work(a)
		if kindOf(got.err) != cliniko.KindRateLimited || !w.mayWait(asError(got.err).RetryAt) {
			return got
		}
		timer := time.NewTimer(asError(got.err).RetryAt.Sub(w.now()))
		select {
		case <-timer.C:
		case <-w.ctx.Done():
			timer.Stop()
			return got
		}
	}
}

// sweepPatience is how long a sweep waits in all because Cliniko asks it to.
const maxRateLimitWait = 3 * time.Minute

// mayWait reports whether a wait, with those before, is no longer than the patience. Waits
// at the same time count once.
func (w *reader) mayWait(until time.Time) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	from := w.now()
	if from.Before(w.waitsTo) {
		from = w.waitsTo
	}
	more := max(0, until.Sub(from))
	if w.waited+more > maxRateLimitWait {
		return false
	}
	w.waited += more
	if until.After(w.waitsTo) {
		w.waitsTo = until
	}
	return true
}

func (w *reader) lists(asks []query) (first error) {
	read := func(a query) answer {
		take, err := readList(w.ctx, w.source, a, w.now())
		return answer{query: a, at: w.now().UTC(), err: err, take: take}
	}
	w.each(asks, read, func(got answer) {
		w.account = applied(w.account, w.account.Shard, got)
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
func (w *reader) slots(out *Reading) {
	unlikely := readiness.Unlikely(w.account, w.offered)
	isUnlikely := make(map[cliniko.Offering]bool)
	for _, o := range slices.Concat(unlikely...) {
		isUnlikely[o] = true
	}
	w.weeks(out, slices.DeleteFunc(slices.Clone(w.offered), func(o cliniko.Offering) bool { return isUnlikely[o] }))
	w.weeks(out, w.unlikelyWithTimes(out, unlikely))
	slices.SortFunc(out.Slots, func(a, b cliniko.Slot) int {
		return cmp.Or(a.Start.Compare(b.Start), a.Offering.Compare(b.Offering))
	})
}

// askUnlikely asks about unlikely offerings, and gives those for which Cliniko has a time.
func (w *reader) unlikelyWithTimes(out *Reading, unlikely [][]cliniko.Offering) (free []cliniko.Offering) {
	var asks []query
	groups := make(map[cliniko.Offering][]cliniko.Offering)
	for _, offerings := range unlikely {
		a := group{offerings: offerings}.query()
		asks, groups[a.Offering] = append(asks, a), offerings
	}
	s := session{source: w.source, ctx: w.ctx}
	read := func(a query) answer { return nextTimeQuery(a, w.scope, out.At).readNextTime(s, w.now) }
	w.each(asks, read, func(got answer) {
		var given groupState
		given.take(got, out.At)
		for _, o := range groups[got.Offering] {
			out.Seen[o] = given.seen()
		}
		if given.free {
			free = append(free, groups[got.Offering]...)
		}
	})
	return free
}

// weeks asks for the slots of some offerings, in stretches of at most a week from today on.
// Where Cliniko does not tell in which zone it counts, they reach a day further on either
// side.
func (w *reader) weeks(out *Reading, offered []cliniko.Offering) {
	first, last := w.scope.today(cliniko.Date{}, out.At), out.To.Add(w.zoneMargin())
	var asks []query
	for ; !last.Before(first); first = first.Add(aWeek) {
		for _, o := range offered {
			asks = append(asks, query{pair: pair{o, first}})
		}
	}
	for _, o := range offered {
		out.Seen[o] = readiness.Seen{Complete: true}
	}
	minutes := make(map[cliniko.AppointmentTypeID]int)
	for _, t := range w.account.AppointmentTypes {
		minutes[t.ID] = t.Minutes
	}
	w.each(asks, func(a query) answer { return w.read(a, last, out.At) }, func(got answer) {
		zone := w.zones.of(got.Business)
		end := out.To.Add(1).Start(zone)
		got.starts = slices.DeleteFunc(got.starts, func(start time.Time) bool { return !start.Before(end) })
		out.Seen[got.Offering] = seenWith(out.Seen[got.Offering], got, cliniko.DateOf(out.At.In(zone)))
		for _, start := range got.starts {
			out.Slots = append(out.Slots, cliniko.Slot{Offering: got.Offering, Start: start, Minutes: minutes[got.AppointmentType]})
		}
	})
}

// read asks for a week from a day on, as far as it is not past where Cliniko counts.
func (w *reader) read(a query, last cliniko.Date, now time.Time) answer {
	days, zone := [2]cliniko.Date{a.monday, earliest(a.monday.Add(aWeek-1), last)}, w.zones.of(a.Business)
	if w.bookingRules.of(a.Offering).closed([2]cliniko.Date{days[0].Add(-w.zoneMargin()), days[1].Add(w.zoneMargin())}, now, zone) {
		return answer{query: a, days: days}
	}
	if over := w.lastPastDay.Load(); over != 0 {
		days[0] = latest(days[0], cliniko.DateFromNumber(int(over)+1))
	}
	got := slotQuery{query: a, days: days, zone: zone, now: now}.read(session{source: w.source, ctx: w.ctx}, w.now)
	if !got.pastDay.IsZero() {
		w.lastPastDay.Store(int64(got.pastDay.Number()))
	}
	return got
}

// seenWith adds an answer, which tells nothing of the days that were past for Cliniko.
func seenWith(seen readiness.Seen, got answer, today cliniko.Date) readiness.Seen {
	if got.err != nil {
		seen.Complete, seen.Problem = false, kindOf(got.err)
		return seen
	}
	seen.Complete = seen.Complete && !latest(got.monday, today).Before(got.days[0])
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
