package calendar

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"mieahealth.com/companion/ui/theme"
)

// weekPicture draws the frame, the days' names and the hours. The names move with
// the grid sideways, the hours up and down.
type weekPicture struct {
	view         *weekView
	ground       *canvas.Rectangle
	rule         *canvas.Rectangle
	border       *canvas.Rectangle
	names, hours pool[*canvas.Text]
	head, side   *fyne.Container
	objects      []fyne.CanvasObject
}

func newWeekPicture(v *weekView) *weekPicture {
	p := &weekPicture{
		view:   v,
		ground: canvas.NewRectangle(color.Transparent),
		rule:   canvas.NewRectangle(color.Transparent),
		border: canvas.NewRectangle(color.Transparent),
		names:  words(),
		hours:  words(),
		head:   container.NewWithoutLayout(),
		side:   container.NewWithoutLayout(),
	}
	p.objects = []fyne.CanvasObject{p.border, p.ground, container.NewClip(p.head), container.NewClip(p.side), v.scroll, p.rule}
	p.paint()
	return p
}

var (
	hourLook = lettering{size: theme.Caption, colour: theme.Ink2}
	dayLook  = lettering{size: theme.Text, bold: true, colour: theme.Ink}
)

func (p *weekPicture) headHeight() float32 { return 34 * max(theme.Scale(), 1) }

func (p *weekPicture) sideWidth() float32 { return hourLook.width("00:00") + 20 }

// Destroy implements fyne.WidgetRenderer.
func (p *weekPicture) Destroy() {}

// Objects implements fyne.WidgetRenderer.
func (p *weekPicture) Objects() []fyne.CanvasObject { return p.objects }

// MinSize leaves room for one column and a few rows; the rest can be scrolled to.
func (p *weekPicture) MinSize() fyne.Size {
	return fyne.NewSize(p.sideWidth()+leastColumn*max(theme.Scale(), 1), p.headHeight()+4*leastRow())
}

// Layout places the parts.
func (p *weekPicture) Layout(size fyne.Size) {
	head, side := p.headHeight(), p.sideWidth()
	clips := p.objects[2:4]
	place(clips[0], side, 0, size.Width-side-1, head)
	place(clips[1], 0, head, side, size.Height-head-1)
	place(p.view.scroll, side, head, size.Width-side-1, size.Height-head-1)
	p.border.CornerRadius, p.ground.CornerRadius = theme.Radius, theme.Radius-1
	place(p.border, 0, 0, size.Width, size.Height)
	place(p.ground, 1, 1, size.Width-2, size.Height-2)
	place(p.rule, 1, head-1, size.Width-2, 1)
	p.view.settle()
	p.view.follow()
}

func (p *weekPicture) paint() {
	p.ground.FillColor = theme.Color(theme.Surface)
	p.rule.FillColor = theme.Color(theme.Line)
	p.border.FillColor = theme.Color(theme.Line)
}

// Refresh draws anew, in the colours of now.
func (p *weekPicture) Refresh() {
	p.paint()
	p.view.scroll.Refresh()
	p.Layout(p.view.Size())
	canvas.Refresh(p.view)
}

// draw writes the names and hours that belong to what the scroll shows.
func (p *weekPicture) draw() {
	geo, offset := p.view.grid.geometry(), p.view.scroll.Offset
	for day, d := range p.view.grid.week.Days {
		p.drawName(d, float32(day)*geo.column-offset.X, geo.column)
	}
	from, to := geo.between(offset.Y, p.view.scroll.Size().Height)
	for row := from; row < to; row++ {
		if time := p.view.grid.week.Rows[row]; time.Minute%60 == 0 {
			p.drawHour(time, float32(row)*geo.row-offset.Y)
		}
	}
	p.names.hideRest()
	p.hours.hideRest()
	p.head.Objects = p.names.appendTo(p.head.Objects[:0])
	p.side.Objects = p.hours.appendTo(p.side.Objects[:0])
	canvas.Refresh(p.head)
	canvas.Refresh(p.side)
}

func (p *weekPicture) drawName(d Day, x, width float32) {
	look := dayLook
	switch {
	case d.Today:
		look.colour = theme.Accent
	case d.Past:
		look.colour = theme.Ink2
	}
	name := headText(d.Date)
	if look.width(name) > width {
		name = name[:3]
	}
	size, _ := look.measure(name)
	look.write(p.names.take(), name, fyne.NewPos(x+(width-size.Width)/2, (p.headHeight()-size.Height)/2))
}

// drawHour writes the hour under its line, where its first block stands.
func (p *weekPicture) drawHour(time Row, y float32) {
	text := clockText(time.Minute)
	size, _ := hourLook.measure(text)
	x := p.sideWidth() - size.Width - 8
	hourLook.write(p.hours.take(), text, fyne.NewPos(x, y+rowGap+(theme.Size(theme.RowSlot)-size.Height)/2))
}
