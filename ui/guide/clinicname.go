package guide

import (
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
)

// ClinicName is a clinic's name, fit to stand in a sentence. One that Cliniko knows no name
// of, or whose notes cannot be read, is named by its number.
func ClinicName(c storage.Clinic) string { return wording.Clinic(c.Name, c.ID.Account) }

func otherName(c live.OtherClinic) string { return wording.Clinic(c.Name, c.ID.Account) }
