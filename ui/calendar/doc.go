// Package calendar is the Calendar page: the free times of one business, by week, day,
// month or as a list, in that business's own time zone.
//
// Rules of the place:
//   - All of it runs on the UI goroutine and starts no goroutine. Nothing here waits:
//     what is missing is asked for (Deps.Show) and drawn when it has come.
//   - The model is package sheet, which knows no Fyne. Every view draws the same
//     [sheet.Sheet], of the same filter and the same selection. It is built anew from
//     snapshots at each change; the widgets keep only what a person did: the scroll
//     position, the focus, the cursor.
//   - A board draws what can be seen, with pooled objects, and a view that is out of
//     sight holds none. Nothing is drawn, and no timer runs, while the page is hidden.
//   - Times are shown in the business's zone, which is named; a zone that is not
//     known is said in words.
//   - The page's words stand in text.go, reason.go and absence.go; what is said about times stands in
//     package sheet.
package calendar
