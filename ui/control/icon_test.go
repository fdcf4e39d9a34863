package control

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/ui/theme"
)

// drawn renders a sign alone, in one colour on another.
func drawn(t *testing.T, s sign, side float32) image.Image {
	t.Helper()
	img := newSignImage()
	img.Resource = s.resource(theme.Color(theme.Ink), theme.Color(theme.Surface))
	img.SetMinSize(fyne.NewSquareSize(side))
	c := software.NewTransparentCanvas()
	c.SetPadded(false)
	c.SetContent(img.Image)
	c.Resize(fyne.NewSquareSize(side))
	return c.Capture()
}

// inked returns the part of an image that is drawn on.
func inked(img image.Image) float64 {
	n, b := 0.0, img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			_, _, _, a := img.At(x, y).RGBA()
			n += float64(a) / 0xFFFF
		}
	}
	return n / float64(b.Dx()*b.Dy())
}

func TestSignsKeepTheirWeightAtEverySize(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, 1))
	all := append([]sign{}, glyphs[GlyphMore:]...)
	for _, s := range states {
		all = append(all, s.sign)
	}
	for _, s := range all {
		large := inked(drawn(t, s, 96))
		require.Greater(t, large, 0.02, "%s is drawn", s.name)
		require.Less(t, large, 0.85, "%s leaves its corners free", s.name)
		for _, side := range []float32{12, 16, 18, 27} {
			require.InDelta(t, large, inked(drawn(t, s, side)), 0.03, "%s at %v", s.name, side)
		}
	}
}

func TestStatesDifferInShapeAndWord(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, 1))
	words := map[string]bool{}
	for i, a := range states {
		require.NotEmpty(t, a.word)
		require.False(t, words[a.word], a.word)
		words[a.word] = true
		for _, b := range states[i+1:] {
			require.NotEqual(t, drawn(t, a.sign, 18), drawn(t, b.sign, 18), "%s and %s in one colour", a.name, b.name)
		}
	}
}

func TestIconFollowsTheTheme(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Light, 1))
	icon := NewStateIcon(Done, 18)
	w := test.NewTempWindow(t, icon)
	light := w.Canvas().Capture()
	app.Settings().SetTheme(theme.New(theme.Dark, 1))
	require.NotEqual(t, light, w.Canvas().Capture())
	require.Equal(t, "done", icon.AccessibilityLabel())
	icon.SetState(Blocked)
	require.Equal(t, "needs fixing", icon.AccessibilityLabel())
}
