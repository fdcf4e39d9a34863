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
	figure     string // what stands in it, but for the number of free times
	words      string // what it means
}{
	cellNotOffered: {text: control.TextStyle{Size: theme.Text, Colour: theme.Ink2}, figure: "–", words: textNotOffered},
	cellFree:       {background: theme.OKSoft, text: control.TextStyle{Size: theme.Text, Bold: true, Colour: theme.OK}, words: textFree},
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

// wideText is what a cell with room says.
func (t *table) wideText(c cell) string {
	switch {
	case c.state == cellFree && !c.verdict.Next.IsZero():
		return fmt.Sprintf(textNext, wording.Count(c.verdict.Slots, nounTime), t.words.Moment(c.verdict.Next, c.verdict.Business))
	case c.state == cellFree, c.state == cellNotOffered:
		return cellText(c)
	case c.state == cellEmpty:
		return textEmpty
	}
	return cellStyles[c.state].words
}

// drawContent draws a cell, with a sign before its words.
func drawContent(d *control.Drawing, c cell, words string, pos fyne.Position, size fyne.Size) {
	style := cellStyles[c.state]
	if style.background != "" {
		d.FillRound(style.background, pos, size, theme.RadiusSmall)
	}
	width := style.text.Width(words)
	if !style.sign {
		d.Centre(style.text, words, pos, size)
		return
	}
	side := iconSide * theme.Scale()
	if words == "" {
		d.Icon(style.state, iconSide, pos, size)
		return
	}
	x := pos.X + (size.Width-side-gridPad-width)/2
	d.Icon(style.state, iconSide, fyne.NewPos(x, pos.Y), fyne.NewSize(side, size.Height))
	d.WriteIn(style.text, words, x+side+gridPad, pos.Y, size.Height)
}
