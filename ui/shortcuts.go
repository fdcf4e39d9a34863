package ui

import (
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/guide"
)

// shortcut is one row of the table of shortcuts. All of them take Ctrl, on macOS Cmd.
type shortcut struct {
	key   fyne.KeyName
	shown string // the key as people know it; empty: as it is called
	does  string // words for the list
	press func(*Window)
}

const shortcutSettings = fyne.KeyComma

var shortcuts = []shortcut{
	{key: fyne.Key1, does: "Start or Overview", press: func(w *Window) { w.show(guide.TabStart) }},
	{key: fyne.Key2, does: "API key", press: func(w *Window) { w.show(guide.TabKey) }},
	{key: fyne.Key3, does: "Online booking", press: func(w *Window) { w.show(guide.TabOnline) }},
	{key: fyne.Key4, does: "Who can be booked", press: func(w *Window) { w.show(guide.TabWho) }},
	{key: fyne.Key5, does: "Send the key", press: func(w *Window) { w.show(guide.TabHandOver) }},
	{key: fyne.Key6, does: "Calendar", press: func(w *Window) { w.show(guide.TabCalendar) }},
	{key: fyne.KeyK, does: "Go to the key field", press: (*Window).focusKey},
	{key: fyne.KeyR, does: "Check now", press: func(w *Window) { w.checkNow() }},
	{key: fyne.KeyO, does: "Open this step’s page in Cliniko", press: (*Window).openStep},
	{key: fyne.KeyB, does: "Open the bookings page", press: (*Window).openBookings},
	{key: fyne.KeyE, does: "Export the calendar", press: (*Window).export},
	{key: fyne.KeyF, does: "Find a practitioner, appointment type or business", press: (*Window).find},
	{key: shortcutSettings, shown: ",", does: titleSettings, press: (*Window).showSettings},
}

// calendarKeys are the keys of the calendar, for the list; the calendar itself reads them.
var calendarKeys = []struct{ keys, does string }{
	{"Arrows", "Move from time to time"},
	{"Home, End", "First and last on screen"},
	{"Page Up, Page Down", "Previous and next week, day, month or list"},
	{"D, W, M, A", "Day, week, month, list"},
	{"T", "Today"},
	{"N", "Next available"},
	{"Return, Space", "Choose; press a button"},
	{"Escape", "Close"},
	{"?", "This list"},
}

func keysOf(key fyne.KeyName) string {
	for _, s := range shortcuts {
		if s.key == key {
			return modifierWord() + s.name()
		}
	}
	return string(key)
}

func (s shortcut) name() string {
	if s.shown != "" {
		return s.shown
	}
	return string(s.key)
}

func modifierWord() string {
	if runtime.GOOS == "darwin" {
		return "⌘"
	}
	return "Ctrl+"
}

// addShortcuts puts the table on the canvas. Our own fields hand on what they do not use.
func (w *Window) addShortcuts() {
	c := w.window.Canvas()
	for _, s := range shortcuts {
		c.AddShortcut(&desktop.CustomShortcut{KeyName: s.key, Modifier: fyne.KeyModifierShortcutDefault}, func(fyne.Shortcut) {
			if c.Overlays().Top() == nil {
				s.press(w)
			}
		})
	}
	c.SetOnTypedKey(w.typedKey)
	c.SetOnTypedRune(w.typedRune)
	if runtime.GOOS == "darwin" {
		w.window.SetMainMenu(w.nativeMenu())
	}
}

// nativeMenu is macOS's menu bar; elsewhere Fyne would draw one into the window.
func (w *Window) nativeMenu() *fyne.MainMenu {
	menu := fyne.NewMenu(windowTitle)
	for _, s := range shortcuts {
		menu.Items = append(menu.Items, fyne.NewMenuItem(s.does, func() { s.press(w) }))
	}
	return fyne.NewMainMenu(menu)
}

func (w *Window) typedKey(key *fyne.KeyEvent) {
	switch tab := w.tabs.Selected(); {
	case w.demoShown() && key.Name == fyne.KeyEscape:
		w.closeDemo()
	case tab == guide.TabCalendar:
		w.calendar.TypedKey(key)
	case tab == tabSettings && key.Name == fyne.KeyEscape:
		w.settings.leave()
	}
}

func (w *Window) typedRune(r rune) {
	switch {
	case r == '?':
		w.showKeys()
	case w.tabs.Selected() == guide.TabCalendar:
		w.calendar.TypedRune(r)
	}
}

// showKeys lists the shortcuts.
func (w *Window) showKeys() {
	list := control.Column(4)
	add := func(keys, does string) {
		list.Add(control.Ends(24, control.Body(does), control.Hint(keys)))
	}
	for _, s := range shortcuts {
		add(modifierWord()+s.name(), s.does)
	}
	for _, k := range calendarKeys {
		add(k.keys, k.does)
	}
	w.tell(titleKeys, list)
}
