package calendar

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
)

func TestWhatIsNewAndGoneIsMarkedForSomeSeconds(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	require.Empty(t, d.ticks)
	d.changed(t)
	s := d.page.sheet
	require.Equal(t, 41, s.Total)
	require.Equal(t, "41 free times this week · 1 new · 2 gone", sheet.CountText(s, sheet.Week))
	block, found := s.Find(sheet.Selection{Start: sheettest.Tuesday.At(13*60+30, d.page.zone)})
	require.True(t, found)
	require.True(t, s.Blocks[block].New)
	require.Len(t, s.Ghosts, 1, "where something is free still, nothing is drawn as gone")
	require.Equal(t, sheettest.Monday.Add(2).At(10*60+30, d.page.zone).Unix(), s.Ghosts[0].Start.Unix())
	require.Equal(t, []time.Duration{sheet.MarkFor + tickSlack}, d.ticks)

	d.page.Draw()
	require.Len(t, d.ticks, 1, "one tick is enough")

	d.now = d.now.Add(d.ticks[0])
	d.page.Draw()
	require.Empty(t, d.page.marks)
	require.Empty(t, d.page.sheet.Ghosts)
	require.Equal(t, "41 free times this week", sheet.CountText(d.page.sheet, sheet.Week))

	t.Run("a clock that is turned back ends a mark too", func(t *testing.T) {
		d.page.marks.Add([]sheet.Change{{Offering: sheettest.Offering(1, 1), Start: sheettest.Tuesday.At(800, d.page.zone)}}, d.now)
		d.now = d.now.Add(-time.Hour)
		d.page.Draw()
		require.Empty(t, d.page.marks)
	})
	t.Run("the newest word about a time counts", func(t *testing.T) {
		change := sheet.Change{Offering: sheettest.Offering(1, 1), Start: sheettest.Tuesday.At(800, d.page.zone)}
		d.page.marks.Add([]sheet.Change{change}, d.now)
		change.Gone = true
		d.page.marks.Add([]sheet.Change{change}, d.now)
		require.Equal(t, []sheet.Change{change}, d.page.marks.Of(sheettest.Harbour))
	})
}

func TestATimeThatPassedIsNotGone(t *testing.T) {
	d := seat(t, map[cliniko.Offering][]string{sheettest.Offering(1, 1): {"24 11:30", "24 12:30"}})
	d.now = sheettest.Tuesday.At(11*60+45, d.page.zone)
	week := sheettest.Known(t, d.state.Account, map[cliniko.Offering][]string{sheettest.Offering(1, 1): {"24 12:30"}})
	for i := range week.Offerings {
		week.Offerings[i].ReadAt = d.now
	}
	d.weeks[sheettest.Monday] = week
	d.publish()
	require.Zero(t, d.page.sheet.Gone)
}
