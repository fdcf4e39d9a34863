package calendar

import (
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
)

// readEmpty notes that some weeks from the first on were read whole, and are empty.
func (d *desk) readEmpty(t *testing.T, weeks int) {
	t.Helper()
	for n := range weeks {
		from := sheettest.Monday.Add(n * sheet.DaysPerWeek)
		week := sheettest.Known(t, d.state.Account, nil)
		week.Monday = from
		for i := range week.Offerings {
			o := &week.Offerings[i]
			o.Monday, o.From, o.To = from, from, from.Add(sheet.DaysPerWeek-1)
		}
		d.weeks[from] = week
	}
	d.publish()
}

func TestNextAvailableNeverSaysNoneOfWhatIsNotKnown(t *testing.T) {
	d := seat(t, nil)
	card := d.page.screen.panel.next
	says := func(when, what string) {
		t.Helper()
		require.Equal(t, when, card.when.String())
		require.Equal(t, what, card.what.String())
		require.False(t, card.jump.Visible())
	}
	says(sheet.TextNoneKnown, "")
	d.page.TypedRune('n')
	require.Equal(t, "Next available · Nothing found yet", d.page.words())

	d.readEmpty(t, 2)
	says("Nothing free up to Sun 6 Dec", sheet.TextLaterUnread)
	d.page.TypedRune('N')
	require.Equal(t, "Next available · Nothing free up to Sun 6 Dec · Later days haven’t been read yet.", d.page.words())
	d.page.turn(1)
	require.Empty(t, d.page.words(), "what was said is not said for ever")

	t.Run("until the last day that is read", func(t *testing.T) {
		d.readEmpty(t, 5)
		says("Nothing free up to Sun 20 Dec", sheet.TextLaterUnread)
	})
	t.Run("until the last day that can be booked", func(t *testing.T) {
		d.state.Account.Settings.OnlineBookings.DaysAhead = new(10)
		d.publish()
		says("Nothing free up to Fri 4 Dec", sheet.TextNotOpenLater)
	})
	t.Run("of nobody", func(t *testing.T) {
		d.page.showType("31", false)
		d.page.showType("32", false)
		says(sheet.TextNoneKnown, "")
		d.page.showAll()
	})
	t.Run("of a clinic with online bookings off", func(t *testing.T) {
		report := d.state.Report
		for _, o := range d.state.Offered {
			d.state.Report.Verdicts = append(d.state.Report.Verdicts, readiness.Verdict{Offering: o, State: readiness.Blocked, Causes: []readiness.Cause{readiness.OnlineBookingsOff}})
		}
		d.state.Report.Findings = []readiness.Finding{{Cause: readiness.OnlineBookingsOff, Severity: readiness.Blocker, Title: "Online bookings are off"}}
		d.publish()
		says("Online bookings are off", "")
		d.state.Report = report
		d.publish()
	})
	t.Run("an offering that is missing ends what is known", func(t *testing.T) {
		d.weeks[sheettest.Monday.Add(7)].Offerings = d.weeks[sheettest.Monday.Add(7)].Offerings[1:]
		d.publish()
		says("Nothing free up to Sun 29 Nov", sheet.TextLaterUnread)
		d.page.onlyPractitioner("22", true)
		says("Nothing free up to Fri 4 Dec", sheet.TextNotOpenLater)
		d.page.showAll()
	})
	t.Run("today being refused is no gap", func(t *testing.T) {
		d.readEmpty(t, 2)
		for i := range d.weeks[sheettest.Monday].Offerings {
			d.weeks[sheettest.Monday].Offerings[i].From = sheettest.Tuesday.Add(1)
		}
		d.over = sheettest.Tuesday
		d.publish()
		says("Nothing free up to Fri 4 Dec", sheet.TextNotOpenLater)
	})
	t.Run("a day that was not read is one", func(t *testing.T) {
		d.weeks[sheettest.Monday].Offerings[0].From, d.weeks[sheettest.Monday].Offerings[0].To = sheettest.Tuesday, sheettest.Tuesday
		d.publish()
		says("Nothing free up to Tue 24 Nov", sheet.TextLaterUnread)
	})
}

func TestATimeBehindAGapMayNotBeTheNext(t *testing.T) {
	d := seat(t, nil)
	nextWeekHasOne(d)
	d.publish()
	card := d.page.screen.panel.next
	require.Equal(t, "Wed 2 Dec, 9:00", card.when.String())
	require.Equal(t, "Ben Tran · Standard. Some earlier days haven’t been read yet.", card.what.String())

	d.readEmpty(t, 1)
	require.Contains(t, card.what.String(), sheet.TextNotAllRead, "nor were the others of that week")
	d.page.onlyPractitioner("22", true)
	d.page.onlyType("32", true)
	require.Equal(t, "Ben Tran · Standard", card.what.String())
	require.True(t, d.page.TypedRune('n'))
	require.Equal(t, "Wed 2 Dec, 9:00 – 9:30 · Ben Tran · Standard · Harbour Clinic", d.page.words())
}

func TestDaysThatCannotBeBookedYetSaySo(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	d.state.Account.Settings.OnlineBookings.DaysAhead = new(2) // until Thursday
	for i := range d.weeks[sheettest.Monday].Offerings {
		o := &d.weeks[sheettest.Monday].Offerings[i]
		o.To = sheettest.Monday.Add(3)
		for n, start := range o.Starts {
			if start.After(sheettest.Monday.Add(4).At(0, d.page.zone)) {
				o.Starts = o.Starts[:n]
				break
			}
		}
	}
	d.publish()
	s := d.page.sheet
	require.Zero(t, s.WeeksUnread, "there is nothing to wait for")
	require.Equal(t, sheet.ReadWhole, s.Columns[3].Reading)
	require.Equal(t, sheet.ReadBeyond, s.Columns[4].Reading)
	require.Equal(t, "Fri 27 Nov · Can’t be booked yet", s.DayCountText(s.Columns[4]))
	require.Equal(t, sheet.TextBeyondShort, sheet.ShortCount(s.Columns[4]))
	require.Contains(t, tree(d.page.screen.sheets), "Can’t be")

	t.Run("in the month and in the list too", func(t *testing.T) {
		d.page.showView(sheet.Month)
		require.Equal(t, sheet.ReadBeyond, d.page.sheet.Columns[20].Reading)
		require.Zero(t, d.page.sheet.WeeksUnread)
		d.page.showView(sheet.List)
		rows := d.page.screen.list.rows
		last := rows[len(rows)-1]
		require.Equal(t, "Fri 27 Nov – Mon 21 Dec: can’t be booked yet", d.page.sheet.NoteText(d.page.sheet.Columns[last.Column], d.page.sheet.Columns[last.Last].Date))
	})
	t.Run("and a whole week, with the way back", func(t *testing.T) {
		d.page.showView(sheet.Week)
		d.page.goTo(sheettest.Monday.Add(14))
		r, empty := d.page.reason()
		require.True(t, empty)
		require.Equal(t, "Patients can’t book this far ahead yet", r.title)
		require.Equal(t, "Online bookings are open up to 2 days ahead, until Thu 26 Nov. The next free time is today, 11:30, with Anna Riley.", r.detail)
		require.Equal(t, wayNext, r.way)
	})
	t.Run("a time that Cliniko offers all the same is shown", func(t *testing.T) {
		d.weeks[sheettest.Monday].Offerings[0].To = sheettest.Monday.Add(6)
		d.weeks[sheettest.Monday].Offerings[0].Starts = append(d.weeks[sheettest.Monday].Offerings[0].Starts, sheettest.Monday.Add(4).At(600, d.page.zone))
		d.page.goTo(sheettest.Tuesday)
		d.publish()
		require.Equal(t, 1, d.page.sheet.Columns[4].Free)
		require.NotEqual(t, sheet.ReadBeyond, d.page.sheet.Columns[4].Reading)
	})
}

func TestHowFarIsReadIsSaidWhenTheClinicTellsNoHorizon(t *testing.T) {
	d := seat(t, map[cliniko.Offering][]string{})
	d.page.goTo(sheettest.Monday.Add(10 * sheet.DaysPerWeek))
	r, empty := d.page.reason()
	require.True(t, empty)
	require.Equal(t, "Free times are only read up to Sun 20 Dec", r.title)
	require.Equal(t, wayToday, r.way)
	d.page.screen.reason.button.Press()
	require.Equal(t, sheettest.Monday, d.page.sheet.From)
}
