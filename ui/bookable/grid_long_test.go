//go:build long

package bookable

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"
)

func TestTheKeyboardReachesEveryCellOfALargeClinicAndShowsIt(t *testing.T) {
	d := newDesk(t, usual).show(large())
	d.page.setAttention(false)
	d.page.setBusiness(everywhere)
	d.window.Canvas().Focus(d.grid())
	g := d.grid()
	seen := map[place]bool{g.Current: true}
	for row := range 60 {
		for range 119 {
			d.press(fyne.KeyRight)
			seen[g.Current] = true
			requireInView(t, g)
		}
		if row < 59 {
			d.press(fyne.KeyHome, fyne.KeyDown)
			seen[g.Current] = true
			requireInView(t, g)
		}
	}
	require.Len(t, seen, 60*120)
}
