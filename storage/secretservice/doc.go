// Package secretservice is a password store for tests on Linux: a Secret Service
// (org.freedesktop.secrets) on a session bus of its own, that does wrong what a real
// one cannot be made to do wrong.
//
// Rules of the place:
//   - Only tests import it.
//   - It speaks as much of the protocol as go-keyring uses.
package secretservice
