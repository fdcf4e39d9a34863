package storage

import (
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loaded, err := time.LoadLocation(name)
	require.NoError(t, err)
	return loaded
}

// asked are answers, week after week from a Monday, about a business whose clinic offers
// every half hour from 8:00 to 18:00 of its clock, as Cliniko gives them that counts days
// in an account's zone.
func asked(business, account *time.Location, weeks int) (answers []*OfferingWeek) {
	for n := range weeks {
		from := monday.Add(7 * n)
		w := &OfferingWeek{Offering: cliniko.Offering{Business: "5", Practitioner: "1", AppointmentType: "900"}, Monday: from, From: from, To: from.Add(6), ReadAt: readAt}
		for day := -1; day <= 7; day++ {
			for minute := 8 * 60; minute < 18*60; minute += 30 {
				start := from.Add(day).At(minute, business)
				if counted := cliniko.DateOf(start.In(account)); !counted.Before(w.From) && !w.To.Before(counted) {
					w.Starts = append(w.Starts, start.Unix())
				}
			}
		}
		answers = append(answers, w)
	}
	return answers
}

const halfHours = 20 // that a day has from 8:00 to 18:00

func TestATimeBelongsToTheDayOfItsBusiness(t *testing.T) {
	sydney, london, kiritimati, niue := zone(t, "Australia/Sydney"), zone(t, "Europe/London"), zone(t, "Pacific/Kiritimati"), zone(t, "Pacific/Niue")
	for name, c := range map[string]struct{ business, account *time.Location }{
		"an account behind its business":           {sydney, london},
		"an account before its business":           {london, sydney},
		"an account in the zone of its business":   {sydney, sydney},
		"an account a day behind":                  {kiritimati, niue},
		"an account a day before":                  {niue, kiritimati},
		"an account whose clocks change meanwhile": {sydney, zone(t, "America/New_York")},
	} {
		for _, told := range []*time.Location{nil, c.account} {
			t.Run(name, func(t *testing.T) {
				clocks := Clocks{BusinessZones: map[cliniko.BusinessID]*time.Location{"5": c.business}, AccountZone: told}
				slots := NewSlots(clocks, asked(c.business, c.account, 3)...)
				for first := range 7 { // a week may begin on any day
					from := monday.Add(2 + first)
					days := slots.Days("5", from, from.Add(6))
					require.Len(t, days, 1)
					require.Len(t, days[0].Starts, 7*halfHours)
					require.True(t, slices.IsSorted(days[0].Starts))
					require.NotContains(t, days[0].States, DayUnread)
				}
			})
		}
	}
}

func TestADayIsReadWhenTheAnswersOnBothItsSidesAre(t *testing.T) {
	sydney, london := zone(t, "Australia/Sydney"), zone(t, "Europe/London")
	businesses := map[cliniko.BusinessID]*time.Location{"5": sydney}
	answers := asked(sydney, london, 2)
	unread, read, over := DayUnread, DayRead, DayOver
	for name, c := range map[string]struct {
		clocks Clocks
		from   int
		want   []DayState
	}{
		"where the account's zone is not told, a day may share hours with either neighbour": {Clocks{}, -1, []DayState{unread, unread, read}},
		"where it is told, only with those that it does":                                    {Clocks{AccountZone: london}, 12, []DayState{read, read, unread}},
		"where it is the business's own, with none":                                         {Clocks{AccountZone: sydney}, 12, []DayState{read, read, unread}},
		"at the end, too": {Clocks{}, 12, []DayState{read, unread, unread}},
		"a neighbour that is over has no hours left": {Clocks{Today: monday}, -1, []DayState{over, read, read}},
	} {
		t.Run(name, func(t *testing.T) {
			c.clocks.BusinessZones = businesses
			slots := NewSlots(c.clocks, answers...)
			from := monday.Add(c.from)
			require.Equal(t, c.want, slots.Days("5", from, from.Add(2))[0].States)
		})
	}
	t.Run("between two answers that do not touch, a day is not read", func(t *testing.T) {
		later := *answers[1]
		later.From = later.From.Add(2)
		slots := NewSlots(Clocks{BusinessZones: businesses}, answers[0], &later)
		require.Equal(t, []DayState{read, unread, unread, unread, unread, read}, slots.Days("5", monday.Add(5), monday.Add(10))[0].States)
	})
}

func TestDaysOfSlots(t *testing.T) {
	t.Run("are those of one business, its offerings in a stable order", func(t *testing.T) {
		nora, ravi := offeringWeek("5", "1", monday, 40), offeringWeek("5", "2", monday, 0)
		ravi.ReadAt = readAt.Add(time.Hour)
		slots := NewSlots(Clocks{AccountZone: time.UTC}, ravi, nora, offeringWeek("5", "1", monday.Add(7), 3), offeringWeek("5", "1", monday.Add(-7), 3), offeringWeek("51", "1", monday, 3))
		whole := slices.Repeat([]DayState{DayRead}, 7)
		var begins []int64
		for day := range 8 {
			begins = append(begins, monday.Add(day).Start(time.UTC).Unix())
		}
		require.Equal(t, []OfferingDays{
			{Offering: nora.Offering, Starts: nora.Starts, States: whole, Begins: begins, ReadAt: readAt},
			{Offering: ravi.Offering, Starts: ravi.Starts, States: whole, Begins: begins, ReadAt: ravi.ReadAt},
		}, slots.Days("5", monday, monday.Add(6)))
	})
	t.Run("stay as they were when newer ones take their place", func(t *testing.T) {
		s := openStore(t, t.TempDir())
		before := offeringWeek("5", "1", monday, 40)
		require.NoError(t, s.PutSlots(seaside, before))
		old := s.Slots(seaside)
		require.NoError(t, s.PutSlots(seaside, offeringWeek("5", "1", monday, 2), offeringWeek("5", "2", monday, 3)))
		require.NoError(t, s.DropSlots(seaside, offeringWeek("5", "2", monday, 0)))
		require.Equal(t, before.Starts, old.Days("5", monday, monday.Add(6))[0].Starts)
		require.Len(t, s.Slots(seaside).Days("5", monday, monday.Add(6)), 1)
		require.Len(t, s.Slots(seaside).Days("5", monday, monday.Add(6))[0].Starts, 2)
	})
	t.Run("are those of the clinic used last", func(t *testing.T) {
		s := openStore(t, t.TempDir())
		require.NoError(t, s.PutSlots(seaside, offeringWeek("5", "1", monday, 40)))
		require.NoError(t, s.PutSlots(inland, offeringWeek("5", "1", monday, 2)))
		require.Nil(t, s.Slots(seaside))
		require.Empty(t, s.Slots(seaside).Days("5", monday, monday.Add(6)))
		require.Len(t, knownWeeks(t, s, seaside), 1)
	})
	t.Run("of no days are none", func(t *testing.T) {
		require.Empty(t, NewSlots(Clocks{}, offeringWeek("5", "1", monday, 3)).Days("5", monday, monday.Add(-1)))
	})
}

// The slots of the largest clinics: 1,000,000, 50 a week of each of 500 offerings.
func TestAMillionSlotsTakeAtMost40MB(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	fill(t, s, seaside, 1_000_000, 2000)
	require.Less(t, fileSize(t, s), int64(6<<20))
	require.NoError(t, s.Close())
	before := inUse()
	s = openStore(t, dir)
	slots, err := s.Load(seaside)
	require.NoError(t, err)
	held := inUse() - before
	t.Logf("%d KB", held>>10)
	require.Less(t, held, int64(40<<20))
	runtime.KeepAlive(slots)
}

func inUse() int64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc)
}
