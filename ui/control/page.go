package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"mieahealth.com/companion/ui/theme"
)

// Page shows content with room around it and scrolls it up and down. What gets the keyboard comes into view.
type Page struct {
	container.Scroll
	// OnWidth, which may be nil, is called before the page lays itself out at another width, so that what it shows can
	// move things to where they have room.
	OnWidth func(width float32)
}

// NewPage makes a page whose content grows no wider than maxWidth; 0 means as wide as the page.
func NewPage(maxWidth float32, content fyne.CanvasObject) *Page {
	return newPage(gutter{maxWidth}, content)
}

func newPage(around arranger, content fyne.CanvasObject) *Page {
	p := &Page{}
	p.Direction = container.ScrollVerticalOnly
	p.Content = &fyne.Container{
		Layout:  &pageFlow{flow: flow{arranger: around}, page: p},
		Objects: []fyne.CanvasObject{content},
	}
	p.ExtendBaseWidget(p)
	return p
}

// Resize lays the page out at another size.
func (p *Page) Resize(size fyne.Size) {
	if size.Width != p.Size().Width && p.OnWidth != nil {
		p.OnWidth(size.Width)
	}
	p.Scroll.Resize(size)
}

func (p *Page) held() []fyne.CanvasObject { return []fyne.CanvasObject{p.Content} }

// ScrollByKey scrolls on Page Up, Page Down, Home, End and the arrows up and down; it says whether it did.
func (p *Page) ScrollByKey(key *fyne.KeyEvent) bool {
	most := max(0, p.Content.Size().Height-p.Size().Height)
	line, page := 2*lineHeight(theme.Size(theme.Text)), 0.9*p.Size().Height
	to := p.Offset.Y
	switch key.Name {
	case fyne.KeyUp:
		to -= line
	case fyne.KeyDown:
		to += line
	case fyne.KeyPageUp:
		to -= page
	case fyne.KeyPageDown:
		to += page
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = most
	default:
		return false
	}
	p.ScrollToOffset(fyne.NewPos(0, min(max(0, to), most)))
	return true
}

func (p *Page) reveal(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(p.Content).Y
	p.show(top-theme.GutterNarrow, top+o.Size().Height+theme.GutterNarrow)
}

// show scrolls until what lies between two heights of the content is in view, its top before its bottom.
func (p *Page) show(top, bottom float32) {
	to := p.Offset.Y
	if below := bottom - p.Size().Height; below > to {
		to = below
	}
	to = min(to, top, p.Content.Size().Height-p.Size().Height)
	p.ScrollToOffset(fyne.NewPos(0, max(0, to)))
}

// pageFlow knows the width of the page before its content has been given it.
type pageFlow struct {
	flow
	page *Page
}

func (f *pageFlow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	f.width = f.page.Size().Width
	return f.flow.MinSize(objects)
}

// gutter leaves the room around a page, less when the page is narrow.
type gutter struct{ maxWidth float32 }

func (g gutter) around(width float32) inset {
	side := theme.Gutter
	if width < theme.Narrow {
		side = theme.GutterNarrow
	}
	right := side
	if g.maxWidth > 0 {
		right = max(side, width-side-g.maxWidth*theme.Scale())
	}
	return inset{left: side, top: side, right: right, bottom: side}
}

func (g gutter) widths(objects []fyne.CanvasObject) (least, natural float32) {
	return g.around(0).widths(objects)
}

func (g gutter) arrange(objects []fyne.CanvasObject, width float32, put placer) float32 {
	return g.around(width).arrange(objects, width, put)
}

// Edges leaves the same room at the sides as a Page does, and as much as is said above and below.
func Edges(above, below float32, o fyne.CanvasObject) *fyne.Container {
	return newFlow(edges{above, below}, o)
}

type edges struct{ above, below float32 }

func (e edges) around(width float32) inset {
	room := gutter{}.around(width)
	room.top, room.bottom = e.above, e.below
	return room
}

func (e edges) widths(objects []fyne.CanvasObject) (least, natural float32) {
	return e.around(0).widths(objects)
}

func (e edges) arrange(objects []fyne.CanvasObject, width float32, put placer) float32 {
	return e.around(width).arrange(objects, width, put)
}

// Over puts one thing at the top, as high as it needs to be at the width, and gives the rest of the height to another.
func Over(top, rest fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: over{}, Objects: []fyne.CanvasObject{top, rest}}
}

type over struct{}

func (over) MinSize(objects []fyne.CanvasObject) fyne.Size {
	top, rest := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(top.Width, rest.Width), top.Height+rest.Height)
}

func (over) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	height := heightOf(objects[0], size.Width)
	objects[0].Resize(fyne.NewSize(size.Width, height))
	objects[1].Move(fyne.NewPos(0, height))
	objects[1].Resize(fyne.NewSize(size.Width, size.Height-height))
}
