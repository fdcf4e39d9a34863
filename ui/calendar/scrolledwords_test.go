package calendar

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2/canvas"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
	"mieahealth.com/companion/ui/theme"
)

func TestNoTimeIsCutWhereTheCalendarIsScrolledSideways(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	for _, scale := range []float32{1, 1.5} {
		d.dress(theme.Light, scale)
		for _, width := range []float32{480, 620} {
			d.resize(width, 1200)
			for _, view := range []sheet.View{sheet.Day, sheet.Week} {
				t.Run(fmt.Sprintf("%s, %v wide at %v", sheet.Views[view].Label, width, scale), func(t *testing.T) {
					d.page.showView(view)
					words := 0
					for x := range 40 {
						d.grid().ScrollTo(float32(x)*7, 0)
						shown := d.grid().View()
						for _, word := range d.grid().drawing.shownWords() {
							words++
							requireBetween(t, shown.X, shown.X+shown.Width, word)
						}
						for _, o := range objectsOf(d.grid().Head) {
							if word, ok := o.(*canvas.Text); ok && word.Visible() && view == sheet.Week {
								requireBetween(t, 0, shown.Width, word)
							}
						}
					}
					require.NotZero(t, words)
				})
			}
		}
	}
}

func requireBetween(t *testing.T, left, right float32, word *canvas.Text) {
	t.Helper()
	require.GreaterOrEqual(t, word.Position().X, left-0.5, word.Text)
	require.LessOrEqual(t, word.Position().X+word.Size().Width, right+0.5, word.Text)
}
