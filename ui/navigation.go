package ui

import (
	"net/url"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/guide"
)

// show brings a tab's page on screen.
func (w *Window) show(tab int) {
	w.tabs.Select(tab)
	w.uncoverPage()
	if c := w.window.Canvas(); c.Focused() != nil && !w.tabs.ChosenHas(c.Focused()) {
		c.Unfocus() // a hidden page takes no keys
	}
	w.build(tab)
	for i, page := range w.pages {
		if page != nil {
			control.SetShown(page, i == tab)
		}
	}
	w.drawShown()
	w.guide.Shown(tab)
	w.startPage()
}

// startPage has Tab begin on the page on screen, unless the keyboard is in the strip or on the page already.
func (w *Window) startPage() {
	if w.window.Canvas().Focused() == nil {
		control.Focus(w.start)
	}
}

// firstControl is where Tab begins on the page on screen; nil: at its top.
func (w *Window) firstControl() fyne.Focusable { return w.guide.Current(w.tabs.Selected()) }

func (w *Window) focusKey() {
	w.show(guide.TabKey)
	w.guide.FocusKey()
}

func (w *Window) openStep() {
	tab := w.tabs.Selected()
	if page := w.guide.Address(tab); page != nil {
		w.openPage(page)
		w.guide.Opened(tab)
	}
}

// openSetting opens a page of Cliniko's from the findings; what is changed there is
// followed as if it had been opened from the step.
func (w *Window) openSetting(page *url.URL) {
	w.openPage(page)
	w.guide.Opened(guide.TabWho)
}

func (w *Window) find() {
	w.show(guide.TabWho)
	w.bookable.FocusFind()
}

func (w *Window) export() {
	w.show(guide.TabCalendar)
	w.calendar.Export()
}

func (w *Window) openBookings() {
	w.openPage(w.deps.Live.State().Site.Bookings())
}
