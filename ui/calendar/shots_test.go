package calendar

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
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

func busyWeek(t testing.TB) map[cliniko.Offering][]string {
	return map[cliniko.Offering][]string{
		offering(1, 1): {"24 11:30", "24 12:30", "24 14:30", "24 15:00", "24 16:30", "25 09:00", "25 12:00", "25 12:30", "26 09:30", "26 16:30", "27 11:00", "27 14:30", "27 16:30"},
		offering(1, 2): {"24 11:30", "24 16:30", "26 11:30", "27 10:30"},
		offering(2, 1): {"24 14:30", "24 16:00", "25 10:00", "26 09:30", "27 10:00", "27 16:00"},
		offering(2, 2): {"24 15:00", "25 11:00", "25 15:30", "26 09:00", "26 11:30", "26 12:00", "26 14:00", "26 14:30", "26 15:00"},
		offering(3, 2): {"24 14:30", "25 10:30", "25 14:30", "26 08:30", "26 09:00", "26 09:30", "26 11:30", "26 14:30", "27 10:30", "27 11:00", "27 12:30", "27 16:00"},
	}
}
