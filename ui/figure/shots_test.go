//go:build pictures

package figure

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// shotsDir names the variable that says where to write pictures of all figures, to look at.
const shotsDir = "COMPANION_FIGURES"

func TestShots(t *testing.T) {
	folder := os.Getenv(shotsDir)
	require.NotEmpty(t, folder, shotsDir+" names the folder")
	for _, look := range []struct {
		name  string
		mode  theme.Mode
		scale float32
		width float32
		pixel float32 // pixels in a unit
	}{
		{"light", theme.Light, 1, 420, 1}, {"dark", theme.Dark, 1, 420, 1}, {"light", theme.Light, 1, 640, 1}, {"dark", theme.Dark, 1, 640, 1},
		{"light-150", theme.Light, 1.5, 420, 1}, {"light-90", theme.Light, 0.9, 340, 1}, {"light-150", theme.Light, 1.5, 340, 1},
		{"light-2x", theme.Light, 1, 420, 2}, {"dark-2x", theme.Dark, 1, 420, 2},
	} {
		test.NewTempApp(t).Settings().SetTheme(theme.New(look.mode, look.scale))
		for _, set := range [][]ID{Key, Online, Who} {
			v := New(set)
			page := control.NewPage(0, v.Card())
			w := test.NewTempWindow(t, page)
			w.SetPadded(false)
			w.Canvas().(software.WindowlessCanvas).SetScale(look.pixel)
			for _, id := range set {
				v.Show(id)
				w.Resize(fyne.NewSize(look.width+64, v.picture.HeightForWidth(look.width)+150*look.scale))
				page.Refresh()
				name := fmt.Sprintf("%s-%g-%s.png", look.name, look.width, strings.ReplaceAll(string(id), "/", "-"))
				save(t, w.Canvas(), filepath.Join(folder, name))
			}
		}
	}
}

func TestShotsOfEnlargedFigures(t *testing.T) {
	folder := os.Getenv(shotsDir)
	require.NotEmpty(t, folder, shotsDir+" names the folder")
	for _, size := range []fyne.Size{{Width: 480, Height: 600}, {Width: 900, Height: 600}, {Width: 1180, Height: 760}} {
		for mode, name := range map[theme.Mode]string{theme.Light: "light", theme.Dark: "dark"} {
			test.NewTempApp(t).Settings().SetTheme(theme.New(mode, 1))
			v, w := screen(t, size, Key)
			v.Show(KeyManage)
			test.Tap(v.picture)
			save(t, w.Canvas(), filepath.Join(folder, fmt.Sprintf("enlarged-%s-%g.png", name, size.Width)))
		}
	}
}

func save(t *testing.T, c fyne.Canvas, path string) {
	t.Helper()
	file, err := os.Create(path)
	require.NoError(t, err)
	defer file.Close()
	require.NoError(t, png.Encode(file, c.Capture()))
}
