// Package cliniko speaks to Cliniko's API and names its things: the key, the
// region it belongs to, the client, and what it reads about a clinic.
//
// Rules of the place:
//   - It only reads. One gate in the innermost transport lets through GET, https,
//     the exact host api.{region}.cliniko.com and a closed list of paths; no
//     patient, appointment, booking, attendee or invoice is on it.
//   - The key never leaves it in a form that can be printed. See [Key].
//   - Every error that comes out is an [*Error]: typed by what the caller does
//     next and carrying one sentence for people. No error text holds the key.
//   - What it returns is plain values, never changed after they are handed over,
//     and safe to share between goroutines.
//   - Times are UTC; a calendar day is a [Date] and has no zone; a clinic's zone
//     belongs to the business.
//
// Facts about the API come from docs.api.cliniko.com (its OpenAPI file of August
// 2025), the older documentation at github.com/redguava/cliniko-api, and from
// what its staff answered there; the comment at each type says which.
package cliniko
