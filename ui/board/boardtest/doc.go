// Package boardtest measures boards against what Fyne draws itself, for benchmarks.
//
// Rules of the place:
//   - Nothing that ships imports it.
package boardtest
