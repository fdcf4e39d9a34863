package guide

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/storage/live"
)

// person is a practitioner whom the clinic shows online, and how that stands.
type person struct {
	Name  string
	Words string // "46 free times", "no free times in the next 4 weeks"
	Next  string // "Today, 11:30"; empty: none known
	What  string // which appointment type, and where, Next is
	Why   string // what stands in the way first; empty: nothing is known to
	Sure  bool   // everything about this person could be checked
	Open  bool   // something has not been asked for yet
}

// people lists the practitioners shown online, in Cliniko's order.
func people(s *live.State, now time.Time) []person {
	if s.Account == nil {
		return nil
	}
	of := map[cliniko.PractitionerID][]readiness.Verdict{}
	for _, v := range s.Report.Verdicts {
		if v.State != readiness.NotOffered {
			of[v.Practitioner] = append(of[v.Practitioner], v)
		}
	}
	var list []person
	for _, p := range s.Account.Practitioners {
		if verdicts := of[p.ID]; len(verdicts) > 0 {
			list = append(list, describe(s, p, verdicts, now))
		}
	}
	return list
}

func describe(s *live.State, p cliniko.Practitioner, verdicts []readiness.Verdict, now time.Time) person {
	count := countStates(verdicts)
	who := person{Name: wording.Name(p.Name), Sure: count[readiness.Unknown] == 0, Open: slices.ContainsFunc(verdicts, readiness.Verdict.Pending)}
	who.Words = personWords(s, count, s.Report.FreeTimes[p.ID], now)
	who.Why = firstReason(s.Report, p.ID)
	if next, found := earliest(verdicts); found {
		who.Next = inZone(next.Next, s, next.Business, now)
		who.What = what(s.Account, next.Offering)
	}
	return who
}

// firstReason is the title of the worst finding about a practitioner.
func firstReason(r readiness.Report, p cliniko.PractitionerID) string {
	for _, f := range inTheWay(r.Findings) {
		if f.Practitioner == p && f.Cause != readiness.StillOn { // which takes no time away
			return f.Title
		}
	}
	return ""
}

func countStates(verdicts []readiness.Verdict) map[readiness.State]int {
	n := map[readiness.State]int{}
	for _, v := range verdicts {
		n[v.State]++
	}
	return n
}

func personWords(s *live.State, n map[readiness.State]int, free int, now time.Time) string {
	var words []string
	switch {
	case n[readiness.Bookable] > 0:
		words = append(words, fmt.Sprintf(wordsFree, wording.Count(free, "free time"), s.Style.DateFrom(s.To, cliniko.DateOf(now))))
	case n[readiness.Empty] > 0:
		words = append(words, fmt.Sprintf(wordsNone, wording.Ahead(s.From, s.To)))
	}
	if n[readiness.Blocked] > 0 {
		words = append(words, fmt.Sprintf(wordsBlocked, wording.Count(n[readiness.Blocked], nounType)))
	}
	if n[readiness.Unknown] > 0 {
		words = append(words, fmt.Sprintf(wordsUnknown, wording.Count(n[readiness.Unknown], nounType)))
	}
	return strings.Join(words, ", ")
}

func earliest(verdicts []readiness.Verdict) (readiness.Verdict, bool) {
	dated := slices.DeleteFunc(slices.Clone(verdicts), func(v readiness.Verdict) bool { return v.Next.IsZero() })
	if len(dated) == 0 {
		return readiness.Verdict{}, false
	}
	return slices.MinFunc(dated, func(a, b readiness.Verdict) int { return a.Next.Compare(b.Next) }), true
}

// what names an appointment type and, where there are several, the business.
func what(a *cliniko.Account, o cliniko.Offering) string {
	var names []string
	for _, t := range a.AppointmentTypes {
		if t.ID == o.AppointmentType {
			names = append(names, wording.Name(t.Name))
		}
	}
	for _, b := range a.Businesses {
		if b.ID == o.Business && len(a.Businesses) > 1 {
			names = append(names, wording.Name(b.Name))
		}
	}
	return strings.Join(names, ", ")
}

// bookablePractitioners counts those with at least one free time.
func bookablePractitioners(r readiness.Report) int {
	able := map[cliniko.PractitionerID]bool{}
	for _, v := range r.Verdicts {
		if v.State == readiness.Bookable {
			able[v.Practitioner] = true
		}
	}
	return len(able)
}

func countFindings(r readiness.Report, severity readiness.Severity) int {
	n := 0
	for _, f := range r.Findings {
		if f.Severity == severity {
			n++
		}
	}
	return n
}
