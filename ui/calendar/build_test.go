package calendar

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
)

// cells lists the blocks of a week in words.
func cells(w *Sheet) (list []string) {
	for _, b := range w.Blocks {
		text := headText(w.Columns[b.Column].Date) + " " + clockText(w.Rows[b.Row].Minute)
		if b.Twice {
			text += " " + offsetText(b.Offset)
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
		list = append(list, headText(d.Date))
	}
	return list
}

func TestBlocksStandAtTheirWallClockPlace(t *testing.T) {
	a := clinic()
	w := Build(input(t, a, known(t, a, map[cliniko.Offering][]string{
		offering(1, 1): {"24 11:30", "25 09:10", "27 16:30"},
		offering(1, 2): {"24 11:30", "27 16:30"},
		offering(2, 2): {"24 11:30", "25 09:00"},
	})))
	require.Equal(t, []string{
		"Tue 24 11:30 AR/Initial AR/Standard BT/Standard",
		"Wed 25 9:00 BT/Standard",
		"Wed 25 9:10 AR/Initial",
		"Fri 27 16:30 AR/Initial AR/Standard",
	}, cells(w))
	require.Equal(t, []string{"Mon 23", "Tue 24", "Wed 25", "Thu 26", "Fri 27"}, heads(w))
	require.Len(t, w.Rows, 2*9+1, "half hours from 8 to 17, and 9:10")
	require.Equal(t, 7, w.Total)

	_, one := w.OnePractitioner(w.Blocks[0])
	require.False(t, one)
	who, one := w.OnePractitioner(w.Blocks[3])
	require.True(t, one)
	require.Equal(t, "Anna Riley", w.Practitioners[who].Name)
}

func TestCountsSayWhatEachCheckWouldShow(t *testing.T) {
	a := clinic()
	in := input(t, a, known(t, a, map[cliniko.Offering][]string{
		offering(1, 1): {"24 11:30", "25 09:00"},
		offering(1, 2): {"24 11:30"},
		offering(2, 2): {"25 09:00", "25 09:30"},
	}))
	in.Filter = Filter{Practitioners: map[cliniko.PractitionerID]bool{"22": true}}
	w := Build(in)
	require.Equal(t, 3, w.Total)
	require.Equal(t, 2, w.Hidden)
	require.Equal(t, []int{3, 2, 0}, []int{w.Practitioners[0].Count, w.Practitioners[1].Count, w.Practitioners[2].Count})
	require.Equal(t, []int{2, 1}, []int{w.Types[0].Count, w.Types[1].Count})
	require.False(t, w.Practitioners[1].Shown)
}

func TestSlotsThatPassedOrStandTwiceAreDropped(t *testing.T) {
	a := clinic()
	week := known(t, a, map[cliniko.Offering][]string{
		offering(1, 1): {"23 09:00", "24 11:00", "24 11:03", "24 11:04", "25 09:00", "25 09:00", "25 23:55", "30 09:00"},
	})
	week.Offerings = append(week.Offerings, answer{Offering: cliniko.Offering{Business: harbour, Practitioner: "99", AppointmentType: "31"}, Starts: []time.Time{sydneyNow(t).Add(time.Hour)}})
	w := Build(input(t, a, week))
	require.Equal(t, []string{"Tue 24 11:04 AR/Initial", "Wed 25 9:00 AR/Initial", "Wed 25 23:55 AR/Initial"}, cells(w))
	require.Equal(t, Row{Minute: 23*60 + 55}, w.Rows[len(w.Rows)-1])
}

func TestHoursReachAsFarAsTheSlots(t *testing.T) {
	a := clinic()
	w := Build(input(t, a, known(t, a, map[cliniko.Offering][]string{offering(1, 1): {"25 06:40", "26 19:00"}})))
	require.Equal(t, 6*60, w.Rows[0].Minute)
	require.Equal(t, 19*60+30, w.Rows[len(w.Rows)-1].Minute)
}

func TestWeekendIsHiddenWhenItIsEmpty(t *testing.T) {
	a := clinic()
	t.Run("only the day that has times is shown", func(t *testing.T) {
		w := Build(input(t, a, known(t, a, map[cliniko.Offering][]string{offering(1, 1): {"29 09:00"}})))
		require.Equal(t, []string{"Mon 23", "Tue 24", "Wed 25", "Thu 26", "Fri 27", "Sun 29"}, heads(w))
		require.Equal(t, []string{"Sun 29 9:00 AR/Initial"}, cells(w))
	})
	t.Run("today is always shown", func(t *testing.T) {
		in := input(t, a, known(t, a, nil))
		in.Now = monday.Add(5).At(600, in.Zone)
		w := Build(in)
		require.Equal(t, "Sat 28", headText(w.Columns[5].Date))
		require.True(t, w.Columns[5].Today)
	})
	t.Run("a Saturday that was not read is shown when other days were", func(t *testing.T) {
		week := known(t, a, nil)
		for i := range week.Offerings {
			week.Offerings[i].To = monday.Add(4)
		}
		w := Build(input(t, a, week))
		require.Len(t, w.Columns, 7)
		require.Equal(t, ReadNot, w.Columns[5].Reading)
	})
	t.Run("a week on the way keeps its columns", func(t *testing.T) {
		week := known(t, a, nil)
		week.Offerings = week.Offerings[:2]
		require.Len(t, Build(input(t, a, week)).Columns, 5)
	})
}

func TestDaysThatWereNotReadAreNotEmptyDays(t *testing.T) {
	a := clinic()
	readings := func(w *Sheet) (list []Reading) {
		for _, d := range w.Columns {
			list = append(list, d.Reading)
		}
		return list
	}
	t.Run("nothing was read", func(t *testing.T) {
		w := Build(input(t, a, nil))
		require.Equal(t, []Reading{ReadNot, ReadNot, ReadNot, ReadNot, ReadNot}, readings(w))
		require.Equal(t, 6, w.Unread)
		require.True(t, w.Oldest.IsZero())
	})
	t.Run("all was read from today", func(t *testing.T) {
		week := known(t, a, nil)
		for i := range week.Offerings {
			week.Offerings[i].From = tuesday
		}
		w := Build(input(t, a, week))
		require.Equal(t, []Reading{ReadWhole, ReadWhole, ReadWhole, ReadWhole}, readings(w)[1:])
		require.Zero(t, w.Unread)
	})
	t.Run("today was refused", func(t *testing.T) {
		week := known(t, a, nil)
		for i := range week.Offerings {
			week.Offerings[i].From = tuesday.Add(1)
		}
		in := input(t, a, nil)
		in.Slots = slotsOf(in.Zone, tuesday.Add(1), week)
		w := Build(in)
		require.Equal(t, []Reading{ReadRefused, ReadWhole, ReadWhole, ReadWhole}, readings(w)[1:])
		require.Zero(t, w.Unread, "there is nothing to wait for")
	})
	t.Run("some were read, and the oldest reading counts", func(t *testing.T) {
		week := known(t, a, nil)
		week.Offerings = week.Offerings[:4]
		week.Offerings[2].ReadAt = sydneyNow(t).Add(-time.Hour)
		w := Build(input(t, a, week))
		require.Equal(t, ReadPart, w.Columns[2].Reading)
		require.Equal(t, "None so far", timesText(w.Columns[2]))
		require.Equal(t, textUnreadShort, shortCount(w.Columns[2]), "never 0")
		require.Equal(t, 2, w.Unread)
		require.Equal(t, sydneyNow(t).Add(-time.Hour), w.Oldest)
	})
	t.Run("what the filter leaves out does not count", func(t *testing.T) {
		week := known(t, a, nil)
		week.Offerings = week.Offerings[:4]
		in := input(t, a, week)
		in.Filter = Filter{Practitioners: map[cliniko.PractitionerID]bool{"23": true}}
		require.Equal(t, ReadWhole, Build(in).Columns[2].Reading)
	})
}

func TestShade(t *testing.T) {
	a := clinic()
	for i := range a.Hours {
		a.Hours[i].Windows = []cliniko.Window{{From: 9 * 60, To: 12 * 60}, {From: 13 * 60, To: 15*60 + 15}}
	}
	a.Hours = append(a.Hours, cliniko.Hours{Practitioner: "21", Business: harbour, Weekday: time.Thursday, Windows: []cliniko.Window{{From: 23 * 60, To: 25 * 60}}})
	w := Build(input(t, a, known(t, a, map[cliniko.Offering][]string{offering(1, 1): {"25 16:00", "27 00:00"}})))
	row := func(hour int) int { return 2 + (hour-8)*2 } // after midnight and the hours up to 8
	require.Equal(t, []Span{{0, len(w.Rows)}}, w.Columns[0].Closed, "a day that has passed")
	require.Equal(t, []Span{{0, row(11)}, {row(12), row(13)}, {row(15) + 1, row(17)}}, w.Columns[1].Closed, "today until now, lunch, the evening")
	require.Equal(t, []Span{{0, row(9)}, {row(12), row(13)}, {row(15) + 1, row(16)}, {row(16) + 1, row(17)}}, w.Columns[2].Closed, "a free time is never shaded")
	require.Equal(t, Span{2, row(9)}, w.Columns[4].Closed[0], "Thursday's hours run over midnight")

	sydney := zone(t, "Australia/Sydney")
	a.Availability = []cliniko.AvailabilityBlock{{Practitioner: "22", Business: harbour, Start: monday.At(12*60, sydney), End: monday.At(13*60, sydney), Repeat: cliniko.Repeat{Times: 9, Days: 1}}}
	w = Build(input(t, a, known(t, a, nil)))
	require.Equal(t, []Span{{0, 2}, {15, 18}}, w.Columns[2].Closed, "from 9 to 15:15; lunch is worked in an availability block")

	a.Hours = nil
	w = Build(input(t, a, known(t, a, nil)))
	require.NotEmpty(t, w.Columns[2].Closed)
	require.False(t, w.Idle, "somebody works in the blocks")
	a.Lists[cliniko.ListAvailability] = cliniko.Reading{Problem: cliniko.KindForbidden}
	require.Empty(t, Build(input(t, a, known(t, a, nil))).Columns[2].Closed, "half the truth is not said")
	a.Availability, a.Lists = nil, nil
	w = Build(input(t, a, known(t, a, nil)))
	require.Empty(t, w.Columns[2].Closed, "unknown hours are not closed hours")
}

func TestNowMark(t *testing.T) {
	a := clinic()
	in := input(t, a, known(t, a, nil))
	require.Equal(t, NowMark{Shown: true, Column: 1, Row: 6, Into: 0.1}, Build(in).Now)

	for name, now := range map[string]time.Time{
		"before the first hour": tuesday.At(7*60, in.Zone),
		"after the last hour":   tuesday.At(17*60, in.Zone),
		"in another week":       tuesday.Add(7).At(11*60, in.Zone),
	} {
		in.Now = now
		require.Equal(t, NowMark{}, Build(in).Now, name)
	}
}

func TestTagsAndColours(t *testing.T) {
	a := clinic()
	names := []string{"Anna Riley", "Adam Ross", "Dr Ann Riley", "Amy Ray", "Abe Ryan", "Jo", "", "李 小龍", "Zoë van der Berg", "Łucja Ø"}
	a.Practitioners = nil
	for i, name := range names {
		a.Practitioners = append(a.Practitioners, cliniko.Practitioner{ID: cliniko.PractitionerID(fmt.Sprint(i)), Name: name})
	}
	var tags []string
	for i, p := range listPractitioners(a) {
		tags = append(tags, p.Tag)
		require.Equal(t, i, p.Colour)
	}
	require.Equal(t, []string{"AR", "ARo", "ARi", "ARa", "ARy", "J", "?", "李小", "ZB", "ŁØ"}, tags)
}

func TestEarliest(t *testing.T) {
	a := clinic()
	week := known(t, a, map[cliniko.Offering][]string{
		offering(1, 1): {"24 09:00", "25 10:00"},
		offering(2, 1): {"25 09:00"},
		offering(3, 2): {"26 09:00"},
	})
	passing := func(f Filter) map[cliniko.Offering]bool {
		expected := map[cliniko.Offering]bool{}
		for _, o := range offerings(a) {
			expected[o] = f.Shows(o)
		}
		return expected
	}
	slot, found := earliest(week.days(t), passing(Filter{}), sydneyNow(t))
	require.True(t, found)
	require.Equal(t, offering(2, 1), slot.Offering)

	slot, _ = earliest(week.days(t), passing(Filter{Practitioners: map[cliniko.PractitionerID]bool{"22": true}}), sydneyNow(t))
	require.Equal(t, offering(1, 1), slot.Offering)
	require.Equal(t, "Tomorrow, 10:00", whenText(slot.Start, sydneyNow(t), zone(t, "Australia/Sydney")))

	_, found = earliest(week.days(t), passing(Filter{Types: map[cliniko.AppointmentTypeID]bool{"31": true, "32": true}}), sydneyNow(t))
	require.False(t, found)
	_, found = earliest(nil, passing(Filter{}), sydneyNow(t))
	require.False(t, found)
}

// crowd is a clinic with 60 practitioners and a week of 10,000 slots.
func crowd(t testing.TB) (*cliniko.Account, *readWeek) {
	a := clinic()
	a.Practitioners, a.Hours, a.TypesOf, a.WorkingAt = nil, nil, nil, nil
	for i := range 60 {
		id := cliniko.PractitionerID(fmt.Sprint(1000 + i))
		a.Practitioners = append(a.Practitioners, cliniko.Practitioner{ID: id, Name: fmt.Sprintf("Person %c%c", 'A'+i%26, 'A'+i/26), Active: true, ShowOnline: true})
		for s := range a.Services {
			a.Services[s].Practitioners = append(a.Services[s].Practitioners, id)
		}
	}
	week := &readWeek{Business: harbour, Monday: monday}
	sydney := zone(t, "Australia/Sydney")
	left := 10000
	for _, o := range offerings(a) {
		read := answer{Offering: o, Monday: monday, From: monday, To: monday.Add(6), ReadAt: sydneyNow(t)}
		for i := 0; i < 84 && left > 0; i++ {
			read.Starts = append(read.Starts, monday.Add(2+i/28).At(8*60+i%28*15+len(week.Offerings)%3*5, sydney).UTC())
			left--
		}
		week.Offerings = append(week.Offerings, read)
	}
	return a, week
}
