package control

import "fyne.io/fyne/v2"

// heldKey is the key that is down. It repeats while it is held; what it presses first may give the keyboard to something
// else, which its repetitions are not meant for.
var heldKey struct {
	name fyne.KeyName
	used bool
}

// HoldKey tells that a key went down. Whatever takes the keyboard and is pressed by keys tells that.
func HoldKey(key *fyne.KeyEvent) { heldKey.name, heldKey.used = key.Name, false }

// ReleaseKey tells that the key is up again.
func ReleaseKey() { heldKey.name = "" }

// PressesAgain reports whether a key, one that presses, has pressed something since it went down.
func PressesAgain(key *fyne.KeyEvent) bool {
	if !presses(key) || key.Name != heldKey.name {
		return false
	}
	again := heldKey.used
	heldKey.used = true
	return again
}

func presses(key *fyne.KeyEvent) bool {
	return key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter || key.Name == fyne.KeySpace
}
