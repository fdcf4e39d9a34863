// Package wording is how times, dates, numbers, lists, zones and names are written for
// people, in the window, in reports and by check. Files for machines (JSON, CSV,
// calendars) write their own, but for the sentences in them.
//
// Rules of the place:
//   - One way for each: who writes a time, a count or a name for people calls this package.
//   - Times and dates are written in a clinic's Style, which is handed on from where the clinic
//     is known; nothing here remembers one.
//   - Functions of a moment write it by the clock of its own location: hand over
//     t.In(the business's zone).
//   - Pure functions, for any goroutine.
package wording
