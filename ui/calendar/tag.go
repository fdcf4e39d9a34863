package calendar

import (
	"image/color"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/calendar/sheet"
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
func drawTag(d *control.Drawing, who sheet.Practitioner, at fyne.Position) {
	person, size := theme.PersonAt(who.Colour), tagSize(who.Tag)
	drawChip(d, theme.Color(person.Strong), theme.Color(person.Soft), at, size)
	d.Write(cardTag, who.Tag, at.AddXY((size.Width+cardEdge-cardTag.Width(who.Tag))/2, 2))
}

// drawChip draws an edge in a practitioner's strong colour and over it a face in the
// soft one.
func drawChip(d *control.Drawing, strong, soft color.Color, at fyne.Position, size fyne.Size) {
	edge, face := fyne.NewSize(theme.RadiusSmall, size.Height), size.SubtractWidthHeight(cardEdge, 0)
	d.Add(control.Box{Position: at, Size: edge, Colour: strong, Radius: theme.RadiusSmall, Round: control.LeftCorners})
	d.Add(control.Box{Position: at.AddXY(cardEdge, 0), Size: face, Colour: soft, Radius: theme.RadiusSmall, Round: control.RightCorners})
}

// The room at both ends of a pill, and in small cells.
const (
	pillPad      float32 = 8
	pillPadSmall float32 = 5
)

// drawPill draws the ground that marks today, behind words of a size.
func drawPill(d *control.Drawing, at fyne.Position, words fyne.Size, pad float32) {
	d.FillRound(theme.Accent, at.SubtractXY(pad, 0), words.AddWidthHeight(2*pad, 0), words.Height/2)
}
