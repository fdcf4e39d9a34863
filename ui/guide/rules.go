package guide

import (
	"fmt"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
)

// Rule is one of the clinic's booking rules in words, beside our safe starting point.
type Rule struct {
	Name     string // what it is about
	Now      string // how it is set
	Meaning  string // what that means for MIEA, one sentence
	Safe     string // how our safe starting point has it
	Stricter bool   // it leaves fewer times than the starting point does
	Known    bool   // Cliniko told it
}

// Our safe starting point; the numbers are choices that Cliniko offers.
const (
	safeLeadHours = 2
	safeDaysAhead = 84
)

// Rules puts a clinic's booking rules into words.
func Rules(o cliniko.OnlineBookings) []Rule {
	told := o.Rules(cliniko.AppointmentType{})
	return []Rule{onRule(o), leadRule(told.LeadTime), aheadRule(told.DaysAhead), capRule(told.PerDayPart)}
}

func onRule(o cliniko.OnlineBookings) Rule {
	switch {
	case o.Untold:
		return Rule{Name: ruleOn, Safe: "on"}.untold()
	case o.Enabled:
		return Rule{Name: ruleOn, Now: "on", Meaning: "MIEA can offer times.", Safe: "on", Known: true}
	}
	return Rule{Name: ruleOn, Now: "off", Meaning: "MIEA can offer no times at all.", Safe: "on", Stricter: true, Known: true}
}

func leadRule(told cliniko.Limit) Rule {
	r := Rule{Name: ruleLead, Safe: wording.Hours(safeLeadHours) + " ahead"}
	if !told.Known {
		return r.untold()
	}
	r.Known, r.Stricter = true, told.N > safeLeadHours
	if told.N == 0 {
		r.Now, r.Meaning = "right away", "Patients can book up to the moment a time starts."
		return r
	}
	r.Now = wording.Hours(told.N) + " ahead"
	r.Meaning = fmt.Sprintf("Patients can book from %s ahead: MIEA offers nothing sooner.", wording.Hours(told.N))
	return r
}

func aheadRule(told cliniko.Limit) Rule {
	r := Rule{Name: ruleAhead, Safe: fmt.Sprintf("at least %d days", safeDaysAhead)}
	if !told.Known {
		return r.untold()
	}
	r.Known, r.Stricter = true, told.N < safeDaysAhead
	r.Now = wording.Count(told.N, "day")
	r.Meaning = fmt.Sprintf("Patients can book up to %s ahead: MIEA offers nothing later.", r.Now)
	return r
}

func capRule(told cliniko.Limit) Rule {
	r := Rule{Name: ruleCap, Safe: "no limit"}
	switch {
	case !told.Known:
		return r.untold()
	case told.N == 0:
		r.Now, r.Known = "no limit", true
		r.Meaning = "Every free time is offered."
	default:
		r.Now, r.Known, r.Stricter = fmt.Sprint(told.N), true, true
		r.Meaning = fmt.Sprintf("At most %s per morning, afternoon and evening %s offered: patients will see few times, even on a free day.", wording.Count(told.N, "time"), verb(told.N, "is", "are"))
	}
	return r
}

func (r Rule) untold() Rule {
	r.Now, r.Meaning = "couldn’t read this setting", "Cliniko doesn’t say how this is set. Look at it on the settings page."
	return r
}
