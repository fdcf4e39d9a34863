package calendar

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// tagSize is the size of a practitioner's initials on their colour, the same for all
// tags of two letters.
func tagSize(tag string) fyne.Size {
	size, _ := cardTag.Measure(tag)
	size.Width = max(size.Width, cardTag.Width("MM"))
	return size.AddWidthHeight(cardEdge+2*cardPad, 4)
}

// drawTag draws a practitioner's initials on their colour.
func drawTag(plates *control.Pool[*canvas.Rectangle], words *control.Pool[*canvas.Text], who Practitioner, at fyne.Position) {
	person, size := theme.PersonAt(who.Colour), tagSize(who.Tag)
	drawPlate(plates, plates, theme.Color(person.Strong), theme.Color(person.Soft), at, size)
	cardTag.Write(words.Take(), who.Tag, at.AddXY((size.Width+cardEdge-cardTag.Width(who.Tag))/2, 2))
}

// drawPlate draws an edge in a practitioner's strong colour and a face in the soft one.
func drawPlate(edges, faces *control.Pool[*canvas.Rectangle], strong, soft color.Color, at fyne.Position, size fyne.Size) {
	edge, face := edges.Take(), faces.Take()
	edge.TopLeftCornerRadius, edge.BottomLeftCornerRadius = theme.RadiusSmall, theme.RadiusSmall
	edge.TopRightCornerRadius, edge.BottomRightCornerRadius = 0, 0
	paintBox(edge, strong, at, fyne.NewSize(cardEdge+1, size.Height))
	face.TopLeftCornerRadius, face.BottomLeftCornerRadius = 0, 0
	face.TopRightCornerRadius, face.BottomRightCornerRadius = theme.RadiusSmall, theme.RadiusSmall
	paintBox(face, soft, at.AddXY(cardEdge, 0), size.SubtractWidthHeight(cardEdge, 0))
}

func paintBox(box *canvas.Rectangle, colour color.Color, pos fyne.Position, size fyne.Size) {
	box.FillColor = colour
	box.Move(pos)
	box.Resize(size)
}

// The room at both ends of a pill, and in small cells.
const (
	pillPad      float32 = 8
	pillPadSmall float32 = 5
)

// drawPill draws the ground that marks today, behind words of a size.
func drawPill(pills *control.Pool[*canvas.Rectangle], at fyne.Position, words fyne.Size, pad float32) {
	pill := pills.Take()
	pill.CornerRadius = words.Height / 2
	control.FillBox(pill, theme.Accent, at.SubtractXY(pad, 0), words.AddWidthHeight(2*pad, 0))
}
