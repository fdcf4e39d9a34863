// Package bookable is the page "Who can be booked": first the list of who should be, for the
// clinic to confirm, then for every practitioner, appointment type and business, whether
// patients can book it, and what stands in the way.
//
// Rules of the place:
//   - All of it runs on the UI goroutine and starts no goroutine. The page draws the
//     [live.State] that it was given last and sends commands.
//   - The model (table.go, builder.go, decision.go and what they use) knows no
//     Fyne. It is built anew from a snapshot; the widgets keep only what a person did: scroll,
//     focus, selection, what is typed or ticked and which finding is open. A new state moves none
//     of these.
//   - What a cell, a name or a heading stands for is a [readiness.Target]: practitioner,
//     business, appointment type, or a part of these. So is the selection.
//   - A state is told by shape, colour and words, never by colour alone. "Could not
//     check" and "not checked yet" are never shown as "no free times".
//   - Between a page and a text stand only the layouts of package control.
//   - All words stand in text.go, but those of the list (decisiontext.go), those in the
//     place of a table (placeholder.go) and those of findings, which readiness gives.
package bookable
