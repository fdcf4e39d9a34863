package ui

import (
	"fmt"
	"net/url"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/guide"
	"mieahealth.com/companion/ui/theme"
)

// showMenu opens the overflow menu.
func (w *Window) showMenu() {
	items := []control.MenuItem{
		w.besideItem(),
		{Label: titleSettings, Keys: keysOf(shortcutSettings), Press: w.showSettings},
		{Label: menuKeys, Keys: "?", Press: w.showKeys},
	}
	if w.deps.Demo != nil {
		items = append(items, control.MenuItem{Label: menuDemo, Press: w.showDemo})
	}
	items = append(items, control.MenuItem{Label: menuAbout, Press: func() {
		control.Tell(w.window.Canvas(), titleAbout, fmt.Sprintf(textAbout, w.deps.Version), wordClose)
	}})
	control.ShowMenu(w.header.more, items)
}

// besideItem places the window beside the browser, or puts it back.
func (w *Window) besideItem() control.MenuItem {
	if w.isBeside() {
		return control.MenuItem{Label: menuFullSize, Press: w.backToFullSize}
	}
	return control.MenuItem{Label: menuBeside, Press: w.placeBeside}
}

// showClinics opens the list of all clinics on this computer.
func (w *Window) showClinics() {
	s, now := w.deps.Live.State(), -1
	var items []control.MenuItem
	for i, c := range s.Clinics {
		if c.ID == s.Clinic.ID {
			now = i
		}
		items = append(items, control.MenuItem{Label: guide.ClinicName(c), Press: func() { w.deps.Live.Open(c.ID) }})
	}
	control.ShowChoices(w.header.change, append(items, control.MenuItem{Label: menuAddClinic, Press: w.addClinic}), now)
}

// addClinic begins the guide for another clinic.
func (w *Window) addClinic() {
	w.deps.Live.Open(storage.ClinicID{})
	w.show(guide.TabKey)
}

func (w *Window) askForget(s *live.State) {
	control.Ask(w.window.Canvas(), fmt.Sprintf(titleForget, guide.ClinicName(s.Clinic)), guide.ForgetWords(s.Key), wordForget, wordCancel, func() { w.deps.Live.Forget(s.Clinic.ID) })
}

// tell opens a dialog with something to look at and one button that closes it.
func (w *Window) tell(title string, body fyne.CanvasObject, others ...*control.Button) *control.Dialog {
	var dialog *control.Dialog
	closing := control.NewQuiet(wordClose, func() { dialog.Close() })
	dialog = control.ShowDialog(w.window.Canvas(), title, body, nil, closing, others...)
	return dialog
}

// offer opens a dialog whose main button is the way out of something that did not work.
func (w *Window) offer(title string, body fyne.CanvasObject, way *control.Button) *control.Dialog {
	var dialog *control.Dialog
	closing := control.NewQuiet(wordClose, func() { dialog.Close() })
	dialog = control.ShowDialog(w.window.Canvas(), title, body, nil, way, closing)
	return dialog
}

// openPage opens an address in the browser and shows it for copying if that fails.
func (w *Window) openPage(page *url.URL) {
	if page == nil {
		return
	}
	w.deps.Browser.Open(page, func(page *url.URL) { w.queue.do(func() { w.offerToCopy(page) }) })
}

// openFolder opens a folder that this app wrote to, and shows its path for copying if that fails.
func (w *Window) openFolder(path string) {
	w.deps.Browser.OpenOwn(path, func(path string) {
		w.queue.do(func() { w.tell(titleOwnNotOpened, ownNotOpened(path)) })
	})
}

// ownNotOpened says where that is which could not be opened.
func ownNotOpened(path string) fyne.CanvasObject {
	copyPath := control.NewCopyLink(wordCopyPath, func() string { return path })
	return control.Column(2*theme.Grid, control.Body(textOwnNotOpened), control.MenuPath(path, copyPath))
}

// offerToCopy shows an address that no browser opened, or offers the message that no e-mail
// program did.
func (w *Window) offerToCopy(page *url.URL) {
	if message := cliniko.MailMessage(page); message != "" {
		w.offer(titleNoMail, control.Body(textNoMail), control.NewCopyButton(wordCopyMessage, func() string { return message }))
		return
	}
	address := page.String()
	body := control.Column(2*theme.Grid, control.Body(textNotOpened), control.MenuPath(address, control.NewCopyLink(wordCopyLink, func() string { return address })))
	w.tell(titleNotOpened, body)
}
