package calendar

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
)

// freeInTwoWeeks notes that two weeks were read whole, and that the first free time is on
// Wednesday of the second.
func freeInTwoWeeks(t *testing.T, d *desk) {
	t.Helper()
	d.readEmpty(t, 2)
	d.weeks[sheettest.Monday.Add(7)].Offerings[0].Starts = []time.Time{sheettest.Monday.Add(9).At(9*60, d.page.zone)}
	d.publish()
}

func TestItOpensOnTheDaysOfTheNextFreeTime(t *testing.T) {
	nextWeek := sheettest.Monday.Add(sheet.DaysPerWeek)
	t.Run("with a line that says so", func(t *testing.T) {
		d := seat(t, nil)
		require.Equal(t, sheettest.Monday, d.page.sheet.From, "before anything is known it is today's week")
		freeInTwoWeeks(t, d)
		require.Equal(t, nextWeek, d.page.sheet.From)
		require.True(t, d.page.screen.toolbar.note.Visible())
		require.Equal(t, "Nothing free before Wed 2 Dec", d.page.screen.toolbar.note.String())
	})
	t.Run("Today is one press away, and stays", func(t *testing.T) {
		d := seat(t, nil)
		freeInTwoWeeks(t, d)
		d.page.TypedRune('t')
		require.Equal(t, sheettest.Monday, d.page.sheet.From)
		require.False(t, d.page.screen.toolbar.note.Visible())
		d.publish()
		require.Equal(t, sheettest.Monday, d.page.sheet.From)
	})
	t.Run("not where a day in between was not read", func(t *testing.T) {
		d := seat(t, nil)
		nextWeekHasOne(d)
		d.publish()
		require.True(t, d.page.next.Found())
		require.Equal(t, sheettest.Monday, d.page.sheet.From)
	})
	t.Run("not where a person has chosen a day before", func(t *testing.T) {
		d := seat(t, nil)
		d.page.toToday()
		freeInTwoWeeks(t, d)
		require.Equal(t, sheettest.Monday, d.page.sheet.From)
	})
	t.Run("nor under a person who has chosen a time", func(t *testing.T) {
		d := seat(t, sheettest.BusyWeek(t))
		d.press("", "Return")
		freeInTwoWeeks(t, d)
		require.Equal(t, sheettest.Monday, d.page.sheet.From)
	})
	t.Run("again for another clinic", func(t *testing.T) {
		d := seat(t, nil)
		freeInTwoWeeks(t, d)
		d.page.toToday()
		d.state.Clinic = storage.Clinic{ID: storage.ClinicID{Shard: "au4", Account: "2"}}
		d.publish()
		require.Equal(t, nextWeek, d.page.sheet.From)
	})
	t.Run("in each view", func(t *testing.T) {
		d := seat(t, nil)
		freeInTwoWeeks(t, d)
		first := cliniko.DateOf(d.page.next.Start.In(d.page.zone))
		d.page.showView(sheet.Day)
		require.Equal(t, first, d.page.sheet.From)
	})
}
