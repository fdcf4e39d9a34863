package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"

	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/ui/desktop"
)

// beside is how the window was before it was placed beside the browser; the zero beside: it
// is not.
type beside struct {
	size   fyne.Size
	bounds desktop.Bounds // zero: the system does not tell
}

// placeBeside makes the window as narrow as it works, at the edge of the screen where the
// system lets it, so that the browser has room next to it.
func (w *Window) placeBeside() {
	canvas := w.window.Canvas()
	w.beside = beside{size: canvas.Size()}
	if w.beside.size.Width <= besideWidth {
		standard := storage.DefaultPreferences()
		w.beside.size = fyne.NewSize(float32(standard.Width), float32(standard.Height))
	}
	handle := w.handle()
	bounds, known := desktop.BoundsOf(handle)
	area, free := desktop.WorkArea(handle)
	if !known || !free {
		w.window.Resize(fyne.NewSize(besideWidth, canvas.Size().Height))
		return
	}
	if canvas.Size().Width > besideWidth {
		w.beside.bounds = bounds
	}
	frame := float32(bounds.Width) - canvas.Size().Width*canvas.Scale()
	desktop.Move(handle, area.AtRight(int(besideWidth*canvas.Scale()+frame+0.5)))
}

// backToFullSize puts the window where it was before.
func (w *Window) backToFullSize() {
	before := w.beside
	w.beside = beside{}
	if before.bounds == (desktop.Bounds{}) {
		w.window.Resize(before.size)
		return
	}
	desktop.Move(w.handle(), before.bounds)
}

// isBeside reports whether the window is as it was placed; a person may have made it wider since.
func (w *Window) isBeside() bool {
	return w.beside != (beside{}) && w.window.Canvas().Size().Width < besideWidth+1
}

// keepOnScreen makes a window fit that was kept for a larger screen, or is larger than this one.
func (w *Window) keepOnScreen() {
	bounds, known := desktop.BoundsOf(w.handle())
	area, free := desktop.WorkArea(w.handle())
	fitted := bounds.Fitted(area)
	if !known || !free || fitted == bounds {
		return
	}
	canvas := w.window.Canvas()
	less := func(now, then int) float32 { return float32(now-then) / canvas.Scale() }
	// Fyne gives the window the size that it knows once more when it begins to run.
	w.window.Resize(canvas.Size().SubtractWidthHeight(less(bounds.Width, fitted.Width), less(bounds.Height, fitted.Height)))
	desktop.Move(w.handle(), fitted)
}

// handle is what the system calls the window; 0: there is no window.
func (w *Window) handle() (handle uintptr) {
	window, native := w.window.(driver.NativeWindow)
	if !native {
		return 0
	}
	window.RunNative(func(context any) {
		switch context := context.(type) {
		case driver.X11WindowContext:
			handle = context.WindowHandle
		case driver.WindowsWindowContext:
			handle = context.HWND
		case driver.MacWindowContext:
			handle = context.NSWindow
		}
	})
	return handle
}
