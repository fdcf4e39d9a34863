package control

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"
)

func TestMarkup(t *testing.T) {
	for _, example := range []struct {
		markup string
		spans  []span
	}{
		{"", nil},
		{"plain", []span{{"plain", plain}}},
		{"Go to [[Settings]] → [[My info]].", []span{{"Go to ", plain}, {"Settings", label}, {" → ", plain}, {"My info", label}, {".", plain}}},
		{"**You stay in control.** You can", []span{{"You stay in control.", bold}, {" You can", plain}}},
		{"[[a]]**b**[[c]]", []span{{"a", label}, {"b", bold}, {"c", label}}},
		{"an open [[ mark and ** another", []span{{"an open [[ mark and ** another", plain}}},
		{"nothing [[]] in **** them", []span{{"nothing [[]] in **** them", plain}}},
		{"a ] b * c [d]", []span{{"a ] b * c [d]", plain}}},
	} {
		require.Equal(t, example.spans, parse(example.markup), example.markup)
	}
}

func FuzzMarkup(f *testing.F) {
	for _, seed := range []string{"", "[[", "]]", "**", "[[a]] **b**", "[[[[a]]]]", "******", "é[[→]]\n**\n**", "\xc0"} {
		f.Add(seed, float32(100))
	}
	test.NewTempApp(f)
	f.Fuzz(func(t *testing.T, markup string, width float32) {
		if len(markup) > 300 {
			return
		}
		var kept strings.Builder
		for _, s := range parse(markup) {
			kept.WriteString(s.text)
		}
		strip := strings.NewReplacer("[[", "", "]]", "", "**", "", "[", "", "]", "", "*", "")
		require.Equal(t, strip.Replace(markup), strip.Replace(kept.String()), "no letter is lost")
		setter := typesetter{size: 14}
		spaces := strings.NewReplacer(" ", "", "\n", "")
		require.Equal(t, spaces.Replace(kept.String()), spaces.Replace(read(setter.lines(setter.words(parse(markup)), width))))
	})
}

const sample = "Go to [[Settings]] → [[Users & practitioners]]. No Settings in the menu? **Log out** and log in as an administrator, then [[Update user]]."

func TestWrapping(t *testing.T) {
	test.NewTempApp(t)
	for _, size := range []float32{12, 14, 21} {
		setter := typesetter{size: size}
		words := setter.words(parse(sample))
		for width := float32(250); width <= 900; width += 13 {
			lines := setter.lines(words, width)
			require.LessOrEqual(t, widthOf(lines), width)
			require.Equal(t, "Go to Settings → Users & practitioners. No Settings in the menu? Log out and log in as an administrator, then Update user.", read(lines))
			require.Equal(t, []string{"Settings", "Users & practitioners", "Update user"}, labels(lines), "a label is not broken")
			requireApart(t, setter, lines)
		}
	}
}

func TestWrappingOfWhatDoesNotFit(t *testing.T) {
	test.NewTempApp(t)
	setter := typesetter{size: 14}
	set := func(markup string, width float32) [][]run { return setter.lines(setter.words(parse(markup)), width) }

	t.Run("a long word is broken", func(t *testing.T) {
		lines := set("at "+strings.Repeat("x", 200)+" end", 200)
		require.LessOrEqual(t, widthOf(lines), float32(200))
		require.Equal(t, 200, strings.Count(read(lines), "x"))
	})
	t.Run("behind its hyphen, if it has one", func(t *testing.T) {
		require.Equal(t, "Papadopoulos- Hargreaves", read(set("Papadopoulos-Hargreaves", setter.measure("Papadopoulos-Har", plain))))
	})
	t.Run("a label wider than the line is broken between its words", func(t *testing.T) {
		lines := set("[[Allow yourself to create and use API keys]]", 150)
		require.LessOrEqual(t, widthOf(lines), float32(150))
		require.Equal(t, "Allow yourself to create and use API keys", strings.Join(labels(lines), " "))
	})
	t.Run("less than a letter's width still shows every letter", func(t *testing.T) {
		require.Equal(t, "abc", strings.ReplaceAll(read(set("abc", 1)), " ", ""))
		require.Equal(t, "abc", strings.ReplaceAll(read(set("abc", -5)), " ", ""))
	})
	t.Run("a line end ends the line", func(t *testing.T) {
		require.Len(t, set("one\ntwo\n\nfour", 500), 4)
	})
	t.Run("no text is one empty line", func(t *testing.T) {
		require.Len(t, set("", 500), 1)
	})
	t.Run("a full stop stays with the label before it", func(t *testing.T) {
		width := setter.measure("then ", plain) + setter.measure("Update user", label) + 1
		lines := set("then [[Update user]]. Cliniko", width)
		for _, line := range lines {
			require.NotEqual(t, ".", line[0].text[:1])
		}
	})
	t.Run("other letters are measured as they are drawn", func(t *testing.T) {
		lines := set("Settings → 設定 → Ünïcode → end of it, with more words after that", 180)
		require.LessOrEqual(t, widthOf(lines), float32(180))
		requireApart(t, setter, lines)
	})
}

// read joins lines into text again.
func read(lines [][]run) string {
	var b strings.Builder
	for i, line := range lines {
		if i > 0 {
			b.WriteString(" ")
		}
		for j, p := range line {
			if j > 0 && p.x > line[j-1].x+line[j-1].width+0.5 {
				b.WriteString(" ")
			}
			b.WriteString(p.text)
		}
	}
	return b.String()
}

func labels(lines [][]run) (texts []string) {
	for _, line := range lines {
		for _, p := range line {
			if p.style == label {
				texts = append(texts, p.text)
			}
		}
	}
	return texts
}

// requireApart fails when a run, as it will be drawn, reaches into the next one.
func requireApart(t *testing.T, setter typesetter, lines [][]run) {
	t.Helper()
	for _, line := range lines {
		for i, p := range line {
			drawn := setter.measure(p.text, p.style)
			require.InDelta(t, drawn, p.width, 0.6, p.text)
			if i+1 < len(line) {
				require.LessOrEqual(t, p.x+drawn, line[i+1].x+0.6)
			}
		}
	}
}

func TestTextPoolIsReused(t *testing.T) {
	test.NewTempApp(t)
	text := Prose(sample)
	text.Resize(fyne.NewSize(200, 300))
	objects := test.WidgetRenderer(text).Objects()
	many := len(objects)
	text.Resize(fyne.NewSize(900, 300))
	require.Len(t, test.WidgetRenderer(text).Objects(), many)
	require.Same(t, objects[0], test.WidgetRenderer(text).Objects()[0])
	shown := 0
	for _, o := range test.WidgetRenderer(text).Objects() {
		if o.Visible() {
			shown++
		}
	}
	require.Less(t, shown, many, "what is not needed is hidden")
}
