package control

import "fyne.io/fyne/v2"

// returning has the keyboard while its window comes to the front: it is told that it gets it, which it had all along.
var returning fyne.Focusable

// ComeForward tells that a window comes to the front, before Fyne tells what has the keyboard there.
func ComeForward(c fyne.Canvas) { returning = c.Focused() }

// KeyboardCame reports whether the keyboard has come to an object from elsewhere, and not with its window: people come
// back to what they saw before, and the click that brings them is meant for that. Ask once in each FocusGained, before
// scrolling.
func KeyboardCame(o fyne.Focusable) bool {
	came := o != returning
	returning = nil
	return came
}
