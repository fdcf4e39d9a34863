// Package report turns the outcome of a check into something to read elsewhere: text
// for people, JSON for programs, and an exit code.
//
// Rules of the place:
//   - It only formats: no network, no storage, no clock, no Fyne.
//   - Names come from Cliniko and may hold anything, so the text is cleaned of what
//     would steer a terminal, and the JSON has it escaped.
//   - "Could not check" is said as such, never as "no free times".
//   - The shape of the JSON is a promise: fields may be added, none changed.
package report
