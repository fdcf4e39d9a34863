package guide

import (
	"fmt"

	"mieahealth.com/companion/cliniko"
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
	mostPerPart   = 5 // Cliniko offers 1 to 5, or no limit; how it sends that is not documented
)

// Rules puts a clinic's booking rules into words.
func Rules(o cliniko.OnlineBookings) []Rule {
	return []Rule{onRule(o.Enabled), leadRule(o.LeadTimeHours), aheadRule(o.DaysAhead), capRule(o.MaxPerDaySegment)}
}

func onRule(on bool) Rule {
	if on {
		return Rule{Name: ruleOn, Now: "on", Meaning: "MIEA can offer times.", Safe: "on", Known: true}
	}
	return Rule{Name: ruleOn, Now: "off", Meaning: "MIEA can offer no times at all.", Safe: "on", Stricter: true, Known: true}
}

func leadRule(told *int) Rule {
	r := Rule{Name: ruleLead, Safe: hours(safeLeadHours) + " ahead"}
	if told == nil {
		return r.untold()
	}
	r.Known, r.Stricter = true, *told > safeLeadHours
	if *told <= 0 {
		r.Now, r.Meaning = "right away", "Patients can book up to the moment a time starts."
		return r
	}
	r.Now = hours(*told) + " ahead"
	r.Meaning = fmt.Sprintf("Patients can book from %s ahead: MIEA offers nothing sooner.", hours(*told))
	return r
}

func aheadRule(told *int) Rule {
	r := Rule{Name: ruleAhead, Safe: fmt.Sprintf("at least %d days", safeDaysAhead)}
	if told == nil {
		return r.untold()
	}
	r.Known, r.Stricter = true, *told < safeDaysAhead
	r.Now = count(*told, "day")
	r.Meaning = fmt.Sprintf("Patients can book up to %s ahead: MIEA offers nothing later.", r.Now)
	return r
}

func capRule(told *int) Rule {
	r := Rule{Name: ruleCap, Safe: "no limit"}
	switch {
	case told == nil:
		return r.untold()
	case *told < 1 || *told > mostPerPart:
		r.Now, r.Known = fmt.Sprintf("none (Cliniko says %d)", *told), true
		r.Meaning = "Every free time is offered."
	default:
		r.Now, r.Known, r.Stricter = fmt.Sprint(*told), true, true
		r.Meaning = fmt.Sprintf("At most %s per morning, afternoon and evening %s offered: patients will see few times, even on a free day.", count(*told, "time"), verb(*told, "is", "are"))
	}
	return r
}

func (r Rule) untold() Rule {
	r.Now, r.Meaning = "not told", "Cliniko does not say how this is set. Look at it on the settings page."
	return r
}

// hours says a number of hours, whole days as such.
func hours(n int) string {
	if n > 24 && n%24 == 0 {
		return count(n/24, "day")
	}
	return count(n, "hour")
}
