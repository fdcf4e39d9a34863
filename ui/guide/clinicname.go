package guide

import (
	"fmt"
	"slices"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
)

// ClinicName is a clinic's name, fit to stand in a sentence. One that Cliniko knows no name
// of, or whose notes cannot be read, is named by its number.
func ClinicName(c storage.Clinic) string { return wording.Clinic(c.Name, c.ID.Account) }

// NameAmong is a clinic's name, with its address in Cliniko where another one of some has the
// same name.
func NameAmong(all []storage.Clinic, c storage.Clinic) string {
	twin := func(one storage.Clinic) bool { return one.ID != c.ID && ClinicName(one) == ClinicName(c) }
	if slices.ContainsFunc(all, twin) {
		return ClinicName(c) + addressOf(c.ID, c.Subdomain)
	}
	return ClinicName(c)
}

func otherName(c live.OtherClinic) string { return wording.Clinic(c.Name, c.ID.Account) }

// toldApart are the names of the clinic on screen and of the one that a pasted key belongs to.
func toldApart(c storage.Clinic, other live.OtherClinic) (present, pasted string) {
	both := []storage.Clinic{c, {ID: other.ID, Name: other.Name, Subdomain: other.Subdomain}}
	return NameAmong(both, c), NameAmong(both, both[1])
}

// addressOf is a clinic's address in Cliniko, in brackets; its region and number where that is
// not known.
func addressOf(id storage.ClinicID, subdomain string) string {
	if site, err := cliniko.NewSite(subdomain, id.Shard); err == nil {
		return " (" + site.Host() + ")"
	}
	return fmt.Sprintf(clinicNumber, id.Shard.Region(), id.Account)
}
