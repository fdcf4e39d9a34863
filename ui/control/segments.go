package control

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"mieahealth.com/companion/ui/theme"
)

// Segments lets one of a few labels be chosen: Week, Day, Month, List. The arrows left and right choose too.
type Segments struct {
	pressable
	labels  []string
	chosen  int
	changed func(int)
}

// NewSegments makes segments; changed is called with the index that a person chooses.
func NewSegments(labels []string, chosen int, changed func(int)) *Segments {
	s := &Segments{labels: labels, chosen: chosen, changed: changed}
	s.init(s, func() {})
	s.keys = s.typedKey
	return s
}

// Select chooses without calling changed.
func (s *Segments) Select(index int) {
	setField(s, &s.chosen, index)
}

// Selected returns the index of what is chosen.
func (s *Segments) Selected() int { return s.chosen }

func (s *Segments) choose(index int) {
	if index < 0 || index >= len(s.labels) || index == s.chosen {
		return
	}
	s.Select(index)
	if s.changed != nil {
		s.changed(index)
	}
}

func (s *Segments) typedKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyLeft:
		s.choose(s.chosen - 1)
	case fyne.KeyRight:
		s.choose(s.chosen + 1)
	case fyne.KeyHome:
		s.choose(0)
	case fyne.KeyEnd:
		s.choose(len(s.labels) - 1)
	default:
		return false
	}
	return true
}

// Tapped chooses the segment under the mouse.
func (s *Segments) Tapped(at *fyne.PointEvent) {
	s.tap(at, func() { s.choose(s.at(at.Position.X)) })
}

// at returns the segment at x.
func (s *Segments) at(x float32) int {
	end := segmentPad
	for i := range s.labels {
		if end += s.width(i); x < end {
			return i
		}
	}
	return len(s.labels) - 1
}

const segmentPad float32 = 3

// width returns the width of a segment; bold, so that choosing moves nothing.
func (s *Segments) width(i int) float32 {
	return TextStyle{Size: theme.Text, Bold: true}.Width(s.labels[i]) + 24
}

// AccessibilityLabel returns what is chosen.
func (s *Segments) AccessibilityLabel() string { return fmt.Sprintf(wordChosen, s.labels[s.chosen]) }

// CreateRenderer implements fyne.Widget.
func (s *Segments) CreateRenderer() fyne.WidgetRenderer {
	r := &segmentsRenderer{segments: s, trough: newBox(), chosen: newFrame()}
	objects := append([]fyne.CanvasObject{r.trough}, r.chosen.objects()...)
	for range s.labels {
		text := newLine(theme.Text, false)
		r.texts = append(r.texts, text)
		objects = append(objects, text.text)
	}
	return newRenderer(s, r, objects...)
}

type segmentsRenderer struct {
	segments *Segments
	trough   *canvas.Rectangle
	chosen   frame
	texts    []line
}

func (r *segmentsRenderer) update() {
	s := r.segments
	r.trough.FillColor = theme.Color(theme.Sunken)
	soft := theme.Color(theme.AccentSoft)
	r.chosen.paint(soft, soft, 0)
	if s.ringed() {
		r.chosen.paintRing(soft)
	}
	for i, text := range r.texts {
		colour := theme.Ink2
		if i == s.chosen && !s.Disabled() {
			colour = theme.Accent
		}
		text.text.TextStyle.Bold = i == s.chosen
		text.paint(s.labels[i], colour)
	}
}

func (r *segmentsRenderer) MinSize() fyne.Size {
	width := 2 * segmentPad
	for i := range r.segments.labels {
		width += r.segments.width(i)
	}
	return fyne.NewSize(width, lineHeight(theme.Size(theme.Text))+8+2*segmentPad)
}

func (r *segmentsRenderer) Layout(size fyne.Size) {
	size.Width = r.MinSize().Width
	placeBox(r.trough, fyne.Position{}, size, theme.Radius, 0)
	x := segmentPad
	for i, text := range r.texts {
		width := r.segments.width(i)
		if i == r.segments.chosen {
			r.chosen.place(fyne.NewPos(x, segmentPad), fyne.NewSize(width, size.Height-2*segmentPad), 6)
		}
		text.placeIn(x+(width-text.text.MinSize().Width)/2, 0, size.Height)
		x += width
	}
}
