package control

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/ui/theme"
)

// shown counts the canvas objects of a drawing that show.
func shown(d *Drawing) (n int) {
	for _, o := range test.WidgetRenderer(d).Objects() {
		if o.Visible() {
			n++
		}
	}
	return n
}

func hiddenText(text *canvas.Text) bool { return !text.Visible() }

func TestDrawing(t *testing.T) {
	test.NewTempApp(t)
	look := TextStyle{Size: theme.Text, Colour: theme.Ink}
	fill := func(d *Drawing, things int) {
		d.Begin(fyne.Position{}, fyne.NewSize(100, 100))
		for range things {
			d.Fill(theme.Surface, fyne.Position{}, fyne.NewSize(50, 50))
			d.Icon(Done, 16, fyne.Position{}, fyne.NewSize(50, 50))
			d.Centre(look, "9:00", fyne.Position{}, fyne.NewSize(50, 50))
			d.Ring(theme.Accent, 2, 1, fyne.Position{}, fyne.NewSize(50, 50))
		}
		d.Finish()
	}

	t.Run("shows what was drawn last, and no more", func(t *testing.T) {
		d := NewDrawing(0, 0)
		for _, things := range []int{2, 5, 0, 3} {
			fill(d, things)
			require.Equal(t, 1+3*things, shown(d))
			require.Len(t, d.Boxes(), things)
			require.Len(t, slices.DeleteFunc(slices.Clone(d.words.made), hiddenText), things)
		}
	})

	t.Run("has boxes below icons, icons below words, and rings above all", func(t *testing.T) {
		d := NewDrawing(0, 0)
		fill(d, 1)
		require.Equal(t, []fyne.CanvasObject{d.boxes.raster, d.icons.made[0], d.words.made[0], d.rings.made[0]}, test.WidgetRenderer(d).Objects())
	})

	t.Run("puts words and icons in the middle", func(t *testing.T) {
		d := NewDrawing(0, 0)
		fill(d, 1)
		for _, o := range test.WidgetRenderer(d).Objects()[1:3] {
			require.InDelta(t, 25, o.Position().X+o.Size().Width/2, 0.5)
			require.InDelta(t, 25, o.Position().Y+o.Size().Height/2, 0.5)
		}
	})

	t.Run("cuts no word at its left", func(t *testing.T) {
		d := NewDrawing(0, 0)
		d.Begin(fyne.Position{}, fyne.NewSize(100, 100))
		d.Centre(look, "256 times, next Mon 30 Nov", fyne.NewPos(10, 0), fyne.NewSize(60, 50))
		d.Finish()
		require.Regexp(t, "^256.*…$", d.words.made[0].Text)
		require.GreaterOrEqual(t, d.words.made[0].Position().X, float32(10))
	})
	t.Run("keeps a ring inside its bounds", func(t *testing.T) {
		d := NewDrawing(0, 0)
		fill(d, 1)
		ring := d.rings.made[0]
		require.Equal(t, fyne.NewPos(0, 0), ring.Position().SubtractXY(ring.StrokeWidth/2-1, ring.StrokeWidth/2-1))
		require.Equal(t, fyne.NewSize(50, 50), ring.Size().AddWidthHeight(ring.StrokeWidth-2, ring.StrokeWidth-2))
	})

	t.Run("keeps nothing that it let go of", func(t *testing.T) {
		d := NewDrawing(0, 0)
		fill(d, 4)
		d.Release()
		require.Empty(t, test.WidgetRenderer(d).Objects())
		fill(d, 1)
		require.Equal(t, 4, shown(d))
	})
}
