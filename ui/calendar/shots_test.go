package calendar

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"
)

// shot saves a picture of a window's content into the folder that COMPANION_SHOTS
// names, for people to look at.
func shot(t *testing.T, w fyne.Window, name string) {
	t.Helper()
	folder := os.Getenv("COMPANION_SHOTS")
	if folder == "" {
		return
	}
	file, err := os.Create(filepath.Join(folder, name+".png"))
	require.NoError(t, err)
	defer file.Close()
	require.NoError(t, png.Encode(file, w.Canvas().Capture()))
}

// drawn are the objects that an object is drawn with.
func drawn(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}
