package control_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	. "mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// leftOf is where an object begins in its window.
func leftOf(o fyne.CanvasObject) float32 {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).X
}

func TestAPageStandsInTheMiddleOfAWideWindow(t *testing.T) {
	s := newScreen(t)
	text, header := Body("One line."), Body("Seaside Physio")
	tabs := NewTabs([]string{"Start", "1  API key", "Calendar"}, func(int) {})
	page := NewPage(theme.PageWidth, text)
	s.SetPadded(false)
	s.SetContent(Over(Column(0, Edges(12, 12, header), Edges(0, 0, tabs.Container)), page))
	for window, left := range map[float32]float32{2560: 664, 1180: 24, 480: 16} {
		s.Resize(fyne.NewSize(window, 600))
		require.Equal(t, left, leftOf(text), "a window of %v", window)
		require.Equal(t, left, leftOf(header), "a window of %v", window)
		require.Equal(t, left, leftOf(words(tabs.Objects[0])), "the first tab's word in a window of %v", window)
		require.Equal(t, window-2*left, text.Size().Width)
	}
}

// words is the text that a control draws.
func words(o fyne.CanvasObject) *canvas.Text {
	for _, part := range partsOf(o) {
		if text, ok := part.(*canvas.Text); ok && text.Visible() {
			return text
		}
	}
	return nil
}

func TestAPageTellsItsWidthAgainAtAnotherTextSize(t *testing.T) {
	s := newScreen(t, Body("One line."))
	var told []float32
	s.page.OnWidth = func(float32) { told = append(told, theme.Scale()) }
	s.page.Refresh()
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light, 1.5))
	s.page.Refresh()
	s.page.Refresh()
	require.Equal(t, []float32{1, 1.5}, told)
}

func TestNoShadowFallsOnWhatAPageShows(t *testing.T) {
	objects, _ := manyButtons()
	s := newScreen(t, objects...)
	s.Resize(fyne.NewSize(300, 200))
	s.page.ScrollToOffset(fyne.NewPos(0, 100))
	var others []fyne.CanvasObject
	for _, o := range test.WidgetRenderer(s.page).Objects() {
		if _, bar := o.(desktop.Hoverable); !bar && o != s.page.Content {
			others = append(others, o)
		}
	}
	require.Empty(t, others)
	require.Greater(t, len(test.WidgetRenderer(s.page).Objects()), 1, "the bar stays")
}

func TestWhatStandsUnderATextBeginsWhereTheTextDoes(t *testing.T) {
	text := Body("Running assessment can’t be booked")
	link, more := NewLink("What to do", nil), NewDisclosure("More", Body("below"))
	check := NewCheck("Anna Riley", true, nil)
	newScreen(t, text, Row(8, link), more, check)
	require.Equal(t, leftOf(text), leftOf(words(link)))
	require.Equal(t, leftOf(text), leftOf(check))
	require.Equal(t, leftOf(text), leftOf(more))
}

func TestTextsOfARowStandOnOneBaseline(t *testing.T) {
	newScreen(t)
	name, region := Heading("Seaside Physio"), Hint("Australia")
	r := Row(12, name, NewQuiet("Switch", nil), region)
	r.Resize(fyne.NewSize(600, 40))
	baseline := func(text *Text, style TextStyle) float32 {
		_, base := style.Measure("x")
		return text.Position().Y + words(text).Position().Y + base
	}
	require.InDelta(t, baseline(name, TextStyle{Size: theme.Subheading, Bold: true}), baseline(region, TextStyle{Size: theme.Text}), 0.1)
}

func TestWhatStandsAtTheEndIsBesideTheFirstOfManyLines(t *testing.T) {
	newScreen(t)
	check := NewQuiet("Check now", nil)
	e := Ends(8, Body("A clinic whose name takes more than one line, or even more than two of them"), check)
	e.Resize(fyne.NewSize(600, 40))
	require.Positive(t, check.Position().Y)
	e.Resize(fyne.NewSize(260, 40))
	require.Zero(t, check.Position().Y)
}

func TestABarKeepsItsEndOnTheFirstLine(t *testing.T) {
	newScreen(t)
	name, region, check := Heading("Seaside Physio"), Hint("Australia"), NewQuiet("Check now", nil)
	b := Bar(12, []fyne.CanvasObject{name}, []fyne.CanvasObject{region}, check)
	for width, oneLine := range map[float32]bool{600: true, 260: false} {
		b.Resize(fyne.NewSize(width, 40))
		require.Equal(t, width, check.Position().X+check.Size().Width)
		require.Zero(t, check.Position().Y)
		require.Less(t, name.Position().Y, check.Size().Height)
		require.Equal(t, oneLine, region.Position().X > 0)
		require.Equal(t, oneLine, region.Position().Y < check.Size().Height)
	}
}

func TestTabsThatDoNotFit(t *testing.T) {
	labels := []string{"Overview", "1  API key", "2  Online booking", "3  Who can be booked", "4  Send the key", "Calendar"}
	for name, look := range map[string]struct{ scale, width, lines float32 }{
		"480":       {1, 480, 1},
		"480, 150%": {1.5, 480, 2},
		"900, 150%": {1.5, 900, 1},
	} {
		t.Run(name+": the chosen tab keeps its words, the others their numbers", func(t *testing.T) {
			s := newScreen(t)
			fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light, look.scale))
			tabs := NewTabs(labels, func(int) {})
			for i := range 4 {
				tabs.SetState(i+1, Attention)
			}
			strip := Edges(0, 0, tabs.Container)
			s.SetPadded(false)
			s.SetContent(strip)
			var most float32
			for chosen := range labels {
				tabs.Select(chosen)
				strip.Resize(fyne.NewSize(look.width, 200))
				require.Equal(t, labels[chosen], words(tabs.Objects[chosen]).Text)
				for i, o := range tabs.Objects {
					if i != chosen && i > 0 && i < 5 {
						require.Equal(t, labels[i][:1], words(o).Text)
					}
					require.LessOrEqual(t, leftOf(o)+o.Size().Width, look.width)
				}
				most = max(most, strip.MinSize().Height)
			}
			require.Equal(t, look.lines*theme.Size(theme.Tabs), most)
		})
	}
}

func TestARingShowsForTheKeyboardOnly(t *testing.T) {
	s := newScreen(t)
	var dialog *Dialog
	safe := NewPrimary("Keep", func() { dialog.Close() })
	open := NewQuiet("Forget", func() { dialog = ShowDialog(s.Canvas(), "Forget?", Body("Sure?"), nil, safe, NewQuiet("Forget", nil)) })
	s.SetContent(open)
	ringed := func(main *Button) bool { return partsOf(main)[1].Visible() } // the gap inside the ring
	test.Tap(open)
	require.Same(t, safe, s.Canvas().Focused())
	require.False(t, ringed(safe), "the mouse opened it")
	dialog.Close()
	s.focus(open)
	s.keys(fyne.KeyReturn)
	require.True(t, ringed(safe))
}

func TestADialogHasOneMainButtonAtTheEnd(t *testing.T) {
	s := newScreen(t)
	safe, other := NewQuiet("Close", nil), NewPrimary("Start from scratch", nil)
	ShowDialog(s.Canvas(), "Demo", Body("Text"), nil, safe, other)
	main := func(b *Button) bool { return words(b).Color == theme.Color(theme.OnAccent) }
	require.True(t, main(safe))
	require.False(t, main(other))
	require.Greater(t, leftOf(safe), leftOf(other))
}
