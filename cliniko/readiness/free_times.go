package readiness

import "mieahealth.com/companion/cliniko"

// freeTimes counts those of each practitioner.
func (j *judge) freeTimes(verdicts []Verdict) map[cliniko.PractitionerID]int {
	free := cliniko.FreeTimes{}
	for _, v := range verdicts {
		if v.State == Bookable {
			free.AddAll(v.Offering, j.starts(v.Offering))
		}
	}
	count := make(map[cliniko.PractitionerID]int, len(free))
	for p, starts := range free {
		count[p] = len(starts)
	}
	return count
}

// AllFreeTimes is the number of free times of all practitioners.
func (r Report) AllFreeTimes() (n int) {
	for _, count := range r.FreeTimes {
		n += count
	}
	return n
}
