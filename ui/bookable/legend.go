package bookable

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// legend explains the states of the cells.
type legend struct {
	box     *fyne.Container
	free    *control.Text // says how many weeks the numbers are about
	pending fyne.CanvasObject
}

func newLegend() *legend {
	l := &legend{free: control.Caption("")}
	l.pending = entry(cellPending, control.Caption(textPending))
	l.box = control.Row(4*theme.Grid,
		entry(cellFree, l.free),
		entry(cellEmpty, control.Caption(textEmpty)),
		entry(cellBlocked, control.Caption(textBlocked)),
		entry(cellUnknown, control.Caption(textUnknown)),
		l.pending,
		entry(cellNotOffered, control.Caption(textNotOffered)))
	return l
}

func entry(state cellState, words *control.Text) *fyne.Container {
	return control.Row(1.5*theme.Grid, newSwatch(state), words)
}

// show says over how long the numbers count.
func (l *legend) show(weeks string, pending bool) {
	l.free.SetText(fmt.Sprintf(textFree, weeks))
	setShown(l.pending, pending)
}

// swatch shows a state by itself.
type swatch struct {
	widget.BaseWidget
	state cellState
}

func newSwatch(state cellState) *swatch {
	s := &swatch{state: state}
	s.ExtendBaseWidget(s)
	return s
}

// sample is a cell in the state.
func (s *swatch) sample() cell {
	return cell{s.state, &readiness.Verdict{Slots: 12}}
}

// MinSize implements fyne.CanvasObject.
func (s *swatch) MinSize() fyne.Size {
	const height, least float32 = 22, 12
	text := cellStyles[s.state].text.Width(cellText(s.sample()))
	width := max(text, least)
	switch style := cellStyles[s.state]; {
	case style.sign:
		width = grown(iconSide)
	case style.background != "":
		width += 4 * theme.Grid
	}
	return fyne.NewSize(width, grown(height))
}

// CreateRenderer implements fyne.Widget.
func (s *swatch) CreateRenderer() fyne.WidgetRenderer {
	p := &swatchPicture{s, control.NewDrawing(0, 0)}
	if size := s.Size(); !size.IsZero() {
		p.Layout(size) // Fyne drops what is out of sight for a minute
	}
	return p
}

type swatchPicture struct {
	swatch  *swatch
	drawing *control.Drawing
}

// Destroy implements fyne.WidgetRenderer.
func (p *swatchPicture) Destroy() {}

// Layout draws.
func (p *swatchPicture) Layout(size fyne.Size) {
	c := p.swatch.sample()
	p.drawing.Begin(fyne.Position{}, size)
	if cellStyles[c.state].sign {
		p.drawing.Icon(cellStyles[c.state].state, iconSide, fyne.Position{}, size)
	} else {
		drawContent(p.drawing, c, cellText(c), fyne.Position{}, size)
	}
	p.drawing.Finish()
}

// MinSize implements fyne.WidgetRenderer.
func (p *swatchPicture) MinSize() fyne.Size { return p.swatch.MinSize() }

// Objects implements fyne.WidgetRenderer.
func (p *swatchPicture) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{p.drawing} }

// Refresh draws anew, in the colours of now.
func (p *swatchPicture) Refresh() { p.Layout(p.swatch.Size()) }
