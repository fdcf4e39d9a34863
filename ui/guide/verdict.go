package guide

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
)

// notChecked are the causes of not knowing.
var notChecked = []readiness.Cause{readiness.RoleCannotSee, readiness.Unreachable, readiness.RateLimited}

// inTheWay picks the findings that are no notes, worst first.
func inTheWay(findings []readiness.Finding) []readiness.Finding {
	return slices.DeleteFunc(slices.Clone(findings), func(f readiness.Finding) bool { return f.Severity == readiness.Note })
}

// findingState is the state that a finding is drawn with.
func findingState(f readiness.Finding) control.State {
	switch {
	case f.Severity == readiness.Blocker:
		return control.Blocked
	case slices.Contains(notChecked, f.Cause):
		return control.Unchecked
	case f.Severity == readiness.Warning:
		return control.Attention
	default:
		return control.NotOffered
	}
}

// standing is how what a target covers stands now: something of it is in the way,
// something of it can be booked, or nothing is offered.
func standing(r readiness.Report, t readiness.Target) control.State {
	for _, f := range r.Findings {
		about := f.Target == t || slices.ContainsFunc(f.Offerings, func(o cliniko.Offering) bool { return covers(t, o) })
		if about && f.Severity == readiness.Blocker {
			return control.Blocked
		}
	}
	for _, v := range r.Verdicts {
		if v.State == readiness.Bookable && covers(t, v.Offering) {
			return control.Done
		}
	}
	return control.NotOffered
}

func covers(t readiness.Target, o cliniko.Offering) bool {
	return (t.Business == "" || t.Business == o.Business) &&
		(t.Practitioner == "" || t.Practitioner == o.Practitioner) &&
		(t.AppointmentType == "" || t.AppointmentType == o.AppointmentType)
}

// headline answers "is it still right?" in one line.
func headline(s *live.State) string {
	able := fmt.Sprintf(headlineAble, wording.Count(bookablePractitioners(s.Report), nounPractitioner))
	blockers := countFindings(s.Report, readiness.Blocker)
	reading := firstReading(s)
	if reading {
		able = checkedSoFar(s)
	}
	switch {
	case reading && blockers == 0:
		return able
	case s.Account == nil || s.Report.Incomplete && blockers == 0:
		return headlineUnknown
	case s.Report.Ready:
		return headlineReady + " " + able
	case bookablePractitioners(s.Report) == 0 && !reading:
		return headlineNothing
	default:
		return fmt.Sprintf(headlineBlocked, wording.Count(blockers, "thing"), verb(blockers, "stands", "stand")) + " " + able
	}
}

// firstReading reports whether something of a clinic is being read that never was.
func firstReading(s *live.State) bool { return s.Status.Phase == live.Checking && s.Report.Pending }

// checkedSoFar says in a sentence how far the first reading of a clinic has come.
func checkedSoFar(s *live.State) string {
	checked, all := s.Report.Progress()
	switch {
	case all == 0:
		return reasonChecking
	case checked == all:
		return reasonTheRest
	}
	return CountChecked(s) + "."
}

// CountChecked counts the practitioners that are checked, and says about how long the others
// take.
func CountChecked(s *live.State) string {
	checked, all := s.Report.Progress()
	text := fmt.Sprintf(reasonSoFar, checked, wording.Count(all, nounPractitioner))
	if s.Status.TimeLeft > 0 {
		text += fmt.Sprintf(timeLeft, int(math.Ceil(s.Status.TimeLeft.Minutes())))
	}
	return text
}

// checkedLine says how fresh the verdict is and who has the key.
func checkedLine(s *live.State, now time.Time) string {
	parts := []string{checkedWords(s, now)}
	if firstReading(s) {
		parts[0] = checkingNow
	}
	if change := s.SinceVisit; !change.Since.IsZero() && len(change.News) == 0 {
		parts = append(parts, fmt.Sprintf(nothingChanged, sinceDay(s, now)))
	}
	if s.Clinic.HandedOver != nil {
		parts = append(parts, handOverSentence(s, now))
	}
	return strings.Join(parts, " ")
}

func checkedWords(s *live.State, now time.Time) string {
	at := s.Status.CheckedAt
	switch age := now.Sub(at); {
	case at.IsZero():
		return notCheckedYet
	case age < 2*time.Minute:
		return checkedJustNow
	default:
		return fmt.Sprintf(checkedAt, s.Style.Past(at.In(now.Location()), now))
	}
}

// handOverSentence says who received the key, and when.
func handOverSentence(s *live.State, now time.Time) string {
	c := s.Clinic
	on := s.Style.DateFrom(cliniko.DateOf(c.HandedOver.At.In(now.Location())), cliniko.DateOf(now))
	return fmt.Sprintf(handedOverTo, wording.Name(c.HandedOver.To), on)
}
