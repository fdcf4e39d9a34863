package theme_test

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/ui/theme"
)

func TestEveryFyneColourIsDefined(t *testing.T) {
	for mode, name := range map[theme.Mode]string{theme.System: "system", theme.Light: "light", theme.Dark: "dark"} {
		test.AssertAllColorNamesDefined(t, theme.New(mode, 1), name)
	}
}

func TestModeChoosesTheVariant(t *testing.T) {
	test.NewTempApp(t)
	light := theme.New(theme.Light, 1).Color(theme.Canvas, fynetheme.VariantDark)
	dark := theme.New(theme.Dark, 1).Color(theme.Canvas, fynetheme.VariantLight)
	require.NotEqual(t, light, dark)

	system := theme.New(theme.System, 1)
	require.Equal(t, light, system.Color(theme.Canvas, fynetheme.VariantLight))
	require.Equal(t, dark, system.Color(theme.Canvas, fynetheme.VariantDark))
}

func TestColorFollowsTheThemeInUse(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Light, 1))
	light := theme.Color(theme.Ink)
	app.Settings().SetTheme(theme.New(theme.Dark, 1))
	require.NotEqual(t, light, theme.Color(theme.Ink))
}

func TestUnknownNamesAreLeftToTheDefaultTheme(t *testing.T) {
	test.NewTempApp(t)
	ours := theme.New(theme.Dark, 1)
	require.Equal(t, fynetheme.DefaultTheme().Color("no such name", fynetheme.VariantDark), ours.Color("no such name", fynetheme.VariantDark))
	require.Equal(t, fynetheme.DefaultTheme().Size(fynetheme.SizeNameSplitThickness), ours.Size(fynetheme.SizeNameSplitThickness))
	require.NotNil(t, ours.Font(fyne.TextStyle{Bold: true}))
	require.NotNil(t, ours.Icon(fynetheme.IconNameCancel))
}

func TestTextSize(t *testing.T) {
	app := test.NewTempApp(t)
	for _, example := range []struct{ asked, got float32 }{{0.1, 0.9}, {0.9, 0.9}, {1, 1}, {1.25, 1.25}, {1.5, 1.5}, {9, 1.5}} {
		ours := theme.New(theme.Light, example.asked)
		require.InDelta(t, 14*example.got, ours.Size(theme.Text), 0.01)
		require.InDelta(t, 21*example.got, ours.Size(theme.Heading), 0.01)
		require.Equal(t, theme.Grid, ours.Size(fynetheme.SizeNamePadding), "distances stay")

		app.Settings().SetTheme(ours)
		require.Equal(t, ours.Size(theme.Caption), theme.Size(theme.Caption))
		require.Equal(t, example.got, theme.Scale())
	}
}

func TestPeopleComeRoundAgain(t *testing.T) {
	require.Equal(t, theme.PersonAt(0), theme.PersonAt(6))
	require.Equal(t, theme.PersonAt(5), theme.PersonAt(-1))
	require.NotEqual(t, theme.PersonAt(0), theme.PersonAt(1))
}

// contrast is what WCAG 2.2 calls the contrast ratio.
func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func linear(channel uint32) float64 {
	s := float64(channel) / 0xFFFF
	if s <= 0.04045 {
		return s / 12.92
	}
	return math.Pow((s+0.055)/1.055, 2.4)
}

func TestContrast(t *testing.T) {
	text := map[theme.Name][]theme.Name{
		theme.Ink:      {theme.Canvas, theme.Surface, theme.Sunken, theme.AccentSoft, theme.OKSoft, theme.WarnSoft, theme.BadSoft, theme.UnknownSoft, theme.Heat1, theme.Heat2, theme.Heat3},
		theme.Ink2:     {theme.Canvas, theme.Surface, theme.Sunken},
		theme.Accent:   {theme.Canvas, theme.Surface, theme.Sunken, theme.AccentSoft},
		theme.OnAccent: {theme.Accent},
		theme.OK:       {theme.Canvas, theme.Surface, theme.OKSoft},
		theme.Warn:     {theme.Canvas, theme.Surface, theme.WarnSoft},
		theme.Bad:      {theme.Canvas, theme.Surface, theme.BadSoft},
		theme.Unknown:  {theme.Canvas, theme.Surface, theme.UnknownSoft},
		// the mark inside a filled sign, and Fyne's text on its status colours
		theme.Surface: {theme.OK, theme.Warn, theme.Bad},
	}
	controls := map[theme.Name][]theme.Name{
		theme.Control:  {theme.Canvas, theme.Surface, theme.Sunken},
		theme.Focus:    {theme.Canvas, theme.Surface, theme.Sunken, theme.AccentSoft, theme.OKSoft, theme.BadSoft, theme.UnknownSoft},
		theme.OnAccent: {theme.Accent},
		theme.OK:       {theme.Canvas, theme.Surface, theme.Sunken},
		theme.Warn:     {theme.Canvas, theme.Surface, theme.Sunken},
		theme.Bad:      {theme.Canvas, theme.Surface, theme.Sunken},
		theme.Unknown:  {theme.Canvas, theme.Surface, theme.Sunken},
	}
	for n := range 6 {
		person := theme.PersonAt(n)
		for _, name := range []theme.Name{theme.Ink, theme.Ink2, theme.Accent} {
			text[name] = append(text[name], person.Soft)
		}
		controls[person.Strong] = []theme.Name{theme.Canvas, theme.Surface, person.Soft}
		controls[theme.Focus] = append(controls[theme.Focus], person.Soft)
	}
	requireContrast(t, "text", 4.5, text)
	requireContrast(t, "controls and focus", 3, controls)
}

func requireContrast(t *testing.T, what string, least float64, pairs map[theme.Name][]theme.Name) {
	t.Helper()
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		ours := theme.New(mode, 1)
		for front, backs := range pairs {
			for _, back := range backs {
				ratio := contrast(ours.Color(front, 0), ours.Color(back, 0))
				require.GreaterOrEqual(t, ratio, least, "%s: %s on %s, mode %d", what, front, back, mode)
			}
		}
	}
}
