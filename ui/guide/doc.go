// Package guide is the pages that take a clinic through the setup: Start (later
// Overview), 1 API key, 2 Online booking, 3 Who can be booked, 4 Send the key.
//
// Rules of the place:
//   - The guide is data: table.go holds every step, action, note, menu path, picture
//     and button, and reads like the guide. One renderer draws it. A new action is a
//     new row.
//   - What an action's state is comes from pure functions over a [live.State]
//     (progress.go, checks.go). Nothing is ticked that was not checked; what the
//     user ticked is drawn differently and can be undone; "could not check" is a
//     state of its own, with its reason.
//   - Everything runs on the UI goroutine; there is no goroutine here. The pages
//     draw the state they are given and send commands.
//   - A page of Cliniko's that is opened from a step is followed (watch.go): live reads
//     the few lists of that step again and again, and what changes is said.
//   - The text of a key is never on screen. It leaves the app through the clipboard
//     only, when a person asks for it and confirms, each time (keycopier.go).
//   - Labels of Cliniko stand in [[double brackets]] and are Cliniko's own words,
//     exactly. Other words stand in table.go and text.go, and in rules.go those
//     about the booking rules.
package guide
