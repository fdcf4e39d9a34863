// Package random invents clinics for tests: healthy ones of any size, and small odd ones.
//
// Rules of the place:
//   - Only tests import it.
//   - The same seed and moment give the same clinic.
package random
