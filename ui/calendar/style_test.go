package calendar

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2/canvas"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
	"mieahealth.com/companion/ui/theme"
)

func TestTheCalendarOfAnotherCountry(t *testing.T) {
	american := func(t *testing.T) *desk {
		d := seat(t, sheettest.BusyWeek(t))
		d.state.Style = wording.StyleIn("US")
		d.publish()
		return d
	}
	t.Run("weeks begin on Sunday, and one without free times at their beginning is left out as at their end", func(t *testing.T) {
		d := american(t)
		require.Equal(t, sheettest.Monday.Add(-1), d.page.sheet.From)
		require.Equal(t, sheettest.Monday.Add(5), d.page.sheet.To)
		require.Equal(t, sheettest.Monday, d.page.sheet.Columns[0].Date)
		require.Len(t, d.page.sheet.Columns, 5)
		d.page.turn(1)
		require.Equal(t, sheettest.Monday.Add(6), d.page.sheet.From)
	})
	t.Run("the month's rows begin on Sunday too", func(t *testing.T) {
		d := american(t)
		d.page.showView(sheet.Month)
		require.Equal(t, sheettest.Monday.Add(-1), d.page.sheet.From)
		require.Zero(t, d.page.screen.month.lead())
		require.Contains(t, tree(d.page.Content()), "Sun")
	})
	t.Run("the first of a month is named as there", func(t *testing.T) {
		d := american(t)
		fourWeeks(t, d)
		d.page.showView(sheet.Month)
		require.Contains(t, tree(d.page.Content()), "Dec 1 ")
	})
	t.Run("the weekend stands back wherever it stands", func(t *testing.T) {
		d := american(t)
		d.page.showView(sheet.Month)
		colours := map[string]color.Color{}
		for _, o := range objectsOf(d.page.screen.month.Body) {
			if text, ok := o.(*canvas.Text); ok && text.Visible() {
				colours[text.Text] = text.Color
			}
		}
		require.Equal(t, theme.Color(theme.Ink2), colours["Sun"])
		require.Equal(t, theme.Color(theme.Ink2), colours["Sat"])
		require.Equal(t, theme.Color(theme.Ink), colours["Fri"])
	})
	t.Run("times and dates are written as there", func(t *testing.T) {
		d := american(t)
		require.Equal(t, [3]string{"November 23–27, 2026", "Nov 23–27, 2026", "Nov 23–27"}, d.page.titles())
		require.Equal(t, "Today, 11:30 am", d.page.screen.panel.next.when.String())
		d.page.choose(sheet.Selection{Start: sheettest.Tuesday.At(11*60+30, d.page.zone)})
		require.Contains(t, d.page.words(), "Tue, Nov 24, 11:30 am")
	})
	t.Run("another style is drawn at once", func(t *testing.T) {
		d := american(t)
		d.state.Style = wording.Style{}
		d.publish()
		require.Equal(t, sheettest.Monday, d.page.sheet.From)
		require.Equal(t, "Today, 11:30", d.page.screen.panel.next.when.String())
	})
}

func TestAllHours(t *testing.T) {
	seated := seat(t, sheettest.BusyWeek(t))
	var kept []bool
	deps := seated.page.deps
	deps.AllHours, deps.KeepAllHours = true, func(all bool) { kept = append(kept, all) }
	p := New(deps)
	p.SetState(&seated.state)
	require.Len(t, p.sheet.Columns, 7, "as chosen before")
	require.True(t, p.screen.panel.hours.Checked())
	p.screen.panel.hours.Tapped(nil)
	require.Equal(t, []bool{false}, kept)
	require.Len(t, p.sheet.Columns, 5)
	p.ShowAllHours(true)
	require.True(t, p.screen.panel.hours.Checked())
	require.Len(t, kept, 1, "what was chosen elsewhere is kept there")
}
