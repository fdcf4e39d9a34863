package calendar

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
	"mieahealth.com/companion/ui/control"
)

func TestCSVHoldsWhatTheFilterShows(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	d.page.showPractitioner("22", false)
	head, lines := sheettest.ReadCSV(t, d.page.export().CSV())
	require.Equal(t, []string{
		"Free times at: Harbour Clinic",
		"Days: 23–29 November 2026",
		"Times in: Sydney time (Australia/Sydney)",
		"As of: Tuesday 24 November 2026, 11:02, 1 min before this list was made",
		"Practitioners: Anna Riley, Chloé D’Souza",
		"Appointment types: all 2",
	}, head)
	require.Len(t, lines, 29)
	require.Equal(t, []string{"2026-11-24", "11:30", "12:15", "Anna Riley", "Initial", "45", "Harbour Clinic", "UTC+11"}, lines[0])
	for _, line := range lines {
		require.NotEqual(t, "Ben Tran", line[3])
	}

	t.Run("each view exports its own days", func(t *testing.T) {
		d.page.showAll()
		for view, want := range map[sheet.View]int{sheet.Week: 44, sheet.Day: 11, sheet.Month: 44, sheet.List: 44} {
			d.page.showView(view)
			_, lines := sheettest.ReadCSV(t, d.page.export().CSV())
			require.Len(t, lines, want, sheet.Views[view].Label)
		}
	})
	t.Run("what is missing is said", func(t *testing.T) {
		d.page.showView(sheet.Week)
		d.weeks[sheettest.Monday].Offerings = d.weeks[sheettest.Monday].Offerings[:5]
		d.publish()
		head, _ := sheettest.ReadCSV(t, d.page.export().CSV())
		require.Contains(t, head, "Not complete yet: 5 of 6 answers from Cliniko have arrived")
	})
	t.Run("nothing read", func(t *testing.T) {
		d.weeks = nil
		d.publish()
		head, lines := sheettest.ReadCSV(t, d.page.export().CSV())
		require.Empty(t, lines)
		require.Contains(t, head, "As of: "+sheet.TextNothingKnown)
	})
}

func TestExportAsksForTheKindOfFile(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	press := func(label string) {
		d.page.Export()
		overlay := d.window.Canvas().Overlays().Top()
		require.NotNil(t, overlay)
		for _, b := range buttonsOf(overlay) {
			if b.Label() == label {
				b.Press()
				require.Nil(t, d.window.Canvas().Overlays().Top())
				return
			}
		}
		require.Fail(t, "no such button", label)
	}
	press(textCSV)
	press(textPrintPage)
	press(textCancel)
	require.Len(t, d.saved, 2)
	require.Contains(t, d.saved, "free-times-harbour-clinic-2026-11-23.csv")
	require.Contains(t, string(d.saved["free-times-harbour-clinic-2026-11-23.html"]), "<!DOCTYPE html>")
	shotDialog(t, d, "export", d.page.Export)

	t.Run("where nothing can be saved there is no button", func(t *testing.T) {
		d.page.deps.SaveFile = nil
		d.publish()
		require.False(t, d.page.screen.toolbar.export.Visible())
		d.page.Export()
		require.Nil(t, d.window.Canvas().Overlays().Top())
	})
}

// buttonsOf finds the buttons of a dialog through what it draws.
func buttonsOf(o fyne.CanvasObject) (found []*control.Button) {
	for _, child := range drawn(o) {
		if b, ok := child.(*control.Button); ok {
			found = append(found, b)
		} else {
			found = append(found, buttonsOf(child)...)
		}
	}
	return found
}

// shotDialog opens a dialog, draws it, and closes it with Escape.
func shotDialog(t *testing.T, d *desk, name string, open func()) {
	t.Helper()
	open()
	require.NotNil(t, d.window.Canvas().Overlays().Top())
	shot(t, d.window, "dialog-"+name)
	d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	require.Nil(t, d.window.Canvas().Overlays().Top())
}

func TestBehindTheStampStandsWhatIsKnown(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	fourWeeks(t, d)
	d.weeks[sheettest.Monday].Offerings[0].ReadAt = d.now.Add(-26 * time.Hour)
	d.weeks[sheettest.Monday.Add(14)].Offerings = d.weeks[sheettest.Monday.Add(14)].Offerings[:4]
	d.publish()
	require.Equal(t, []string{
		"Newest update: 11:02, 1 min ago.",
		"Oldest update: Mon 23 Nov, 9:03, 26 hours ago.",
		"6 of 6 appointment types read, counted per practitioner.",
		"Everything is read up to Sunday 6 December 2026.",
		"Some of it is read up to Sunday 13 December 2026.",
		sheet.TextHowFresh,
	}, d.page.knowledge())

	stamp := d.page.screen.footer.stale
	require.True(t, stamp.Visible())
	d.window.Canvas().Focus(stamp)
	shotDialog(t, d, "knowledge", func() { stamp.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) })
	require.Same(t, stamp, d.window.Canvas().Focused())

	d.weeks = nil
	d.publish()
	require.Equal(t, []string{sheet.TextNothingKnown}, d.page.knowledge())
}

func TestATimeIsCopiedWithItsZone(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	d.press(fyne.KeyHome, fyne.KeyReturn)
	d.button(t, textCopy).Press()
	require.Equal(t, "Tue 24 Nov, 11:30 – 12:15 (Sydney time, UTC+11) · Anna Riley · Initial · Harbour Clinic\n"+
		"Tue 24 Nov, 11:30 – 12:00 (Sydney time, UTC+11) · Anna Riley · Standard · Harbour Clinic",
		fyne.CurrentApp().Clipboard().Content())
	require.Equal(t, "Updated 1 min ago", d.page.screen.panel.choice.status.String())
}
