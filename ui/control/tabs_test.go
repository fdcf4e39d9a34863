package control

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"
)

func TestTabs(t *testing.T) {
	test.NewTempApp(t)
	labels := []string{"Start", "1  API key", "2  Online booking", "3  Who can be booked", "4  Send the key", "Calendar"}
	strip := func(width float32) *Tabs {
		tabs := NewTabs(labels, func(int) {})
		for step := 1; step <= 4; step++ {
			tabs.SetState(step, ToDo)
		}
		tabs.Select(1)
		tabs.Resize(fyne.NewSize(width, 40))
		return tabs
	}
	shown := func(tabs *Tabs) (texts []string) {
		for _, one := range tabs.tabs {
			_, brief := one.fit(one.Size().Width)
			texts = append(texts, one.text(brief))
		}
		return texts
	}
	t.Run("say all where they have room", func(t *testing.T) {
		require.Equal(t, labels, shown(strip(1000)))
	})
	t.Run("keep their numbers in a narrow window, and the chosen one its label", func(t *testing.T) {
		require.Equal(t, []string{"Start", "1  API key", "2", "3", "4", "Calendar"}, shown(strip(448)))
	})
	t.Run("stand on a second line where that is not enough", func(t *testing.T) {
		tabs := strip(300)
		require.Equal(t, []string{"Start", "1  API key", "2", "3", "4", "Calendar"}, shown(tabs))
		last := tabs.tabs[len(labels)-1]
		require.LessOrEqual(t, last.Position().X+last.Size().Width, float32(300))
		require.Greater(t, last.Position().Y, tabs.tabs[0].Position().Y)
	})
	t.Run("show that none is chosen", func(t *testing.T) {
		tabs := strip(1000)
		tabs.Select(len(labels))
		for _, one := range tabs.tabs {
			require.False(t, one.chosen())
		}
	})
}
