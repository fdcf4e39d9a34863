// Package terminal is the program without a window: what the command line asks for, and
// the command that checks a clinic.
//
// Rules of the place:
//   - It works where there is no display: no Fyne.
//   - What was typed is not repeated, but for the name of a flag: it may be a key.
//   - The result goes to the standard output, everything else to the standard error, and
//     a person reads sentences there, never a raw error.
package terminal

import "mieahealth.com/companion/cliniko"

// Failure is a sentence for the person at the terminal; the exit code is 2, but for [Running].
type Failure string

// Error is one line, whatever the names in it hold.
func (f Failure) Error() string { return cliniko.OneLine(string(f)) }
