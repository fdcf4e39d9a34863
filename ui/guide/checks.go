package guide

import (
	"fmt"
	"slices"
	"strings"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
)

// Step 1.

// keyWorks looks at what Cliniko said of the key.
func keyWorks(f facts) Condition {
	switch {
	case f.Connected():
		return connectedKey(f)
	case f.Key.Phase == live.KeyFailed:
		return Condition{State: control.Attention} // the key form says why
	default:
		return Condition{State: control.ToDo}
	}
}

func connectedKey(f facts) Condition {
	switch {
	case waitingWords(f.Key) != "" && f.Status.Phase == live.Keyless:
		return Condition{State: control.Checking}
	case f.Status.Phase == live.KeyRefused:
		return Condition{State: control.Blocked, Reason: reasonKeyRefused}
	case f.Status.Phase == live.Keyless:
		return Condition{State: control.Attention, Reason: missingKey(f.State)}
	case f.Status.CheckedAt.IsZero() && f.Status.Phase == live.Checking:
		return checking
	case f.Status.CheckedAt.IsZero():
		return Condition{State: control.Unchecked, Reason: f.unreadReason()}
	default:
		return Condition{State: control.Done}
	}
}

// shownByKey is for what must have been done, since a key of this clinic has worked.
func shownByKey(f facts) Condition {
	if f.Connected() {
		return Condition{State: control.Done}
	}
	return Condition{State: control.ToDo}
}

// Step 2.

func onlineBookingsOn(f facts) Condition {
	if c, unknown := f.unknown(cliniko.ListSettings); unknown {
		return c
	}
	switch online := f.Account.Settings.OnlineBookings; {
	case online.Untold:
		return Condition{State: control.Unchecked, Reason: reasonOnlineUntold}
	case !online.Enabled:
		return Condition{State: control.Blocked, Reason: reasonOnlineOff}
	}
	return f.dated(Condition{State: control.Done, Reason: reasonOnlineOn}, cliniko.ListSettings)
}

func rulesNotStrict(f facts) Condition {
	if c, unknown := f.unknown(cliniko.ListSettings); unknown {
		return c
	}
	if c, found := f.blockedBy(accountWideLeadTime, fewTitles); found {
		return c
	}
	var values []string
	strict, untold := 0, 0
	for _, r := range Rules(f.Account.Settings.OnlineBookings) {
		values = append(values, r.Now)
		if r.Stricter && r.Name != ruleOn {
			strict++
		}
		if !r.Known {
			untold++
		}
	}
	about := strings.Join(values, ", ")
	switch {
	case strict > 0:
		stricter := fmt.Sprintf(reasonStrict, wording.Count(strict, nounSetting), verb(strict, "is", "are")) + f.neverBooked()
		kept := stricter + " " + fmt.Sprintf(reasonKept, verb(strict, "it", "them"))
		return Condition{State: control.Attention, Reason: stricter, Kept: kept, About: about}
	case untold > 0:
		return Condition{State: control.Unchecked, Reason: fmt.Sprintf(reasonUntold, wording.Count(untold, nounSetting), verb(untold, "it", "them")), About: about}
	default:
		return f.dated(Condition{State: control.Done, Reason: reasonRulesFine}, cliniko.ListSettings)
	}
}

// neverBooked names the types that need more notice than the account's own horizon leaves, where
// that is stricter than recommended.
func (f facts) neverBooked() string {
	if !aheadRule(f.Account.Settings.OnlineBookings.Rules(cliniko.AppointmentType{}).DaysAhead).Stricter {
		return ""
	}
	var names []string
	words := readiness.WordsFor(f.Account, f.Style)
	for _, finding := range f.Report.Findings {
		if finding.Cause == readiness.LeadTimeExceedsHorizon && finding.Severity == readiness.Blocker {
			names = append(names, words.Subject(finding.Target))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return " " + fmt.Sprintf(reasonNeverBooked, wording.List(names))
}

// timesFound looks for free times, which is what the bookings page would show.
func timesFound(f facts) Condition {
	if c, unknown := f.unknown(cliniko.ListSettings); unknown {
		return c
	}
	switch free := f.Report.AllFreeTimes(); {
	case free > 0:
		return Condition{State: control.Done, Reason: fmt.Sprintf(reasonTimesFound, wording.Count(free, "free time"), f.Style.DateFrom(f.To, cliniko.DateOf(f.now)))}
	case f.Status.Phase == live.Checking:
		return checking
	case f.Report.Incomplete:
		return Condition{State: control.Unchecked, Reason: f.unreadReason()}
	default:
		return Condition{State: control.ToDo, Reason: reasonNoTimes}
	}
}

// Step 3.

func businessesShown(f facts) Condition {
	return f.shown(cliniko.ListBusinesses, nounBusiness, func() (shown, all int) {
		return countShown(f.Account.Businesses, func(b cliniko.Business) (inUse, online bool) { return !b.Archived, b.ShowOnline })
	}, func(t readiness.Target) bool { return t.Business != "" }, readiness.BusinessHidden, readiness.BusinessArchived)
}

func practitionersShown(f facts) Condition {
	return f.shown(cliniko.ListPractitioners, nounPractitioner, func() (shown, all int) {
		return countShown(f.Account.Practitioners, func(p cliniko.Practitioner) (inUse, online bool) { return p.Active, p.ShowOnline })
	}, func(t readiness.Target) bool { return t.Practitioner != "" }, readiness.PractitionerHidden, readiness.PractitionerInactive, readiness.PractitionerNotOffering, readiness.PractitionerNotAtBusiness)
}

func typesShown(f facts) Condition {
	return f.shown(cliniko.ListAppointmentTypes, nounType, func() (shown, all int) {
		return countShown(f.Account.AppointmentTypes, func(t cliniko.AppointmentType) (inUse, online bool) { return !t.Archived, t.ShowOnline })
	}, func(t readiness.Target) bool { return t.AppointmentType != "" }, readiness.TypeHidden, readiness.TypeArchived, readiness.TypeNotAtBusiness, readiness.LeadTimeExceedsHorizon)
}

// countShown counts those of a list that are in use, and those of them that are shown online.
func countShown[T any](list []T, of func(T) (inUse, online bool)) (shown, all int) {
	for _, one := range list {
		if inUse, online := of(one); inUse && online {
			shown, all = shown+1, all+1
		} else if inUse {
			all++
		}
	}
	return shown, all
}

// shown counts how many of a list are shown online; a finding that blocks for one of
// the causes, or since something of the kind is on and should be off, comes first.
func (f facts) shown(list cliniko.List, noun string, count func() (shown, all int), kind func(readiness.Target) bool, causes ...readiness.Cause) Condition {
	if c, unknown := f.unknown(list); unknown {
		return c
	}
	about := func(f readiness.Finding) bool {
		return f.Cause == readiness.StillOn && kind(f.Target) || caused(causes...)(f)
	}
	if c, found := f.blockedBy(about, fewTitles); found {
		return c
	}
	shown, all := count()
	if all == 0 {
		return Condition{State: control.Blocked, Reason: fmt.Sprintf(reasonNoneThere, noun)}
	}
	if shown == 0 {
		return Condition{State: control.Blocked, Reason: fmt.Sprintf(reasonNoneShown, noun)}
	}
	return f.dated(Condition{State: control.Done, Reason: fmt.Sprintf(reasonShown, shown, wording.Count(all, noun))}, list)
}

func hoursSet(f facts) Condition {
	if c, unknown := f.unknown(cliniko.ListHours, cliniko.ListPractitioners, cliniko.ListBusinesses); unknown {
		return c
	}
	if c, found := f.blockedBy(caused(readiness.NoHoursAtBusiness, readiness.HoursTooShort), everyTitle); found {
		return c
	}
	if len(f.Offered) == 0 {
		return Condition{State: control.ToDo, Reason: reasonNobodyShown}
	}
	return f.dated(Condition{State: control.Done, Reason: reasonHoursSet}, cliniko.ListHours)
}

// decided is for who should be bookable, which the clinic confirms on the page of step 3.
func decided(f facts) Condition {
	if f.Clinic.Decision == nil {
		return Condition{State: control.ToDo}
	}
	return Condition{State: control.Done}
}

// nothingInTheWay is the verdict on all that is shown online. It needs the clinic's word too
// on who should be: that nothing is wrong does not say that it is what the clinic wants.
func nothingInTheWay(f facts) Condition {
	if c, unknown := f.unknown(cliniko.ListSettings); unknown {
		return c
	}
	switch blockers := countFindings(f.Report, readiness.Blocker); {
	case blockers > 0:
		return Condition{State: control.Blocked, Reason: fmt.Sprintf(reasonInTheWay, wording.Count(blockers, "thing"), verb(blockers, "needs", "need"))}
	case firstReading(f.State):
		return Condition{State: control.Checking, Reason: checkedSoFar(f.State)}
	case f.Clinic.Decision == nil:
		return Condition{State: control.ToDo, Reason: reasonUndecided}
	case f.Report.Ready && !f.Report.Incomplete:
		return Condition{State: control.Done, Reason: fmt.Sprintf(reasonReady, wording.Count(bookablePractitioners(f.Report), nounPractitioner))}
	default:
		return Condition{State: control.Unchecked, Reason: f.unreadReason()}
	}
}

// Step 4.

func othersDone(f facts) Condition {
	if keySent(f.State) {
		return beforeHandOver(f)
	}
	var left []string
	for i, step := range f.before {
		if state := step.State(); !finished(state) {
			left = append(left, fmt.Sprintf(reasonStepIs, i+1, step.nextTitle(), state.Word()))
		}
	}
	if len(left) > 0 {
		return Condition{State: control.ToDo, Reason: strings.Join(left, " ")}
	}
	return Condition{State: control.Done, Reason: reasonAllReady}
}

// beforeHandOver is for what comes before the hand-over, and so is over after it.
func beforeHandOver(f facts) Condition {
	if !keySent(f.State) {
		return Condition{State: control.ToDo}
	}
	return Condition{State: control.ByUser}
}

func handedOver(f facts) Condition {
	switch {
	case f.Clinic.HandedOver == nil:
		return Condition{State: control.ToDo}
	case !keySent(f.State):
		return Condition{State: control.ToDo, Reason: handOverSentence(f.State, f.now) + " " + newKeyUnsent}
	}
	return Condition{State: control.ByUser, Reason: handOverSentence(f.State, f.now)}
}

// What several checks share.

var checking = Condition{State: control.Checking, Reason: reasonChecking}

// unknown is the condition of an action whose lists have never been read.
func (f facts) unknown(lists ...cliniko.List) (Condition, bool) {
	if !f.Connected() {
		return Condition{State: control.ToDo, Reason: reasonNeedsKey}, true
	}
	for _, list := range lists {
		var reading cliniko.Reading
		if f.Account != nil {
			reading = f.Account.Lists[list]
		}
		switch {
		case reading.Known():
		case reading.Problem != cliniko.KindNone:
			return Condition{State: control.Unchecked, Reason: (&cliniko.Error{Kind: reading.Problem, List: string(list)}).Sentence()}, true
		case f.Status.Phase == live.Checking:
			return checking, true
		default:
			return Condition{State: control.Unchecked, Reason: f.unreadReason()}, true
		}
	}
	return Condition{}, false
}

// lastKnown is for what stood well when there was a key: it cannot be checked now.
func (f facts) lastKnown(c Condition) Condition {
	at := f.Account.Lists[cliniko.ListSettings].At.In(f.now.Location())
	return Condition{State: control.Unchecked, Reason: c.Reason + " " + fmt.Sprintf(reasonLastKnown, f.Style.Past(at, f.now))}
}

// dated adds how old a reading is when the newest attempt failed.
func (f facts) dated(c Condition, list cliniko.List) Condition {
	if reading := f.Account.Lists[list]; reading.Problem != cliniko.KindNone {
		c.Reason += " " + fmt.Sprintf(reasonAsOf, f.Style.PastAt(f.Account, reading.At, f.now))
	}
	return c
}

// unreadReason is why Cliniko could not be read, in one sentence.
func (f facts) unreadReason() string {
	if f.Status.Problem != nil {
		return f.Status.Problem.Sentence()
	}
	switch f.Status.Phase {
	case live.KeyRefused:
		return reasonKeyRefused
	case live.Keyless:
		return missingKey(f.State)
	default:
		return reasonIncomplete
	}
}

// caused picks the findings with one of the causes, or lost for one of them; a lead time that
// reaches beyond the horizon for the whole account is a matter of the rules.
func caused(causes ...readiness.Cause) func(readiness.Finding) bool {
	return func(f readiness.Finding) bool {
		return (slices.Contains(causes, f.Cause) || slices.Contains(causes, f.Why)) && !accountWideLeadTime(f)
	}
}

// accountWideLeadTime picks the finding that the account's own lead time reaches beyond its
// horizon.
func accountWideLeadTime(f readiness.Finding) bool {
	return f.Cause == readiness.LeadTimeExceedsHorizon && f.AppointmentType == ""
}

// How many findings an action names. Who has no hours is named in full, within reason.
const (
	fewTitles  = 3
	everyTitle = 20
)

// blockedBy is the condition of an action that blockers are about; it names the most of
// them that it may.
func (f facts) blockedBy(about func(readiness.Finding) bool, most int) (Condition, bool) {
	var titles []string
	for _, finding := range f.Report.Findings {
		if finding.Severity == readiness.Blocker && about(finding) {
			titles = append(titles, sentenceOf(finding.Title))
		}
	}
	if len(titles) > most {
		titles = append(titles[:most], fmt.Sprintf(reasonMore, len(titles)-most))
	}
	return Condition{State: control.Blocked, Reason: strings.Join(titles, " ")}, len(titles) > 0
}
