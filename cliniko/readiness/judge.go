package readiness

import (
	"slices"

	"mieahealth.com/companion/cliniko"
)

// Judge judges every offering.
func Judge(q Input) Report {
	if q.Account == nil {
		return Report{Incomplete: true, Pending: true}
	}
	j := &judge{
		facts:     newFacts(q.Account),
		Input:     q,
		workdays:  map[Target]workingTime{},
		outside:   map[Target]bool{},
		longest:   map[Target]int{},
		calendars: map[cliniko.BusinessID][]calendarDay{},
	}
	var r Report
	offerings := j.offerings()
	r.Verdicts = make([]Verdict, 0, len(offerings))
	for _, o := range offerings {
		r.Verdicts = append(r.Verdicts, j.verdict(o))
	}
	r.FreeTimes = j.freeTimes(r.Verdicts)
	j.anyBookable = slices.ContainsFunc(r.Verdicts, isBookable)
	j.offeredWith = offeredWith(r.Verdicts)
	j.failures = j.newestFailures(r.Verdicts)
	r.Incomplete = len(j.unreadCore()) > 0 || slices.ContainsFunc(r.Verdicts, isUnknown) || len(j.failures) > 0
	r.Pending = slices.ContainsFunc(j.unreadCore(), j.untried) || slices.ContainsFunc(r.Verdicts, Verdict.Pending)
	r.Losses = j.losses(r.Verdicts)
	r.Findings = j.findings(r)
	r.Ready = j.known(cliniko.ListSettings) && q.Account.Settings.OnlineBookings.Enabled &&
		j.anyBookable && !slices.ContainsFunc(r.Findings, isBlocker)
	return r
}

func isUnknown(v Verdict) bool  { return v.State == Unknown }
func isBookable(v Verdict) bool { return v.State == Bookable }
func isOffered(v Verdict) bool  { return !slices.ContainsFunc(v.Causes, Cause.ByChoice) }
func isBlocker(f Finding) bool  { return f.Severity == Blocker }

// offeredWith counts what the clinic offers with each practitioner.
func offeredWith(verdicts []Verdict) map[cliniko.PractitionerID]int {
	counts := map[cliniko.PractitionerID]int{}
	for _, v := range verdicts {
		if isOffered(v) {
			counts[v.Practitioner]++
		}
	}
	return counts
}

// judge is one judgement under way.
type judge struct {
	*facts
	Input
	anyBookable bool
	offeredWith map[cliniko.PractitionerID]int // see there
	failures    []failure                      // see newestFailures
	// What has been worked out:
	workdays  map[Target]workingTime // see workday
	outside   map[Target]bool        // see offeredOutside
	longest   map[Target]int         // see longestStretch
	calendars map[cliniko.BusinessID][]calendarDay
}

// once works something out, unless it is known.
func once[K comparable, V any](known map[K]V, key K, work func(K) V) V {
	v, done := known[key]
	if !done {
		v = work(key)
		known[key] = v
	}
	return v
}

// verdict goes by switches and links first, then by what Cliniko answered: an answer of
// "not found" is newer than slots that were seen before it, while a failure to get an
// answer takes no known slots away. Hours and rules only explain an answer.
func (j *judge) verdict(o cliniko.Offering) Verdict {
	v := Verdict{Offering: o}
	seen := j.Seen[o]
	if v.Causes = j.fieldCauses(o); len(v.Causes) > 0 {
		v.State = ruleOf[v.Causes[0]].state
		return v
	}
	if seen.Slots > 0 && seen.Problem != cliniko.KindNotFound && j.known(cliniko.ListSettings) {
		v.State, v.Slots, v.Next = Bookable, seen.Slots, seen.Next
		return v
	}
	l := j.link(o)
	if missing := j.missing(l, seen); len(missing) > 0 {
		v.State, v.Causes = Unknown, uncheckedCauses(missing)
		return v
	}
	v.Causes = j.answered(l, seen)
	v.State = ruleOf[v.Causes[0]].state
	return v
}

// answered are the causes of an offering that no switch and no link rules out and that has
// no slots. Cliniko also says "not found" of somebody who does not work at a business.
func (j *judge) answered(l link, seen Seen) []Cause {
	if seen.Problem == cliniko.KindNotFound && j.hoursCause(l) != NoHoursAtBusiness {
		return []Cause{Refused}
	}
	return j.emptyCauses(l)
}

// failure is why something could not be read.
type failure struct {
	cliniko.Kind        // KindNone: it was not asked for yet
	of           string // what was asked for, in words
}

const freeTimes = "free times"

// missing are the reasons why an offering cannot be judged, one for each list or answer that
// is not there.
func (j *judge) missing(l link, seen Seen) []failure {
	var found []failure
	need := func(list cliniko.List) {
		if !j.known(list) {
			found = append(found, j.failureOf(list))
		}
	}
	for _, list := range j.listsFor(l) {
		need(list)
	}
	switch refused := seen.Problem == cliniko.KindNotFound; {
	case refused:
	case seen.Problem != cliniko.KindNone || !seen.Complete:
		found = append(found, failure{seen.Problem, freeTimes})
	case l.appointmentType != nil && !l.appointmentType.Group():
		need(cliniko.ListBlocks)
	}
	return found
}

func (j *judge) failureOf(list cliniko.List) failure {
	return failure{j.account.Lists[list].Problem, listWords[list]}
}

// newestFailures are those of the newest attempts at what a report rests on, also where an
// earlier attempt has told it, or this one a part of it.
func (j *judge) newestFailures(verdicts []Verdict) []failure {
	var found []failure
	for _, list := range append(slices.Clone(coreLists), sideLists...) {
		if f := j.failureOf(list); causeOf(f.Kind) == Unreachable {
			found = append(found, f)
		}
	}
	for _, v := range verdicts {
		if problem := j.Seen[v.Offering].Problem; isBookable(v) && causeOf(problem) != "" {
			found = append(found, failure{problem, freeTimes})
		}
	}
	return found
}

// listsFor are the lists that a verdict on an offering without slots rests on.
func (j *judge) listsFor(l link) []cliniko.List {
	lists := []cliniko.List{cliniko.ListSettings}
	if l.business == nil {
		lists = append(lists, entityLists[business]...)
	}
	if l.practitioner == nil {
		lists = append(lists, entityLists[practitioner]...)
	}
	if l.appointmentType == nil {
		lists = append(lists, entityLists[appointmentType]...)
	} else if !l.appointmentType.Group() {
		lists = append(lists, cliniko.ListHours, cliniko.ListAvailability)
	}
	return lists
}

func uncheckedCauses(missing []failure) []Cause {
	var found []Cause
	for _, cause := range []Cause{RoleCannotSee, Unreachable, RateLimited} {
		if slices.ContainsFunc(missing, func(f failure) bool { return causeOf(f.Kind) == cause }) {
			found = append(found, cause)
		}
	}
	return found
}

// causeOf is what a failure to read means; empty: nothing was tried.
func causeOf(k cliniko.Kind) Cause {
	switch k {
	case cliniko.KindNone, cliniko.KindCanceled:
		return ""
	case cliniko.KindForbidden:
		return RoleCannotSee
	case cliniko.KindRateLimited:
		return RateLimited
	}
	return Unreachable
}

// bookingWindow is the stretch of time in which patients can book a type: from its lead time
// on, up to the days ahead, both counted from now.
func (j *judge) bookingWindow(t *cliniko.AppointmentType) stretch {
	rules := j.rules(t)
	when := stretch{j.Now.Add(rules.Lead()), j.Now.AddDate(0, 0, maxDays)}
	if rules.DaysAhead.Known {
		when.end = j.Now.Add(rules.Ahead())
	}
	return when
}

// coreLists are those without which offerings may be missing or cannot be judged.
var coreLists = []cliniko.List{
	cliniko.ListSettings, cliniko.ListBusinesses, cliniko.ListPractitioners,
	cliniko.ListAppointmentTypes, cliniko.ListServices, cliniko.ListHours,
}

// sideLists are those that only explain.
var sideLists = []cliniko.List{cliniko.ListInactivePractitioners, cliniko.ListAvailability, cliniko.ListBlocks}

func (j *judge) unreadCore() []cliniko.List {
	return slices.DeleteFunc(slices.Clone(coreLists), j.known)
}
