// Package desktop is what the operating system is asked for, beyond what Fyne offers.
//
// Rules of the place:
//   - A file is one request, with its implementation for each system beside it; where a
//     system cannot do it, its file says so and does nothing.
//   - It only asks the system: no network, no files of ours, no Fyne, no widgets.
//   - Nothing in it waits for another program longer than a short time of its own, so it
//     may be called on the UI goroutine.
//   - No text of a person, above all no key, goes into an error or a log.
package desktop
