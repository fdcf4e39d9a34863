package cliniko

import "time"

// Zone is the location of a business's wall clock. false: Cliniko told none that is
// known, and a person must be told so.
func (a *Account) Zone(b BusinessID) (*time.Location, bool) { panic("stub") }
