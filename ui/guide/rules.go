package guide

import (
	"fmt"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
)

// Rule is one of the clinic's booking rules in words, beside what MIEA recommends.
type Rule struct {
	Name     string // as Cliniko calls the setting
	Now      string // how it is set; the word of who keeps it so is kept under it, so it never changes
	Meaning  string // what that means, in a sentence
	Safe     string // what MIEA recommends; empty: the meaning says it
	Stricter bool   // it leaves fewer times than what is recommended
	Known    bool   // Cliniko told it
}

// MIEA's recommended settings; the numbers are choices that Cliniko offers.
const (
	safeLeadHours = 2
	safeDaysAhead = 84
)

// ruleCount is how many rules there are.
const ruleCount = 4

// Rules puts a clinic's booking rules into words.
func Rules(o cliniko.OnlineBookings) [ruleCount]Rule {
	told := o.Rules(cliniko.AppointmentType{})
	return [...]Rule{onRule(o), leadRule(told.LeadTime), aheadRule(told.DaysAhead), capRule(told.PerDayPart)}
}

func onRule(o cliniko.OnlineBookings) Rule {
	switch {
	case o.Untold:
		return Rule{Name: ruleOn}.untold()
	case o.Enabled:
		return Rule{Name: ruleOn, Now: ruleIsOn, Meaning: ruleMeansYes, Known: true}
	}
	return Rule{Name: ruleOn, Now: ruleOff, Meaning: ruleMeansNo, Stricter: true, Known: true}
}

func leadRule(told cliniko.Limit) Rule {
	r := Rule{Name: ruleLead, Safe: fmt.Sprintf(ruleSafeLead, wording.Hours(safeLeadHours))}
	if !told.Known {
		return r.untold()
	}
	r.Known, r.Stricter = true, told.N > safeLeadHours
	if told.N == 0 {
		r.Now, r.Meaning = ruleNone, ruleMeansNoLead
		return r
	}
	r.Now = wording.Hours(told.N) + ruleAheadOf
	r.Meaning = fmt.Sprintf(ruleMeansLead, wording.Hours(told.N))
	return r
}

func aheadRule(told cliniko.Limit) Rule {
	r := Rule{Name: ruleAhead, Safe: fmt.Sprintf(ruleSafeDaysAhead, wording.Count(safeDaysAhead, "day"))}
	if !told.Known {
		return r.untold()
	}
	r.Known, r.Stricter = true, told.N < safeDaysAhead
	r.Now = wording.Count(told.N, "day")
	r.Meaning = fmt.Sprintf(ruleMeansAhead, r.Now)
	return r
}

func capRule(told cliniko.Limit) Rule {
	r := Rule{Name: ruleCap, Safe: ruleSafeCap}
	switch {
	case !told.Known:
		return r.untold()
	case told.N == 0:
		r.Now, r.Meaning, r.Known = ruleNoLimit, ruleMeansNoLimit, true
	default:
		r.Now, r.Known, r.Stricter = fmt.Sprint(told.N), true, true
		r.Meaning = fmt.Sprintf(ruleMeansCap, wording.Count(told.N, "time"))
	}
	return r
}

func (r Rule) untold() Rule {
	r.Now, r.Meaning = ruleUnread, ruleMeansUnread
	return r
}
