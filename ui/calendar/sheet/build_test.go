package sheet

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
)

// cells lists the blocks of a week in words.
func cells(w *Sheet) (list []string) {
	for _, b := range w.Blocks {
		text := HeadText(w.Columns[b.Column].Date) + " " + wording.Style{}.ClockAt(w.Rows[b.Row].Minute)
		if b.Twice {
			text += " " + OffsetText(b.Offset)
		}
		for _, choice := range b.Choices {
			offer := w.Offers[choice]
			text += " " + w.Practitioners[offer.Practitioner].Tag + "/" + w.Types[offer.Type].Name
		}
		list = append(list, text)
	}
	return list
}

func heads(w *Sheet) (list []string) {
	for _, d := range w.Columns {
		list = append(list, HeadText(d.Date))
	}
	return list
}

func TestBlocksStandAtTheirWallClockPlace(t *testing.T) {
	t.Parallel()
	a := sheettest.Clinic()
	w := Build(input(t, a, sheettest.Known(t, a, map[cliniko.Offering][]string{
		sheettest.Offering(1, 1): {"24 11:30", "25 09:10", "27 16:30"},
		sheettest.Offering(1, 2): {"24 11:30", "27 16:30"},
		sheettest.Offering(2, 2): {"24 11:30", "25 09:00"},
	})))
	require.Equal(t, []string{
		"Tue 24 11:30 AR/Initial AR/Standard BT/Standard",
		"Wed 25 9:00 BT/Standard",
		"Wed 25 9:10 AR/Initial",
		"Fri 27 16:30 AR/Initial AR/Standard",
	}, cells(w))
	require.Equal(t, []string{"Mon 23", "Tue 24", "Wed 25", "Thu 26", "Fri 27"}, heads(w))
	require.Len(t, w.Rows, 8+1+1+1, "half hours from 8 to 12, 9:10, a break until 16:30, and that")
	require.Equal(t, 5, w.Total, "a practitioner at a time, for whichever types")

	_, one := w.OnePractitioner(w.Blocks[0])
	require.False(t, one)
	who, one := w.OnePractitioner(w.Blocks[3])
	require.True(t, one)
	require.Equal(t, "Anna Riley", w.Practitioners[who].Name)
}

func TestCountsSayWhatEachCheckWouldShow(t *testing.T) {
	t.Parallel()
	a := sheettest.Clinic()
	in := input(t, a, sheettest.Known(t, a, map[cliniko.Offering][]string{
		sheettest.Offering(1, 1): {"24 11:30", "25 09:00"},
		sheettest.Offering(1, 2): {"24 11:30"},
		sheettest.Offering(2, 2): {"25 09:00", "25 09:30"},
	}))
	in.Filter = Filter{Practitioners: map[cliniko.PractitionerID]bool{"22": true}}
	w := Build(in)
	require.Equal(t, 2, w.Total)
	require.Equal(t, 2, w.Hidden)
	require.Equal(t, []int{2, 2, 0}, []int{w.Practitioners[0].Count, w.Practitioners[1].Count, w.Practitioners[2].Count})
	require.Equal(t, []int{2, 1}, []int{w.Types[0].Count, w.Types[1].Count})
	require.False(t, w.Practitioners[1].Shown)
}

func TestAHiddenTimeIsOneThatIsInSightWithNoType(t *testing.T) {
	t.Parallel()
	a := sheettest.Clinic()
	in := input(t, a, sheettest.Known(t, a, map[cliniko.Offering][]string{
		sheettest.Offering(1, 1): {"25 09:00"},
		sheettest.Offering(1, 2): {"25 09:00", "25 10:00"},
		sheettest.Offering(2, 1): {"25 09:00"},
		sheettest.Offering(2, 2): {"25 09:00", "25 09:30"},
	}))
	one, other := a.Practitioners[0].ID, a.AppointmentTypes[1].ID
	for name, c := range map[string]struct {
		filter        Filter
		total, hidden int
	}{
		"nothing is left out":           {Filter{}, 4, 0},
		"a practitioner is":             {Filter{Practitioners: map[cliniko.PractitionerID]bool{one: true}}, 2, 2},
		"a type is":                     {Filter{Types: map[cliniko.AppointmentTypeID]bool{other: true}}, 2, 2},
		"a practitioner and a type are": {Filter{Practitioners: map[cliniko.PractitionerID]bool{one: true}, Types: map[cliniko.AppointmentTypeID]bool{other: true}}, 1, 3},
	} {
		in.Filter = c.filter
		s := Build(in)
		require.Equal(t, []int{c.total, c.hidden}, []int{s.Total, s.Hidden}, name)
	}
}

func TestSlotsThatPassedOrStandTwiceAreDropped(t *testing.T) {
	t.Parallel()
	a := sheettest.Clinic()
	week := sheettest.Known(t, a, map[cliniko.Offering][]string{
		sheettest.Offering(1, 1): {"23 09:00", "24 11:00", "24 11:03", "24 11:04", "25 09:00", "25 09:00", "25 23:55", "30 09:00"},
	})
	week.Offerings = append(week.Offerings, sheettest.Answer{Offering: cliniko.Offering{Business: sheettest.Harbour, Practitioner: "99", AppointmentType: "31"}, Starts: []time.Time{sheettest.Now(t).Add(time.Hour)}})
	w := Build(input(t, a, week))
	require.Equal(t, []string{"Tue 24 11:04 AR/Initial", "Wed 25 9:00 AR/Initial", "Wed 25 23:55 AR/Initial"}, cells(w))
	require.Equal(t, Row{Minute: 23*60 + 55}, w.Rows[len(w.Rows)-1])
}

func TestHoursReachAsFarAsTheSlots(t *testing.T) {
	t.Parallel()
	a := sheettest.Clinic()
	w := Build(input(t, a, sheettest.Known(t, a, map[cliniko.Offering][]string{sheettest.Offering(1, 1): {"25 06:40", "26 19:00"}})))
	require.Equal(t, 6*60, w.Rows[0].Minute)
	require.Equal(t, 19*60+30, w.Rows[len(w.Rows)-1].Minute)
}

func TestWeekendIsHiddenWhenItIsEmpty(t *testing.T) {
	t.Parallel()
	a := sheettest.Clinic()
	t.Run("only the day that has times is shown", func(t *testing.T) {
		w := Build(input(t, a, sheettest.Known(t, a, map[cliniko.Offering][]string{sheettest.Offering(1, 1): {"29 09:00"}})))
		require.Equal(t, []string{"Mon 23", "Tue 24", "Wed 25", "Thu 26", "Fri 27", "Sun 29"}, heads(w))
		require.Equal(t, []string{"Sun 29 9:00 AR/Initial"}, cells(w))
	})
	t.Run("today is always shown", func(t *testing.T) {
		in := input(t, a, sheettest.Known(t, a, nil))
		in.Now = sheettest.Monday.Add(5).At(600, in.Zone)
		w := Build(in)
		require.Equal(t, "Sat 28", HeadText(w.Columns[5].Date))
		require.True(t, w.Columns[5].Today)
	})
	t.Run("a Saturday that was not read is shown when other days were", func(t *testing.T) {
		week := sheettest.Known(t, a, nil)
		for i := range week.Offerings {
			week.Offerings[i].To = sheettest.Monday.Add(4)
		}
		w := Build(input(t, a, week))
		require.Len(t, w.Columns, 7)
		require.Equal(t, ReadNot, w.Columns[5].Reading)
	})
	t.Run("a week on the way keeps its columns", func(t *testing.T) {
		week := sheettest.Known(t, a, nil)
		week.Offerings = week.Offerings[:2]
		require.Len(t, Build(input(t, a, week)).Columns, 5)
	})
}

func TestDaysThatWereNotReadAreNotEmptyDays(t *testing.T) {
	t.Parallel()
	a := sheettest.Clinic()
	readings := func(w *Sheet) (list []Reading) {
		for _, d := range w.Columns {
			list = append(list, d.Reading)
		}
		return list
	}
	t.Run("nothing was read", func(t *testing.T) {
		w := Build(input(t, a, nil))
		require.Equal(t, []Reading{ReadNot, ReadNot, ReadNot, ReadNot, ReadNot}, readings(w))
		require.Equal(t, 6, w.WeeksUnread)
		require.True(t, w.Oldest.IsZero())
	})
	t.Run("all was read from today", func(t *testing.T) {
		week := sheettest.Known(t, a, nil)
		for i := range week.Offerings {
			week.Offerings[i].From = sheettest.Tuesday
		}
		w := Build(input(t, a, week))
		require.Equal(t, []Reading{ReadWhole, ReadWhole, ReadWhole, ReadWhole}, readings(w)[1:])
		require.Zero(t, w.WeeksUnread)
	})
	t.Run("today was refused", func(t *testing.T) {
		week := sheettest.Known(t, a, nil)
		for i := range week.Offerings {
			week.Offerings[i].From = sheettest.Tuesday.Add(1)
		}
		in := input(t, a, nil)
		in.Slots = sheettest.SlotsOf(in.Zone, sheettest.Tuesday.Add(1), week)
		w := Build(in)
		require.Equal(t, []Reading{ReadRefused, ReadWhole, ReadWhole, ReadWhole}, readings(w)[1:])
		require.Zero(t, w.WeeksUnread, "there is nothing to wait for")
	})
	t.Run("some were read, and the oldest reading counts", func(t *testing.T) {
		week := sheettest.Known(t, a, nil)
		week.Offerings = week.Offerings[:4]
		week.Offerings[2].ReadAt = sheettest.Now(t).Add(-time.Hour)
		w := Build(input(t, a, week))
		require.Equal(t, ReadPart, w.Columns[2].Reading)
		require.Equal(t, "None so far", TimesText(w.Columns[2]))
		require.Equal(t, textUnreadShort, ShortCount(w.Columns[2]), "never 0")
		require.Equal(t, 2, w.WeeksUnread)
		require.Equal(t, sheettest.Now(t).Add(-time.Hour), w.Oldest)
	})
	t.Run("what the filter leaves out does not count", func(t *testing.T) {
		week := sheettest.Known(t, a, nil)
		week.Offerings = week.Offerings[:4]
		in := input(t, a, week)
		in.Filter = Filter{Practitioners: map[cliniko.PractitionerID]bool{"23": true}}
		require.Equal(t, ReadWhole, Build(in).Columns[2].Reading)
	})
}

func TestShade(t *testing.T) {
	t.Parallel()
	a := sheettest.Clinic()
	for i := range a.Hours {
		a.Hours[i].Windows = []cliniko.Window{{From: 9 * 60, To: 12 * 60}, {From: 13 * 60, To: 15*60 + 15}}
	}
	a.Hours = append(a.Hours, cliniko.Hours{Practitioner: "21", Business: sheettest.Harbour, Weekday: time.Thursday, Windows: []cliniko.Window{{From: 23 * 60, To: 25 * 60}}})
	w := Build(input(t, a, sheettest.Known(t, a, map[cliniko.Offering][]string{sheettest.Offering(1, 1): {"25 16:00", "27 00:00"}})))
	row := func(hour int) int { return 2 + (hour-8)*2 } // after midnight and the hours up to 8
	require.Equal(t, []Span{{0, len(w.Rows)}}, w.Columns[0].Closed, "a day that has passed")
	require.Equal(t, []Span{{0, row(11)}, {row(12), row(13)}, {row(15) + 1, row(17)}}, w.Columns[1].Closed, "today until now, lunch, the evening")
	require.Equal(t, []Span{{0, row(9)}, {row(12), row(13)}, {row(15) + 1, row(16)}, {row(16) + 1, row(17)}}, w.Columns[2].Closed, "a free time is never shaded")
	require.Equal(t, Span{2, row(9)}, w.Columns[4].Closed[0], "Thursday's hours run over midnight")

	sydney := sheettest.Zone(t, "Australia/Sydney")
	a.Availability = []cliniko.AvailabilityBlock{{Practitioner: "22", Business: sheettest.Harbour, Start: sheettest.Monday.At(12*60, sydney), End: sheettest.Monday.At(13*60, sydney), Repeat: cliniko.Repeat{Times: 9, Days: 1}}}
	w = Build(input(t, a, sheettest.Known(t, a, nil)))
	require.Equal(t, []Span{{0, 2}, {15, 18}}, w.Columns[2].Closed, "from 9 to 15:15; lunch is worked in an availability block")

	a.Hours = nil
	w = Build(input(t, a, sheettest.Known(t, a, nil)))
	require.NotEmpty(t, w.Columns[2].Closed)
	require.False(t, w.Idle, "somebody works in the blocks")
	a.Lists[cliniko.ListAvailability] = cliniko.Reading{Problem: cliniko.KindForbidden}
	require.Empty(t, Build(input(t, a, sheettest.Known(t, a, nil))).Columns[2].Closed, "half the truth is not said")
	a.Availability, a.Lists = nil, nil
	w = Build(input(t, a, sheettest.Known(t, a, nil)))
	require.Empty(t, w.Columns[2].Closed, "unknown hours are not closed hours")
}

func TestNowMark(t *testing.T) {
	t.Parallel()
	a := sheettest.Clinic()
	in := input(t, a, sheettest.Known(t, a, nil))
	require.Equal(t, NowMark{Shown: true, Column: 1, Row: 6, Into: 0.1}, Build(in).Now)

	for name, now := range map[string]time.Time{
		"before the first hour": sheettest.Tuesday.At(7*60, in.Zone),
		"after the last hour":   sheettest.Tuesday.At(17*60, in.Zone),
		"in another week":       sheettest.Tuesday.Add(7).At(11*60, in.Zone),
	} {
		in.Now = now
		require.Equal(t, NowMark{}, Build(in).Now, name)
	}
}

func input(t testing.TB, a *cliniko.Account, week *sheettest.ReadWeek) Input {
	return Input{
		Business: sheettest.Harbour,
		From:     sheettest.Monday,
		Days:     DaysPerWeek,
		Slots:    sheettest.SlotsOf(sheettest.Zone(t, "Australia/Sydney"), cliniko.Date{}, week),
		Account:  a,
		Expected: sheettest.Offerings(a),
		Zone:     sheettest.Zone(t, "Australia/Sydney"),
		Now:      sheettest.Now(t),
	}
}

func TestLongEmptyHoursBecomeOneRow(t *testing.T) {
	t.Parallel()
	a := sheettest.Clinic()
	week := sheettest.Known(t, a, map[cliniko.Offering][]string{sheettest.Offering(1, 1): {"25 05:30", "25 23:55", "26 18:00"}})
	in := input(t, a, week)
	s := Build(in)
	var breaks []Row
	for _, row := range s.Rows {
		if row.Until > 0 {
			breaks = append(breaks, row)
		}
	}
	require.Equal(t, []Row{{Minute: 18*60 + 30, Until: 23*60 + 55}}, breaks, "two hours and a half are no break")
	require.Equal(t, []string{"Wed 25 5:30 AR/Initial", "Wed 25 23:55 AR/Initial", "Thu 26 18:00 AR/Initial"}, cells(s))

	in.AllHours = true
	s = Build(in)
	require.Len(t, s.Columns, 7)
	require.Len(t, s.Rows, 48+1)

	t.Run("the present may lie in it", func(t *testing.T) {
		in.AllHours = false
		in.Now = sheettest.Monday.Add(3).At(21*60+12, in.Zone)
		week.Offerings[0].Starts = append(week.Offerings[0].Starts, sheettest.Monday.Add(4).At(23*60+55, in.Zone).UTC())
		in.Slots = sheettest.SlotsOf(in.Zone, cliniko.Date{}, week)
		s := Build(in)
		require.True(t, s.Now.Shown)
		require.Positive(t, s.Rows[s.Now.Row].Until)
	})
}

func TestTimesThatOverlapStandBelowEachOther(t *testing.T) {
	t.Parallel()
	a := sheettest.Clinic()
	a.AppointmentTypes[0].Minutes, a.AppointmentTypes[1].Minutes = 5, 1435
	s := Build(input(t, a, sheettest.Known(t, a, map[cliniko.Offering][]string{
		sheettest.Offering(1, 1): {"25 09:00", "25 09:05", "25 09:10", "25 23:55"},
		sheettest.Offering(1, 2): {"25 09:05", "28 23:30"},
	})))
	require.Equal(t, []string{
		"Wed 25 9:00 AR/Initial", "Wed 25 9:05 AR/Initial AR/Standard", "Wed 25 9:10 AR/Initial", "Wed 25 23:55 AR/Initial", "Sat 28 23:30 AR/Standard",
	}, cells(s))
}
