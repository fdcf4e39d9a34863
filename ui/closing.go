package ui

import (
	"time"

	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/guide"
)

// askToClose closes the window. It asks first while the only copy of a key that MIEA does not have
// yet would be lost. A second request closes it: on macOS a log-off asks like this, and the window may
// be minimised, so that nobody sees the question. Signals and Windows' log-off do not come here.
func (w *Window) askToClose() {
	switch {
	case w.asksToClose, !losesKey(w.deps.Live.State(), w.deps.Now()):
		w.window.Close()
	default:
		w.asksToClose = true
		w.window.RequestFocus()
		w.confirmClose()
	}
}

func (w *Window) confirmClose() {
	var dialog *control.Dialog
	send := control.NewPrimary(wordSendFirst, func() {
		dialog.Close()
		w.show(guide.TabHandOver)
	})
	closing := control.NewQuiet(wordCloseAnyway, func() { w.window.Close() })
	dialog = control.ShowDialog(w.window.Canvas(), titleClosing, control.Body(textClosing), func() { w.asksToClose = false }, send, closing)
}

// losesKey reports whether closing the app would lose a key that can still be sent to MIEA: it is
// kept nowhere else, and Cliniko does not show it again.
func losesKey(s *live.State, now time.Time) bool {
	untilClosed := s.Key.Phase == live.KeySession || s.Key.Phase == live.KeyKept && s.Clinic.ForgetKeyOnClose
	return s.Connected() && !s.Demo && untilClosed && !s.Key.Sent && s.Key.MayBeCopied(now)
}
