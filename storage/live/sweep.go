package live

import (
	"context"
	"slices"
	"sync"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
)

// Swept is one full reading of a clinic.
type Swept struct {
	Account  *cliniko.Account
	Seen     map[cliniko.Offering]readiness.Seen
	Slots    []cliniko.Slot // by start, then offering
	From, To cliniko.Date
	At       time.Time
}

// Judge judges what was swept.
func (s *Swept) Judge(marks map[readiness.Target]readiness.Mark) readiness.Report {
	starts := make(map[cliniko.Offering][]time.Time)
	for _, slot := range s.Slots {
		starts[slot.Offering] = append(starts[slot.Offering], slot.Start)
	}
	return readiness.Judge(readiness.Question{
		Account: s.Account, Seen: s.Seen, Marks: marks, From: s.From, To: s.To, Now: s.At,
		Starts: func(o cliniko.Offering) []time.Time { return starts[o] },
	})
}

// Sweep reads a clinic once, without a store: every list, then the slots of so many
// weeks from today. It waits when Cliniko asks to. progress is called now and then
// with what was done of how much. The error is the one that left nothing to judge:
// the user or the settings could not be read.
func Sweep(ctx context.Context, s Source, shard cliniko.Shard, weeks int, now func() time.Time, progress func(done, all int)) (*Swept, error) {
	w := &sweep{ctx: ctx, source: s, now: now, progress: progress, account: &cliniko.Account{Shard: shard}}
	basics, others := asksOf(lists[:2]), asksOf(lists[2:])
	if err := w.lists(basics); err != nil {
		return nil, err
	}
	_ = w.lists(others) // each list's problem stands in the account
	_ = w.lists(links(w.account))
	out := &Swept{Account: w.account, Seen: make(map[cliniko.Offering]readiness.Seen), At: now().UTC()}
	w.zones = zonesOf(w.account)
	out.From = w.zones.today(firstBusiness(w.account), out.At)
	out.To = out.From.Add(7*weeks - 1)
	w.slots(out, weeks)
	return out, ctx.Err()
}

type sweep struct {
	ctx       context.Context
	source    Source
	now       func() time.Time
	progress  func(done, all int)
	account   *cliniko.Account
	zones     zones
	done, all int
}

// each runs asks a few at a time and takes their answers one by one.
func (w *sweep) each(asks []ask, work func(ask) answer, take func(answer)) {
	queue := make(chan ask)
	answers := make(chan answer)
	var workers sync.WaitGroup
	for range maxFlights {
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

// patiently asks, and asks again after a wait that Cliniko prescribed.
func (w *sweep) patiently(a ask, work func(ask) answer) answer {
	got := work(a)
	for range 2 {
		if kindOf(got.err) != cliniko.KindRateLimited {
			break
		}
		timer := time.NewTimer(asError(got.err).RetryAt.Sub(w.now()))
		select {
		case <-timer.C:
			got = work(a)
		case <-w.ctx.Done():
			timer.Stop()
			return got
		}
	}
	return got
}

func (w *sweep) lists(asks []ask) (first error) {
	read := func(a ask) answer {
		take, err := readList(w.ctx, w.source, a, w.now())
		return answer{ask: a, at: w.now().UTC(), err: err, take: take}
	}
	w.each(asks, read, func(got answer) {
		w.account = applied(w.account, w.account.Shard, got)
		if got.err != nil && first == nil {
			first = got.err
		}
	})
	return first
}

// slots asks for all that are shown, week by week from today, and last for the next free
// times of those that are unlikely.
func (w *sweep) slots(out *Swept, weeks int) {
	shown := readiness.Shown(w.account, out.At)
	unlikely := readiness.Unlikely(w.account, shown)
	rare := slices.Concat(unlikely...)
	w.weeks(out, weeks, slices.DeleteFunc(shown, func(o cliniko.Offering) bool { return slices.Contains(rare, o) }))
	w.weeks(out, weeks, w.hopeful(out, unlikely))
	slices.SortStableFunc(out.Slots, func(a, b cliniko.Slot) int { return a.Start.Compare(b.Start) })
}

// hopeful asks about unlikely offerings, and gives those for which Cliniko has a time.
func (w *sweep) hopeful(out *Swept, unlikely [][]cliniko.Offering) (free []cliniko.Offering) {
	var asks []ask
	groups := make(map[cliniko.Offering][]cliniko.Offering)
	for _, offerings := range unlikely {
		a := group{offerings: offerings}.ask()
		asks, groups[a.Offering] = append(asks, a), offerings
	}
	s := session{source: w.source, ctx: w.ctx}
	read := func(a ask) answer { return nextAsk(a, w.account, w.zones, out.At).readNext(s, w.now) }
	w.each(asks, read, func(got answer) {
		var h hope
		h.take(got, out.At)
		for _, o := range groups[got.Offering] {
			out.Seen[o] = h.seen()
		}
		if h.free {
			free = append(free, groups[got.Offering]...)
		}
	})
	return free
}

// weeks asks for the slots of some offerings.
func (w *sweep) weeks(out *Swept, weeks int, offered []cliniko.Offering) {
	var asks []ask
	for week := range weeks {
		for _, o := range offered {
			asks = append(asks, ask{pair: pair{o, w.zones.today(o.Business, out.At).Add(7 * week)}})
		}
	}
	for _, o := range offered {
		out.Seen[o] = readiness.Seen{Complete: true}
	}
	minutes := make(map[cliniko.AppointmentTypeID]int)
	for _, t := range w.account.AppointmentTypes {
		minutes[t.ID] = t.Minutes
	}
	s := session{source: w.source, ctx: w.ctx}
	read := func(a ask) answer {
		days, zone := [2]cliniko.Date{a.monday, a.monday.Add(6)}, w.zones.of(a.Business)
		if roomOf(w.account, a.Offering).closed(days, out.At, zone) {
			return answer{ask: a, days: days}
		}
		return slotAsk{ask: a, days: days}.read(s, w.now)
	}
	w.each(asks, read, func(got answer) {
		out.Seen[got.Offering] = seenWith(out.Seen[got.Offering], got)
		for _, start := range got.starts {
			out.Slots = append(out.Slots, cliniko.Slot{Offering: got.Offering, Start: start, Minutes: minutes[got.AppointmentType]})
		}
	})
}

func seenWith(seen readiness.Seen, got answer) readiness.Seen {
	if got.err != nil {
		seen.Complete, seen.Problem = false, kindOf(got.err)
		return seen
	}
	seen.Complete = seen.Complete && got.days[0] == got.monday
	seen.Slots += len(got.starts)
	if len(got.starts) > 0 && (seen.Next.IsZero() || got.starts[0].Before(seen.Next)) {
		seen.Next = got.starts[0]
	}
	return seen
}

func asksOf(some []list) []ask {
	var out []ask
	for _, l := range some {
		out = append(out, ask{list: l.List})
	}
	return out
}
