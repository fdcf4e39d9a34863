package calendar

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"mieahealth.com/companion/ui/theme"
)

// cardText is what a block says: of one practitioner's column, the appointment types.
// A narrow column has no room for the notes.
type cardText struct{ time, tag, name, note string }

func (s *Sheet) cardText(b Block, roomy, named bool) cardText {
	text := cardText{time: clockText(s.Rows[b.Row].Minute)}
	if b.Twice {
		text.time += " " + offsetText(b.Offset)
	}
	if s.Shape == ByPractitioner {
		text.name = s.typesOf(b)
		return text
	}
	who, one := s.OnePractitioner(b)
	switch {
	case !one && roomy:
		text.name = fmt.Sprintf(textSeveral, len(b.Choices))
	case !one:
		text.name = fmt.Sprintf(textSeveralShort, len(b.Choices))
	case roomy && len(b.Choices) > 1:
		text.note = fmt.Sprintf(textSeveralTypes, len(b.Choices))
	}
	if one {
		text.tag = s.Practitioners[who].Tag
	}
	if one && named {
		text.name = s.Practitioners[who].Name
	}
	return text
}

// measured is what the room for the words of blocks depends on.
type measured struct {
	sheet        *Sheet
	column, text float32
}

// measure finds out what the columns have room for. It is the same for all blocks, so
// that like things look alike.
func (p *gridPicture) measure() {
	now := measured{p.grid.sheet, p.geo.column, theme.Size(theme.Caption)}
	if now == p.measured {
		return
	}
	p.measured = now
	line, baseline := cardTime.measure("0")
	p.baseline = baseline - line.Height/2
	room := p.geo.column - 2*cardInset - cardEdge - 2.5*cardPad - cardTime.width("00:00")
	p.roomy = room >= cardName.width(fmt.Sprintf(textSeveral, 10))
	p.named = room >= cardPad+p.grid.sheet.widestName()
}

// mostName is as wide as a name counts; what is longer may be cut.
const mostName float32 = 84

// widestName is the width of initials and name of the practitioner who has the widest.
func (s *Sheet) widestName() (width float32) {
	for _, who := range s.Practitioners {
		width = max(width, cardTag.width(who.Tag)+min(cardName.width(who.Name), mostName*theme.Scale()))
	}
	return width
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
	text := p.grid.sheet.cardText(b, p.roomy, p.named)
	line.add(cardTime, text.time)
	line.add(cardTag, text.tag)
	line.addCut(cardName, text.name)
	line.add(cardNote, text.note)
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
	from := line.x
	line.add(ghostLook, p.grid.sheet.cardText(b, false, false).time)
	strike := p.dots.take()
	strike.CornerRadius = 0
	fillBox(strike, theme.Ink2, fyne.NewPos(from-1, pos.Y+size.Height/2), fyne.NewSize(line.x-cardPad-from+2, 1))
	line.add(ghostLook, textGone)
}

var (
	cardTime  = lettering{size: theme.Caption, colour: theme.Ink}
	cardTag   = lettering{size: theme.TagText, bold: true, colour: theme.Ink}
	cardName  = lettering{size: theme.Caption, colour: theme.Ink}
	cardNote  = lettering{size: theme.Caption, colour: theme.Ink2}
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

// addCut writes as much of some words as fits.
func (l *cardLine) addCut(look lettering, words string) {
	if before := l.x; words != "" {
		l.add(look, words)
		if l.x == before {
			l.add(look, look.fitted(words, l.end-l.x))
		}
	}
}

// addLast writes a word at the end, and leaves what is before it to the others.
func (l *cardLine) addLast(look lettering, word string) {
	size, baseline := look.measure(word)
	l.end -= size.Width + cardPad/2
	look.put(l.words.take(), word, fyne.NewPos(l.end, l.baseline-baseline), size)
	l.end -= cardPad
}
