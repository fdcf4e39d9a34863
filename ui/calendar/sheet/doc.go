// Package sheet is the calendar's model: the free times of one business on some days, laid
// out in columns and rows, with all that is said about them, and the files they are
// exported to.
//
// Rules of the place:
//   - No Fyne: everything here is values and pure functions. [Build] makes a [Sheet] from
//     snapshots; nothing changes it afterwards, so that any goroutine may read it.
//   - A day that was not read is never a day without free times.
//   - Times of day are the business's own, as its clocks show them, also where an hour
//     comes twice or not at all.
package sheet
