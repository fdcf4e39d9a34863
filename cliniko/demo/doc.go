// Package demo is a stand-in for Cliniko: an invented clinic behind the same HTTP
// as the real API, for the demo, for tests and for screenshots.
//
// Rules of the place:
//   - Nothing is canned. Every answer is computed from the [Clinic] as it is at that
//     moment, so a setting that is changed changes the slots.
//   - The same seed and clock give the same clinic and the same answers.
//   - It imports nothing of ours, so that a mistake in the client cannot hide here.
//   - It only answers reads, and holds no patients: booked time has a start and an
//     end and nobody in it. The addresses of patients, appointments, bookings,
//     attendees and invoices are a trap: refused, and seen in [Server.Requests].
//   - The facts come from docs.api.cliniko.com and from what Cliniko's staff wrote in
//     github.com/redguava/cliniko-api. Where neither says what Cliniko does, the
//     comment at that place says "our choice".
package demo
