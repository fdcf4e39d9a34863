package calendar

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the golden files")

// requireGolden compares a text with a file of testdata, which -update writes.
func requireGolden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, string(want), got)
}

// tree writes what can be seen of an object as text: a line for each widget, by kind and
// by what assistive technology is told, and of a board its words, line by line.
func tree(o fyne.CanvasObject) string {
	var out strings.Builder
	grow(&out, o, "")
	return out.String()
}

func grow(out *strings.Builder, o fyne.CanvasObject, indent string) {
	if !o.Visible() {
		return
	}
	kind := reflect.TypeOf(o).Elem().Name()
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			grow(out, child, indent)
		}
	case calendarView:
		fmt.Fprintf(out, "%s%s\n", indent, kind)
		for _, line := range written(o) {
			fmt.Fprintf(out, "%s  %s\n", indent, line)
		}
	case interface{ AccessibilityLabel() string }:
		if label := o.AccessibilityLabel(); label != "" {
			fmt.Fprintf(out, "%s%s %q\n", indent, strings.ToLower(kind), label)
		}
	default:
		for _, child := range drawn(o) {
			grow(out, child, indent)
		}
	}
}

// word is a text at its place.
type word struct {
	x, y float32
	text string
}

// written are the lines of an object's words, each about where it is drawn.
func written(o fyne.CanvasObject) (lines []string) {
	var words []word
	collect(&words, o, fyne.Position{})
	slices.SortStableFunc(words, func(a, b word) int { return cmp.Compare(a.y, b.y) })
	for len(words) > 0 {
		end := 1
		for end < len(words) && words[end].y-words[0].y < sameLine {
			end++
		}
		line := words[:end]
		slices.SortStableFunc(line, func(a, b word) int { return cmp.Compare(a.x, b.x) })
		text := ""
		for _, w := range line {
			gap := int(w.x/letterWidth) - utf8.RuneCountInString(text)
			text += strings.Repeat(" ", max(gap, min(len(text), 1))) + strings.TrimSpace(w.text)
		}
		lines, words = append(lines, text), words[end:]
	}
	return lines
}

const (
	sameLine    = 4 // the middles of words on one line differ by less
	letterWidth = 7 // of the text, so that columns stand where they are drawn
)

func collect(words *[]word, o fyne.CanvasObject, at fyne.Position) {
	if !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	if text, isText := o.(*canvas.Text); isText {
		if text.Text != "" {
			*words = append(*words, word{at.X, at.Y + text.Size().Height/2, text.Text})
		}
		return
	}
	for _, child := range drawn(o) {
		collect(words, child, at)
	}
}
