package readiness

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
)

// dice makes random clinics out of bytes: each byte decides one thing, and when they
// run out, the rest follows from the last seed.
type dice struct {
	bytes []byte
	rest  *rand.Rand
}

func newDice(seed []byte) *dice {
	var sum uint64
	for _, b := range seed {
		sum = sum*31 + uint64(b)
	}
	return &dice{seed, rand.New(rand.NewPCG(sum, 1))}
}

func (d *dice) below(n int) int {
	if len(d.bytes) == 0 {
		return d.rest.IntN(n)
	}
	b := int(d.bytes[0])
	d.bytes = d.bytes[1:]
	return b % n
}

func (d *dice) rarely() bool { return d.below(6) == 0 }
func (d *dice) mostly() bool { return d.below(6) != 0 }

func (d *dice) maybe(values ...int) *int {
	if i := d.below(len(values) + 1); i < len(values) {
		return &values[i]
	}
	return nil
}

func dieID[ID ~string](d *dice, ids []ID) ID {
	if d.below(20) == 0 {
		return ID([]string{"", "unknown", "999"}[d.below(3)])
	}
	return ids[d.below(len(ids))]
}

func someOf[ID ~string](d *dice, ids []ID) []ID {
	if d.rarely() {
		return nil
	}
	some := []ID{}
	for range d.below(len(ids) + 2) {
		some = append(some, dieID(d, ids))
	}
	return some
}

func idsOf[ID ~string](prefix string, n int) []ID {
	var ids []ID
	for i := range n {
		ids = append(ids, ID(prefix+strconv.Itoa(i)))
	}
	return ids
}

func (d *dice) account() *cliniko.Account {
	businesses := idsOf[cliniko.BusinessID]("b", 1+d.below(3))
	practitioners := idsOf[cliniko.PractitionerID]("p", 1+d.below(4))
	types := idsOf[cliniko.AppointmentTypeID]("t", 1+d.below(4))
	a := &cliniko.Account{
		Lists:     map[cliniko.List]cliniko.Reading{},
		TypesOf:   map[cliniko.PractitionerID][]cliniko.AppointmentTypeID{},
		WorkingAt: map[cliniko.BusinessID][]cliniko.PractitionerID{},
	}
	a.Settings.OnlineBookings = cliniko.OnlineBookings{
		Enabled: d.mostly(), LeadTimeHours: d.maybe(0, 2, 24, 672, -5), DaysAhead: d.maybe(28, 84, 0, -1, 365), MaxPerDaySegment: d.maybe(1, 5, 0, 999),
	}
	for _, id := range businesses {
		a.Businesses = append(a.Businesses, cliniko.Business{
			ID: id, Name: string(id), ShowOnline: d.mostly(), Archived: d.rarely(), AppointmentTypes: someOf(d, types),
			Zone: []string{"Australia/Melbourne", "America/Santiago", "", "Nowhere/None"}[d.below(4)],
		})
		if d.rarely() {
			a.WorkingAt[id] = someOf(d, practitioners)
		}
	}
	for _, id := range practitioners {
		a.Practitioners = append(a.Practitioners, cliniko.Practitioner{
			ID: id, Name: string(id), ShowOnline: d.mostly(), Active: d.mostly(), DefaultType: dieID(d, types),
		})
		if d.below(2) == 0 {
			a.TypesOf[id] = someOf(d, types)
		}
	}
	for _, id := range types {
		a.AppointmentTypes = append(a.AppointmentTypes, cliniko.AppointmentType{
			ID: id, Name: string(id), Minutes: []int{30, 45, 0, -5, 1439}[d.below(5)], MaxAttendees: d.below(3),
			ShowOnline: d.mostly(), Archived: d.rarely(), LeadTimeHours: d.maybe(0, 24, 672),
		})
	}
	for range d.below(12) {
		a.Services = append(a.Services, cliniko.Service{
			Business: dieID(d, businesses), AppointmentType: dieID(d, types), Practitioners: someOf(d, practitioners),
		})
	}
	d.times(a, businesses, practitioners)
	return a
}

func (d *dice) times(a *cliniko.Account, businesses []cliniko.BusinessID, practitioners []cliniko.PractitionerID) {
	for range d.below(30) {
		h := cliniko.Hours{Business: dieID(d, businesses), Practitioner: dieID(d, practitioners), Weekday: time.Weekday(d.below(9) - 1)}
		for range d.below(4) {
			start := d.below(256) * 6
			h.Windows = append(h.Windows, cliniko.Window{From: start, To: start + d.below(256)*4 - 100})
		}
		a.Hours = append(a.Hours, h)
	}
	for range d.below(6) {
		start := now.Add(time.Duration(d.below(256)-60) * 3 * time.Hour)
		a.Blocks = append(a.Blocks, cliniko.UnavailableBlock{
			Business: dieID(d, businesses), Practitioner: dieID(d, practitioners), Start: start, End: start.Add(time.Duration(d.below(256)-20) * 6 * time.Hour),
		})
	}
	lists := append(slices.Clone(coreLists), cliniko.ListInactivePractitioners, cliniko.ListBlocks)
	for _, list := range lists {
		switch d.below(16) {
		case 0:
			a.Lists[list] = cliniko.Reading{Problem: d.problem()}
		case 1:
			a.Lists[list] = cliniko.Reading{At: now, Problem: d.problem()}
		default:
			a.Lists[list] = cliniko.Reading{At: now}
		}
	}
}

func (d *dice) problem() cliniko.Kind {
	return []cliniko.Kind{
		cliniko.KindNone, cliniko.KindForbidden, cliniko.KindRateLimited, cliniko.KindOffline, cliniko.KindNotFound, cliniko.KindCanceled,
	}[d.below(6)]
}

func (d *dice) question() Input {
	q := Input{Account: d.account(), Seen: map[cliniko.Offering]Seen{}, Marks: map[Target]Mark{}, From: from, To: from.Add(d.below(60) - 10), Now: now}
	if d.below(2) == 0 {
		q.Baseline = d.baseline(q.Account)
	}
	for _, o := range linkedIn(q.Account) {
		seen := Seen{Complete: d.mostly(), Slots: max(0, d.below(8)-4)}
		if d.rarely() {
			seen.Problem = d.problem()
		}
		q.Seen[o] = seen
		if d.below(20) == 0 {
			q.Marks[anyScope[d.below(len(anyScope))].of(o)] = []Mark{ShouldBeBookable, LeaveOut}[d.below(2)]
		}
	}
	return q
}

// baseline is that some of what there is, and something that is gone, could be booked.
func (d *dice) baseline(a *cliniko.Account) Baseline {
	gone := cliniko.Offering{Business: "gone", Practitioner: "gone", AppointmentType: "gone"}
	b := Baseline{lost: map[cliniko.Offering]time.Time{}, check: Snapshot{
		Version: snapshotVersion, At: now.AddDate(0, 0, -7), From: from, To: to,
		Businesses: []Entity{{ID: "gone", Name: "Gone"}}, Practitioners: []Entity{{ID: "gone", Name: "Gone"}}, Types: []Entity{{ID: "gone", Name: "Gone"}},
	}}
	known := newNames(a)
	for _, o := range append(linkedIn(a), gone) {
		if d.below(3) == 0 || o != gone && !known.has(Target(o)) {
			continue
		}
		b.check.Offerings = append(b.check.Offerings, Standing{Offering: o, State: Bookable})
		if d.below(3) == 0 {
			b.lost[o] = now.AddDate(0, 0, -d.below(5))
		}
	}
	for _, e := range a.Businesses {
		b.check.Businesses = append(b.check.Businesses, Entity{ID: string(e.ID), Name: e.Name})
	}
	for _, e := range a.Practitioners {
		b.check.Practitioners = append(b.check.Practitioners, Entity{ID: string(e.ID), Name: e.Name})
	}
	for _, e := range a.AppointmentTypes {
		b.check.Types = append(b.check.Types, Entity{ID: string(e.ID), Name: e.Name})
	}
	return b
}

func FuzzBaseline(f *testing.F) {
	f.Add([]byte(sent().Encode()))
	f.Add([]byte(`{"check":{"version":1,"at":"2026-11-23T05:00:00Z"},"lost":[{"since":"2026-11-23T05:00:00Z","offerings":[-1,0,9]}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		b := DecodeBaseline(text)
		require.NotPanics(t, func() { Judge(Input{Account: healthy(), Baseline: b, Now: now}) })
		require.Equal(t, b.Encode(), DecodeBaseline(b.Encode()).Encode())
	})
}

func FuzzJudge(f *testing.F) {
	for seed := range 64 {
		f.Add([]byte{byte(seed), byte(seed * 7)})
	}
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, seed []byte) { requireSound(t, newDice(seed).question()) })
}

func TestRandomClinicsAreJudgedSoundly(t *testing.T) {
	t.Parallel()
	for seed := range inputsJudged {
		requireSound(t, newDice([]byte{byte(seed), byte(seed >> 8)}).question())
	}
}

// requireSound checks what must hold for every clinic whatsoever.
func requireSound(t *testing.T, q Input) {
	t.Helper()
	r := Judge(q)
	offerings := linkedIn(q.Account)
	require.Len(t, r.Verdicts, len(offerings), "one verdict for each offering")
	var shown []cliniko.Offering
	words := WordsFor(q.Account, wording.Style{})
	for i, v := range r.Verdicts {
		require.Equal(t, offerings[i], v.Offering)
		requireSoundVerdict(t, v)
		require.NotEmpty(t, words.Describe(v))
		if len(v.Causes) == 0 || ruleOf[v.Causes[0]].shows == nil {
			shown = append(shown, v.Offering)
		}
	}
	require.Equal(t, shown, Shown(q.Account, q.Now), "slots are asked for exactly where no field says no")
	requireSoundFindings(t, q, r)
	requireSoundLosses(t, q, r)
	require.NotEmpty(t, words.Summary(r))
	require.Equal(t, r, Judge(q), "the same question gets the same answer")
}

func requireSoundVerdict(t *testing.T, v Verdict) {
	t.Helper()
	require.True(t, slices.IsSortedFunc(v.Causes, func(a, b Cause) int { return place(a) - place(b) }), "%v", v.Causes)
	require.Equal(t, v.State == Bookable, v.Slots > 0)
	switch v.State {
	case Bookable:
		require.Empty(t, v.Causes)
	case Blocked, Empty, NotOffered:
		require.NotEmpty(t, v.Causes)
		require.Equal(t, v.State, ruleOf[v.Causes[0]].state)
	case Unknown:
		for _, cause := range v.Causes {
			require.True(t, cause.Unchecked())
		}
	default:
		t.Fatalf("no state: %v", v)
	}
}

// requireSoundLosses holds losses against the verdicts and the findings.
func requireSoundLosses(t *testing.T, q Input, r Report) {
	t.Helper()
	told := map[cliniko.Offering]int{}
	for _, f := range r.Findings {
		for _, o := range f.Offerings {
			if f.Cause == NoLongerBookable {
				told[o]++
			}
		}
	}
	for _, l := range r.Losses {
		require.True(t, slices.ContainsFunc(q.Baseline.check.Offerings, func(s Standing) bool { return s.Offering == l.Offering }))
		for _, v := range r.Verdicts {
			require.True(t, v.Offering != l.Offering || v.State == Blocked || v.State == NotOffered)
		}
		ofAll := l.Cause == OnlineBookingsOff || l.Cause == LeadTimeExceedsHorizon && told[l.Offering] == 0
		require.True(t, ofAll || told[l.Offering] == 1, "%v is told of %d times", l, told[l.Offering])
	}
	require.False(t, q.Baseline.IsZero() && len(r.Losses) > 0)
	require.Equal(t, q.Baseline, DecodeBaseline(q.Baseline.Encode()))
}

func place(c Cause) int {
	return slices.IndexFunc(rules, func(r rule) bool { return r.cause == c })
}

func requireSoundFindings(t *testing.T, q Input, r Report) {
	t.Helper()
	require.True(t, slices.IsSortedFunc(r.Findings, worstFirst))
	said := map[topic]bool{}
	for _, f := range Singles(r.Findings) {
		require.False(t, said[topic{f.Cause, f.Target}], "said twice")
		said[topic{f.Cause, f.Target}] = true
	}
	kinds := map[Cause]bool{}
	for _, f := range r.Findings {
		if len(f.Parts) > 0 {
			kind := kindOf(f.Parts[0])
			require.False(t, kinds[kind], "two notes on several %s", kind)
			kinds[kind] = true
		}
		require.NotEmpty(t, f.Title)
		require.NotContains(t, f.Title+f.Detail+string(f.Menu), "{")
		for _, o := range f.Offerings {
			require.True(t, f.covers(o))
		}
	}
	blocked := slices.ContainsFunc(r.Findings, isBlocker)
	if r.Ready {
		require.True(t, q.Account.Settings.OnlineBookings.Enabled && slices.ContainsFunc(r.Verdicts, isBookable) && !blocked)
	} else {
		require.True(t, blocked || r.Incomplete, "not ready for a reason")
	}
}
