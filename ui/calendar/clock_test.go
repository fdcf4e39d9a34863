package calendar

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
)

func TestMidnightAtTheClinic(t *testing.T) {
	t.Run("today rolls over, and what passed goes without being called gone", func(t *testing.T) {
		d := seat(t, sheettest.BusyWeek(t))
		d.now = sheettest.Tuesday.Add(1).At(1, d.page.zone)
		d.page.Draw()
		require.True(t, d.page.sheet.Columns[2].Today)
		require.True(t, d.page.sheet.Columns[1].Past)
		require.Equal(t, 33, d.page.sheet.Total)
		require.Zero(t, d.page.sheet.Gone)
		require.Equal(t, "11 2026-11-25..2026-11-29", d.shown[len(d.shown)-1], "the day that is over is wished for no more")
		require.Equal(t, "Today, 9:00", d.page.screen.panel.next.when.String())
	})
	t.Run("it is the clinic's midnight, not this computer's", func(t *testing.T) {
		d := seat(t, sheettest.BusyWeek(t))
		d.now = sheettest.Tuesday.At(23*60+30, sheettest.Zone(t, "Australia/Perth"))
		d.page.Draw()
		require.Equal(t, sheettest.Tuesday.Add(1), d.page.today())
		require.True(t, d.page.sheet.Columns[2].Today)
	})
	for name, c := range map[string]struct {
		view       sheet.View
		day, after cliniko.Date
	}{
		"the day of today follows":    {sheet.Day, sheettest.Tuesday, sheettest.Tuesday.Add(1)},
		"another day stays":           {sheet.Day, sheettest.Tuesday.Add(3), sheettest.Tuesday.Add(3)},
		"a day that was over stays":   {sheet.Day, sheettest.Monday, sheettest.Monday},
		"the week stays on its days":  {sheet.Week, sheettest.Tuesday, sheettest.Tuesday.Add(1)},
		"another week stays":          {sheet.Week, sheettest.Monday.Add(8), sheettest.Monday.Add(8)},
		"another month stays":         {sheet.Month, sheettest.Monday.Add(60), sheettest.Monday.Add(60)},
		"a later day of today's week": {sheet.Week, sheettest.Monday.Add(4), sheettest.Monday.Add(4)},
	} {
		t.Run(name, func(t *testing.T) {
			d := seat(t, sheettest.BusyWeek(t))
			d.page.showView(c.view)
			d.page.goTo(c.day)
			d.now = sheettest.Tuesday.Add(1).At(1, d.page.zone)
			d.page.Draw()
			require.Equal(t, c.after, d.page.day)
		})
	}
	t.Run("on Monday the week of today is the new one", func(t *testing.T) {
		d := seat(t, sheettest.BusyWeek(t))
		nextWeekHasOne(d)
		d.publish()
		d.now = sheettest.Monday.Add(6).At(sheet.MinutesPerDay-1, d.page.zone)
		d.page.Draw()
		require.Equal(t, sheettest.Monday, d.page.sheet.From)
		d.now = d.now.Add(2 * time.Minute)
		d.page.Draw()
		require.Equal(t, sheettest.Monday.Add(7), d.page.sheet.From)
		require.Equal(t, 1, d.page.sheet.Total)
	})
	t.Run("a clock set back over midnight brings the day before back", func(t *testing.T) {
		d := seat(t, sheettest.BusyWeek(t))
		d.page.showView(sheet.Day)
		d.page.toToday()
		d.now = sheettest.Tuesday.Add(1).At(10, d.page.zone)
		d.page.Draw()
		d.now = d.now.Add(-time.Hour)
		d.page.Draw()
		require.Equal(t, sheettest.Tuesday, d.page.day)
		require.True(t, d.page.sheet.Columns[0].Today)
	})
}

func TestSleepAndResume(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	d.press("", "Return")
	require.Equal(t, "Tue 24 Nov, 11:30 · Anna Riley · Initial and Standard · Harbour Clinic", d.page.words())
	wishes := len(d.shown)

	d.now = d.now.Add(3*time.Hour + 30*time.Minute) // no tick came meanwhile
	d.window.Canvas().Unfocus()
	d.page.Draw()
	require.Equal(t, 42-5, d.page.sheet.Total)
	require.Zero(t, d.page.sheet.Gone, "what passed in the meantime was not booked away")
	require.Equal(t, "Updated 3 hours ago (11:02 Sydney time)", d.page.screen.footer.stale.AccessibilityLabel())
	require.True(t, d.page.screen.footer.stale.Visible())
	require.Equal(t, sheet.TextChosenPassed, d.page.words())
	require.Equal(t, "Today, 15:00", d.page.screen.panel.next.when.String())
	require.True(t, d.page.sheet.Now.Shown)
	require.Equal(t, 14*60+30, d.page.sheet.Rows[d.page.sheet.Now.Row].Minute)
	require.Len(t, d.shown, wishes)

	t.Run("and over night", func(t *testing.T) {
		d.now = sheettest.Tuesday.Add(1).At(8*60, d.page.zone)
		d.page.Draw()
		require.True(t, d.page.sheet.Columns[2].Today)
		require.Equal(t, "Updated 20 hours ago (Tue 24 Nov, 11:02 Sydney time)", d.page.screen.footer.stale.AccessibilityLabel())
	})
}

func TestClockJumpsOfAnHour(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	wishes := len(d.shown)
	jump := func(by time.Duration) {
		d.now = d.now.Add(by)
		d.page.Draw()
		require.Zero(t, d.page.sheet.New)
		require.Zero(t, d.page.sheet.Gone)
		require.Len(t, d.shown, wishes)
	}
	jump(time.Hour)
	require.Equal(t, 41, d.page.sheet.Total)
	require.Equal(t, "Updated 1 hour ago (11:02 Sydney time)", d.page.screen.footer.stale.AccessibilityLabel())
	jump(-time.Hour)
	require.Equal(t, 42, d.page.sheet.Total)
	require.Equal(t, "Updated 1 min ago (11:02 Sydney time)", d.page.screen.footer.fresh.AccessibilityLabel())
	jump(-time.Hour)
	require.Equal(t, 42, d.page.sheet.Total)
	require.True(t, d.page.screen.footer.stale.Visible(), "how old it is cannot be told")
	require.Equal(t, "Updated some time ago (11:02 Sydney time)", d.page.screen.footer.stale.AccessibilityLabel())

	t.Run("the next reading puts it right", func(t *testing.T) {
		d.changed(t)
		require.True(t, d.page.screen.footer.fresh.Visible())
		require.Equal(t, "Updated just now (10:03 Sydney time)", d.page.screen.footer.fresh.AccessibilityLabel())
	})
}

func TestTheStampNamesTheClinicsZoneWhateverThisComputersIs(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	stamp := d.page.screen.footer.fresh
	for name, want := range map[string]string{
		"Australia/Sydney":   "Updated 1 min ago (11:02 Sydney time)",
		"Australia/Brisbane": "Updated 1 min ago (11:02 Sydney time)",
		"Europe/Berlin":      "Updated 1 min ago (11:02 Sydney time)",
		"Asia/Magadan":       "Updated 1 min ago (11:02 Sydney time)", // the same clock under another name
	} {
		d.now = d.now.In(sheettest.Zone(t, name))
		d.page.Draw()
		require.Equal(t, want, stamp.AccessibilityLabel(), name)
	}
}
