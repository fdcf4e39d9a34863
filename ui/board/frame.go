package board

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// Area is a rectangle.
type Area struct {
	fyne.Position
	fyne.Size
}

// NewArea is the area at a place with a size, which is never less than zero.
func NewArea(x, y, width, height float32) Area {
	return Area{fyne.NewPos(x, y), fyne.NewSize(max(0, width), max(0, height))}
}

// Frame says where the parts of a board lie on it.
type Frame struct {
	View       Area          // shows what scrolls
	Head, Side Area          // the edges that stay
	Rule       Area          // a line
	Corner     fyne.Position // what lies to the right of it and below paints its own background
}

func (b *Board[Item]) makeFrame(parts Parts) {
	b.scroll = newPane(&fyne.Container{Layout: sized(b.content.ContentSize), Objects: []fyne.CanvasObject{b.Body}}, parts.Scroll)
	b.scroll.OnScrolled = func(fyne.Position) { b.follow() }
	b.scroll.beyond = b.goBeyond
	b.border, b.rule = control.NewBorder(), canvas.NewRectangle(color.Transparent)
	b.clips = [2]fyne.CanvasObject{container.NewClip(b.Head), container.NewClip(b.Side)}
	b.objects = append(b.border.Objects(), b.scroll, b.clips[0], b.clips[1], b.rule)
	b.objects = append(b.objects, parts.Over...)
}

// place gives the parts of the frame their places and colours.
func (b *Board[Item]) place(size fyne.Size) {
	f := b.content.Frame(size)
	b.border.Paint()
	b.border.Place(size, f.Corner)
	b.rule.FillColor = theme.Color(theme.Line)
	for _, part := range []struct {
		object fyne.CanvasObject
		Area
	}{{b.scroll, f.View}, {b.clips[0], f.Head}, {b.clips[1], f.Side}, {b.rule, f.Rule}} {
		control.Place(part.object, part.X, part.Y, part.Width, part.Height)
	}
}

// renderer shows a board as it is; it keeps nothing.
type renderer[Item comparable] struct{ board *Board[Item] }

// CreateRenderer implements fyne.Widget. Fyne lays a renderer out anew only when the size
// changes, also one in the place of another that it had dropped.
func (b *Board[Item]) CreateRenderer() fyne.WidgetRenderer {
	r := renderer[Item]{b}
	if size := b.Size(); !size.IsZero() {
		r.Layout(size)
	}
	return r
}

func (r renderer[Item]) Destroy()                     {}
func (r renderer[Item]) MinSize() fyne.Size           { return r.board.content.MinSize() }
func (r renderer[Item]) Objects() []fyne.CanvasObject { return r.board.objects }

func (r renderer[Item]) Layout(size fyne.Size) {
	if r.board.scroll != nil {
		r.board.place(size)
	}
	r.board.Redraw()
}

func (r renderer[Item]) Refresh() {
	if r.board.scroll != nil {
		r.board.scroll.Refresh()
	}
	r.Layout(r.board.Size())
	canvas.Refresh(r.board.content)
}
