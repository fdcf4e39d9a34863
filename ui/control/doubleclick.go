package control

import (
	"time"

	"fyne.io/fyne/v2"
)

// What makes two clicks one double click: the time between them, and how far apart they are.
const (
	doubleClickTime          = 600 * time.Millisecond
	doubleClickReach float32 = 6
)

// click is what a click with the mouse pressed.
type click struct {
	on    fyne.CanvasObject
	means any // what it stood for then
	at    fyne.Position
	ended time.Time // when what it asked for was done
}

var (
	lastClick click
	clock     func() time.Time // nil: every click counts
)

// TellDoubleClicks has [Click] tell double clicks by a clock. A test that clicks faster than a person does goes without.
func TellDoubleClicks(now func() time.Time) { clock, lastClick = now, click{} }

// Click does what a click on something asks for. It does nothing when the click is the second half of a double click whose
// first half pressed something else, or the same control while it stood for something else: what has appeared there since
// was not aimed at.
func Click(on fyne.CanvasObject, means any, at *fyne.PointEvent, press func()) {
	if clock == nil {
		press()
		return
	}
	this := click{on: on, means: means, at: at.AbsolutePosition}
	if this.follows(lastClick) && (on != lastClick.on || means != lastClick.means) {
		return
	}
	press()
	this.ended = clock()
	lastClick = this
}

// follows reports whether it can be the second half of a double click that another began.
func (c click) follows(first click) bool {
	apart := c.at.Subtract(first.at)
	return clock().Sub(first.ended) < doubleClickTime && max(apart.X, -apart.X, apart.Y, -apart.Y) <= doubleClickReach
}
