package readiness

import (
	"encoding/json"
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
)

// Snapshot is a check in short, for a later one to be compared with: what can be
// switched, and how each offering stands. It goes to JSON and back, see [Snapshot.Encode].
type Snapshot struct {
	Version       int            `json:"version"`
	At            time.Time      `json:"at"` // UTC; zero: there is no check
	From          cliniko.Date   `json:"from"`
	To            cliniko.Date   `json:"to"`
	Unread        []cliniko.List `json:"unread,omitempty"` // lists that were never read
	PatientWord   string         `json:"patient_word,omitempty"`
	Online        *Online        `json:"online_bookings,omitempty"` // nil: not read
	Businesses    []Entity       `json:"businesses"`
	Practitioners []Entity       `json:"practitioners"`
	Types         []Entity       `json:"appointment_types"`
	Offerings     []Standing     `json:"-"` // see writtenOffering
}

// Online is the account-wide part of the booking rules; a nil number was not told.
type Online struct {
	Enabled bool `json:"enabled"`
	Lead    *int `json:"lead_time_hours,omitempty"`
	Ahead   *int `json:"days_ahead,omitempty"`
	Most    *int `json:"most_per_day_part,omitempty"`
}

// Entity is a business, a practitioner or an appointment type with what matters of it.
type Entity struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Hidden   bool   `json:"hidden,omitempty"`
	Archived bool   `json:"archived,omitempty"`
	Inactive bool   `json:"inactive,omitempty"`
	Zone     string `json:"zone,omitempty"`            // of a business
	Minutes  int    `json:"minutes,omitempty"`         // of a type
	Lead     *int   `json:"lead_time_hours,omitempty"` // of a type; nil: the account's counts
}

// Standing is how an offering stands.
type Standing struct {
	cliniko.Offering
	State  State
	Causes []Cause
	Days   Days // of a bookable one; the zero Days: not told
}

const (
	snapshotVersion = 2
	linesVersion    = 1 // had other days; of what it wrote, only a baseline is still read
)

// Snap keeps of a judgement what a later one is compared with.
func Snap(q Input, r Report) Snapshot {
	a := q.Account
	if a == nil {
		return Snapshot{}
	}
	s := Snapshot{Version: snapshotVersion, At: q.Now.UTC(), From: q.From, To: q.To, PatientWord: a.Settings.PatientWord}
	for _, list := range append(slices.Clone(coreLists), cliniko.ListInactivePractitioners) {
		if !a.Lists[list].Known() {
			s.Unread = append(s.Unread, list)
		}
	}
	if on := a.Settings.OnlineBookings; s.read(cliniko.ListSettings) {
		s.Online = &Online{on.Enabled, on.LeadTimeHours, on.DaysAhead, on.MaxPerDaySegment}
	}
	for _, b := range a.Businesses {
		zone := ""
		if known, ok := a.Zone(b.ID); ok {
			zone = known.String()
		}
		s.Businesses = append(s.Businesses, Entity{ID: string(b.ID), Name: b.Name, Hidden: !b.ShowOnline, Archived: b.Archived, Zone: zone})
	}
	for _, p := range a.Practitioners {
		s.Practitioners = append(s.Practitioners, Entity{ID: string(p.ID), Name: p.Name, Hidden: !p.ShowOnline, Inactive: !p.Active})
	}
	for _, t := range a.AppointmentTypes {
		s.Types = append(s.Types, Entity{ID: string(t.ID), Name: t.Name, Hidden: !t.ShowOnline, Archived: t.Archived, Minutes: t.Minutes, Lead: t.LeadTimeHours})
	}
	for _, v := range r.Verdicts {
		stands := Standing{Offering: v.Offering, State: v.State, Causes: v.Causes}
		if v.State == Bookable {
			stands.Days = q.Seen[v.Offering].Days
		}
		s.Offerings = append(s.Offerings, stands)
	}
	return s
}

// read reports whether some lists have been read.
func (s *Snapshot) read(lists ...cliniko.List) bool {
	return !slices.ContainsFunc(lists, func(l cliniko.List) bool { return slices.Contains(s.Unread, l) })
}

// complete reports whether an offering that is not there is really not there.
func (s *Snapshot) complete() bool { return s.read(coreLists...) }

// names are the entities as words need them.
func (s *Snapshot) names() *names {
	a := &cliniko.Account{}
	a.Settings.PatientWord = s.PatientWord
	if s.Online != nil {
		a.Settings.OnlineBookings = cliniko.OnlineBookings{Enabled: s.Online.Enabled, LeadTimeHours: s.Online.Lead, DaysAhead: s.Online.Ahead, MaxPerDaySegment: s.Online.Most}
	}
	for _, e := range s.Businesses {
		a.Businesses = append(a.Businesses, cliniko.Business{ID: cliniko.BusinessID(e.ID), Name: e.Name, Zone: e.Zone})
	}
	for _, e := range s.Practitioners {
		a.Practitioners = append(a.Practitioners, cliniko.Practitioner{ID: cliniko.PractitionerID(e.ID), Name: e.Name})
	}
	for _, e := range s.Types {
		a.AppointmentTypes = append(a.AppointmentTypes, cliniko.AppointmentType{ID: cliniko.AppointmentTypeID(e.ID), Name: e.Name, Minutes: e.Minutes, LeadTimeHours: e.Lead})
	}
	return newNames(a)
}

// Encode is the snapshot as JSON of some hundred bytes for each offering; nil for no check.
func (s Snapshot) Encode() json.RawMessage {
	if s.At.IsZero() {
		return nil
	}
	text, _ := json.Marshal(s) // nil for a year beyond 9999
	return text
}

// DecodeSnapshot reads what Encode gave. What cannot be read, or was written by another
// version, is no check.
func DecodeSnapshot(text json.RawMessage) Snapshot {
	var s Snapshot
	if err := json.Unmarshal(text, &s); err != nil || s.Version != snapshotVersion {
		return Snapshot{}
	}
	return s
}
