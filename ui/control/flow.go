package control

import (
	"slices"

	"fyne.io/fyne/v2"
)

// Flowing is what has a height only once its width is known.
type Flowing interface {
	fyne.CanvasObject
	// HeightForWidth returns the height needed at a width, without changing anything.
	HeightForWidth(width float32) float32
	// NaturalWidth returns the width at which nothing has to wrap.
	NaturalWidth() float32
}

// arranger is the part of a fyne.Layout that each of our layouts has of its own.
type arranger interface {
	// widths returns the least width and the one at which nothing wraps.
	widths(objects []fyne.CanvasObject) (least, natural float32)
	// arrange puts each object in its place at a width and returns the height of all.
	arrange(objects []fyne.CanvasObject, width float32, put placer) float32
}

type placer func(o fyne.CanvasObject, x, y, width, height float32)

// flow makes a fyne.Layout of an arranger. It belongs to one container.
type flow struct {
	arranger
	width float32 // at the last layout, so that MinSize can tell the height of now
	page  *Page   // whose content it is, nil for none; it knows its width before its content is given it
}

func newFlow(a arranger, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &flow{arranger: a}, Objects: objects}
}

// Layout places the objects.
func (f *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.width = size.Width
	f.arrange(visible(objects), size.Width, Place)
}

// Place gives an object its place and size.
func Place(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}

// MinSize returns the least width, and the height at the width of now.
func (f *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if f.page != nil {
		f.width = f.page.Size().Width
	}
	least, _ := f.widths(visible(objects))
	return fyne.NewSize(least, f.heightFor(objects, max(least, f.width)))
}

func (f *flow) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return f.arrange(visible(objects), width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

func visible(objects []fyne.CanvasObject) []fyne.CanvasObject {
	if !slices.ContainsFunc(objects, hidden) {
		return objects
	}
	return slices.DeleteFunc(slices.Clone(objects), hidden)
}

func hidden(o fyne.CanvasObject) bool { return !o.Visible() }

// flowOf returns the layout of a container of ours, nil for anything else.
func flowOf(o fyne.CanvasObject) (*fyne.Container, *flow) {
	if c, ok := o.(*fyne.Container); ok {
		if l, ours := c.Layout.(*flow); ours {
			return c, l
		}
	}
	return nil, nil
}

// heightOf returns the height of anything at a width.
func heightOf(o fyne.CanvasObject, width float32) float32 {
	if c, f := flowOf(o); f != nil {
		return f.heightFor(c.Objects, width)
	}
	if flowing, ok := o.(Flowing); ok {
		return flowing.HeightForWidth(width)
	}
	return o.MinSize().Height
}

// widthsOf returns the least and the natural width of anything.
func widthsOf(o fyne.CanvasObject) (least, natural float32) {
	if c, f := flowOf(o); f != nil {
		return f.widths(visible(c.Objects))
	}
	least = o.MinSize().Width
	if flowing, ok := o.(Flowing); ok {
		return least, max(least, flowing.NaturalWidth())
	}
	return least, least
}

// widest returns the widths of the objects under each other.
func widest(objects []fyne.CanvasObject) (least, natural float32) {
	for _, o := range objects {
		l, n := widthsOf(o)
		least, natural = max(least, l), max(natural, n)
	}
	return least, natural
}
