package calendar

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

func TestInALowWindowTheViewKeepsItsRoom(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	fourWeeks(t, d)
	screen := d.page.screen
	for _, size := range []fyne.Size{fyne.NewSize(480, 330), fyne.NewSize(900, 270)} {
		d.resize(size.Width, size.Height)
		require.GreaterOrEqual(t, screen.sheets.Size().Height, leastHeight-3*theme.Grid, size)
	}
	d.resize(480, 330)
	require.False(t, screen.panel.scroll.Visible())
	d.page.toNext()
	require.True(t, screen.panel.scroll.Visible(), "what was chosen is told below it")
}

func TestInANarrowWindowThePanelTakesTheViewsPlace(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	fourWeeks(t, d)
	d.resize(480, 496)
	screen := d.page.screen
	toggle := screen.toolbar.togglePanel
	require.True(t, toggle.Visible())
	require.Less(t, screen.sheets.Position().Y+screen.sheets.Size().Height, screen.panel.scroll.Position().Y+1)

	toggle.Press()
	shot(t, d.window, "narrow-filters")
	require.False(t, screen.sheets.Visible())
	require.Equal(t, textTimesAgain, toggle.Label())
	require.Positive(t, screen.panel.scroll.Offset.Y, "it begins with what narrows the view down")
	t.Run("a filter keeps it there", func(t *testing.T) {
		d.page.showPractitioner("21", false)
		require.True(t, screen.showingPanel)
	})
	t.Run("a time that is shown gives the place back", func(t *testing.T) {
		d.page.toNext()
		require.True(t, screen.sheets.Visible())
		require.False(t, d.page.chosen.IsZero())
		shot(t, d.window, "narrow-chosen")
	})
	t.Run("so does a day that is jumped to, also in the same week", func(t *testing.T) {
		toggle.Press()
		d.button(t, textJump).Press()
		canvas := d.window.Canvas()
		for _, r := range "24 Nov" {
			canvas.Focused().TypedRune(r)
		}
		canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		require.True(t, screen.sheets.Visible())
		require.Equal(t, d.grid(), canvas.Focused())
	})
	t.Run("so does another view, and a wider window", func(t *testing.T) {
		toggle.Press()
		d.page.showView(sheet.Day)
		require.True(t, screen.sheets.Visible())
		toggle.Press()
		d.resize(900, 496)
		require.True(t, screen.sheets.Visible())
		require.False(t, toggle.Visible())
	})
}

func TestALongTitleIsAbbreviatedBeforeItTakesASecondLine(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	bar := d.page.screen.toolbar
	for _, step := range []struct {
		width, scale float32
		title        string
		lines        *fyne.Container
	}{
		{1180, 1, "23–27 November 2026", bar.wide},
		{1180, 1.5, "23–27 November 2026", bar.wide},
		{920, 1.5, "23–27 Nov", bar.wide},
		{480, 1, "23–27 Nov 2026", bar.tall},
	} {
		d.dress(theme.Light, step.scale)
		d.resize(step.width, 496)
		require.Equal(t, step.title, bar.title.String())
		require.Same(t, step.lines, bar.box.Objects[0])
	}
	d.now = d.now.AddDate(1, 0, 0)
	d.dress(theme.Light, 1.5)
	d.resize(900, 496)
	d.page.Draw()
	d.page.goTo(sheettest.Tuesday)
	require.Equal(t, "23–27 November 2026", bar.title.String(), "another year is named")
	require.Same(t, bar.tall, bar.box.Objects[0])
}

func TestInAWideWindowThePageGrowsToTheRightOfWhereTheOthersBegin(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	d.resize(1280, 656)
	before := d.page.screen.sheets.Size().Width
	d.resize(1920, 656)
	screen := d.page.screen
	require.Equal(t, control.SideRoom(1920, theme.PageWidth), screen.sheets.Position().X)
	require.Greater(t, screen.sheets.Size().Width, before+200)
	require.Less(t, screen.panel.scroll.Position().X+screen.panel.scroll.Size().Width, float32(1920))
}

func TestAListLeavesOutWhenTimesEndBeforeItCutsANameShort(t *testing.T) {
	a := sheettest.Clinic()
	a.Practitioners[0].Name = "Bartholomew Cunningham"
	d := seatWith(t, a, sheettest.BusyWeek(t))
	d.page.showView(sheet.List)
	d.resize(1180, 656)
	require.Contains(t, tree(d.page.Content()), "14:30 – 15:15")
	d.resize(720, 656)
	require.Contains(t, tree(d.page.Content()), "Bartholomew Cunningham")
	require.NotContains(t, tree(d.page.screen.list), "–")
}
