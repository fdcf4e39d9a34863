package figure

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// View shows one figure of a set, with its caption and buttons to turn to another one and to enlarge it.
type View struct {
	set            []ID
	part           []ID // of the set: those that a person turns among
	current        int  // of the part
	onChange       func(ID)
	picture        *picture
	larger         *control.Button
	caption, count *control.Text
	turning        *fyne.Container // to another of the part
	card, aside    *fyne.Container
}

// New makes a view of a set, which is not empty, beginning with its first figure.
func New(set []ID) *View {
	v := newView(set, func() float32 { return leastView })
	v.picture.press = v.enlarge
	v.larger = control.NewLink(wordEnlarge, v.enlarge)
	v.aside = control.Row(0, control.NewLink(wordTitle, func() { v.enlargeOver(v.aside) }))
	v.turning = control.Row(2*theme.Grid,
		control.NewGlyphButton(control.GlyphPrevious, wordPrevious, v.Previous),
		v.count,
		control.NewQuiet(wordNext, v.Next))
	buttons := control.Ends(2*theme.Grid, control.Row(0, v.larger), v.turning)
	v.card = control.Limit(trueWidth, control.Card(control.Column(2*theme.Grid, v.picture, buttons, v.caption)))
	return v
}

// leastView is the least width of a view.
const leastView float32 = 240

func newView(set []ID, width func() float32) *View {
	v := &View{set: set, part: set, picture: newPicture(set, width), caption: control.Hint(""), count: control.Hint(""), turning: control.Row(0)}
	v.turnTo(0)
	return v
}

// leastEnlarged is the width of a window, at a text size of 100 %, from which an enlarged figure has larger letters than
// one in a card.
const leastEnlarged float32 = 660

// FitWindow offers to enlarge the figure where a window of a width has room for that.
func (v *View) FitWindow(width float32) {
	room := width >= leastEnlarged*theme.Scale()
	control.SetShown(v.larger, room)
	v.picture.press = nil
	if room {
		v.picture.press = v.enlarge
	}
}

// Card returns what stands on the page.
func (v *View) Card() *fyne.Container { return v.card }

// Aside returns what stands on the page in place of the card where there is no room for it at the size of the text: a link
// that shows the figure.
func (v *View) Aside() *fyne.Container { return v.aside }

// Current returns the figure that is shown.
func (v *View) Current() ID { return v.part[v.current] }

// ShowPart turns to the first of some figures of the set; a person turns among these only.
func (v *View) ShowPart(part []ID) {
	v.part = part
	v.turnTo(0)
}

// Show turns to a figure of the part; another one changes nothing.
func (v *View) Show(id ID) {
	if at := slices.Index(v.part, id); at >= 0 && at != v.current {
		v.turnTo(at)
	}
}

// OnChange sets what follows when a person turns to another figure.
func (v *View) OnChange(changed func(ID)) { v.onChange = changed }

// Next turns to the next figure; after the last comes the first.
func (v *View) Next() { v.turn(1) }

// Previous turns to the figure before; before the first comes the last.
func (v *View) Previous() { v.turn(-1) }

func (v *View) turn(by int) {
	v.turnTo((v.current + by + len(v.part)) % len(v.part))
	if v.onChange != nil {
		v.onChange(v.Current())
	}
}

func (v *View) turnTo(at int) {
	v.current = at
	shown := Of(v.part[at])
	v.picture.show(shown)
	v.caption.SetText(shown.Caption)
	v.count.SetText(fmt.Sprintf(wordCount, at+1, len(v.part)))
	control.SetShown(v.count, len(v.part) > 1)
	control.SetShown(v.turning, len(v.part) > 1)
}
