package control

import (
	"slices"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/theme"
)

// Column puts objects under each other, each as wide as the column. What shall not be stretched goes into a Row.
func Column(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return newFlow(column{gap}, objects...)
}

// Row puts objects side by side at their natural widths, and the rest on further lines when they do not fit. Texts of one
// line stand on the baseline of the largest.
func Row(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return newFlow(row{gap}, objects...)
}

// Lead puts a small mark (number, state) before a body that takes the remaining width. The mark stands on the body's first line.
func Lead(gap float32, mark, body fyne.CanvasObject) *fyne.Container {
	return newFlow(lead{gap: gap}, mark, body)
}

// Trail puts a small mark after a body that takes the remaining width.
func Trail(gap float32, body, mark fyne.CanvasObject) *fyne.Container {
	return newFlow(lead{gap: gap, after: true}, mark, body)
}

// Ends puts one object at the left and one at the right, each in the middle of the line; under each other when they do not
// fit. Beside a left one of several lines, the right one stands at the first.
func Ends(gap float32, left, right fyne.CanvasObject) *fyne.Container {
	return newFlow(ends{gap}, left, right)
}

// Bar puts objects at the left of a line, as a Row does, and one at its end. Where they do not fit, only the first ones
// stay on that line, and the others stand below it.
func Bar(gap float32, first []fyne.CanvasObject, others []fyne.CanvasObject, end fyne.CanvasObject) *fyne.Container {
	return newFlow(bar{gap, len(first), end}, slices.Concat(first, others, []fyne.CanvasObject{end})...)
}

// Sides puts two columns side by side: the left one grows, the right one is rightWidth wide. Under a width of stackUnder
// the right one stands below the left. Both widths grow with the text.
func Sides(gap, rightWidth, stackUnder float32, left, right fyne.CanvasObject) *fyne.Container {
	return newFlow(sides{gap, rightWidth, stackUnder}, left, right)
}

// Grid puts objects into columns of equal width, as many as fit at cellWidth or more; cells of a line are equally high.
func Grid(gap, cellWidth float32, objects ...fyne.CanvasObject) *fyne.Container {
	return newFlow(grid{gap, cellWidth}, objects...)
}

// Limit keeps an object from growing wider than width, as lines of text over some 80 letters are hard to read.
func Limit(width float32, o fyne.CanvasObject) *fyne.Container {
	return newFlow(limit{width}, o)
}

// Least gives an object a least width, below which what stands beside it moves under it.
func Least(width float32, o fyne.CanvasObject) *fyne.Container {
	return newFlow(leastWide{width}, o)
}

// Inset leaves room around an object.
func Inset(left, top, right, bottom float32, o fyne.CanvasObject) *fyne.Container {
	return newFlow(padding(inset{left, top, right, bottom}.at), o)
}

type column struct{ gap float32 }

func (c column) widths(objects []fyne.CanvasObject) (least, natural float32) { return widest(objects) }

func (c column) arrange(objects []fyne.CanvasObject, width float32, put placer) float32 {
	var y float32
	for i, o := range objects {
		if i > 0 {
			y += c.gap
		}
		height := heightOf(o, width)
		put(o, 0, y, width, height)
		y += height
	}
	return y
}

type row struct{ gap float32 }

func (r row) widths(objects []fyne.CanvasObject) (least, natural float32) {
	for i, o := range objects {
		l, n := widthsOf(o)
		least, natural = max(least, l), natural+n
		if i > 0 {
			natural += r.gap
		}
	}
	return least, natural
}

func (r row) arrange(objects []fyne.CanvasObject, width float32, put placer) float32 {
	var y float32
	for len(objects) > 0 {
		if y > 0 {
			y += r.gap
		}
		n, height := r.line(objects, width)
		base := lowestBaseline(objects[:n])
		var x float32
		for _, o := range objects[:n] {
			w := naturalWithin(o, width)
			h := heightOf(o, w)
			put(o, x, y+(height-h)/2+raise(o, h, base), w, h)
			x += w + r.gap
		}
		y += height
		objects = objects[n:]
	}
	return y
}

// line returns how many of the objects fit on one line, at least one, and the height of the tallest of them.
func (r row) line(objects []fyne.CanvasObject, width float32) (n int, height float32) {
	var x float32
	for _, o := range objects {
		w := naturalWithin(o, width)
		if n > 0 && x+w > width {
			break
		}
		height = max(height, heightOf(o, w))
		x += w + r.gap
		n++
	}
	return n, height
}

// lowestBaseline returns how far below the middle of a line the baseline of its largest text is.
func lowestBaseline(line []fyne.CanvasObject) (base float32) {
	for _, o := range line {
		if text, ok := o.(*Text); ok {
			base = max(base, text.baseline())
		}
	}
	return base
}

// raise returns how far an object of a height has to move down for its text to stand on a baseline.
func raise(o fyne.CanvasObject, height, base float32) float32 {
	text, ok := o.(*Text)
	if !ok || height > lineHeight(theme.Size(text.size)) {
		return 0
	}
	return base - text.baseline()
}

func naturalWithin(o fyne.CanvasObject, width float32) float32 {
	_, natural := widthsOf(o)
	return min(natural, width)
}

// lead arranges a mark and a body, in this order; after puts the mark on the right.
type lead struct {
	gap   float32
	after bool
}

func (l lead) widths(objects []fyne.CanvasObject) (least, natural float32) {
	for _, o := range objects {
		l, _ := widthsOf(o)
		least += l
	}
	_, natural = row{l.gap}.widths(objects)
	return least + l.gap*max(0, float32(len(objects)-1)), natural
}

func (l lead) arrange(objects []fyne.CanvasObject, width float32, put placer) float32 {
	if len(objects) < 2 {
		return column{}.arrange(objects, width, put)
	}
	mark, body := objects[0], objects[1]
	markWidth := naturalWithin(mark, width)
	markHeight := heightOf(mark, markWidth)
	bodyWidth := width - markWidth - l.gap
	bodyHeight := heightOf(body, bodyWidth)

	markX, bodyX := float32(0), markWidth+l.gap
	if l.after {
		markX, bodyX = width-markWidth, 0
	}
	markY, bodyY := onOneLine(markHeight, firstLine(body))
	put(mark, markX, markY, markWidth, markHeight)
	put(body, bodyX, bodyY, bodyWidth, bodyHeight)
	return max(markY+markHeight, bodyY+bodyHeight)
}

// onOneLine returns how far down a mark and the first line beside it begin, so that their middles meet. A tall mark
// stands level with the top.
func onOneLine(mark, line float32) (markY, lineY float32) {
	if mark > 2*line {
		return 0, 0
	}
	height := max(mark, line)
	return (height - mark) / 2, (height - line) / 2
}

// firstLine returns the height of the first line of anything.
func firstLine(o fyne.CanvasObject) float32 {
	if text, ok := o.(*Text); ok {
		return lineHeight(theme.Size(text.size))
	}
	if check, ok := o.(*Check); ok {
		return lineHeight(theme.Size(check.label.size)) + 2*checkPad
	}
	if tick, ok := o.(*Tick); ok {
		return tick.icon.MinSize().Height
	}
	if c, f := flowOf(o); f != nil && len(visible(c.Objects)) > 0 {
		return firstLine(visible(c.Objects)[0])
	}
	return o.MinSize().Height
}

type ends struct{ gap float32 }

func (e ends) widths(objects []fyne.CanvasObject) (least, natural float32) {
	return row(e).widths(objects)
}

func (e ends) arrange(objects []fyne.CanvasObject, width float32, put placer) float32 {
	if len(objects) < 2 {
		return column(e).arrange(objects, width, put)
	}
	left, right := objects[0], objects[1]
	leftLeast, _ := widthsOf(left)
	rightWidth := naturalWithin(right, width)
	leftWidth := width - rightWidth - e.gap
	if leftWidth < leftLeast {
		return column(e).arrange(objects, width, put)
	}
	leftHeight, rightHeight := heightOf(left, leftWidth), heightOf(right, rightWidth)
	height := max(leftHeight, rightHeight)
	put(left, 0, (height-leftHeight)/2, leftWidth, leftHeight)
	rightY := (height - rightHeight) / 2
	if height > 1.5*rightHeight {
		rightY = 0
	}
	put(right, width-rightWidth, rightY, rightWidth, rightHeight)
	return height
}

type bar struct {
	gap   float32
	first int // stay beside the end
	end   fyne.CanvasObject
}

func (b bar) widths(objects []fyne.CanvasObject) (least, natural float32) {
	return row{b.gap}.widths(objects)
}

func (b bar) arrange(objects []fyne.CanvasObject, width float32, put placer) float32 {
	left := slices.DeleteFunc(slices.Clone(objects), func(o fyne.CanvasObject) bool { return o == b.end })
	first := left
	if _, natural := b.widths(objects); natural > width {
		first = left[:min(b.first, len(left))]
	}
	height := b.line(first, width, put)
	if below := left[len(first):]; len(below) > 0 {
		height += b.gap
		height += row{b.gap}.arrange(below, width, lower(put, height))
	}
	return height
}

// line puts objects at the left, in the middle of the end's height or on several lines, and the end at the right.
func (b bar) line(left []fyne.CanvasObject, width float32, put placer) float32 {
	endWidth := naturalWithin(b.end, width)
	endHeight := heightOf(b.end, endWidth)
	room := max(0, width-endWidth-b.gap)
	height := row{b.gap}.arrange(left, room, func(fyne.CanvasObject, float32, float32, float32, float32) {})
	high := max(height, endHeight)
	row{b.gap}.arrange(left, room, lower(put, (high-height)/2))
	put(b.end, width-endWidth, 0, endWidth, endHeight)
	return high
}

// lower puts things further down.
func lower(put placer, by float32) placer {
	return func(o fyne.CanvasObject, x, y, width, height float32) { put(o, x, y+by, width, height) }
}

type sides struct{ gap, rightWidth, stackUnder float32 }

func (s sides) widths(objects []fyne.CanvasObject) (least, natural float32) {
	least, natural = widest(objects)
	return least, natural + s.gap + s.rightWidth*theme.Scale()
}

func (s sides) arrange(objects []fyne.CanvasObject, width float32, put placer) float32 {
	if len(objects) < 2 || width < s.stackUnder*theme.Scale() {
		return column{s.gap}.arrange(objects, width, put)
	}
	rightWidth := s.rightWidth * theme.Scale()
	leftWidth := width - s.gap - rightWidth
	leftHeight, rightHeight := heightOf(objects[0], leftWidth), heightOf(objects[1], rightWidth)
	put(objects[0], 0, 0, leftWidth, leftHeight)
	put(objects[1], leftWidth+s.gap, 0, rightWidth, rightHeight)
	return max(leftHeight, rightHeight)
}

type grid struct{ gap, cellWidth float32 }

func (g grid) widths(objects []fyne.CanvasObject) (least, natural float32) {
	least, _ = widest(objects)
	cells := float32(len(objects))
	return least, cells*g.cellWidth + max(0, cells-1)*g.gap
}

func (g grid) arrange(objects []fyne.CanvasObject, width float32, put placer) float32 {
	columns := max(1, min(len(objects), int((width+g.gap)/(g.cellWidth+g.gap))))
	cell := (width - g.gap*float32(columns-1)) / float32(columns)
	var y float32
	for len(objects) > 0 {
		if y > 0 {
			y += g.gap
		}
		line := objects[:min(columns, len(objects))]
		var height float32
		for _, o := range line {
			height = max(height, heightOf(o, cell))
		}
		for i, o := range line {
			put(o, float32(i)*(cell+g.gap), y, cell, height)
		}
		y += height
		objects = objects[len(line):]
	}
	return y
}

type limit struct{ width float32 }

func (l limit) widths(objects []fyne.CanvasObject) (least, natural float32) {
	least, natural = widest(objects)
	return least, max(least, min(natural, l.scaled()))
}

func (l limit) arrange(objects []fyne.CanvasObject, width float32, put placer) float32 {
	return column{}.arrange(objects, min(width, l.scaled()), put)
}

// scaled returns the width at the text size of now: the limit counts letters.
func (l limit) scaled() float32 { return l.width * theme.Scale() }

type leastWide struct{ width float32 }

func (l leastWide) widths(objects []fyne.CanvasObject) (least, natural float32) {
	least, natural = widest(objects)
	wanted := l.width * theme.Scale()
	return max(least, wanted), max(natural, wanted)
}

func (l leastWide) arrange(objects []fyne.CanvasObject, width float32, put placer) float32 {
	return column{}.arrange(objects, width, put)
}

// inset is the room around an object.
type inset struct{ left, top, right, bottom float32 }

func (i inset) at(float32) inset { return i }

// padding leaves room around an object, which may depend on the width of both.
type padding func(width float32) inset

func (p padding) widths(objects []fyne.CanvasObject) (least, natural float32) {
	least, natural = widest(objects)
	room := p(0)
	return least + room.left + room.right, natural + room.left + room.right
}

func (p padding) arrange(objects []fyne.CanvasObject, width float32, put placer) float32 {
	room := p(width)
	height := column{}.arrange(objects, width-room.left-room.right, func(o fyne.CanvasObject, x, y, w, h float32) {
		put(o, x+room.left, y+room.top, w, h)
	})
	return height + room.top + room.bottom
}
