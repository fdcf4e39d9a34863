package guide

import (
	"fmt"

	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
)

// ClinicName is a clinic's name, fit to stand in a sentence. One that Cliniko knows no name
// of, or whose notes cannot be read, is named by its number.
func ClinicName(c storage.Clinic) string {
	if name := wording.Name(c.Name); name != "" {
		return name
	}
	return fmt.Sprintf(clinicUnnamed, c.ID.Account)
}

func otherName(c live.OtherClinic) string { return ClinicName(storage.Clinic{ID: c.ID, Name: c.Name}) }
