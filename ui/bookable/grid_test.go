package bookable

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/ui/theme"
)

func TestKeysMoveTheCursor(t *testing.T) {
	d := seat(t, seaside())
	for _, step := range []struct {
		key  fyne.KeyName
		want place
	}{
		{fyne.KeyUp, place{headRow, 0}}, // from the first cell
		{fyne.KeyUp, place{groupRow, 0}},
		{fyne.KeyUp, place{groupRow, 0}},
		{fyne.KeyRight, place{groupRow, 3}}, // from business to business
		{fyne.KeyRight, place{groupRow, 3}},
		{fyne.KeyLeft, place{groupRow, 2}},
		{fyne.KeyLeft, place{groupRow, 2}},
		{fyne.KeyDown, place{headRow, 2}},
		{fyne.KeyDown, place{0, 2}},
		{fyne.KeyHome, place{0, 0}},
		{fyne.KeyLeft, place{0, nameColumn}},
		{fyne.KeyUp, place{0, nameColumn}}, // there is nothing in the corner
		{fyne.KeyPageDown, place{4, nameColumn}},
		{fyne.KeyDown, place{4, nameColumn}},
		{fyne.KeyEnd, place{4, 4}},
		{fyne.KeyRight, place{4, 4}},
		{fyne.KeyPageUp, place{0, 4}},
	} {
		d.press(step.key)
		require.Equal(t, step.want, d.grid().Current, step.key)
		require.NotEmpty(t, d.says())
	}
}

func TestTheKeyboardReachesCellsOutOfViewAndShowsThem(t *testing.T) {
	d := newDesk(t, usual).show(large())
	d.page.setAttention(false)
	d.page.setBusiness(everywhere)
	d.window.Canvas().Focus(d.grid())
	for _, c := range []struct {
		key  fyne.KeyName
		want place
	}{
		{fyne.KeyRight, place{0, 119}},
		{fyne.KeyDown, place{59, 119}},
		{fyne.KeyLeft, place{59, 0}},
		{fyne.KeyUp, place{0, 0}},
	} {
		for d.grid().Current != c.want {
			before := d.grid().Current
			d.press(c.key)
			require.NotEqual(t, before, d.grid().Current)
			requireInView(t, d.grid())
		}
	}
}

// requireInView fails when the cursor's cell is not wholly in view.
func requireInView(t *testing.T, g *grid) {
	t.Helper()
	pos, size := g.geometry().bounds(g.Current)
	pos = pos.Subtract(g.View().Position)
	view := g.View().Size
	if pos.X < 0 || pos.Y < 0 || pos.X+size.Width > view.Width+1 || pos.Y+size.Height > view.Height+1 {
		require.Fail(t, "out of view", "%v at %v in %v", g.Current, pos, view)
	}
}

func TestOnlyWhatIsInViewIsDrawn(t *testing.T) {
	d := newDesk(t, usual).show(large())
	d.page.setAttention(false)
	d.page.setBusiness(everywhere)
	d.window.Canvas().Focus(d.grid())
	d.press(fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyEnd)
	objects := len(visibleIn(d.grid()))
	require.Greater(t, objects, 60)
	require.Less(t, objects, 400, "of 7,200 cells")
}

func TestReturnAndSpaceChooseAndEscapeChoosesNothing(t *testing.T) {
	d := seat(t, seaside())
	cell := readiness.Target(offering(harbour, anna, initial))
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace} {
		d.press(key)
		require.Equal(t, cell, d.page.chosen, key)
		d.press(fyne.KeyEscape)
		require.Equal(t, readiness.Target{}, d.page.chosen)
	}
	d.press(fyne.KeyReturn, fyne.KeyReturn)
	require.Equal(t, readiness.Target{}, d.page.chosen, "again, and nothing is chosen")
	d.press(fyne.KeyLeft, fyne.KeySpace)
	require.Equal(t, readiness.Target{Practitioner: anna}, d.page.chosen)
}

func TestKeysWithoutUseGoToTheWindow(t *testing.T) {
	d := seat(t, seaside())
	var keys []fyne.KeyName
	var runes []rune
	d.window.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { keys = append(keys, e.Name) })
	d.window.Canvas().SetOnTypedRune(func(r rune) { runes = append(runes, r) })
	d.press(fyne.KeyF5, fyne.KeyEscape)
	d.window.Canvas().Focused().TypedRune('?')
	d.window.Canvas().Focused().TypedRune(' ')
	require.Equal(t, []fyne.KeyName{fyne.KeyF5, fyne.KeyEscape}, keys)
	require.Equal(t, []rune{'?'}, runes)
}

// middle is the middle of a place of the grid.
func (d *desk) middle(at place) fyne.Position {
	geo := d.grid().geometry()
	p := fyne.NewPos(gridPad+geo.names/2, gridPad+geo.groups+geo.heads/2)
	if at.column >= 0 {
		p.X = geo.left() + (float32(at.column)+0.5)*geo.ColumnWidth - d.grid().View().X
	}
	switch {
	case at.row >= 0:
		p.Y = geo.top() + (float32(at.row)+0.5)*geo.RowHeight - d.grid().View().Y
	case at.row == groupRow:
		p.Y = gridPad + geo.groups/2
	}
	return p
}

func TestPointer(t *testing.T) {
	d := newDesk(t, usual).show(seaside())
	g := d.grid()
	for at, want := range map[place]string{
		{0, 0}:          "Initial with Anna Riley at Harbour Clinic: 12 free times, next Tue 24 Nov, 6:30",
		{3, nameColumn}: "Nora Quinn: free times for 0 of 2 appointment types",
		{headRow, 2}:    "Telehealth at Harbour Clinic: free times for 1 of 1 practitioner",
		{groupRow, 4}:   "Hill Clinic: free times for 3 of 6 combinations",
	} {
		g.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: d.middle(at)}})
		require.Equal(t, at, g.Hovered)
		require.Equal(t, want, d.says())
		require.Equal(t, desktop.PointerCursor, g.Cursor())
	}
	g.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: d.middle(place{headRow, nameColumn})}})
	require.Equal(t, nowhere, g.Hovered, "the corner is nothing")
	require.Equal(t, desktop.DefaultCursor, g.Cursor())
	g.MouseOut()
	require.Equal(t, textPointAtACell, d.says())

	test.TapAt(g, d.middle(place{1, 3}))
	require.Equal(t, readiness.Target(offering(hill, ben, initial)), d.page.chosen)
	require.Same(t, g, d.window.Canvas().Focused())
}

func TestTheWheelGoesOnToThePageWhereTheGridHasNothingToScroll(t *testing.T) {
	d := newDesk(t, look{"", theme.Light, 1, 1180, 400}).show(seaside())
	d.grid().scroller().Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -40)})
	require.Zero(t, d.grid().View().Y)
	require.Positive(t, d.page.screen.left.Offset.Y)

	d = newDesk(t, look{"", theme.Light, 1, 600, 400}).show(seaside())
	d.grid().scroller().Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -40)})
	require.Zero(t, d.grid().View().X, "it does not go sideways")
	require.Positive(t, d.page.screen.left.Offset.Y)
	d.grid().scroller().Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(-40, 0)})
	require.Positive(t, d.grid().View().X, "unless that is meant")

	d = newDesk(t, usual).show(large())
	d.page.setAttention(false)
	d.page.setBusiness(everywhere)
	d.grid().scroller().Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -40)})
	require.Positive(t, d.grid().View().Y)
	require.Zero(t, d.page.screen.left.Offset.Y)
}

func TestANewStateMovesNeitherScrollNorCursorNorSelection(t *testing.T) {
	d := newDesk(t, usual).show(large())
	d.page.setAttention(false)
	d.page.setBusiness(everywhere)
	d.window.Canvas().Focus(d.grid())
	for range 30 {
		d.press(fyne.KeyDown, fyne.KeyRight)
	}
	d.press(fyne.KeyReturn)
	g := d.grid()
	offset, cursor, chosen := g.View(), g.table.target(g.Current), d.page.chosen
	require.Positive(t, offset.Y)

	later := large()
	later.account.Practitioners = later.account.Practitioners[1:] // the rows above move up
	d.show(later)
	require.InDelta(t, offset.Y-g.geometry().RowHeight, g.View().Y, 1, "the same rows are in view")
	require.InDelta(t, offset.X, g.View().X, 1)
	require.Equal(t, cursor, g.table.target(g.Current))
	require.Equal(t, chosen, d.page.chosen)
	require.Same(t, g, d.window.Canvas().Focused())
}

func TestAGridAtItsBeginningStaysThere(t *testing.T) {
	d := newDesk(t, usual).show(large())
	d.page.setAttention(true)
	d.page.setAttention(false)
	d.page.setBusiness(everywhere)
	require.Zero(t, d.grid().View().Position, "all of them, from the first")
	d.page.setFind("Liv Quinn")
	require.Len(t, d.grid().table.rows, 1)
	d.page.setFind("")
	require.Zero(t, d.grid().View().Position)
}

func TestWhatVanishesWhileItIsLookedAt(t *testing.T) {
	d := seat(t, seaside())
	d.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyEnd, fyne.KeyReturn)
	require.Equal(t, readiness.Target(offering(hill, olive, standard)), d.page.chosen)
	less := seaside()
	less.account.Practitioners = less.account.Practitioners[:3]
	less.account.Businesses = less.account.Businesses[:1]
	d.show(less)
	require.Equal(t, readiness.Target{}, d.page.chosen)
	require.Equal(t, place{2, 2}, d.grid().Current, "the nearest that is left")
	require.NotEmpty(t, d.says())

	less.account.Practitioners = nil
	d.show(less)
	require.False(t, d.grid().Visible())
	d.grid().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	d.grid().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

func TestTheGridIsReadAloud(t *testing.T) {
	d := newDesk(t, usual).show(seaside())
	require.Equal(t, textTitle, d.grid().AccessibilityLabel())
	d.window.Canvas().Focus(d.grid())
	const first = "Initial with Anna Riley at Harbour Clinic: 12 free times, next Tue 24 Nov, 6:30"
	require.Equal(t, first, d.grid().AccessibilityLabel())
	d.press(fyne.KeyReturn)
	require.Equal(t, first+", selected", d.grid().AccessibilityLabel())
}

func TestStatesDifferInMoreThanColour(t *testing.T) {
	shapes := map[string]bool{}
	for f := range cellStyles {
		shape := cellStyles[f].figure
		if cellStyles[f].sign {
			shape = cellStyles[f].state.Word()
		}
		require.NotEmpty(t, shape)
		require.NotEmpty(t, cellStyles[f].words)
		require.False(t, shapes[shape], shape)
		shapes[shape] = true
	}
}

func TestAWideCellSaysMore(t *testing.T) {
	c := alone()
	got := c.table(filter{})
	wide := func(f cellState) string { return got.texts(cell{f, &readiness.Verdict{Slots: 3}})[0] }
	require.Equal(t, "12 times, next Tue 24 Nov, 6:30", got.texts(got.cell(0, 0))[0])
	require.Equal(t, "3", wide(cellFree), "the next one is not known")
	require.Equal(t, "no free times", wide(cellEmpty))
	require.Equal(t, "blocked", wide(cellBlocked))
	require.Equal(t, "couldn’t check", wide(cellUnknown))
	require.Equal(t, "not checked yet", wide(cellPending))
	require.Equal(t, "–", wide(cellNotOffered))
}

func TestTheGridFollowsTheLook(t *testing.T) {
	d := newDesk(t, usual).show(seaside())
	before := d.grid().geometry().RowHeight
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Dark, 1.5))
	require.InDelta(t, before*1.5, d.grid().geometry().RowHeight, 0.1)
}

func BenchmarkGrid(b *testing.B) {
	d := newDesk(b, usual).show(large())
	d.page.setAttention(false)
	d.page.setBusiness(everywhere)
	g := d.grid()
	b.Run("scroll", func(b *testing.B) {
		by := fyne.NewDelta(-7, -5)
		for b.Loop() {
			before := g.View()
			g.scroller().Scrolled(&fyne.ScrollEvent{Scrolled: by})
			if g.View() == before {
				by = fyne.NewDelta(-by.DX, -by.DY) // at the end, and back
			}
		}
	})
	s := d.clinic.state()
	b.Run("new state", func(b *testing.B) {
		for b.Loop() {
			d.page.SetState(s)
		}
	})
}

func TestTheGridNamesItsKeysWhileItHasTheKeyboard(t *testing.T) {
	d := newDesk(t, usual).show(seaside())
	require.Equal(t, textPointAtACell, d.grid().lineText())
	d.window.Canvas().Focus(d.grid())
	require.Equal(t, d.says()+"  ·  Arrows move, Return for details", d.grid().lineText())
}

func TestTheLegendSaysHowFarTheAppLooks(t *testing.T) {
	d := newDesk(t, usual).show(seaside())
	require.Contains(t, d.texts(), "This app checks the next 4 weeks.")
}
