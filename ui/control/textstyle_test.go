package control

import (
	"testing"

	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/ui/theme"
)

func TestTextStyle(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, 1))
	l := TextStyle{Size: theme.Text}
	require.Equal(t, "Standard", l.Fitted("Standard", 500))
	cut := l.Fitted("Clinical Pilates, one to one", 80)
	require.Regexp(t, "^Clin.*…$", cut)
	require.LessOrEqual(t, l.Width(cut), float32(80))
	require.Empty(t, l.Fitted("Standard", 1))
	require.Equal(t, []string{"Initial", "consultation"}, l.Broken("Initial consultation", l.Width("consultation")+1, 2))
	require.Equal(t, []string{"Standard"}, l.Broken("Standard", 200, 2))
	require.Empty(t, l.Broken("", 200, 2))
}
