package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Mode says who chooses between light and dark.
type Mode int

// The modes. System follows the computer's own setting, also while the window is open.
const (
	System Mode = iota
	Light
	Dark
)

// Text sizes outside these bounds are brought to the nearest of them.
const (
	MinScale float32 = 0.9
	MaxScale float32 = 1.5
)

// Theme is a fyne.Theme in our colours.
type Theme struct {
	fallback fyne.Theme
	mode     Mode
	scale    float32
}

var _ fyne.Theme = (*Theme)(nil)

// New makes a theme; scale is the text size, 1 being 100 %.
func New(mode Mode, scale float32) *Theme {
	return &Theme{
		fallback: fynetheme.DefaultTheme(),
		mode:     mode,
		scale:    min(max(scale, MinScale), MaxScale),
	}
}

// Color returns a colour of ours or of Fyne's for the variant, which a forced mode overrules.
func (t *Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	if c, known := token(name, t.dark(variant)); known {
		return c
	}
	return t.fallback.Color(name, variant)
}

// Size returns a size of ours or of Fyne's.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if size, grows := scaled[name]; grows {
		return size * t.scale
	}
	if size, stays := fixed[name]; stays {
		return size
	}
	return t.fallback.Size(name)
}

// Font returns the font that Fyne brings along.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource { return t.fallback.Font(style) }

// Icon returns Fyne's own icon.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return t.fallback.Icon(name) }

func (t *Theme) dark(variant fyne.ThemeVariant) bool {
	if t.mode == System {
		return variant == fynetheme.VariantDark
	}
	return t.mode == Dark
}

// token finds a colour under our name or under Fyne's.
func token(name Name, dark bool) (color.Color, bool) {
	if ours, isFynes := fyneColors[name]; isFynes {
		name = ours
	}
	colours, known := tokens[name]
	if dark {
		return colours.dark, known
	}
	return colours.light, known
}

// standard stands in while the running app shows another theme, as it does before the first SetTheme.
var standard = New(System, 1)

// Color returns the colour as it looks now. UI goroutine, at Refresh.
func Color(name Name) color.Color {
	return current().Color(name, fyne.CurrentApp().Settings().ThemeVariant())
}

// Size returns a size at the text size of now. UI goroutine.
func Size(name SizeName) float32 { return current().Size(name) }

// Scale returns the text size of now, 1 being 100 %. UI goroutine.
func Scale() float32 { return current().scale }

func current() *Theme {
	if t, ours := fyne.CurrentApp().Settings().Theme().(*Theme); ours {
		return t
	}
	return standard
}
