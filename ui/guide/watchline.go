package guide

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// watchLine is the quiet line on a step's page that says what was noticed in Cliniko.
type watchLine struct {
	watch  *watch
	step   int
	box    *fyne.Container
	notice *control.Notice
	again  *control.Button // after the watching has stopped
}

func newWatchLine(w *watch, step int) *watchLine {
	l := &watchLine{watch: w, step: step, notice: control.NewNotice(), again: control.NewQuiet(checkAgain, w.checkNow)}
	l.box = control.Column(2*theme.Grid, l.notice.Line(), control.Row(0, l.again))
	return l
}

func (l *watchLine) show() {
	state, words := l.watch.message(l.step)
	control.SetShown(l.box, words != "")
	control.SetShown(l.again, l.watch.stopped())
	l.notice.Say(state, words)
}

// tells reports whether it says what has changed.
func (l *watchLine) tells() bool { return l.watch.step == l.step && l.watch.told != "" }
