package control_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	. "mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

func TestRowGoesOnBelowWhereItIsTooNarrow(t *testing.T) {
	newScreen(t)
	a, b := NewQuiet("Look around in a demo clinic", nil), NewQuiet("I help clinics connect", nil)
	r := Row(10, a, b)
	r.Resize(fyne.NewSize(600, 50))
	require.Equal(t, a.Position().Y, b.Position().Y)
	require.Equal(t, a.Size().Width+10, b.Position().X)

	r.Resize(fyne.NewSize(300, 50))
	require.Zero(t, b.Position().X)
	require.Greater(t, b.Position().Y, a.Size().Height)
	require.Equal(t, b.Position().Y+b.Size().Height, r.MinSize().Height, "the row knows its height")
}

func TestSidesStandBelowEachOtherWhereItIsTooNarrow(t *testing.T) {
	newScreen(t)
	left, right := Body("left"), Body("right")
	s := Sides(32, 480, 1000, left, right)
	s.Resize(fyne.NewSize(1132, 500))
	require.Equal(t, float32(620), left.Size().Width)
	require.Equal(t, float32(480), right.Size().Width)
	require.Equal(t, float32(652), right.Position().X)

	s.Resize(fyne.NewSize(448, 500))
	require.Equal(t, float32(448), right.Size().Width)
	require.Equal(t, left.Size().Height+32, right.Position().Y)
}

func TestEndsStandBelowEachOtherWhereTheyDoNotFit(t *testing.T) {
	newScreen(t)
	left, right := NewQuiet("Seaside Physio", nil), NewQuiet("Check now", nil)
	e := Ends(8, left, right)
	e.Resize(fyne.NewSize(500, 50))
	require.Equal(t, float32(500), right.Position().X+right.Size().Width)
	e.Resize(fyne.NewSize(150, 50))
	require.Greater(t, right.Position().Y, left.Position().Y)
}

func TestGridHasAsManyColumnsAsFit(t *testing.T) {
	newScreen(t)
	short, long := Body("a"), Body("a few more words that wrap in a narrow cell")
	g := Grid(16, 200, short, long, Body("c"), Body("d"))
	for width, columns := range map[float32]int{900: 4, 700: 3, 420: 2, 210: 1} {
		g.Resize(fyne.NewSize(width, 300))
		require.InDelta(t, (width-16*float32(columns-1))/float32(columns), short.Size().Width, 0.1)
	}
	g.Resize(fyne.NewSize(420, 300))
	require.Equal(t, long.Size().Height, short.Size().Height, "cells of a line are equally high")
}

func TestMarkStandsOnTheFirstLine(t *testing.T) {
	newScreen(t)
	icon, text := NewStateIcon(Done, 18), Body("A text that is long enough to wrap over two or three lines at this width, it is.")
	l := Lead(8, icon, text)
	l.Resize(fyne.NewSize(200, 200))
	first := Body("x").MinSize().Height
	require.InDelta(t, text.Position().Y+first/2, icon.Position().Y+icon.Size().Height/2, 0.5)
	require.Equal(t, float32(200), text.Position().X+text.Size().Width)
	require.Greater(t, text.Size().Height, 2*first)

	trail := Trail(8, Body("x"), icon)
	trail.Resize(fyne.NewSize(200, 200))
	require.Equal(t, float32(200), icon.Position().X+icon.Size().Width)
}

func TestWhatIsHiddenTakesNoRoom(t *testing.T) {
	newScreen(t)
	a, b, c := Body("a"), Body("b"), Body("c")
	column := Column(8, a, b, c)
	all := column.MinSize().Height
	b.Hide()
	require.Equal(t, all-8-b.MinSize().Height, column.MinSize().Height)
	column.Resize(fyne.NewSize(100, 100))
	require.Equal(t, a.Size().Height+8, c.Position().Y)
}

// A card in a card in a column: the height of a text deep inside arrives at the top, at every width and text size.
func TestHeightFollowsWidth(t *testing.T) {
	app := test.NewTempApp(t)
	for _, scale := range []float32{0.9, 1, 1.5} {
		app.Settings().SetTheme(theme.New(theme.Light, scale))
		text := Prose("Go to [[Settings]] → [[Users & practitioners]]. No Settings in the menu? Log out and log in as an administrator.")
		page := NewPage(0, Column(8, Card(Lead(8, Strong("1"), Trail(8, Column(0, Strong("Log in"), text), NewStateIcon(ToDo, 18)))), Note(Caption("below"))))
		w := test.NewTempWindow(t, page)
		w.SetPadded(false)
		var last float32
		for width := float32(900); width >= 340; width -= 20 {
			w.Resize(fyne.NewSize(width, 300))
			require.Equal(t, text.HeightForWidth(text.Size().Width), text.Size().Height, "width %v scale %v", width, scale)
			requireInside(t, page)
			require.GreaterOrEqual(t, text.Size().Height, last, "narrower is never lower")
			last = text.Size().Height
		}
	}
}

func TestATextThatGrowsMovesWhatIsBelow(t *testing.T) {
	text, below := Body("short"), Body("below")
	s := newScreen(t, text, below)
	before := below.Position().Y
	text.SetText(fmt.Sprintf("%0400d", 0))
	s.page.Refresh()
	require.Greater(t, below.Position().Y, before)
}

func TestTextSizeChangesLive(t *testing.T) {
	text := Body("some words")
	button := NewQuiet("Check now", nil)
	s := newScreen(t, text, Row(0, button))
	small, narrow := text.Size().Height, button.Size().Width
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Dark, 1.5))
	require.Greater(t, text.Size().Height, small)
	require.InDelta(t, narrow*1.5, button.Size().Width, 20)
	requireInside(t, s.page)
}

func TestAFieldKeepsRoomForItsHint(t *testing.T) {
	newScreen(t)
	field, after := NewField("Find a practitioner, appointment type or business"), NewSegments([]string{"Needs attention", "All"}, 1, nil)
	line := SearchLine(8, field, after)
	line.Resize(fyne.NewSize(672, 50))
	require.Equal(t, field.Position().X+field.Size().Width+8, after.Position().X)
	require.Equal(t, float32(672), after.Position().X+after.Size().Width)

	line.Resize(fyne.NewSize(448, 100))
	require.Equal(t, float32(448), field.Size().Width)
	require.Equal(t, field.Size().Height+8, after.Position().Y)
}
