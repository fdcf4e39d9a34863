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

// standingNow is how the clinic stands as a whole.
func standingNow(s *live.State) control.State {
	switch blockers := countFindings(s.Report, readiness.Blocker); {
	case keyless(s):
		return control.Unchecked
	case s.Status.Phase == live.KeyRefused || blockers > 0:
		return control.Blocked
	case firstReading(s) || s.Account == nil && s.Status.Phase == live.Checking:
		return control.Checking
	case s.Account == nil || s.Report.Incomplete:
		return control.Unchecked
	case s.Report.Ready:
		return control.Done
	default:
		return control.Blocked
	}
}

// keyless reports whether nothing can be checked for want of the key. It may still be on its way
// from the password store.
func keyless(s *live.State) bool {
	return s.Status.Phase == live.Keyless && waitingWords(s.Key) == ""
}

// keylessWords say what was known when there was a key, and how to check again.
func keylessWords(s *live.State, now time.Time) string {
	if s.Account == nil {
		return missingKey(s)
	}
	at := s.Account.Lists[cliniko.ListSettings].At.In(now.Location())
	people := wording.Count(bookablePractitioners(s.Report), nounPractitioner)
	return fmt.Sprintf(ableThen, s.Style.Past(at, now), people) + " " + missingKey(s)
}

// headline answers "is it still right?" in one line.
func headline(s *live.State) string {
	blockers := countFindings(s.Report, readiness.Blocker)
	switch standing := standingNow(s); {
	case keyless(s):
		return headlineKeyless
	case s.Status.Phase == live.KeyRefused:
		return headlineRefused
	case standing == control.Done:
		return headlineReady
	case standing == control.Checking:
		return headlineChecking
	case standing == control.Unchecked:
		return headlineUnknown
	case bookablePractitioners(s.Report) == 0 && !firstReading(s):
		return headlineNothing
	default:
		return fmt.Sprintf(headlineBlocked, wording.Count(blockers, "thing"), verb(blockers, "needs", "need"))
	}
}

// ableWords says how many people patients can book, in a sentence; empty: that is not known, or
// the headline says it.
func ableWords(s *live.State, now time.Time) string {
	able := bookablePractitioners(s.Report)
	switch {
	case keyless(s):
		return keylessWords(s, now)
	case s.Status.Phase == live.KeyRefused:
		return ableRefused
	case firstReading(s):
		return checkedSoFar(s)
	case able == 0:
		return ""
	case standingNow(s) == control.Blocked:
		return fmt.Sprintf(ableStill, wording.Count(able, nounPractitioner))
	default:
		return fmt.Sprintf(ableNow, wording.Count(able, nounPractitioner))
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

// checkedLine says who can be booked, how fresh that is and who has the key.
func checkedLine(s *live.State, now time.Time) string {
	var parts []string
	if able := ableWords(s, now); able != "" {
		parts = append(parts, able)
	}
	if !firstReading(s) && !keyless(s) {
		parts = append(parts, checkedWords(s, now))
	}
	if change := s.SinceVisit; !change.Since.IsZero() && len(change.News) == 0 {
		parts = append(parts, fmt.Sprintf(nothingChanged, sinceDay(s, now)))
	}
	if s.Clinic.HandedOver != nil {
		parts = append(parts, handOverSentence(s, now))
		if !keySent(s) {
			parts = append(parts, newKeyUnsent)
		}
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
		return fmt.Sprintf(checkedAt, s.Style.PastAt(s.Account, at, now))
	}
}

// handOverSentence says who received the key, and when.
func handOverSentence(s *live.State, now time.Time) string {
	c := s.Clinic
	on := s.Style.DateFrom(cliniko.DateOf(c.HandedOver.At.In(now.Location())), cliniko.DateOf(now))
	return fmt.Sprintf(handedOverTo, wording.Name(c.HandedOver.To), on)
}
