package bookable

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/ui/board"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// busy is a clinic of one practitioner, whose cells have much to say: many free times, by a
// 12-hour clock.
func busy() *clinic {
	c := numerous(healthy())
	for i := range c.account.Practitioners {
		c.account.Practitioners[i].ShowOnline = c.account.Practitioners[i].ID == anna
	}
	return c
}

// numerous gives all that a clinic offers many free times.
func numerous(c *clinic) *clinic {
	c.style = wording.Style{TwelveHour: true}
	for o := range c.seen {
		c.free(o, 12856)
	}
	return c
}

// requireWhole fails when a word in the cells or in the headings is not wholly in view.
func (d *desk) requireWhole(about string) {
	d.t.Helper()
	view := d.grid().View()
	d.requireWithin(about, d.grid().Body, view)
	d.requireWithin(about+", heading", d.grid().Head, board.NewArea(0, 0, view.Width, view.Height))
}

func (d *desk) requireWithin(about string, of *control.Drawing, view board.Area) {
	d.t.Helper()
	words := 0
	for _, o := range test.WidgetRenderer(of).Objects() {
		text, ok := o.(*canvas.Text)
		if !ok || !text.Visible() || text.Text == "" {
			continue
		}
		words++
		end := text.Position().X + fyne.MeasureText(text.Text, text.TextSize, text.TextStyle).Width
		require.GreaterOrEqual(d.t, text.Position().X, view.X-0.5, "%s: %q is cut at its left", about, text.Text)
		require.LessOrEqual(d.t, end, view.X+view.Width+0.5, "%s: %q is cut at its right", about, text.Text)
	}
	require.NotZero(d.t, words, about)
}

func TestNoNumberInACellIsCut(t *testing.T) {
	for name, c := range map[string]*clinic{"one practitioner": busy(), "a large clinic": numerous(large())} {
		for _, scale := range []float32{1, 1.5} {
			for _, width := range []float32{480, 560, 640, 900, 1180} {
				t.Run(fmt.Sprintf("%s, %v wide at %v", name, width, scale), func(t *testing.T) {
					d := newDesk(t, look{"light", theme.Light, scale, width, 600}).show(c)
					d.page.setAttention(false)
					d.page.setBusiness(everywhere)
					d.requireWhole("at rest")
					for x := range 12 {
						d.grid().ScrollTo(float32(x)*9, 0)
						d.requireWhole("scrolled sideways")
					}
				})
			}
		}
	}
}
