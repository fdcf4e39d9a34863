package calendar

import (
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
)

// whys are what the rows of the practitioners say about their absence.
func (d *desk) whys() (whys []string) {
	for _, row := range d.page.screen.panel.practitioners.rows {
		if row.note.Visible() {
			whys = append(whys, row.check.AccessibilityLabel()+": "+row.note.String())
		}
	}
	return whys
}

func TestWhoHasNoTimesStaysOnTheListWithTheReason(t *testing.T) {
	only := func(person int) map[cliniko.Offering][]string {
		return map[cliniko.Offering][]string{sheettest.Offering(person, 1): {"25 09:00"}}
	}
	verdicts := func(person int, state readiness.State, cause readiness.Cause) (list []readiness.Verdict) {
		for kind := range 2 {
			list = append(list, readiness.Verdict{Offering: sheettest.Offering(person, kind+1), State: state, Causes: []readiness.Cause{cause}})
		}
		return list
	}
	t.Run("who is on the schedule and has nothing left", func(t *testing.T) {
		d := seat(t, only(1))
		require.Equal(t, []string{"Ben Tran, 0, ticked: Nothing free this week", "Chloé D’Souza, 0, ticked: Nothing free this week"}, d.whys())
	})
	t.Run("who is not on it", func(t *testing.T) {
		d := seat(t, only(1))
		d.state.Account.Hours = d.state.Account.Hours[:10]
		d.publish()
		require.Contains(t, d.whys(), "Chloé D’Souza, 0, ticked: Not scheduled this week")
	})
	t.Run("what the report says comes first", func(t *testing.T) {
		d := seat(t, only(1))
		d.state.To = sheettest.Monday.Add(27)
		d.state.Report.Verdicts = verdicts(2, readiness.Empty, readiness.Unavailable)
		d.publish()
		require.Contains(t, d.whys(), "Ben Tran, 0, ticked: Marked unavailable")
	})
	t.Run("who cannot have times at all is listed too, and cannot be ticked", func(t *testing.T) {
		d := seat(t, only(1))
		d.state.Report.Verdicts = verdicts(3, readiness.Blocked, readiness.NoHoursAtBusiness)
		d.publish()
		require.Contains(t, d.whys(), "Chloé D’Souza: No working hours here")
		rows := d.page.screen.panel.practitioners.rows
		require.True(t, rows[len(rows)-1].check.Disabled())
	})
	t.Run("what could not be checked is no reason of Cliniko's", func(t *testing.T) {
		d := seat(t, only(1))
		d.state.Report.Verdicts = append(verdicts(2, readiness.Unknown, readiness.Unreachable), readiness.Verdict{Offering: sheettest.Offering(2, 1), State: readiness.Empty, Causes: []readiness.Cause{readiness.FullyBooked}})
		d.publish()
		require.Contains(t, d.whys(), "Ben Tran, 0, ticked: Couldn’t check")
	})
	t.Run("nothing is said before all is read", func(t *testing.T) {
		d := seat(t, only(1))
		d.weeks[sheettest.Monday].Offerings = d.weeks[sheettest.Monday].Offerings[:4]
		d.publish()
		require.Empty(t, d.whys())
	})
	t.Run("nor of whom the filter leaves nothing", func(t *testing.T) {
		d := seat(t, only(1))
		d.page.showType("31", false)
		d.page.showType("32", false)
		require.Empty(t, d.whys())
	})
	t.Run("an empty column of a day says it too", func(t *testing.T) {
		d := seat(t, only(1))
		d.page.goTo(sheettest.Monday.Add(2))
		d.page.showView(sheet.Day)
		require.Contains(t, tree(d.page.screen.sheets), "Nothing free on this day")
	})
}
