// Package sheettest has a clinic with a week of free times, for the tests of the calendar.
//
// Rules of the place:
//   - Nothing that ships imports it.
package sheettest
