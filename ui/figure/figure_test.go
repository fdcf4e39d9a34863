package figure

import (
	"image/color"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// screen is a window that shows a view on a page.
func screen(t *testing.T, size fyne.Size, set []ID) (*View, fyne.Window) {
	t.Helper()
	v := New(set)
	w := test.NewTempWindow(t, control.NewPage(0, v.Card()))
	w.Resize(size)
	return v, w
}

var desk = fyne.NewSize(480, 600)

func TestViewTurns(t *testing.T) {
	newApp(t, 1)
	v, _ := screen(t, desk, Online)
	var turned []ID
	v.OnChange(func(id ID) { turned = append(turned, id) })

	t.Run("by the guide, which is not told about it", func(t *testing.T) {
		v.Show(OnlineTimes)
		require.Equal(t, OnlineTimes, v.Current())
		require.Equal(t, Of(OnlineTimes).Caption, v.caption.String())
		require.Equal(t, Of(OnlineTimes).Alternative, v.picture.AccessibilityLabel())
		require.Equal(t, "Picture 4 of 4", v.count.String())
		require.Empty(t, turned)
	})
	t.Run("by a person, round and round", func(t *testing.T) {
		v.Next()
		v.Next()
		v.Previous()
		v.Previous()
		require.Equal(t, []ID{OnlineSettings, OnlineOn, OnlineSettings, OnlineTimes}, turned)
	})
	t.Run("among a part of the set, if that is what it shows; alone, there is nothing to turn", func(t *testing.T) {
		defer v.ShowPart(Online[3:])
		v.ShowPart(Online[:2])
		require.Equal(t, OnlineSettings, v.Current())
		require.Equal(t, "Picture 1 of 2", v.count.String())
		v.Next()
		v.Next()
		require.Equal(t, OnlineSettings, v.Current())
		require.True(t, v.turning.Visible())
		v.ShowPart(Online[2:3])
		require.False(t, v.turning.Visible())
	})
	t.Run("never to a figure of another set", func(t *testing.T) {
		v.Show(KeyCopy)
		require.Equal(t, OnlineTimes, v.Current())
	})
}

func TestViewByKeyboard(t *testing.T) {
	newApp(t, 1)
	v, w := screen(t, desk, Key)
	press := func() { w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) }

	w.Canvas().FocusNext() // Enlarge
	press()
	require.Len(t, w.Canvas().Overlays().List(), 1)
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	require.Empty(t, w.Canvas().Overlays().List())

	w.Canvas().FocusNext() // previous
	press()
	require.Equal(t, KeyCopy, v.Current())
	w.Canvas().FocusNext() // next
	press()
	require.Equal(t, KeyUsers, v.Current())
}

func TestEnlargedFillsTheWindow(t *testing.T) {
	newApp(t, 1)
	for _, size := range []fyne.Size{{Width: 480, Height: 600}, {Width: 900, Height: 600}, {Width: 1180, Height: 760}, {Width: 1920, Height: 1080}} {
		v, w := screen(t, size, Key)
		test.Tap(v.picture)
		top := w.Canvas().Overlays().Top()
		large := picturesIn(top)[0]
		require.Equal(t, large.HeightForWidth(large.Size().Width), large.Size().Height)
		requireInWindow(t, large, size)
		shut := buttonIn(t, top, wordClose)
		requireInWindow(t, shut, size)

		const slack = 64 // the dialog's own padding, and a caption of a line less
		bottom := fyne.CurrentApp().Driver().AbsolutePositionForObject(shut).Y + shut.Size().Height
		full := size.Width-large.Size().Width <= slack || size.Height-bottom <= slack
		require.True(t, full, "%v leaves room in %v", large.Size(), size)
	}
}

func TestEnlargingIsOfferedWhereItGivesLargerLetters(t *testing.T) {
	for _, scale := range []float32{1, 1.5} {
		newApp(t, scale)
		v, w := screen(t, desk, Key)
		v.FitWindow(480 * scale)
		require.False(t, v.larger.Visible())
		test.Tap(v.picture)
		require.Nil(t, w.Canvas().Overlays().Top())
		require.Equal(t, desktop.DefaultCursor, v.picture.Cursor())

		v.FitWindow(leastEnlarged * scale)
		require.True(t, v.larger.Visible())
		const inCard = 147 // what a page in one column leaves beside a figure
		require.Greater(t, unitAt(leastEnlarged*scale-beside), 1.05*unitAt(leastEnlarged*scale-inCard))
	}
}

func TestEnlargedFollowsItsButtons(t *testing.T) {
	newApp(t, 1)
	v, w := screen(t, fyne.NewSize(900, 600), Key)
	v.Show(KeyManage)
	test.Tap(v.picture)
	top := w.Canvas().Overlays().Top()
	large := picturesIn(top)[0]
	require.Equal(t, KeyManage, large.shown.ID)

	test.Tap(buttonIn(t, top, wordNext))
	require.Equal(t, KeyAdd, large.shown.ID)
	require.Equal(t, KeyAdd, v.Current())
	test.Tap(buttonIn(t, top, wordPrevious))
	require.Equal(t, KeyManage, large.shown.ID)
	test.Tap(buttonIn(t, top, wordClose))
	require.Nil(t, w.Canvas().Overlays().Top())
}

func TestViewIsDrawnWithinItsBounds(t *testing.T) {
	for _, scale := range []float32{0.9, 1, 1.5} {
		newApp(t, scale)
		for _, width := range []float32{340, 420, 640, 900} {
			for _, f := range figures {
				p := newPicture([]ID{f.ID}, func() float32 { return leastView })
				p.Resize(fyne.NewSize(width, p.HeightForWidth(width)))
				for _, o := range test.WidgetRenderer(p).Objects() {
					const rounding = 1
					at, size := o.Position(), o.Size()
					require.GreaterOrEqual(t, min(at.X, at.Y), float32(0), f.ID)
					require.LessOrEqual(t, at.X+size.Width, width+rounding, "%s at %g: %v", f.ID, width, o)
					require.LessOrEqual(t, at.Y+size.Height, p.Size().Height+rounding, "%s at %g: %v", f.ID, width, o)
				}
			}
		}
	}
}

func TestAnotherThemeRepaints(t *testing.T) {
	app := newApp(t, 1)
	v, _ := screen(t, desk, Key)
	light := coloursOf(v.picture)
	app.Settings().SetTheme(theme.New(theme.Dark, 1))
	v.picture.Refresh()
	dark := coloursOf(v.picture)
	require.Len(t, dark, len(light))
	require.NotEqual(t, light, dark)
	require.Contains(t, dark, theme.Color(theme.Accent))
	require.NotContains(t, light, theme.Color(theme.Accent))
}

func TestObjectsAreKeptForTheNextFigure(t *testing.T) {
	newApp(t, 1)
	v, _ := screen(t, desk, Who)
	for range Who {
		v.Next()
	}
	before := slices.Clone(test.WidgetRenderer(v.picture).Objects())
	for range Who {
		v.Next()
	}
	require.Equal(t, len(before), len(test.WidgetRenderer(v.picture).Objects()))
	require.Same(t, before[0], test.WidgetRenderer(v.picture).Objects()[0])
}

// coloursOf returns the colours that a picture shows.
func coloursOf(p *picture) (colours []color.Color) {
	for _, o := range test.WidgetRenderer(p).Objects() {
		if !o.Visible() {
			continue
		}
		switch o := o.(type) {
		case *canvas.Rectangle:
			colours = append(colours, o.FillColor, o.StrokeColor)
		case *canvas.Line:
			colours = append(colours, o.StrokeColor)
		case *canvas.Text:
			colours = append(colours, o.Color)
		}
	}
	return colours
}

func requireInWindow(t *testing.T, o fyne.CanvasObject, window fyne.Size) {
	t.Helper()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	require.GreaterOrEqual(t, min(at.X, at.Y), float32(0))
	require.LessOrEqual(t, at.X+o.Size().Width, window.Width)
	require.LessOrEqual(t, at.Y+o.Size().Height, window.Height)
}

func picturesIn(o fyne.CanvasObject) (found []*picture) {
	each(o, func(o fyne.CanvasObject) {
		if p, ok := o.(*picture); ok {
			found = append(found, p)
		}
	})
	return found
}

func buttonIn(t *testing.T, o fyne.CanvasObject, label string) (found *control.Button) {
	t.Helper()
	each(o, func(o fyne.CanvasObject) {
		if b, ok := o.(*control.Button); ok && b.Label() == label {
			found = b
		}
	})
	require.NotNil(t, found, label)
	return found
}

func each(o fyne.CanvasObject, do func(fyne.CanvasObject)) {
	do(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			each(child, do)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			each(child, do)
		}
	}
}
