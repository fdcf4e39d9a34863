package readiness

import (
	"slices"

	"mieahealth.com/companion/cliniko"
)

// specific are the scopes of a mark, the most specific first; of two that are equally
// so, "should be bookable" counts.
var specific = [][]scope{
	{everything},
	{business | practitioner, business | appointmentType, practitioner | appointmentType},
	{business, practitioner, appointmentType},
}

// mark is the clinic's mark that counts for an offering: the most specific one. What is
// wrong with an offering that should be off does not matter.
func (i *Input) mark(o cliniko.Offering) Mark {
	if i.unwanted(o) {
		return LeaveOut
	}
	for _, scopes := range specific {
		var found Mark
		for _, s := range scopes {
			switch i.Marks[s.of(o)] {
			case ShouldBeBookable:
				return ShouldBeBookable
			case LeaveOut:
				found = LeaveOut
			}
		}
		if found != "" {
			return found
		}
	}
	return ""
}

// applyMarks lets the clinic's marks change how much findings matter. That online bookings
// are off always matters.
func (j *judge) applyMarks(found []Finding, verdicts []Verdict) {
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
			j.raiseMarked(at, found, verdicts)
		}
	}
}

func (j *judge) notLeftOut(o cliniko.Offering) bool { return j.mark(o) != LeaveOut }

// raiseMarked makes blockers of the choices that stand in the way of something marked as
// "should be bookable": those about all of it, or, when nothing of it is offered, all
// those about a part of it.
func (j *judge) raiseMarked(marked Target, found []Finding, verdicts []Verdict) {
	wanted := func(o cliniko.Offering) bool { return marked.covers(o) && j.mark(o) == ShouldBeBookable }
	about := func(f Finding) bool { return f.Target == marked || slices.ContainsFunc(f.Offerings, wanted) }
	raised := false
	for i := range found {
		f := &found[i]
		if f.Cause.ByChoice() && f.scope()&^marked.scope() == 0 && about(*f) {
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
