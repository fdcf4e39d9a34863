package ui

import "mieahealth.com/companion/ui/control"

// followForeground has the controls and the reading know when the window comes to the front and when it goes back.
func (w *Window) followForeground() {
	lifecycle := w.app.Lifecycle()
	lifecycle.SetOnEnteredForeground(func() {
		control.ComeForward(w.window.Canvas())
		w.deps.Live.Foreground(true)
	})
	lifecycle.SetOnExitedForeground(func() {
		control.ClearHover()
		w.deps.Live.Foreground(false)
	})
}
