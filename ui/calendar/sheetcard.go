package calendar

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"mieahealth.com/companion/ui/theme"
)

// cardText is what a block says: of one practitioner's column, the appointment types.
// A narrow column has no room for the note.
type cardText struct{ time, tag, note string }

func (s *Sheet) cardText(b Block, roomy bool) cardText {
	text := cardText{time: clockText(s.Rows[b.Row].Minute)}
	if b.Twice {
		text.time += " " + offsetText(b.Offset)
	}
	if s.Shape == ByPractitioner {
		text.note = s.typesOf(b)
		return text
	}
	who, one := s.OnePractitioner(b)
	switch {
	case !one && roomy:
		text.note = fmt.Sprintf(textSeveral, len(b.Choices))
	case !one:
		text.note = fmt.Sprintf(textSeveralShort, len(b.Choices))
	case roomy && len(b.Choices) > 1:
		text.note = fmt.Sprintf(textSeveralTypes, len(b.Choices))
	}
	if one {
		text.tag = s.Practitioners[who].Tag
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
func (s *Sheet) person(b Block) theme.Person {
	if who, one := s.OnePractitioner(b); one {
		return theme.PersonAt(s.Practitioners[who].Colour)
	}
	return theme.Person{Strong: theme.Control, Soft: theme.Sunken}
}

func (p *gridPicture) cardBounds(b Block) (fyne.Position, fyne.Size) {
	pos, size := p.geo.cell(b.Column, b.Row)
	return pos.AddXY(cardInset, rowGap), size.SubtractWidthHeight(2*cardInset, rowGap)
}

// drawCard draws one block with as many words as fit.
func (p *gridPicture) drawCard(b Block) {
	pos, size := p.cardBounds(b)
	drawPlate(&p.edges, &p.faces, p.grid.sheet.person(b), pos, size)
	line := p.newCardLine(pos, size)
	if b.New {
		p.markNew(line)
	}
	text := p.grid.sheet.cardText(b, p.roomy)
	line.add(cardTime, text.time)
	line.add(cardTag, text.tag)
	line.addNote(text.note)
}

// markNew writes "new" at the end of a block's line, or draws a dot where the word
// would leave too little room.
func (p *gridPicture) markNew(line *cardLine) {
	if p.roomy {
		line.addLast(cardNew, textNew)
		return
	}
	dot := p.dots.take()
	dot.CornerRadius = cardDot / 2
	fillBox(dot, theme.Accent, fyne.NewPos(line.end-cardDot, line.top+2), fyne.NewSquareSize(cardDot))
}

// drawGhost draws a time that is free no longer.
func (p *gridPicture) drawGhost(b Block) {
	pos, size := p.cardBounds(b)
	drawPlate(&p.edges, &p.faces, theme.Person{Strong: theme.Line, Soft: theme.Canvas}, pos, size)
	line := p.newCardLine(pos, size)
	line.add(ghostLook, p.grid.sheet.cardText(b, false).time)
	line.add(ghostLook, textGone)
}

var (
	cardTime  = lettering{size: theme.Caption, colour: theme.Ink}
	cardTag   = lettering{size: theme.TagText, bold: true, colour: theme.Ink}
	cardNote  = lettering{size: theme.Caption, colour: theme.Ink}
	cardNew   = lettering{size: theme.TagText, bold: true, colour: theme.Accent}
	ghostLook = lettering{size: theme.Caption, colour: theme.Ink2}
)

// cardLine writes words side by side on one baseline, as long as they fit.
type cardLine struct {
	words    *pool[*canvas.Text]
	x, end   float32
	top      float32
	baseline float32
}

// newCardLine begins a line inside a block.
func (p *gridPicture) newCardLine(pos fyne.Position, size fyne.Size) *cardLine {
	return &cardLine{
		words: &p.words, x: pos.X + cardEdge + cardPad, end: pos.X + size.Width - cardPad/2,
		top: pos.Y, baseline: pos.Y + size.Height/2 + p.baseline,
	}
}

// add writes one more word, unless it would not fit.
func (l *cardLine) add(look lettering, word string) {
	if word == "" {
		return
	}
	size, baseline := look.measure(word)
	if l.x+size.Width <= l.end {
		look.put(l.words.take(), word, fyne.NewPos(l.x, l.baseline-baseline), size)
		l.x += size.Width + cardPad
	}
}

// addNote writes as much of a note as fits.
func (l *cardLine) addNote(text string) {
	if before := l.x; text != "" {
		l.add(cardNote, text)
		if l.x == before {
			l.add(cardNote, cardNote.fitted(text, l.end-l.x))
		}
	}
}

// addLast writes a word at the end, and leaves what is before it to the others.
func (l *cardLine) addLast(look lettering, word string) {
	size, baseline := look.measure(word)
	l.end -= size.Width
	look.put(l.words.take(), word, fyne.NewPos(l.end, l.baseline-baseline), size)
	l.end -= cardPad
}
