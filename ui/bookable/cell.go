package bookable

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// cellStyles say how each state is drawn: on which background, and with a sign or with letters.
var cellStyles = [...]struct {
	background theme.Name // none when empty
	sign       bool
	state      control.State
	text       control.TextStyle
	figure     string // what stands in it; the number of free times in one that has some
	words      string // what it means
}{
	cellNotOffered: {text: control.TextStyle{Size: theme.Text, Colour: theme.Ink2}, figure: "–", words: textNotOffered},
	cellFree:       {background: theme.OKSoft, text: control.TextStyle{Size: theme.Text, Bold: true, Colour: theme.OK}, figure: "1+", words: textFree},
	cellEmpty:      {background: theme.Sunken, text: control.TextStyle{Size: theme.Text, Bold: true, Colour: theme.Ink2}, figure: "0", words: textEmpty},
	cellBlocked:    {background: theme.BadSoft, sign: true, state: control.Blocked, text: control.TextStyle{Size: theme.Caption, Colour: theme.Bad}, words: textBlocked},
	cellUnknown:    {background: theme.UnknownSoft, sign: true, state: control.Unchecked, text: control.TextStyle{Size: theme.Caption, Colour: theme.Ink2}, words: textUnknown},
	cellPending:    {background: theme.UnknownSoft, text: control.TextStyle{Size: theme.Text, Bold: true, Colour: theme.Ink2}, figure: "…", words: textPending},
}

// cellText is what a cell says in figures; one with a sign says nothing besides.
func cellText(c cell) string {
	if c.state == cellFree {
		return strconv.Itoa(c.verdict.Slots)
	}
	return cellStyles[c.state].figure
}

// texts are what a cell with room can say, the longest first.
func (t *table) texts(c cell) []string {
	switch {
	case c.state == cellFree && !c.verdict.Next.IsZero():
		times := wording.Count(c.verdict.Slots, nounTime)
		next := t.words.Moment(c.verdict.Next, c.verdict.Business)
		return []string{fmt.Sprintf(textNext, times, next), times, cellText(c)}
	case c.state == cellFree, c.state == cellNotOffered:
		return []string{cellText(c)}
	}
	return []string{cellStyles[c.state].words, cellText(c)}
}

// fitting is the first text that has room in a cell; empty: none has. A number is never cut.
func fitting(c cell, texts []string, width float32) string {
	style := cellStyles[c.state]
	if style.sign {
		width -= iconSide*theme.Scale() + gridPad
	}
	for _, text := range texts {
		if style.text.Width(text) <= width {
			return text
		}
	}
	return ""
}

// drawGround draws what is behind the words of a cell.
func drawGround(d *control.Drawing, c cell, pos fyne.Position, size fyne.Size) {
	if ground := cellStyles[c.state].background; ground != "" {
		d.FillRound(ground, pos, size, theme.RadiusSmall)
	}
}

// drawWords writes what a cell says, with a sign before it.
func drawWords(d *control.Drawing, c cell, words string, pos fyne.Position, size fyne.Size) {
	style := cellStyles[c.state]
	if !style.sign {
		d.Centre(style.text, words, pos, size)
		return
	}
	if words == "" {
		d.Icon(style.state, iconSide, pos, size)
		return
	}
	side := iconSide * theme.Scale()
	x := pos.X + (size.Width-side-gridPad-style.text.Width(words))/2
	d.Icon(style.state, iconSide, fyne.NewPos(x, pos.Y), fyne.NewSize(side, size.Height))
	d.WriteIn(style.text, words, x+side+gridPad, pos.Y, size.Height)
}
