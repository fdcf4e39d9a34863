package guide

import (
	"testing"
	"time"

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
	t.Run("a press beside its circle ticks it too; one anywhere else on it does not", func(t *testing.T) {
		for step, number := range map[int]int{0: 1, 3: 1} {
			o, w := window(t, unconnected(), TabKey+step, wide, look)
			page := o.guide.step(step)
			page.choose(number)
			row := page.rows[number]
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(row.box)
			size := row.box.Size()
			for _, press := range []fyne.Position{{X: 4, Y: 4}, {X: 4, Y: size.Height / 2}, {X: size.Width / 3, Y: 64}, {X: size.Width / 2, Y: size.Height - 4}, {X: size.Width - 24, Y: size.Height - 30}} {
				test.TapCanvas(w.Canvas(), at.Add(press))
				require.Empty(t, o.state.Clinic.Ticks, "%s at %v", row.action.ID, press)
				require.Equal(t, number, page.openAt())
			}
			circle := fyne.CurrentApp().Driver().AbsolutePositionForObject(row.icon)
			test.TapCanvas(w.Canvas(), circle.AddXY(1, row.icon.Size().Height-1))
			require.Equal(t, control.ByUser, row.icon.State())
			require.GreaterOrEqual(t, min(row.icon.Size().Width, row.icon.Size().Height), float32(32))
			require.Equal(t, fyne.Focusable(row.icon), w.Canvas().Focused())
		}
	})
	t.Run("a double click on the button that marks it as done does not mark the next one", func(t *testing.T) {
		o, _ := window(t, unconnected(), TabKey, wide, look)
		click := o.now
		control.TellDoubleClicks(func() time.Time { return click })
		t.Cleanup(func() { control.TellDoubleClicks(nil) })
		page := o.guide.step(0)
		for range 2 {
			page.tools.mark.Tapped(&fyne.PointEvent{AbsolutePosition: fyne.NewPos(200, 300)})
		}
		require.Equal(t, 1, page.openAt())
		click = click.Add(time.Second)
		page.tools.mark.Tapped(&fyne.PointEvent{AbsolutePosition: fyne.NewPos(200, 300)})
		require.Equal(t, 2, page.openAt())
	})
	t.Run("marked as done with the keyboard, the keyboard goes to the main button of the next one", func(t *testing.T) {
		o, w := window(t, unconnected(), TabKey, wide, look)
		page := o.guide.step(0)
		returns := func() {
			w.Canvas().Focus(page.tools.mark)
			page.tools.mark.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		}
		returns()
		require.Equal(t, fyne.Focusable(page.tools.mark), w.Canvas().Focused(), "there is no other")
		page.tools.address.field.SetText("seaside.au4.cliniko.com")
		returns()
		require.Equal(t, 2, page.openAt())
		require.Equal(t, fyne.Focusable(page.tools.mark), w.Canvas().Focused())
	})
	t.Run("its title opens it, and a second press there changes nothing", func(t *testing.T) {
		o, w := window(t, unconnected(), TabKey, wide, look)
		page := o.guide.step(0)
		row := page.rows[2]
		end := func() fyne.Position {
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(row.title)
			return at.AddXY(row.title.Size().Width-4, row.title.Size().Height/2)
		}
		for range 2 {
			test.TapCanvas(w.Canvas(), end())
			require.Equal(t, 2, page.openAt())
			require.Empty(t, o.state.Clinic.Ticks)
		}
	})
	t.Run("what the app checks by itself is opened by a press, not ticked", func(t *testing.T) {
		o, _ := window(t, seaside(), TabOnline, wide, look)
		page := o.guide.step(1)
		row := page.rows[0]
		require.True(t, row.icon.Disabled())
		test.Tap(row.icon)
		require.Equal(t, 2, page.openAt())
		test.Tap(row.title)
		require.Equal(t, 0, page.openAt())
		require.Empty(t, o.state.Clinic.Ticks)
	})
	t.Run("what is not recommended is accepted by its button only", func(t *testing.T) {
		s := seaside()
		s.Account.Settings.OnlineBookings.DaysAhead = number(28)
		o, _ := window(t, s, TabOnline, wide, look)
		row := o.guide.step(1).rows[1]
		require.True(t, row.icon.Disabled())
		test.Tap(row.icon)
		require.Empty(t, o.state.Clinic.Ticks)
	})
}
