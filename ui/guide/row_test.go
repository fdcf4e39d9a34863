package guide

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

func TestActionRow(t *testing.T) {
	look := theme.New(theme.Light, 1)
	t.Run("its circle ticks, and takes that back, and keeps the keyboard", func(t *testing.T) {
		o, w := window(t, unconnected(), TabKey, wide, look)
		row := o.guide.step(0).rows[1]
		w.Canvas().Focus(row.icon)
		row.icon.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		require.Equal(t, control.ByUser, row.icon.State())
		require.Equal(t, fyne.Focusable(row.icon), w.Canvas().Focused())
		row.icon.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		require.Equal(t, control.ToDo, row.icon.State())
		require.Equal(t, fyne.Focusable(row.icon), w.Canvas().Focused())
	})
	t.Run("a press anywhere on it ticks it, and leaves the keyboard there", func(t *testing.T) {
		o, w := window(t, unconnected(), TabKey, wide, look)
		row := o.guide.step(0).rows[1]
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(row.box)
		test.TapCanvas(w.Canvas(), at.AddXY(row.box.Size().Width/2, row.box.Size().Height-4))
		require.Equal(t, control.ByUser, row.icon.State())
		require.Equal(t, fyne.Focusable(row.icon), w.Canvas().Focused())
		test.TapCanvas(w.Canvas(), at.AddXY(row.box.Size().Width/2, row.box.Size().Height-4))
		require.Equal(t, control.ByUser, row.icon.State(), "a tick is not lost by a press beside it")
	})
	t.Run("what the app checks by itself is opened by a press, not ticked", func(t *testing.T) {
		o, w := window(t, seaside(), TabOnline, wide, look)
		page := o.guide.step(1)
		row := page.rows[0]
		require.True(t, row.icon.Disabled())
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(row.box)
		test.TapCanvas(w.Canvas(), at.AddXY(4, 4))
		require.Equal(t, 0, page.openAt())
		require.Empty(t, o.state.Clinic.Ticks)
	})
	t.Run("what is not recommended is accepted by its button only", func(t *testing.T) {
		s := seaside()
		s.Account.Settings.OnlineBookings.DaysAhead = number(28)
		o, w := window(t, s, TabOnline, wide, look)
		row := o.guide.step(1).rows[1]
		require.True(t, row.icon.Disabled())
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(row.box)
		test.TapCanvas(w.Canvas(), at.AddXY(4, 4))
		require.Empty(t, o.state.Clinic.Ticks)
	})
}
