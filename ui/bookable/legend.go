package bookable

import (
	"fmt"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// legend explains the states of the cells.
type legend struct {
	box     *fyne.Container
	free    *control.Text // says until when the numbers count
	ahead   *control.Text // says how far the app looks
	pending fyne.CanvasObject
}

func newLegend() *legend {
	l := &legend{free: control.Caption(""), ahead: control.Caption(""), box: control.Row(4 * theme.Grid)}
	l.add(cellFree, l.free)
	for _, state := range []cellState{cellEmpty, cellBlocked, cellUnknown} {
		l.add(state, control.Caption(cellStyles[state].words))
	}
	l.pending = l.add(cellPending, control.Caption(textPending))
	l.add(cellNotOffered, control.Caption(textNotOffered))
	l.box.Add(l.ahead)
	return l
}

func (l *legend) add(state cellState, words *control.Text) *fyne.Container {
	entry := control.Row(2*theme.Grid, newSwatch(state), words)
	l.box.Add(entry)
	return entry
}

// show says which days were looked at, and so until when the numbers count.
func (l *legend) show(s *live.State, pending bool) {
	l.free.SetText(fmt.Sprintf(textFree, s.Style.Day(s.To)))
	l.ahead.SetText(fmt.Sprintf(textLookedAt, wording.Ahead(s.From, s.To)))
	control.SetShown(l.pending, pending)
}

// swatch is the layout that draws a state by itself.
type swatch struct {
	state   cellState
	drawing *control.Drawing
}

func newSwatch(state cellState) *fyne.Container {
	s := swatch{state, control.NewDrawing(0, 0)}
	return &fyne.Container{Layout: s, Objects: []fyne.CanvasObject{s.drawing}}
}

// MinSize implements fyne.Layout.
func (s swatch) MinSize([]fyne.CanvasObject) fyne.Size {
	const height, least float32 = 22, 12
	style := cellStyles[s.state]
	width := max(style.text.Width(cellStyles[s.state].figure), least)
	switch {
	case style.sign:
		width = grown(iconSide)
	case style.background != "":
		width += 4 * theme.Grid
	}
	return fyne.NewSize(width, grown(height))
}

// Layout draws, also when only the colours have changed.
func (s swatch) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	s.drawing.Begin(fyne.Position{}, size)
	if style := cellStyles[s.state]; style.sign {
		s.drawing.Icon(style.state, iconSide, fyne.Position{}, size)
	} else {
		drawGround(s.drawing, cell{state: s.state}, fyne.Position{}, size)
		drawWords(s.drawing, cell{state: s.state}, cellStyles[s.state].figure, fyne.Position{}, size)
	}
	s.drawing.Finish()
}
