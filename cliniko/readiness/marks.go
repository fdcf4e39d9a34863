package readiness

import (
	"slices"

	"mieahealth.com/companion/cliniko"
)

// specific are the shapes of a mark, the most specific first; of two that are equally
// so, "should be bookable" counts.
var specific = [][]shape{
	{everything},
	{business | practitioner, business | kind, practitioner | kind},
	{business, practitioner, kind},
}

// word is the clinic's own word on an offering: that of the most specific mark.
func (q *Question) word(o cliniko.Offering) Mark {
	for _, shapes := range specific {
		var word Mark
		for _, s := range shapes {
			switch q.Marks[s.of(o)] {
			case ShouldBeBookable:
				return ShouldBeBookable
			case LeaveOut:
				word = LeaveOut
			}
		}
		if word != "" {
			return word
		}
	}
	return ""
}

// weigh lets the clinic's marks change how much findings matter. That online bookings
// are off always matters.
func (j *judge) weigh(found []Finding, verdicts []Verdict) {
	if len(j.Marks) == 0 {
		return
	}
	for i := range found {
		f := &found[i]
		if f.Cause != OnlineBookingsOff && len(f.Offerings) > 0 && !slices.ContainsFunc(f.Offerings, j.notLeftOut) {
			f.Severity = Note
		}
	}
	for at, mark := range j.Marks {
		if mark == ShouldBeBookable && at != (Target{}) {
			j.insist(at, found, verdicts)
		}
	}
}

func (j *judge) notLeftOut(o cliniko.Offering) bool { return j.word(o) != LeaveOut }

// insist makes blockers of the choices that stand in the way of something marked as
// "should be bookable": those about all of it, or, when nothing of it is offered, all
// those about a part of it.
func (j *judge) insist(marked Target, found []Finding, verdicts []Verdict) {
	wanted := func(o cliniko.Offering) bool { return marked.covers(o) && j.word(o) == ShouldBeBookable }
	about := func(f Finding) bool { return f.Target == marked || slices.ContainsFunc(f.Offerings, wanted) }
	raised := false
	for i := range found {
		f := &found[i]
		if f.Cause.ByChoice() && f.shape()&^marked.shape() == 0 && about(*f) {
			f.Severity, raised = Blocker, true
		}
	}
	if raised || slices.ContainsFunc(verdicts, func(v Verdict) bool { return wanted(v.Offering) && isOffered(v) }) {
		return
	}
	for i := range found {
		if found[i].Cause.ByChoice() && about(found[i]) {
			found[i].Severity = Blocker
		}
	}
}
