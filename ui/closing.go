package ui

import (
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/guide"
)

// askToClose closes the window. It asks first while the only copy of a key that MIEA does not have
// yet would be lost. A second request closes it: on macOS a log-off asks like this, and the window may
// be minimised, so that nobody sees the question. Signals and Windows' log-off do not come here.
func (w *Window) askToClose() {
	switch {
	case w.asksToClose, w.drawn.Demo, w.drawn.UnsentKey == (storage.ClinicID{}):
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
		unsent := w.drawn.UnsentKey
		if unsent != w.drawn.Clinic.ID && unsent != (storage.ClinicID{}) {
			w.deps.Live.Open(unsent)
		}
		w.show(guide.TabHandOver)
		w.guide.FocusSending(unsent)
	})
	closing := control.NewQuiet(wordCloseAnyway, func() { w.window.Close() })
	dialog = control.ShowDialog(w.window.Canvas(), titleClosing, control.Body(textClosing), func() { w.asksToClose = false }, send, closing)
}
