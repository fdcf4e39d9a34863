// Package calendar is the Calendar page: the free times of one business, week by
// week, in that business's own time zone.
//
// Rules of the place:
//   - All of it runs on the UI goroutine and starts no goroutine. Nothing here waits:
//     what is missing is wished for (Deps.Show) and drawn when it has come.
//   - The model ([Build] and what it returns) knows no Fyne. It is built anew from a
//     snapshot at each change; the widgets keep only what a person did: the scroll
//     position, the focus, the selection.
//   - A day that was not read is never shown as a day without free times.
//   - Times are shown in the business's zone, which is named; a zone that is not
//     known is said in words.
//   - All words stand in text.go and reason.go.
package calendar
