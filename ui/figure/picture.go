package figure

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// extent is what the height of a drawing depends on.
type extent struct{ width, unit float32 }

// picture draws one figure of a set. It is as high as the set's tallest one, so that nothing below it moves when another
// is shown.
type picture struct {
	widget.BaseWidget
	set   []ID
	shown Figure
	width func() float32 // the least it takes, at the size of now
	press func()         // nil: it cannot be pressed

	tallest map[extent]float32 // height of the tallest figure, as measured before
}

var (
	_ control.Flowing    = (*picture)(nil)
	_ fyne.Accessible    = (*picture)(nil)
	_ desktop.Cursorable = (*picture)(nil)
)

func newPicture(set []ID, width func() float32) *picture {
	p := &picture{set: set, shown: Of(set[0]), width: width, tallest: map[extent]float32{}}
	p.ExtendBaseWidget(p)
	return p
}

func (p *picture) show(f Figure) {
	p.shown = f
	p.Refresh()
}

// HeightForWidth implements control.Flowing.
func (p *picture) HeightForWidth(width float32) float32 {
	at := extent{width, unitAt(width)}
	height, known := p.tallest[at]
	if known || width <= 0 {
		return height
	}
	for _, id := range p.set {
		height = max(height, layOut(Of(id).Window, width, 0).height())
	}
	if len(p.tallest) >= 8 {
		clear(p.tallest)
	}
	p.tallest[at] = height
	return height
}

// NaturalWidth implements control.Flowing.
func (p *picture) NaturalWidth() float32 { return max(p.width(), trueWidth*theme.Scale()) }

// Tapped presses it.
func (p *picture) Tapped(at *fyne.PointEvent) {
	if p.press != nil {
		control.Click(p, p.shown.Alternative, at, p.press)
	}
}

// Cursor is a hand where it can be pressed.
func (p *picture) Cursor() desktop.Cursor {
	if p.press != nil {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// AccessibilityLabel returns what the picture shows.
func (p *picture) AccessibilityLabel() string { return p.shown.Alternative }

// AccessibilityRole says that the picture stands for a text.
func (p *picture) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (p *picture) CreateRenderer() fyne.WidgetRenderer {
	r := &renderer{picture: p, painter: newPainter()}
	if size := p.Size(); !size.IsZero() {
		r.Layout(size) // Fyne drops what is out of sight for a minute
	}
	return r
}

// renderer draws anew when the figure, the size or the theme is another one, with the objects it has.
type renderer struct {
	picture *picture
	painter painter
}

func (r *renderer) Destroy()                     {}
func (r *renderer) Objects() []fyne.CanvasObject { return r.painter.objects }
func (r *renderer) Layout(size fyne.Size) {
	r.painter.paint(layOut(r.picture.shown.Window, size.Width, size.Height))
}

func (r *renderer) Refresh() {
	r.Layout(r.picture.Size())
	canvas.Refresh(r.picture)
}

func (r *renderer) MinSize() fyne.Size {
	width := r.picture.width()
	return fyne.NewSize(width, r.picture.HeightForWidth(max(width, r.picture.Size().Width)))
}
