package live

import (
	"cmp"
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
)

// weeksAhead is how many weeks are kept fresh, this one included.
const weeksAhead = 4

// How old an answer may get before it is asked for again, with the window in front
// and without.
var freshness = struct{ screen, thisWeek, later, lists, links age }{
	screen:   age{time.Minute, 5 * time.Minute},
	thisWeek: age{10 * time.Minute, 30 * time.Minute},
	later:    age{30 * time.Minute, 2 * time.Hour},
	lists:    age{5 * time.Minute, 30 * time.Minute},
	links:    age{30 * time.Minute, 2 * time.Hour},
}

type age struct{ inFront, behind time.Duration }

func (a age) of(foreground bool) time.Duration {
	if foreground {
		return a.inFront
	}
	return a.behind
}

// retryAfter is how long a failed ask rests.
const retryAfter = 30 * time.Second

// view is what is on screen.
type view struct {
	business cliniko.BusinessID
	from, to cliniko.Date // both included
}

// shows reports whether a day of some business's week is on screen.
func (v view) shows(b cliniko.BusinessID, monday cliniko.Date) bool {
	return v.business == b && !v.to.Before(monday) && !monday.Add(6).Before(v.from)
}

// tried is how the newest attempt at an ask went.
type tried struct {
	at      time.Time
	problem cliniko.Kind
}

// picture is all that the plan rests on.
type picture struct {
	account    *cliniko.Account
	shownPairs []cliniko.Offering // those whose slots are worth asking for
	links      []ask              // those whose links the services do not settle
	mondays    map[cliniko.BusinessID]cliniko.Date
	shown      view
	watch      Watch
	foreground bool
	round      time.Time // what was tried before this moment is due now, and urgent
	tried      map[ask]tried
}

// due is an ask with its moment and its place in the queue.
type due struct {
	ask
	at     time.Time
	rank   int
	urgent bool // a person waits for it: beyond the background budget
}

// The places in the queue.
const (
	rankBasics = iota // user and settings
	rankEntities
	rankScreen
	rankThisWeek
	rankNextWeek
	rankLinks
	rankLater // and one more for each further week
)

// plan lists what to ask, the most important of what is due at a moment first, then
// what becomes due later, soonest first.
func plan(p picture, now time.Time) []due {
	out := p.planLists()
	if p.listsTried() {
		out = append(out, p.planLinks()...)
		out = append(out, p.planSlots()...)
	}
	slices.SortStableFunc(out, func(a, b due) int {
		aDue, bDue := !a.at.After(now), !b.at.After(now)
		switch {
		case aDue && bDue:
			return cmp.Or(cmp.Compare(a.rank, b.rank), a.at.Compare(b.at))
		case aDue:
			return -1
		case bDue:
			return 1
		}
		return a.at.Compare(b.at)
	})
	return out
}

func (p picture) planLists() []due {
	out := make([]due, 0, len(lists))
	for i, l := range lists {
		rank := rankEntities
		switch {
		case i < 2:
			rank = rankBasics
		case l.List == cliniko.ListBlocks:
			rank = rankLinks
		}
		a := ask{list: l.List}
		d := p.due(a, freshness.lists, rank)
		if last, ok := p.tried[a]; ok && p.watch.Watching(l.List) {
			d = due{ask: a, at: earlier(d.at, last.at.Add(watchPause)), rank: rankBasics, urgent: true}
		}
		out = append(out, d)
	}
	return out
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

func (p picture) planLinks() []due {
	out := make([]due, 0, len(p.links))
	for _, a := range p.links {
		out = append(out, p.due(a, freshness.links, rankLinks))
	}
	return out
}

func (p picture) planSlots() []due {
	out := make([]due, 0, weeksAhead*len(p.shownPairs))
	for _, o := range p.shownPairs {
		first := p.mondays[o.Business]
		for week := range weeksAhead {
			monday := first.Add(7 * week)
			a := ask{pair: pair{o, monday}}
			switch {
			case p.shown.shows(o.Business, monday):
				out = append(out, p.onScreen(a))
			case week == 0:
				out = append(out, p.due(a, freshness.thisWeek, rankThisWeek))
			case week == 1:
				out = append(out, p.due(a, freshness.later, rankNextWeek))
			default:
				out = append(out, p.due(a, freshness.later, rankLater+week))
			}
		}
		if p.shown.business == o.Business && p.shown.from.Monday().DaysSince(first) >= 7*weeksAhead {
			out = append(out, p.onScreen(ask{pair: pair{o, p.shown.from.Monday()}}))
		}
	}
	return out
}

func (p picture) onScreen(a ask) due {
	d := p.due(a, freshness.screen, rankScreen)
	d.urgent = d.urgent || p.foreground
	return d
}

func (p picture) due(a ask, fresh age, rank int) due {
	last, ok := p.tried[a]
	switch {
	case !ok:
		return due{ask: a, rank: rank, urgent: !p.round.IsZero()}
	case last.at.Before(p.round):
		return due{ask: a, rank: rank, urgent: true}
	case passing(last.problem):
		return due{ask: a, at: last.at.Add(retryAfter), rank: rank, urgent: p.foreground}
	}
	return due{ask: a, at: last.at.Add(fresh.of(p.foreground)), rank: rank}
}

// listsTried reports whether every list that slots rest on was tried: before that
// it is not known which slots are worth asking for.
func (p picture) listsTried() bool {
	for _, l := range lists {
		if _, ok := p.tried[ask{list: l.List}]; !ok && l.List != cliniko.ListBlocks {
			return false
		}
	}
	return p.account != nil
}
