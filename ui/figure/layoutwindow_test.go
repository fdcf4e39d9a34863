package figure

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/ui/theme"
)

var update = flag.Bool("update", false, "write the golden files")

func newApp(t *testing.T, scale float32) fyne.App {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Light, scale))
	return app
}

// dump writes a drawing as text, in units of the drawing.
func dump(d drawing) string {
	var b strings.Builder
	fmt.Fprintf(&b, "frame %.0f×%.0f\n", d.area.w, d.area.h)
	for _, m := range d.shapes {
		fmt.Fprintf(&b, "%-6s %4.0f,%-4.0f %4.0f×%-4.0f %s", kinds[m.kind], m.x, m.y, m.w, m.h, strings.TrimPrefix(string(m.colour), "miea."))
		if m.kind == textShape {
			fmt.Fprintf(&b, " %q", m.text)
		}
		b.WriteString("\n")
	}
	return b.String()
}

var kinds = map[shapeKind]string{boxShape: "box", ringShape: "ring", lineShape: "stroke", textShape: "text"}

func TestWindowsAreLaidOutAsBefore(t *testing.T) {
	newApp(t, 1)
	for _, width := range []float32{420, 640} {
		for _, f := range figures {
			name := fmt.Sprintf("%s-%g.txt", strings.ReplaceAll(string(f.ID), "/", "-"), width)
			t.Run(name, func(t *testing.T) {
				path, got := filepath.Join("testdata", name), dump(layOut(f.Window, width, 0))
				if *update {
					require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
				}
				want, err := os.ReadFile(path)
				require.NoError(t, err)
				require.Equal(t, string(want), got)
			})
		}
	}
}

func TestNothingSpills(t *testing.T) {
	for _, scale := range []float32{0.9, 1, 1.25, 1.5} {
		newApp(t, scale)
		for width := float32(340); width <= 900; width += 35 {
			for _, f := range figures {
				requireTidy(t, layOut(f.Window, width, 0), fmt.Sprintf("%s at %g, text %g", f.ID, width, scale))
			}
		}
	}
}

// requireTidy fails when a shape leaves the frame, or when a text meets another one, the page's edge or the ring's line.
func requireTidy(t *testing.T, d drawing, what string) {
	t.Helper()
	texts, ring := only(d, textShape), only(d, ringShape)[0]
	for _, m := range d.shapes {
		require.True(t, holds(d.area, m.area), "%s: %v %q leaves the frame", what, m.area, m.text)
	}
	for i, text := range texts {
		for _, other := range texts[:i] {
			require.False(t, meet(text.area, other.area), "%s: %q meets %q", what, text.text, other.text)
		}
		require.LessOrEqual(t, text.right(), d.area.w-16, "%s: %q", what, text.text)
		clear := 4 / d.unit // on the screen
		require.True(t, holds(ring.grown(-ringWidth-clear), text.area) || !meet(ring.grown(clear), text.area), "%s: %q is too near to the ring", what, text.text)
	}
}

func TestARingLeavesAirAndStaysOnThePage(t *testing.T) {
	newApp(t, 1)
	p := layout{unit: 1, left: 20, right: 320, y: 40}
	inside := button{label: "Done"}.draw(&layout{unit: 1, left: 20, right: 320, y: 40})
	ringed(button{label: "Done"}).draw(&p)
	ring := p.shapes[len(p.shapes)-1]
	require.Equal(t, inside.grown(8), ring.area, "3 of ring and a gap of 5")
	require.Equal(t, theme.Accent, ring.colour)
	require.EqualValues(t, 3, ring.stroke)
	require.EqualValues(t, 9, ring.radius)
}

func TestADrawingGrowsWithItsWidthAndWithTheText(t *testing.T) {
	newApp(t, 1)
	require.EqualValues(t, 1, unitAt(420))
	require.EqualValues(t, 2, unitAt(1040))
	newApp(t, 1.5)
	require.EqualValues(t, 1.5, unitAt(640))
	require.EqualValues(t, 1.25, unitAt(420), "no larger than leaves room for the words")
}

func TestAllFiguresOfASetAreEquallyHigh(t *testing.T) {
	newApp(t, 1)
	v := New(Online)
	for range Online {
		require.Equal(t, layOut(Of(OnlineRules).Window, 420, 0).height(), v.picture.HeightForWidth(420))
		v.Next()
	}
}

func only(d drawing, kind shapeKind) (shapes []shape) {
	for _, m := range d.shapes {
		if m.kind == kind {
			shapes = append(shapes, m)
		}
	}
	return shapes
}

func textsOf(d drawing) (texts []string) {
	for _, m := range only(d, textShape) {
		texts = append(texts, m.text)
	}
	return texts
}

func holds(outer, inner area) bool {
	return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() && inner.bottom() <= outer.bottom()
}

func meet(a, b area) bool {
	return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom()
}
