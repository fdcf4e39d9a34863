package live

import (
	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// updateClinic changes what people made of a clinic, on screen or not.
func (l *loop) updateClinic(id storage.ClinicID, change func(*storage.Clinic)) {
	clinic, ok := l.live.o.Clinics.Get(id)
	if !ok {
		return // it was forgotten since
	}
	change(&clinic)
	clinic.ID = id
	logUnsaved(l.live.o.Clinics.Save(clinic))
	l.reloadClinic()
}

// reloadClinic takes up what is kept of the clinic on screen.
func (l *loop) reloadClinic() {
	if clinic, ok := l.live.o.Clinics.Get(l.clinic.ID); ok {
		l.clinic = clinic
	}
}

// update changes what people made of the clinic on screen.
func (l *loop) update(change func(*storage.Clinic)) { l.updateClinic(l.clinic.ID, change) }

// rename follows the name and the address that Cliniko tells.
func (l *loop) rename(s cliniko.Settings) {
	if l.clinic.Name != s.Name || l.clinic.Subdomain != s.Subdomain {
		l.update(func(c *storage.Clinic) { c.Name, c.Subdomain = s.Name, s.Subdomain })
	}
}
