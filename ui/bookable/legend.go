package bookable

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// legend explains the faces of the cells.
type legend struct {
	box     *fyne.Container
	free    *control.Text // says how many weeks the numbers are about
	pending fyne.CanvasObject
}

func newLegend() *legend {
	l := &legend{free: control.Caption("")}
	l.pending = entry(facePending, control.Caption(textPending))
	l.box = control.Row(4*theme.Grid,
		entry(faceFree, l.free),
		entry(faceEmpty, control.Caption(textEmpty)),
		entry(faceBlocked, control.Caption(textBlocked)),
		entry(faceUnknown, control.Caption(textUnknown)),
		l.pending,
		entry(faceNotOffered, control.Caption(textNotOffered)))
	return l
}

func entry(f face, words *control.Text) *fyne.Container {
	return control.Row(1.5*theme.Grid, newSwatch(f), words)
}

// show says over how long the numbers count.
func (l *legend) show(weeks string, pending bool) {
	l.free.SetText(fmt.Sprintf(textFree, weeks))
	setShown(l.pending, pending)
}

// swatch shows a face by itself.
type swatch struct {
	widget.BaseWidget
	face face
}

func newSwatch(f face) *swatch {
	s := &swatch{face: f}
	s.ExtendBaseWidget(s)
	return s
}

// sample is a cell with a face.
func (s *swatch) sample() cell {
	return cell{s.face, &readiness.Verdict{Slots: 12}}
}

// MinSize implements fyne.CanvasObject.
func (s *swatch) MinSize() fyne.Size {
	const height, least float32 = 22, 12
	text := looks[s.face].text.Width(faceText(s.sample()))
	width := max(text, least)
	switch look := looks[s.face]; {
	case look.sign:
		width = grown(iconSide)
	case look.ground != "":
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
	if looks[c.face].sign {
		p.drawing.Icon(looks[c.face].state, iconSide, fyne.Position{}, size)
	} else {
		drawFace(p.drawing, c, faceText(c), fyne.Position{}, size)
	}
	p.drawing.Finish()
}

// MinSize implements fyne.WidgetRenderer.
func (p *swatchPicture) MinSize() fyne.Size { return p.swatch.MinSize() }

// Objects implements fyne.WidgetRenderer.
func (p *swatchPicture) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{p.drawing} }

// Refresh draws anew, in the colours of now.
func (p *swatchPicture) Refresh() { p.Layout(p.swatch.Size()) }
