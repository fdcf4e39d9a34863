// Package live keeps the store fresh: it decides what to ask Cliniko next, asks,
// writes the answer to the store and announces the change.
//
// Rules of the place:
//   - One goroutine, the loop, owns the state, the clinics and all writing. The
//     screen sends it commands and reads the immutable [State] it publishes.
//   - What to ask next is a pure function of a picture and a moment (plan.go).
//   - At most 60 requests a minute go out in the background; what a person waits
//     for may use what Cliniko's client allows beyond that.
//   - A failure leaves the old data with its age, and a Status.
//   - Nothing here speaks to a person: problems travel as typed values.
package live
