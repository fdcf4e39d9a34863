// Package ui is the window: the header, the tab strip, the pages under it, the
// shortcuts and the demo panel. Its sub-packages are the areas of the screen.
//
// Rules of the place:
//   - Everything here and below runs on Fyne's own goroutine. bridge.go is the one
//     door to it and the only file that calls fyne.Do.
//   - It draws the immutable live.State that it was given last, and sends commands up;
//     it never waits for the network, the disk or the password store.
//   - open.go is the one place that opens a browser, and only for addresses that
//     cliniko's table of links can make.
//   - Words for people stand in a text.go of each area.
package ui
