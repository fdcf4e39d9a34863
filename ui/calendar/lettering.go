package calendar

import (
	"image/color"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"mieahealth.com/companion/ui/theme"
)

// lettering is how a piece of text looks.
type lettering struct {
	size   theme.SizeName
	bold   bool
	colour theme.Name
}

func (l lettering) measure(text string) (size fyne.Size, baseline float32) {
	return fyne.CurrentApp().Driver().RenderedTextSize(text, theme.Size(l.size), fyne.TextStyle{Bold: l.bold}, nil)
}

func (l lettering) width(text string) float32 {
	size, _ := l.measure(text)
	return size.Width
}

func (l lettering) height() float32 {
	size, _ := l.measure("0")
	return size.Height
}

// write sets up one line of text with its top left corner at a position.
func (l lettering) write(text *canvas.Text, words string, at fyne.Position) {
	size, _ := l.measure(words)
	l.put(text, words, at, size)
}

// put is write for words that have been measured.
func (l lettering) put(text *canvas.Text, words string, at fyne.Position, size fyne.Size) {
	text.Text, text.TextSize, text.TextStyle.Bold = words, theme.Size(l.size), l.bold
	text.Color = theme.Color(l.colour)
	text.Move(at)
	text.Resize(size)
}

// wrap breaks text at its spaces.
func (l lettering) wrap(text string, width float32) (lines []string) {
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case l.width(line+" "+word) <= width:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	return append(lines, line)
}

// fitted is the text, cut and ended by "…" when it is wider than width; empty when there
// is room for nothing.
func (l lettering) fitted(text string, width float32) string {
	if l.width(text) <= width {
		return text
	}
	letters := []rune(text)
	most := sort.Search(len(letters), func(n int) bool { return l.width(string(letters[:n+1])+"…") > width })
	if most == 0 {
		return ""
	}
	return strings.TrimRight(string(letters[:most]), " ") + "…"
}

// tagSize is the size of a practitioner's initials on their colour, the same for all
// tags of two letters.
func tagSize(tag string) fyne.Size {
	size, _ := cardTag.measure(tag)
	size.Width = max(size.Width, cardTag.width("MM"))
	return size.AddWidthHeight(cardEdge+2*cardPad, 4)
}

// drawTag draws a practitioner's initials on their colour.
func drawTag(plates *pool[*canvas.Rectangle], words *pool[*canvas.Text], who Practitioner, at fyne.Position) {
	person, size := theme.PersonAt(who.Colour), tagSize(who.Tag)
	drawPlate(plates, plates, theme.Color(person.Strong), theme.Color(person.Soft), at, size)
	cardTag.write(words.take(), who.Tag, at.AddXY((size.Width+cardEdge-cardTag.width(who.Tag))/2, 2))
}

// drawPlate draws an edge in a practitioner's strong colour and a face in the soft one.
func drawPlate(edges, faces *pool[*canvas.Rectangle], strong, soft color.Color, at fyne.Position, size fyne.Size) {
	edge, face := edges.take(), faces.take()
	edge.TopLeftCornerRadius, edge.BottomLeftCornerRadius = theme.RadiusSmall, theme.RadiusSmall
	edge.TopRightCornerRadius, edge.BottomRightCornerRadius = 0, 0
	paintBox(edge, strong, at, fyne.NewSize(cardEdge+1, size.Height))
	face.TopLeftCornerRadius, face.BottomLeftCornerRadius = 0, 0
	face.TopRightCornerRadius, face.BottomRightCornerRadius = theme.RadiusSmall, theme.RadiusSmall
	paintBox(face, soft, at.AddXY(cardEdge, 0), size.SubtractWidthHeight(cardEdge, 0))
}

// The room at both ends of a pill, and in small cells.
const (
	pillPad      float32 = 8
	pillPadSmall float32 = 5
)

// drawPill draws the ground that marks today, behind words of a size.
func drawPill(pills *pool[*canvas.Rectangle], at fyne.Position, words fyne.Size, pad float32) {
	pill := pills.take()
	pill.CornerRadius = words.Height / 2
	fillBox(pill, theme.Accent, at.SubtractXY(pad, 0), words.AddWidthHeight(2*pad, 0))
}
