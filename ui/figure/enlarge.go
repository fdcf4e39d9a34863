package figure

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// enlarge shows the figure in a dialog, as large as the window allows. The dialog's buttons turn this view, too.
func (v *View) enlarge() { v.enlargeOver(v.picture) }

// enlargeOver does so in the window of what was pressed.
func (v *View) enlargeOver(pressed fyne.CanvasObject) {
	over := control.CanvasOf(pressed)
	if over == nil {
		return
	}
	var dialog *control.Dialog
	shut := control.NewPrimary(wordClose, func() { dialog.Close() })
	var large *View
	large = newView(v.set, func() float32 { return large.widthIn(over.Size(), shut.MinSize().Height) })
	large.part = v.part
	large.turnTo(v.current)
	turning := func(turn func()) func() {
		return func() {
			turn()
			large.Show(v.Current())
		}
	}
	body := control.Column(3*theme.Grid, large.picture, control.Trail(4*theme.Grid, large.caption, large.count))
	var turns []*control.Button
	if len(v.part) > 1 {
		turns = []*control.Button{control.NewQuiet(wordPrevious, turning(v.Previous)), control.NewQuiet(wordNext, turning(v.Next))}
	}
	dialog = control.ShowDialog(over, wordTitle, body, nil, shut, turns...)
}

// What a dialog leaves free beside the figure, and above and below its words.
const (
	beside float32 = 16 * theme.Grid
	around float32 = 26 * theme.Grid
)

// widthIn returns the greatest width at which the dialog, with buttons of a height, fits a window. From its true width on
// a drawing grows as a whole; in a window too low for that width, the dialog scrolls.
func (v *View) widthIn(window fyne.Size, buttons float32) float32 {
	whole := trueWidth * theme.Scale()
	room := window.Height - around - buttons - control.Heading(wordTitle).MinSize().Height - v.captionsHeight(whole)
	grown := whole * room / v.picture.HeightForWidth(whole)
	return max(leastView, min(window.Width-beside, max(whole, grown)))
}

// captionsHeight returns the height of the set's longest caption beside the count.
func (v *View) captionsHeight(width float32) (height float32) {
	room := width - v.count.NaturalWidth() - 4*theme.Grid
	for _, id := range v.set {
		height = max(height, control.Hint(Of(id).Caption).HeightForWidth(room))
	}
	return height
}
