// Package live keeps the store fresh: it decides what to ask Cliniko next, asks,
// writes the answer to the store and announces the change.
//
// Rules of the place:
//   - One goroutine, the loop (loop.go, send.go), owns the state, the clinics and all writing. The
//     screen sends it commands (live.go) and reads the immutable [State] it publishes.
//   - Each concern of the loop is a type in a file of its own: what is known and how old
//     (known.go, offering_state.go), what people look at (focus.go), the budget of requests,
//     the connection's health, the keys, the comparison of checks, what is being
//     removed from this computer (forget.go), and when to publish.
//   - What to ask next is a pure function of a planInput and a moment (plan.go).
//   - At most 60 requests a minute go out in the background; what a person waits
//     for may use what Cliniko's client allows beyond that.
//   - A failure leaves the old data with its age, and a Status.
//   - Nothing here speaks to a person: problems travel as typed values.
package live
