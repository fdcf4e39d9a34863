package desktop

import "golang.org/x/sys/windows"

// Tell shows a sentence to a person who has no window of ours, and waits until it was read.
func Tell(title, text string) {
	titleText, titleErr := windows.UTF16PtrFromString(title)
	bodyText, bodyErr := windows.UTF16PtrFromString(text)
	if titleErr == nil && bodyErr == nil {
		_, _ = windows.MessageBox(0, bodyText, titleText, windows.MB_OK|windows.MB_ICONWARNING|windows.MB_SETFOREGROUND)
	}
}
