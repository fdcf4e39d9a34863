// Package calendar is the Calendar page: the free times of one business, by week, day,
// month or as a list, in that business's own time zone.
//
// Rules of the place:
//   - All of it runs on the UI goroutine and starts no goroutine. Nothing here waits:
//     what is missing is wished for (Deps.Show) and drawn when it has come.
//   - The model ([Build] and what it returns) knows no Fyne. Every view draws the same
//     [Sheet], of the same filter and the same selection. It is built anew from
//     snapshots at each change; the widgets keep only what a person did: the scroll
//     position, the focus, the cursor.
//   - A board draws what can be seen, with pooled objects, and a view that is out of
//     sight holds none. Nothing is drawn, and no timer runs, while the page is hidden.
//   - A day that was not read is never shown as a day without free times.
//   - Times are shown in the business's zone, which is named; a zone that is not
//     known is said in words.
//   - All words stand in text.go, phrases.go, dates.go, view.go and reason.go, and those of
//     what is taken out of the app in export.go and printpage.html.
package calendar
