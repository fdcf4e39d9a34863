package storage

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
)

// Clinic is what people made of one connected account: its place in the guide and
// their choices. It is never rebuilt from Cliniko and survives a lost cache.
type Clinic struct {
	ID        ClinicID  `json:"id"`
	Name      string    `json:"name"`
	Subdomain string    `json:"subdomain"`
	User      string    `json:"user"` // whose key it is
	Role      string    `json:"role"`
	Added     time.Time `json:"added"`

	Ticks      map[string]time.Time `json:"ticks,omitempty"` // action of the guide → when the user ticked it
	Marks      []Mark               `json:"marks,omitempty"`
	Decision   *Decision            `json:"decision,omitempty"` // nil: the clinic has not confirmed who should be bookable
	HandedOver *HandOver            `json:"handed_over,omitempty"`
	Choices    Choices              `json:"choices"`

	// Two checks in short, for later ones to be compared with: the newest, and the last of
	// an earlier run of the app. JSON, or nothing; what is in it is not looked at here.
	LastCheck json.RawMessage `json:"last_check,omitempty"`
	LastVisit json.RawMessage `json:"last_visit,omitempty"`
	// Baseline is what could be booked at the decision or when the key was sent, in the same way.
	Baseline json.RawMessage `json:"baseline,omitempty"`

	KeyPasted        time.Time `json:"key_pasted,omitzero"` // when the key in use was pasted; zero: not known
	KeyCopied        time.Time `json:"key_copied,omitzero"` // when a key was copied here last, to be sent; zero: never
	KeyGone          bool      `json:"key_gone,omitempty"`  // the password store is known to hold no key of this clinic
	ForgetKeyOnClose bool      `json:"forget_key_on_close,omitempty"`
}

// Mark is the clinic's word on an entity or an offering; empty ids mean any.
type Mark struct {
	cliniko.Offering
	Word string    `json:"word"`
	At   time.Time `json:"at"`
}

// Decision says when the clinic confirmed who patients should be able to book. What of that
// differs from Cliniko stands in the marks.
type Decision struct {
	At time.Time `json:"at"`
	// Listed are the businesses, practitioners and appointment types that were there to choose
	// from; none: that is not known.
	Listed []cliniko.Offering `json:"listed,omitempty"`
	// Off are those of them that were off in Cliniko and were not ticked.
	Off []cliniko.Offering `json:"off,omitempty"`
}

// HandOver says who received the key, and when.
type HandOver struct {
	To string    `json:"to"`
	At time.Time `json:"at"`
}

// Choices are what the calendar was left at.
type Choices struct {
	Business            cliniko.BusinessID          `json:"business,omitempty"`
	HiddenPractitioners []cliniko.PractitionerID    `json:"hidden_practitioners,omitempty"`
	HiddenTypes         []cliniko.AppointmentTypeID `json:"hidden_types,omitempty"`
}

// clone shares nothing that could be changed.
func (c Clinic) clone() Clinic {
	c.Ticks = maps.Clone(c.Ticks)
	c.Marks = slices.Clone(c.Marks)
	if c.Decision != nil {
		decision := *c.Decision
		decision.Listed, decision.Off = slices.Clone(decision.Listed), slices.Clone(decision.Off)
		c.Decision = &decision
	}
	if c.HandedOver != nil {
		handed := *c.HandedOver
		c.HandedOver = &handed
	}
	c.LastCheck, c.LastVisit, c.Baseline = slices.Clone(c.LastCheck), slices.Clone(c.LastVisit), slices.Clone(c.Baseline)
	c.Choices.HiddenPractitioners = slices.Clone(c.Choices.HiddenPractitioners)
	c.Choices.HiddenTypes = slices.Clone(c.Choices.HiddenTypes)
	return c
}

// mergedWith is the clinic with what another copy of it has and it lacks.
func (c Clinic) mergedWith(by Clinic) Clinic {
	c = c.clone()
	c.Name, c.Subdomain = cmp.Or(c.Name, by.Name), cmp.Or(c.Subdomain, by.Subdomain)
	c.User, c.Role = cmp.Or(c.User, by.User), cmp.Or(c.Role, by.Role)
	c.Added, c.KeyPasted = cmp.Or(by.Added, c.Added), cmp.Or(c.KeyPasted, by.KeyPasted)
	c.KeyCopied = cmp.Or(c.KeyCopied, by.KeyCopied)
	c.Decision, c.HandedOver = cmp.Or(c.Decision, by.Decision), cmp.Or(c.HandedOver, by.HandedOver)
	c.KeyGone, c.ForgetKeyOnClose = c.KeyGone && by.KeyGone, c.ForgetKeyOnClose || by.ForgetKeyOnClose
	if by.Ticks != nil {
		own := c.Ticks
		c.Ticks = maps.Clone(by.Ticks)
		maps.Copy(c.Ticks, own)
	}
	for _, mark := range by.Marks {
		if !slices.ContainsFunc(c.Marks, func(m Mark) bool { return m.Offering == mark.Offering }) {
			c.Marks = append(c.Marks, mark)
		}
	}
	if c.Choices.isNone() {
		c.Choices = by.Choices
	}
	for own, other := range map[*json.RawMessage]json.RawMessage{&c.LastCheck: by.LastCheck, &c.LastVisit: by.LastVisit, &c.Baseline: by.Baseline} {
		if *own == nil {
			*own = other
		}
	}
	return c.clone()
}

func (c Choices) isNone() bool {
	return c.Business == "" && len(c.HiddenPractitioners) == 0 && len(c.HiddenTypes) == 0
}
