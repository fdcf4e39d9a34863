package board

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/ui/theme"
)

const (
	none    = -1
	row     = 20
	heading = 10 // height of the edge that stays
)

// ladder is a board of rows under each other, each of them an item.
type ladder struct {
	Board[int]
	rows    int
	pressed []int
	drawn   int // how often
}

func (l *ladder) grid() Grid             { return Grid{Columns: 1, Rows: l.rows, ColumnWidth: 100, RowHeight: row} }
func (l *ladder) MinSize() fyne.Size     { return fyne.NewSize(50, 50) }
func (l *ladder) ContentSize() fyne.Size { return l.grid().Size() }
func (l *ladder) Bounds(item int) Area   { return l.grid().Cell(0, item) }
func (l *ladder) Has(item int) bool      { return 0 <= item && item < l.rows }
func (l *ladder) Press(item int)         { l.pressed = append(l.pressed, item) }
func (l *ladder) Frame(s fyne.Size) Frame {
	return Frame{View: NewArea(0, heading, s.Width, s.Height-heading), Head: NewArea(0, 0, s.Width, heading)}
}

func (l *ladder) First() int {
	if l.rows == 0 {
		return none
	}
	return 0
}

func (l *ladder) ItemAt(p fyne.Position) int {
	_, item, found := l.grid().At(p.Add(l.View().Position))
	if !found || p.Y < 0 {
		return none
	}
	return item
}

func (l *ladder) Draw() {
	l.drawn++
	view := l.View()
	l.Head.Begin(fyne.Position{}, fyne.NewSize(view.Width, heading))
	l.Head.Fill(theme.Canvas, fyne.Position{}, fyne.NewSize(view.Width, heading))
	l.Head.Finish()
	l.Body.Begin(view.Position, view.Size)
	for rows := l.grid().RowsIn(view.Y, view.Height); rows.From < rows.To; rows.From++ {
		at := l.Bounds(rows.From)
		l.Body.Fill(theme.Surface, at.Position, at.Size)
	}
	l.Body.Finish()
}

// newLadder is a ladder in a window with room for five rows.
func newLadder(t *testing.T, rows int, scroll container.ScrollDirection) (*ladder, fyne.Window) {
	t.Helper()
	test.NewTempApp(t)
	l := &ladder{rows: rows}
	l.Init(l, none, Parts{Scroll: scroll})
	l.Steps = map[fyne.KeyName]func(int) int{
		fyne.KeyDown: func(item int) int { return item + 1 },
		fyne.KeyEnd:  func(int) int { return l.rows - 1 },
	}
	w := test.NewTempWindow(t, l)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(100, heading+5*row))
	return l, w
}

func (l *ladder) press(keys ...fyne.KeyName) {
	for _, key := range keys {
		l.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func (l *ladder) boxes() int { return len(l.Body.Boxes()) }

func (l *ladder) objects() int { return len(test.WidgetRenderer(l.Body).Objects()) }

func at(y float32) *desktop.MouseEvent {
	return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(5, y)}}
}

func TestKeyboard(t *testing.T) {
	t.Run("the cursor begins at the first item and keeps its place", func(t *testing.T) {
		l, w := newLadder(t, 50, container.ScrollBoth)
		w.Canvas().Focus(l)
		require.Equal(t, 0, l.Current)
		require.True(t, l.CursorShown())
		l.press(fyne.KeyDown, fyne.KeyDown)
		w.Canvas().Unfocus()
		require.False(t, l.CursorShown())
		require.False(t, l.Focused())
		l.TakeKeyboard()
		require.Equal(t, 2, l.Current)
	})
	t.Run("the first key brings a cursor that is nowhere", func(t *testing.T) {
		l, _ := newLadder(t, 50, container.ScrollBoth)
		l.press(fyne.KeyEnd)
		require.Equal(t, 0, l.Current)
	})
	t.Run("what the cursor moves to comes into view", func(t *testing.T) {
		l, _ := newLadder(t, 50, container.ScrollBoth)
		l.press(fyne.KeyDown, fyne.KeyEnd, fyne.KeyDown)
		require.Equal(t, 49, l.Current, "there is nothing beyond")
		require.EqualValues(t, 45*row, l.View().Y)
		l.MoveTo(47)
		require.EqualValues(t, 45*row, l.View().Y, "it is there already")
		l.MoveTo(3)
		require.EqualValues(t, 3*row, l.View().Y)
	})
	t.Run("return, enter and space press what is under it", func(t *testing.T) {
		l, w := newLadder(t, 50, container.ScrollBoth)
		w.Canvas().Focus(l)
		l.press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyEnter, fyne.KeyDown, fyne.KeySpace)
		require.Equal(t, []int{0, 1, 2}, l.pressed)
	})
	t.Run("nothing happens where there is no item", func(t *testing.T) {
		l, w := newLadder(t, 0, container.ScrollBoth)
		w.Canvas().Focus(l)
		l.press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyEnd)
		require.Equal(t, none, l.Current)
		require.Empty(t, l.pressed)
		require.False(t, l.CursorShown())
	})
	t.Run("who wants to know is told of each move", func(t *testing.T) {
		l, w := newLadder(t, 50, container.ScrollBoth)
		var moves []int
		l.Moved = func() { moves = append(moves, l.Current) }
		w.Canvas().Focus(l)
		l.press(fyne.KeyDown)
		w.Canvas().Unfocus()
		require.Equal(t, []int{0, 1, 1}, moves)
	})
}

func TestKeysWithoutUseGoOn(t *testing.T) {
	l, w := newLadder(t, 50, container.ScrollBoth)
	var own, window []fyne.KeyName
	var ownRunes, windowRunes []rune
	l.Key = func(key fyne.KeyName) bool { own = append(own, key); return key == fyne.KeyEscape }
	l.Rune = func(r rune) bool { ownRunes = append(ownRunes, r); return r == 't' }
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { window = append(window, e.Name) })
	w.Canvas().SetOnTypedRune(func(r rune) { windowRunes = append(windowRunes, r) })
	typed := func() {
		l.press(fyne.KeyDown, fyne.KeyEscape, fyne.KeyF5)
		for _, r := range "t? " {
			l.TypedRune(r)
		}
	}
	typed()
	require.Equal(t, []fyne.KeyName{fyne.KeyEscape, fyne.KeyF5}, own)
	require.Equal(t, []fyne.KeyName{fyne.KeyF5}, window)
	require.Equal(t, []rune{'t', '?'}, ownRunes)
	require.Equal(t, []rune{'?'}, windowRunes)

	t.Run("but not past a dialog", func(t *testing.T) {
		w.Canvas().Overlays().Add(container.NewWithoutLayout())
		typed()
		require.Len(t, window, 1)
		require.Len(t, windowRunes, 1)
	})
}

func TestPointer(t *testing.T) {
	l, w := newLadder(t, 50, container.ScrollBoth)
	l.ScrollTo(0, 100.5*row)
	l.ScrollTo(0, 10*row)
	l.MouseIn(at(heading + 1))
	require.Equal(t, 10, l.Hovered)
	require.Equal(t, desktop.PointerCursor, l.Cursor())
	before := l.drawn
	l.MouseMoved(at(heading + 2))
	require.Equal(t, before, l.drawn, "nothing has changed")
	l.MouseMoved(at(heading - 1))
	require.Equal(t, none, l.Hovered)
	require.Equal(t, desktop.DefaultCursor, l.Cursor())
	l.MouseMoved(at(heading + row + 1))
	require.Equal(t, 11, l.Hovered)
	l.MouseOut()
	require.Equal(t, none, l.Hovered)

	t.Run("a click presses and takes the keyboard, but needs no cursor", func(t *testing.T) {
		test.TapAt(l, fyne.NewPos(5, heading+2*row+1))
		require.Equal(t, []int{12}, l.pressed)
		require.Equal(t, 12, l.Current)
		require.Same(t, l, w.Canvas().Focused())
		require.False(t, l.CursorShown())
		l.press(fyne.KeyDown)
		require.True(t, l.CursorShown())
	})
	t.Run("a click on nothing presses nothing", func(t *testing.T) {
		test.TapAt(l, fyne.NewPos(5, 1))
		require.Len(t, l.pressed, 1)
		require.Equal(t, 13, l.Current)
	})
}

func TestScroll(t *testing.T) {
	l, _ := newLadder(t, 50, container.ScrollBoth)
	wheel := func(by float32) { l.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, by)}) }
	var beyond int
	l.Beyond = func(*fyne.ScrollEvent) { beyond++ }
	require.Equal(t, 6, l.boxes(), "what is in view, and no more")

	t.Run("what comes into view is drawn", func(t *testing.T) {
		before := l.drawn
		wheel(-row)
		require.Positive(t, l.View().Y)
		require.Greater(t, l.drawn, before)
		require.Greater(t, l.Body.Boxes()[0].Y+row, l.View().Y)
		require.Zero(t, beyond)
	})
	t.Run("not beyond the ends", func(t *testing.T) {
		l.ScrollTo(30, 1e6)
		require.Equal(t, fyne.NewPos(0, 45*row), l.View().Position)
		wheel(-row)
		require.Equal(t, 1, beyond, "the wheel goes on to what holds the board")
		l.ScrollTo(-1, -1)
		require.Equal(t, fyne.NewPos(0, 0), l.View().Position)
	})
	t.Run("a board that does not scroll shows all", func(t *testing.T) {
		l, _ := newLadder(t, 50, container.ScrollNone)
		require.Equal(t, NewArea(0, 0, 100, heading+5*row), l.View())
		l.press(fyne.KeyDown, fyne.KeyEnd)
		require.Equal(t, 49, l.Current)
	})
}

func TestAChangeKeepsWhatIsAtTheEdge(t *testing.T) {
	l, _ := newLadder(t, 50, container.ScrollBoth)
	l.ScrollTo(0, 20.5*row)
	anchor := AnchorAt(l.View().Y, row, l.rows)
	before := l.drawn
	l.Change(func() { l.rows = 80; l.Redraw() }, func() (x, y float32) { return 0, anchor.Offset(anchor.Line+30, row) })
	require.InDelta(t, 50.5*row, l.View().Y, 0.01)
	require.Equal(t, before+1, l.drawn, "all is drawn once")

	require.Equal(t, Anchor{Line: 20, Into: 0.5}, anchor)
	require.Equal(t, Anchor{}, AnchorAt(-5, row, 10))
	require.Equal(t, Anchor{}, AnchorAt(50, row, 0))
	require.Equal(t, Anchor{}, AnchorAt(50, 0, 10))
	require.Equal(t, 9, AnchorAt(1e4, row, 10).Line)
}

func TestHiddenBoardsHoldNoObjects(t *testing.T) {
	l, _ := newLadder(t, 50, container.ScrollBoth)
	require.Positive(t, l.objects())
	l.Hide()
	l.MoveTo(7)
	l.ScrollTo(0, 5*row)
	l.Refresh()
	require.Zero(t, l.objects())
	require.Empty(t, l.Body.Boxes())
	l.Show()
	require.Positive(t, l.objects())
	require.EqualValues(t, 5*row, l.View().Y)
}

func TestARendererInThePlaceOfADroppedOneBeginsWithEverythingInPlace(t *testing.T) {
	l, _ := newLadder(t, 50, container.ScrollBoth)
	l.ScrollTo(0, 5*row)
	before := l.drawn
	again := l.CreateRenderer()
	require.Greater(t, l.drawn, before)
	require.Equal(t, test.WidgetRenderer(l).Objects(), again.Objects())
	require.Equal(t, NewArea(0, 5*row, 100, 5*row), l.View())
	require.Equal(t, 6, l.boxes())
}

func TestTheLookIsThatOfNow(t *testing.T) {
	l, _ := newLadder(t, 50, container.ScrollBoth)
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light, 1))
	light := l.Body.Boxes()[0].Colour
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Dark, 1))
	require.NotEqual(t, light, l.Body.Boxes()[0].Colour)
}

func TestGrid(t *testing.T) {
	g := Grid{Columns: 3, Rows: 4, ColumnWidth: 10, RowHeight: 20}
	for column := range g.Columns {
		for line := range g.Rows {
			cell := g.Cell(column, line)
			x, y, found := g.At(cell.Position.AddXY(cell.Width/2, cell.Height/2))
			require.True(t, found)
			require.Equal(t, [2]int{column, line}, [2]int{x, y})
		}
	}
	for _, p := range []fyne.Position{{X: -1, Y: 5}, {X: 5, Y: -1}, {X: 30, Y: 5}, {X: 5, Y: 80}} {
		_, _, found := g.At(p)
		require.False(t, found)
	}
	require.Equal(t, Span{1, 3}, g.RowsIn(25, 20))
	require.Equal(t, Span{0, 4}, g.RowsIn(-100, 1000))
	require.Equal(t, Span{2, 3}, g.ColumnsIn(29, 1000))
	require.Equal(t, Span{}, Grid{}.RowsIn(0, 100))
	require.True(t, Span{1, 3}.Has(2))
	require.False(t, Span{1, 3}.Has(3))
}
