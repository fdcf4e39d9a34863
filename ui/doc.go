// Package ui is the window: the header, the tab strip, the pages under it, the
// shortcuts and the demo panel. Its sub-packages are the areas of the screen.
//
// Rules of the place:
//   - Everything here and below runs on Fyne's own goroutine, but for what says
//     otherwise. queue.go is the only file that calls fyne.Do.
//   - It draws the immutable live.State that it was given last, and sends commands. It
//     never waits for the network, the disk or the password store: slots come from
//     memory, and what is to be kept is kept in the background.
//   - A page is built when it is shown first, and is drawn only while it is shown.
//   - open.go is the one place that opens a browser or an e-mail program, and only for
//     addresses that cliniko makes itself (pages of Cliniko, messages to a colleague) and
//     for folders and files that this app made.
//   - Words for people stand in a text.go of each area.
package ui
