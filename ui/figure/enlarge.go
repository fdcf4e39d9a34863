package figure

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// enlarge shows the figure as large as the window allows. The buttons turn this view, too.
func (v *View) enlarge() {
	over := fyne.CurrentApp().Driver().CanvasForObject(v.picture)
	if over == nil {
		return
	}
	var dialog *control.Dialog
	shut := control.NewPrimary(wordClose, func() { dialog.Close() })
	large := newView(v.set, nil)
	large.picture.width = func() float32 { return large.widthIn(over.Size(), shut) }
	large.Show(v.Current())
	turn := func(by func()) func() {
		return func() {
			by()
			large.Show(v.Current())
		}
	}
	body := control.Column(3*theme.Grid, large.picture, control.Trail(4*theme.Grid, large.caption, large.count))
	dialog = control.ShowDialog(over, wordTitle, body, nil, shut,
		control.NewQuiet(wordPrevious, turn(v.Previous)), control.NewQuiet(wordNext, turn(v.Next)))
}

// Room that a dialog and the words in it take in a window beside the figure.
const (
	beside float32 = 16 * theme.Grid
	around float32 = 26 * theme.Grid
)

// widthIn returns the greatest width at which a figure and the dialog around it fit a window.
func (v *View) widthIn(window fyne.Size, line fyne.CanvasObject) float32 {
	words := control.Heading(wordTitle).MinSize().Height + line.MinSize().Height
	width := max(leastView, window.Width-beside)
	for width > leastView && v.picture.HeightForWidth(width)+v.captions(width)+words+around > window.Height {
		width = max(leastView, width-2*theme.Grid)
	}
	return width
}

// captions returns the height of the set's longest caption.
func (v *View) captions(width float32) (height float32) {
	const count float32 = 64
	for _, id := range v.set {
		height = max(height, control.Hint(Of(id).Caption).HeightForWidth(width-count))
	}
	return height
}
