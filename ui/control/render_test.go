package control

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"
)

// Fyne drops the renderer of what has been out of sight for a minute.
func TestANewRendererBeginsWithEverythingInPlace(t *testing.T) {
	test.NewTempApp(t)
	for name, w := range map[string]fyne.Widget{"text": Strong("Log into Cliniko"), "button": NewQuiet("Check now", func() {})} {
		w.Resize(fyne.NewSize(200, 40))
		var placed bool
		for _, o := range w.CreateRenderer().Objects() {
			placed = placed || !o.Size().IsZero()
		}
		require.True(t, placed, name)
	}
}
