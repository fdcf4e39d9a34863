package guide

import (
	"fmt"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
)

// ClinicName is a clinic's name, fit to stand in a sentence. One that Cliniko knows no name
// of, or whose notes cannot be read, is named by its number.
func ClinicName(c storage.Clinic) string { return wording.Clinic(c.Name, c.ID.Account) }

func otherName(c live.OtherClinic) string { return wording.Clinic(c.Name, c.ID.Account) }

// toldApart are the names of the clinic on screen and of the one that a pasted key belongs to. Where
// they are the same, the address in Cliniko tells them apart, or the region and the number.
func toldApart(c storage.Clinic, other live.OtherClinic) (present, pasted string) {
	present, pasted = ClinicName(c), otherName(other)
	if present != pasted {
		return present, pasted
	}
	return present + addressOf(c.ID, c.Subdomain), pasted + addressOf(other.ID, other.Subdomain)
}

func addressOf(id storage.ClinicID, subdomain string) string {
	if site, err := cliniko.NewSite(subdomain, id.Shard); err == nil {
		return " (" + site.Host() + ")"
	}
	return fmt.Sprintf(clinicNumber, id.Shard.Region(), id.Account)
}
