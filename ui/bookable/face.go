package bookable

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// looks says how each face is drawn: on which ground, and with a sign or with letters.
var looks = [...]struct {
	ground theme.Name // none when empty
	sign   bool
	state  control.State
	text   control.TextStyle
	words  string // what the face means
}{
	faceNotOffered: {text: control.TextStyle{Size: theme.Text, Colour: theme.Ink2}, words: textNotOffered},
	faceFree:       {ground: theme.OKSoft, text: control.TextStyle{Size: theme.Text, Bold: true, Colour: theme.OK}, words: textFree},
	faceEmpty:      {ground: theme.Sunken, text: control.TextStyle{Size: theme.Text, Bold: true, Colour: theme.Ink2}, words: textEmpty},
	faceBlocked:    {ground: theme.BadSoft, sign: true, state: control.Blocked, text: control.TextStyle{Size: theme.Caption, Colour: theme.Bad}, words: textBlocked},
	faceUnknown:    {ground: theme.UnknownSoft, sign: true, state: control.Unchecked, text: control.TextStyle{Size: theme.Caption, Colour: theme.Ink2}, words: textUnknown},
	facePending:    {ground: theme.UnknownSoft, text: control.TextStyle{Size: theme.Text, Bold: true, Colour: theme.Ink2}, words: textPending},
}

// faceText is what a cell says in figures; a face with a sign says nothing besides.
func faceText(c cell) string {
	switch c.face {
	case faceFree:
		return strconv.Itoa(c.verdict.Slots)
	case faceEmpty:
		return "0"
	case facePending:
		return "…"
	case faceNotOffered:
		return "–"
	}
	return ""
}

// wideText is what a cell with room says.
func wideText(c cell, words *readiness.Words) string {
	switch {
	case c.face == faceFree && !c.verdict.Next.IsZero():
		return fmt.Sprintf(textNext, count(c.verdict.Slots, nounTime), words.Moment(c.verdict.Next, c.verdict.Business))
	case c.face == faceFree, c.face == faceNotOffered:
		return faceText(c)
	case c.face == faceEmpty:
		return "0, " + textNoFreeTime
	}
	return looks[c.face].words
}

// drawFace draws a cell, with a sign before its words.
func drawFace(d *control.Drawing, c cell, words string, pos fyne.Position, size fyne.Size) {
	look := looks[c.face]
	if look.ground != "" {
		d.FillRound(look.ground, pos, size, theme.RadiusSmall)
	}
	width := look.text.Width(words)
	if !look.sign {
		d.Centre(look.text, words, pos, size)
		return
	}
	side := iconSide * theme.Scale()
	if words == "" {
		d.Icon(look.state, iconSide, pos, size)
		return
	}
	x := pos.X + (size.Width-side-gridPad-width)/2
	d.Icon(look.state, iconSide, fyne.NewPos(x, pos.Y), fyne.NewSize(side, size.Height))
	d.WriteIn(look.text, words, x+side+gridPad, pos.Y, size.Height)
}
