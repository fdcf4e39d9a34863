package control

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestATextOnOneLine(t *testing.T) {
	text := Heading(strings.Repeat("Clinic of long words ", 6)).OnOneLine()
	t.Run("is cut where it does not fit, and stays whole for who hears it", func(t *testing.T) {
		lines := text.linesAt(200)
		require.Len(t, lines, 1)
		require.True(t, strings.HasSuffix(lines[0][0].text, "…"), lines[0][0].text)
		require.LessOrEqual(t, widthOf(lines), float32(200))
		require.NotContains(t, text.AccessibilityLabel(), "…")
	})
	t.Run("is whole where it fits", func(t *testing.T) {
		require.NotContains(t, text.linesAt(text.NaturalWidth())[0][0].text, "…")
	})
}
