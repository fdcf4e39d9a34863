package readiness

import "mieahealth.com/companion/cliniko"

// freeTimes counts those of each practitioner.
func (j *judge) freeTimes(verdicts []Verdict) map[cliniko.PractitionerID]int {
	all, count := cliniko.FreeTimes{}, map[cliniko.PractitionerID]int{}
	for _, v := range verdicts {
		if v.State != Bookable {
			continue
		}
		for _, start := range j.starts(v.Offering) {
			if all.Add(v.Offering, start.Unix()) {
				count[v.Practitioner]++
			}
		}
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
