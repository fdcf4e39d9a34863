package control

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"mieahealth.com/companion/ui/theme"
)

// Page shows content with room around it and scrolls it up and down. What gets the keyboard comes into view.
type Page struct {
	container.Scroll
	// OnWidth, which may be nil, is called before the page lays itself out at another width or text size, so that what it
	// shows can move things to where they have room.
	OnWidth func(width float32)
	told    room // what OnWidth was called for last

	places []placed // of all that showed when Arrange looked last
}

// room is what decides how much fits beside each other.
type room struct{ width, scale float32 }

// NewPage makes a page. In a wide window its content stands in the middle and is no wider than maxWidth; 0: as wide as
// the page.
func NewPage(maxWidth float32, content fyne.CanvasObject) *Page {
	return newPage(gutter(maxWidth), content)
}

func newPage(around padding, content fyne.CanvasObject) *Page {
	p := &Page{}
	p.Direction = container.ScrollVerticalOnly
	p.Content = &fyne.Container{Layout: &flow{arranger: around, page: p}, Objects: []fyne.CanvasObject{content}}
	p.OnScrolled = func(fyne.Position) { ClearHover() }
	p.ExtendBaseWidget(p)
	return p
}

// NewColumnPage makes one of two pages that stand side by side; edges tells how much room it leaves at its left and right.
func NewColumnPage(edges func() (left, right float32), content fyne.CanvasObject) *Page {
	return newPage(func(float32) inset {
		left, right := edges()
		around := min(max(left, right), theme.Gutter)
		return inset{left: left, top: around, right: right, bottom: around}
	}, content)
}

// Resize lays the page out at another size.
func (p *Page) Resize(size fyne.Size) {
	p.tell(size.Width)
	p.Scroll.Resize(size)
}

// Refresh draws the page anew, perhaps at another text size.
func (p *Page) Refresh() {
	p.tell(p.Size().Width)
	p.Scroll.Refresh()
}

func (p *Page) tell(width float32) {
	now := room{width, theme.Scale()}
	if p.OnWidth == nil || width <= 0 || now == p.told {
		return
	}
	p.told = now
	p.OnWidth(width)
}

// CreateRenderer implements fyne.Widget. It leaves out the shadows that Fyne casts at the edges of what scrolls, since they
// cover buttons: what is left is the content and the bars.
func (p *Page) CreateRenderer() fyne.WidgetRenderer {
	r := shadowless{WidgetRenderer: p.Scroll.CreateRenderer()}
	for _, o := range r.WidgetRenderer.Objects() {
		if _, bar := o.(desktop.Hoverable); bar || o == p.Content {
			r.shown = append(r.shown, o)
		}
	}
	return r
}

type shadowless struct {
	fyne.WidgetRenderer
	shown []fyne.CanvasObject
}

func (r shadowless) Objects() []fyne.CanvasObject { return r.shown }

func (p *Page) children() []fyne.CanvasObject { return []fyne.CanvasObject{p.Content} }

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

// ScrollIntoView scrolls as little as needed to bring a stretch of what the page shows into view, its top before its
// bottom. Both count from the top of an object.
func (p *Page) ScrollIntoView(o fyne.CanvasObject, top, bottom float32) {
	if y, within := heightIn(p.Content, o); within {
		p.show(y+top, y+bottom)
	}
}

// ScrollToOffset scrolls to a place.
func (p *Page) ScrollToOffset(to fyne.Position) {
	if to != p.Offset {
		ClearHover()
	}
	p.Scroll.ScrollToOffset(to)
}

// ScrollToTop scrolls to the top.
func (p *Page) ScrollToTop() { p.ScrollToOffset(fyne.Position{}) }

// show scrolls until what lies between two heights of the content is in view, its top before its bottom.
func (p *Page) show(top, bottom float32) {
	to := p.Offset.Y
	if below := bottom - p.Size().Height; below > to {
		to = below
	}
	to = min(to, top, p.Content.Size().Height-p.Size().Height)
	p.ScrollToOffset(fyne.NewPos(0, max(0, to)))
}

// gutter leaves the room around a page.
func gutter(maxWidth float32) padding {
	return func(width float32) inset {
		side := SideRoom(width, maxWidth)
		around := min(side, theme.Gutter)
		return inset{left: side, top: around, right: side, bottom: around}
	}
}

// SideRoom is the room on either side of a page: a gutter, less in a narrow page, and more in one that is wider than its
// content may be. A maxWidth of 0 sets no limit.
func SideRoom(width, maxWidth float32) float32 {
	side := theme.Gutter
	if width < theme.Narrow {
		side = theme.GutterNarrow
	}
	if maxWidth > 0 {
		side = max(side, floor((width-maxWidth*theme.Scale())/2))
	}
	return side
}

// floor makes a position whole, which keeps edges crisp.
func floor(x float32) float32 { return float32(math.Floor(float64(x))) }

// Edges leaves the same room at the sides as a page of the common width does, and as much as is said above and below.
func Edges(above, below float32, o fyne.CanvasObject) *fyne.Container {
	return newFlow(padding(func(width float32) inset {
		room := gutter(theme.PageWidth)(width)
		room.top, room.bottom = above, below
		return room
	}), o)
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
	Place(objects[0], 0, 0, size.Width, height)
	Place(objects[1], 0, height, size.Width, size.Height-height)
}
