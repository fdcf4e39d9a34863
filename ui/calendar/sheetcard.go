package calendar

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// cardText is what a block says: of one practitioner's column, the appointment types.
// A narrow column has no room for the notes.
type cardText struct {
	time, tag, name, note string
	people                []int // instead of a tag and a name, where they are several
}

func cardTextOf(s *sheet.Sheet, b sheet.Block, room cardRoom) cardText {
	text := cardText{time: s.Style.FaceAt(s.Rows[b.Row].Minute)}
	if b.Twice {
		text.time += " " + sheet.OffsetText(b.Offset)
	}
	if s.Grouping == sheet.ByPractitioner {
		text.name = s.TypesOf(b)
		return text
	}
	who, one := s.OnePractitioner(b)
	if !one {
		text.people = s.People(b)
		return text
	}
	text.tag = s.Practitioners[who].Tag
	if room.names {
		text.name = s.Practitioners[who].Name
	}
	if room.notes && len(b.Choices) > 1 {
		text.note = fmt.Sprintf(textSeveralTypes, len(b.Choices))
	}
	return text
}

// measured is what the words and their room depend on.
type measured struct {
	sheet        *sheet.Sheet
	column, text float32
	block        float32     // height
	abreast      int         // blocks, which have half of the width then
	ink          color.Color // another one in the dark
}

// measure finds out what the columns have room for. It is the same for all blocks, so
// that like things look alike.
func (d *sheetDrawing) measure() {
	now := measured{d.view.sheet, d.geo.days.ColumnWidth, theme.Size(theme.Caption), d.geo.block, d.geo.abreast, theme.Color(theme.Ink)}
	if now == d.measured {
		return
	}
	d.measured, d.cards = now, make([]*card, len(now.sheet.Blocks))
	line, baseline := cardTime.Measure("0")
	d.baseline = baseline - line.Height/2
	d.whole, d.half = roomIn(d.geo.days.ColumnWidth), roomIn(d.geo.days.ColumnWidth/2)
}

// cardRoom is what a block has room for besides its time and initials.
type cardRoom struct{ notes, names bool }

func roomIn(width float32) cardRoom {
	room := width - 2*cardInset - cardEdge - 2.5*cardPad - cardTime.Width("00:00")
	return cardRoom{
		notes: room >= cardName.Width(fmt.Sprintf(textSeveralTypes, 10)),
		names: room >= cardTag.Width("MM")+cardPad+roomForName*theme.Scale(),
	}
}

// roomForName is for most names whole; a longer one is cut.
const roomForName float32 = 70

// card is what a block looks like, wherever the scroll puts it.
type card struct {
	strong, soft color.Color
	words        []cardWord
	dot          bool // it is new, and there is no room for the word

	room [mostWords]cardWord // of words
}

// cardWord is a word on a card: so far from the card's left edge and from the middle of its first line.
type cardWord struct {
	text     string
	textSize float32
	bold     bool
	colour   color.Color
	at       fyne.Position
	size     fyne.Size
	ground   color.Color // behind it; nil: none
}

// card is the card of a block. It is made once for each sheet, width and theme.
func (d *sheetDrawing) card(block int) *card {
	if d.cards[block] == nil {
		d.cards[block] = d.newCard(d.view.sheet.Blocks[block])
	}
	return d.cards[block]
}

// newCard writes as many words about a block as fit.
func (d *sheetDrawing) newCard(b sheet.Block) *card {
	s := d.view.sheet
	person, room := personOf(s, b), d.whole
	if d.geo.blockArea(b).Width < d.geo.days.ColumnWidth {
		room = d.half
	}
	c := &card{strong: theme.Color(person.Strong), soft: theme.Color(person.Soft), dot: b.New && !room.notes}
	line := d.newCardLine(c, b)
	if b.New && room.notes {
		line.addLast(cardNew, sheet.TextNew)
	}
	text := cardTextOf(s, b, room)
	line.add(cardTime, text.time)
	line.add(cardTag, text.tag)
	line.addPeople(s, text.people)
	line.addLines(cardName, text.name, d.geo.blockArea(b).Height)
	line.add(cardNote, text.note)
	c.words = line.words
	return c
}

// personOf are the colours of a block: its practitioner's, or neutral ones.
func personOf(s *sheet.Sheet, b sheet.Block) theme.Person {
	if who, one := s.OnePractitioner(b); one {
		return theme.PersonAt(s.Practitioners[who].Colour)
	}
	return theme.Person{Strong: theme.Control, Soft: theme.Sunken}
}

func (d *sheetDrawing) cardBounds(b sheet.Block) (fyne.Position, fyne.Size) {
	area := d.geo.blockArea(b)
	return area.AddXY(cardInset, rowGap), area.SubtractWidthHeight(2*cardInset, rowGap)
}

// middle is that of a block of one line: words stand level with the hour beside them, however
// high a block is.
func (d *sheetDrawing) middle() float32 { return (d.geo.block - rowGap) / 2 }

// drawCard draws the card of a block.
func (d *sheetDrawing) drawCard(c *card, b sheet.Block) {
	pos, size := d.cardBounds(b)
	middle := d.middle()
	drawChip(d.Drawing, c.strong, c.soft, pos, size)
	for _, word := range c.words {
		if !d.readable(pos.X+word.at.X, word.size.Width) {
			continue
		}
		if word.ground != nil {
			d.drawGround(word, pos.AddXY(word.at.X, middle+word.at.Y))
		}
		text := d.Word()
		text.Text, text.TextSize, text.TextStyle.Bold, text.Color = word.text, word.textSize, word.bold, word.colour
		text.Move(pos.AddXY(word.at.X, middle+word.at.Y))
		text.Resize(word.size)
	}
	if c.dot {
		d.FillRound(theme.Accent, pos.AddXY(size.Width-cardPad/2-cardDot, 2), fyne.NewSquareSize(cardDot), cardDot/2)
	}
}

// readable reports whether nothing of a word is scrolled out at a side: a time that is cut would be
// read as another one.
func (d *sheetDrawing) readable(x, width float32) bool {
	return x >= d.area.X && x+width <= d.area.X+d.area.Width
}

// drawGround tints what is behind a practitioner's initials.
func (d *sheetDrawing) drawGround(word cardWord, at fyne.Position) {
	d.Add(control.Box{
		Position: at.SubtractXY(tagPad, 0), Size: word.size.AddWidthHeight(2*tagPad, 0),
		Colour: word.ground, Radius: theme.RadiusSmall, Round: control.AllCorners,
	})
}

// drawGhost draws a time that is free no longer.
func (d *sheetDrawing) drawGhost(b sheet.Block) {
	c := &card{strong: theme.Color(theme.Line), soft: theme.Color(theme.Canvas)}
	line := d.newCardLine(c, b)
	line.add(ghostStyle, cardTextOf(d.view.sheet, b, cardRoom{}).time)
	line.add(ghostStyle, sheet.TextGone)
	c.words = line.words
	d.drawCard(c, b)
	pos, _ := d.cardBounds(b)
	if len(line.words) > 0 && d.readable(pos.X+line.words[0].at.X, line.words[0].size.Width) {
		time := line.words[0]
		d.Fill(theme.Ink2, pos.AddXY(time.at.X-1, d.middle()), fyne.NewSize(time.size.Width+2, 1))
	}
}

var (
	cardTime   = control.TextStyle{Size: theme.Caption, Colour: theme.Ink}
	cardTag    = control.TextStyle{Size: theme.TagText, Bold: true, Colour: theme.Ink}
	cardName   = control.TextStyle{Size: theme.Caption, Colour: theme.Ink}
	cardNote   = control.TextStyle{Size: theme.Caption, Colour: theme.Ink2}
	cardNew    = control.TextStyle{Size: theme.TagText, Bold: true, Colour: theme.Accent}
	ghostStyle = control.TextStyle{Size: theme.Caption, Colour: theme.Ink2}
)

// word is a word at the beginning of a card.
func (d *sheetDrawing) word(style control.TextStyle, text string) cardWord {
	size, baseline := style.Measure(text)
	return cardWord{text: control.AsDrawn(text), textSize: theme.Size(style.Size), bold: style.Bold, colour: theme.Color(style.Colour), at: fyne.NewPos(0, d.baseline-baseline), size: size}
}

// cardLine puts words side by side on one baseline, as long as they fit.
type cardLine struct {
	drawing *sheetDrawing
	words   []cardWord
	x, end  float32
}

// How many words a card has, and how many practitioners it names by their initials.
const (
	mostWords = mostTags + 3
	mostTags  = 3
)

const tagPad float32 = 3 // on both sides of initials, on their colour

// newCardLine begins a line on a card.
func (d *sheetDrawing) newCardLine(on *card, b sheet.Block) cardLine {
	return cardLine{drawing: d, words: on.room[:0], x: cardEdge + cardPad, end: d.geo.blockArea(b).Width - 2*cardInset - cardPad/2}
}

// add puts one more word, unless it would not fit; false: it did not.
func (l *cardLine) add(style control.TextStyle, text string) bool {
	if text == "" {
		return false
	}
	word := l.drawing.word(style, text)
	if l.x+word.size.Width > l.end {
		return false
	}
	word.at.X = l.x
	l.words = append(l.words, word)
	l.x += word.size.Width + cardPad
	return true
}

// addPeople puts the initials of several practitioners, as many as fit, and how many more
// there are; or only how many there are.
func (l *cardLine) addPeople(s *sheet.Sheet, people []int) {
	if len(people) == 0 {
		return
	}
	for n := min(len(people), mostTags); n > 0; n-- {
		if l.addTags(s, people[:n], len(people)-n) {
			return
		}
	}
	l.add(cardName, fmt.Sprintf(textSeveralShort, len(people)))
}

// addTags puts initials and the number of those without, unless they would not all fit.
func (l *cardLine) addTags(s *sheet.Sheet, people []int, more int) bool {
	before, fits := *l, true
	for _, who := range people {
		l.x += tagPad
		if fits = fits && l.add(cardTag, s.Practitioners[who].Tag); fits {
			l.words[len(l.words)-1].ground = theme.Color(theme.PersonAt(s.Practitioners[who].Colour).Soft)
		}
	}
	if more > 0 {
		fits = fits && l.add(cardNote, fmt.Sprintf(textMorePeople, more))
	}
	if !fits {
		*l = before
	}
	return fits
}

// addLines puts as much of some words as fits, on two lines where a block is so high.
func (l *cardLine) addLines(style control.TextStyle, words string, height float32) {
	if words == "" || l.add(style, words) {
		return
	}
	lines, x, pitch := 1, l.x, style.Height()
	if height >= twoLines() {
		lines = 2
	}
	broken := style.Broken(words, l.end-x, lines)
	for i, line := range broken {
		l.x = x
		if l.add(style, line) {
			l.words[len(l.words)-1].at.Y += float32(i) * pitch
		}
	}
	if len(broken) > 1 {
		secondEnds := l.drawing.middle() + 1.5*pitch // the first line stands around the middle
		cardEnds := height - rowGap                  // without the gap above it
		l.raise(secondEnds + rowGap - cardEnds)
	}
}

// raise moves all words up, where they would stand out below.
func (l *cardLine) raise(by float32) {
	for i := range l.words {
		l.words[i].at.Y -= max(0, by)
	}
}

// addLast puts a word at the end, and leaves what is before it to the others.
func (l *cardLine) addLast(style control.TextStyle, text string) {
	word := l.drawing.word(style, text)
	l.end -= word.size.Width + cardPad/2
	word.at.X = l.end
	l.words = append(l.words, word)
	l.end -= cardPad
}
