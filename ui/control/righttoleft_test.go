package control

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/canvas"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/ui/theme"
)

func TestWordsFromRightToLeftTakeNothingOfWhatStandsBesideThem(t *testing.T) {
	for name, c := range map[string]struct{ text, drawn string }{
		"Latin is drawn as it is":                 {"Zoë (PT)", "Zoë (PT)"},
		"Thai and emoji are drawn as they are":    {"ที่ 👩 語", "ที่ 👩 語"},
		"a space before Latin stays outside":      {"مركز Harbour", "|مركز| Harbour"},
		"words of a name stay together":           {"נועה כהן Quinn", "|נועה כהן| Quinn"},
		"a bracket does not turn":                 {"Initial ייעוץ (60)", "Initial |ייעוץ| (60)"},
		"points of vowels belong to their letter": {"שָׁלוֹם: 5", "|שָׁלוֹם|: 5"},
		"a name inside an English sentence":       {"Ready: שלום, 2 pm", "Ready: |שלום|, 2 pm"},
	} {
		t.Run(name, func(t *testing.T) {
			drawn := strings.ReplaceAll(c.drawn, "|", "\u200e")
			text := canvas.NewText("", nil)
			TextStyle{Size: theme.Text}.WriteIn(text, c.text, 0, 0, 20)
			require.Equal(t, drawn, text.Text)
			l := newLine(theme.Text, false)
			l.paint(c.text, theme.Ink)
			require.Equal(t, drawn, l.text.Text)
			l.fit(c.text, 1000)
			require.Equal(t, drawn, l.text.Text)
		})
	}
	t.Run("and in a text that wraps the first of them is at the right", func(t *testing.T) {
		text := Body("With נועה כהן Quinn")
		var runs []string
		for _, run := range text.linesAt(1000)[0] {
			runs = append(runs, run.text)
		}
		require.Equal(t, []string{"With", "נועה כהן", "Quinn"}, runs)
		require.Len(t, text.linesAt(text.NaturalWidth()), 1)
	})
	t.Run("which breaks between them where the line is narrow", func(t *testing.T) {
		word := Body("נועה").NaturalWidth() // by the computer's own font
		require.Len(t, Body("נועה כהן").linesAt(word), 2)
	})
}
