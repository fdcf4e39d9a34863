// Package readiness says why an offering can be booked or not, from what is known
// about a clinic: pure functions over an Account and the slots read so far.
//
// Rules of the place:
//   - A switch or a link that is off is stated as it stands; all else is stated only of what
//     Cliniko was asked about, and hours and rules explain its answer. Nothing is guessed.
//     "Could not check" is a state of its own.
//   - No clock, no network, no storage: the moment and the readings come in.
//   - All causes of an offering are listed, most basic first.
//   - Words for people stand in explanations.go, change_words.go, loss_words.go, together.go and headings.go,
//     so that they can be read together; phrase.go fills them in. The window, reports and check say what
//     stands here, and have no words of their own for it.
package readiness
