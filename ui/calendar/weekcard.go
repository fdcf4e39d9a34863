package calendar

import (
	"fmt"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/theme"
)

// cardText is what a block says. A narrow column has no room for the note.
type cardText struct{ time, tag, note string }

func (w *Week) cardText(b Block, roomy bool) cardText {
	text := cardText{time: clockText(w.Rows[b.Row].Minute)}
	if b.Twice {
		text.time += " " + offsetText(b.Offset)
	}
	who, one := w.OnePractitioner(b)
	switch {
	case !one && roomy:
		text.note = fmt.Sprintf(textSeveral, len(b.Choices))
	case !one:
		text.note = fmt.Sprintf(textSeveralShort, len(b.Choices))
	case roomy && len(b.Choices) > 1:
		text.note = fmt.Sprintf(textSeveralTypes, len(b.Choices))
	}
	if one {
		text.tag = w.Practitioners[who].Tag
	}
	return text
}

// roomy reports whether a column has room for the notes of its blocks. It is the same
// for all blocks, so that like things look alike.
func (g geometry) roomy() bool {
	words := cardTime.width("00:00") + cardNote.width(fmt.Sprintf(textSeveral, 10))
	return g.column-2*cardInset >= cardEdge+3*cardPad+words
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
	fillBox(edge, person.Strong, pos, fyne.NewSize(cardEdge+1, size.Height))
	face.TopRightCornerRadius, face.BottomRightCornerRadius = theme.RadiusSmall, theme.RadiusSmall
	fillBox(face, person.Soft, pos.AddXY(cardEdge, 0), size.SubtractWidthHeight(cardEdge, 0))

	line := cardLine{picture: p, x: pos.X + cardEdge + cardPad, end: pos.X + size.Width - cardPad/2, top: pos.Y, height: size.Height}
	text := w.cardText(b, geo.roomy())
	line.add(cardTime, text.time)
	line.add(cardTag, text.tag)
	line.add(cardNote, text.note)
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

// add writes one more word, unless it would not fit.
func (l *cardLine) add(look lettering, word string) {
	size, baseline := look.measure(word)
	if word == "" || l.x+size.Width > l.end {
		return
	}
	full, fullBaseline := cardTime.measure("0")
	y := l.top + (l.height-full.Height)/2 + fullBaseline - baseline
	look.write(l.picture.words.take(), word, fyne.NewPos(l.x, y))
	l.x += size.Width + cardPad
}
