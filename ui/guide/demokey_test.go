package guide

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
)

// containsPart reports whether one of some texts contains a part.
func containsPart(texts []string, part string) bool {
	return slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(text, part) })
}

func TestTheDemoTakesOnlyItsKey(t *testing.T) {
	s := unconnected()
	s.Demo = true
	o, f, w := keyPage(t, s)
	only, err := cliniko.ParseKey("DEMO" + secret + "-au4")
	require.NoError(t, err)
	o.guide.deps.OnlyKey = only
	require.NotContains(t, texts(w.Content()), keyCopyLater, "nothing of it is kept for days")
	t.Run("any other is dropped, stays in the clipboard, and is told why", func(t *testing.T) {
		o.clipboard = secret + "-au4"
		f.paste()
		f.submit()
		require.Empty(t, o.tried)
		require.Empty(t, f.field.Text)
		require.Equal(t, secret+"-au4", o.clipboard)
		require.Equal(t, keyDemoOnly, said(f))
	})
	t.Run("its own is tried", func(t *testing.T) {
		f.field.SetText("DEMO" + secret + "-au4")
		f.submit()
		require.Len(t, o.tried, 1)
	})
}

func TestTheAddressThatWasTyped(t *testing.T) {
	for typed, said := range map[string]string{
		"northside.au4.cliniko.com": "The address you typed is another clinic’s: northside.au4.cliniko.com. This key is for ",
		"seaside.au4.cliniko.com":   "",
		"":                          "",
	} {
		o, _, w := keyPage(t, unconnected())
		o.guide.typed, _ = ParseAddress(typed)
		o.set(seaside())
		require.Equal(t, said != "", containsPart(texts(w.Content()), "The address you typed"))
		require.True(t, containsPart(texts(w.Content()), said))
	}
}
