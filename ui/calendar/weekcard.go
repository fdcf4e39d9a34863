package calendar

import (
	"fmt"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/theme"
)

// cardText is what a block says, in the order of what is left out first when the
// column is narrow: the note, then the tag.
type cardText struct {
	time, tag, note, shortNote string
}

func (w *Week) cardText(b Block) cardText {
	text := cardText{time: clockText(w.Rows[b.Row].Minute)}
	if b.Twice {
		text.time += " " + offsetText(b.Offset)
	}
	who, one := w.OnePractitioner(b)
	switch {
	case !one:
		text.note, text.shortNote = fmt.Sprintf(textSeveral, len(b.Choices)), fmt.Sprintf(textSeveralShort, len(b.Choices))
	case len(b.Choices) > 1:
		text.note = fmt.Sprintf(textSeveralTypes, len(b.Choices))
		fallthrough
	default:
		text.tag = w.Practitioners[who].Tag
	}
	return text
}

// person are the colours of a block: its practitioner's, or neutral ones.
func (w *Week) person(b Block) theme.Person {
	if who, one := w.OnePractitioner(b); one {
		return theme.PersonAt(w.Practitioners[who].Colour)
	}
	return theme.Person{Strong: theme.Control, Soft: theme.Sunken}
}

func (p *gridPicture) cardBounds(geo geometry, block int) (fyne.Position, fyne.Size) {
	b := p.grid.week.Blocks[block]
	pos, size := geo.cell(b.Day, b.Row)
	return pos.AddXY(cardInset, rowGap), size.SubtractWidthHeight(2*cardInset, rowGap)
}

// drawCard draws one block: an edge in the strong colour, a face in the soft one,
// and as many words as fit.
func (p *gridPicture) drawCard(geo geometry, block int) {
	w := p.grid.week
	b := w.Blocks[block]
	pos, size := p.cardBounds(geo, block)
	person := w.person(b)

	edge, face := p.edges.take(), p.faces.take()
	edge.TopLeftCornerRadius, edge.BottomLeftCornerRadius = theme.RadiusSmall, theme.RadiusSmall
	fillBox(edge, person.Strong, pos, fyne.NewSize(2*cardEdge, size.Height))
	face.TopRightCornerRadius, face.BottomRightCornerRadius = theme.RadiusSmall, theme.RadiusSmall
	fillBox(face, person.Soft, pos.AddXY(cardEdge, 0), size.SubtractWidthHeight(cardEdge, 0))

	line := cardLine{picture: p, x: pos.X + cardEdge + cardPad, end: pos.X + size.Width - cardPad/2, top: pos.Y, height: size.Height}
	text := w.cardText(b)
	line.add(cardTime, text.time)
	line.add(cardTag, text.tag)
	if !line.add(cardNote, text.note) {
		line.add(cardNote, text.shortNote)
	}
}

var (
	cardTime = lettering{size: theme.Caption, colour: theme.Ink}
	cardTag  = lettering{size: theme.TagText, bold: true, colour: theme.Ink}
	cardNote = lettering{size: theme.Caption, colour: theme.Ink}
)

// cardLine writes words side by side on one baseline, as long as they fit.
type cardLine struct {
	picture     *gridPicture
	x, end      float32
	top, height float32
}

// add writes one more word, unless it would not fit; it says whether it stands there.
func (l *cardLine) add(look lettering, word string) bool {
	size, baseline := look.measure(word)
	if word == "" || l.x+size.Width > l.end {
		return false
	}
	full, fullBaseline := cardTime.measure("0")
	y := l.top + (l.height-full.Height)/2 + fullBaseline - baseline
	look.write(l.picture.words.take(), word, fyne.NewPos(l.x, y))
	l.x += size.Width + cardPad
	return true
}
