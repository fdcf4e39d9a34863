package readiness

import (
	"slices"
	"strings"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
)

// explain gives a finding its sentences and its place in Cliniko's menus.
func (j *judge) explain(f *Finding) {
	if f.Cause == NoLongerBookable {
		j.explainLoss(f)
		return
	}
	w := explanations[j.variant(f)]
	p := phrase{names: j.names, Target: f.Target, of: f.Offerings, from: j.From, to: j.To, style: j.Style, problem: j.unreachableBy(f)}
	p.alone = f.Practitioner != "" && len(f.Offerings) == j.offeredWith[f.Practitioner]
	if f.Cause == Unavailable {
		p.blockEnd = j.endOfBlock(f.Offerings)
	}
	if f.Cause == HoursTooShort {
		p.longest = once(j.longest, (business | practitioner).of(cliniko.Offering(f.Target)), j.longestStretch)
	}
	f.Title = p.fill(w.title)
	f.Fix = p.fill(w.fix)
	f.Detail = p.fill(w.cause) + " " + f.Fix
	f.Menu = cliniko.Menu(p.fill(string(w.menu)))
}

// variant picks among the ways in which a cause can be said.
func (j *judge) variant(f *Finding) Cause {
	switch {
	case f.Cause == Unavailable && j.allBlocked(f.Offerings):
		return Unavailable
	case f.Cause == FullyBooked && j.notYet(f.Offerings):
		return notWithinRange
	case f.Cause == Unreachable && f.Target == Target{} && j.anyBookable:
		return partlyUnreachable
	case f.Cause == RoleCannotSee && len(forbidden(j.account)) == 0:
		return answerForbidden
	case f.Cause == NothingBookable && len(f.Offerings) == 0:
		return nothingLinked
	case f.Cause == NothingBookable && !slices.ContainsFunc(f.Offerings, j.isOffered):
		return nothingShown
	}
	return explanationKey(f.Cause, f.Target)
}

func explanationKey(c Cause, at Target) Cause {
	switch {
	case c == Unavailable && at.AppointmentType != "":
		return noRoomForType
	case c == PractitionerNotOffering && at.scope() == practitioner:
		return givesNothing
	case c == PractitionerNotOffering && at.scope() == appointmentType:
		return givenByNobody
	case c == PractitionerNotAtBusiness && at.scope() == business:
		return nobodyThere
	case c == StillOn && at.scope() == business:
		return businessStillOn
	case c == StillOn && at.scope() == appointmentType:
		return typeStillOn
	case c == LeadTimeExceedsHorizon && at.AppointmentType == "":
		return leadTimeOfAll
	case c == LimitLeadTime && at.AppointmentType != "":
		return limitLeadTimeType
	}
	return c
}

func (j *judge) isOffered(o cliniko.Offering) bool {
	return !slices.ContainsFunc(j.fieldCauses(o), Cause.ByChoice)
}

// allBlocked reports whether blocks leave nothing at all of the working hours of offerings.
func (j *judge) allBlocked(offerings []cliniko.Offering) bool {
	return !slices.ContainsFunc(offerings, func(o cliniko.Offering) bool {
		w := once(j.workdays, (business | practitioner).of(o), j.workday)
		return fits(w.open, w.days.shared(j.bookingWindow(j.types[o.AppointmentType])), 1)
	})
}

// endOfBlock is the last day of the one block that covers all working hours of somebody's
// offerings; zero: no single one does.
func (j *judge) endOfBlock(offerings []cliniko.Offering) cliniko.Date {
	zone, known := j.account.Zone(offerings[0].Business)
	for _, b := range j.blocks[offerings[0].Practitioner] {
		leavesRoom := func(o cliniko.Offering) bool {
			w := once(j.workdays, (business | practitioner).of(o), j.workday)
			return fits(uncovered(w.planned, []stretch{b}), w.days.shared(j.bookingWindow(j.types[o.AppointmentType])), 1)
		}
		if known && !slices.ContainsFunc(offerings, leavesRoom) {
			return cliniko.DateOf(b.end.Add(-1).In(zone))
		}
	}
	return cliniko.Date{}
}

// notYet reports whether offerings have no free times because no working hours in the
// range come late enough.
func (j *judge) notYet(offerings []cliniko.Offering) bool {
	return !slices.ContainsFunc(offerings, func(o cliniko.Offering) bool {
		_, zoned := j.account.Zone(o.Business)
		planned, _ := j.fitsHours(j.link(o))
		return !zoned || planned || once(j.outside, (business|practitioner).of(o), j.offeredOutside)
	})
}

// unreachableBy is the first failure behind a finding that Cliniko gave no answer.
func (j *judge) unreachableBy(f *Finding) failure {
	var all []failure
	for _, o := range f.Offerings {
		all = append(all, j.missing(j.link(o), j.Seen[o])...)
	}
	for _, list := range j.unreadCore() {
		all = append(all, j.failureOf(list))
	}
	for _, failed := range append(all, j.failures...) {
		if causeOf(failed.Kind) == Unreachable {
			return failed
		}
	}
	return failure{}
}

// forbidden are the lists that the user's role may not read, in words.
func forbidden(a *cliniko.Account) []string {
	var found []string
	for _, list := range append(slices.Clone(coreLists), sideLists...) {
		if r := a.Lists[list]; !r.Known() && r.Problem == cliniko.KindForbidden {
			found = append(found, listWords[list])
		}
	}
	return found
}

// phrase fills in what stands in braces in an explanation.
type phrase struct {
	*names
	Target
	of       []cliniko.Offering
	from, to cliniko.Date
	style    wording.Style
	longest  int          // minutes
	alone    bool         // nothing else of the practitioner is offered
	blockEnd cliniko.Date // the last day of the one block that covers all; zero: it takes several
	problem  failure
}

func (p *phrase) fill(text string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		word, after, _ := strings.Cut(rest, "}")
		b.WriteString(values[word](p))
		text = after
	}
}

// values are what stands for the words in braces.
var values = map[string]func(p *phrase) string{
	"business":        func(p *phrase) string { return p.businessName(p.Business) },
	"practitioner":    func(p *phrase) string { return p.practitionerName(p.Practitioner) },
	"type":            func(p *phrase) string { return p.typeName(p.AppointmentType) },
	"subject":         func(p *phrase) string { return p.subject(p.Target) },
	"who":             (*phrase).who,
	"there":           (*phrase).there,
	"minutes":         func(p *phrase) string { return wording.Minutes(p.minutes(p.AppointmentType)) },
	"longest":         func(p *phrase) string { return wording.Minutes(p.longest) },
	"notice":          func(p *phrase) string { return wording.Of(wording.Hours(p.rules(p.leadType()).LeadTime.N)) + " notice" },
	"days":            func(p *phrase) string { return wording.Count(p.rules(nil).DaysAhead.N, "day") },
	"most":            func(p *phrase) string { return wording.Count(p.rules(nil).PerDayPart.N, "time") },
	"default":         func(p *phrase) string { return p.typeName(p.defaultType()) },
	"default minutes": func(p *phrase) string { return wording.Count(p.minutes(p.defaultType()), "minute") },
	"range":           (*phrase).within,
	"for":             (*phrase).during,
	"until":           (*phrase).until,
	"lists":           func(p *phrase) string { return wording.List(forbidden(p.account)) },
	"problem":         func(p *phrase) string { return (&cliniko.Error{Kind: p.problem.Kind, List: p.problem.of}).Sentence() },
	"role":            func(p *phrase) string { return roleWords(p.account.User.Role) },
	"patients":        func(p *phrase) string { return patients(p.account.Settings.PatientWord) },
	"Patients":        func(p *phrase) string { return wording.Capital(patients(p.account.Settings.PatientWord)) },
}

// who is a person where that says it all.
func (p *phrase) who() string {
	if p.alone {
		return p.practitionerName(p.Practitioner)
	}
	return p.subject(p.Target)
}

// there is the business, with a space before it, where a clinic or a person has several.
func (p *phrase) there() string {
	if p.Business == "" || p.alone || len(p.account.Businesses) < 2 {
		return ""
	}
	return " at " + p.businessName(p.Business)
}

// leadType is the type whose lead time a finding speaks of: its own, or that of the
// first offering it is about.
func (p *phrase) leadType() *cliniko.AppointmentType {
	if p.AppointmentType == "" && len(p.of) > 0 {
		return p.types[p.of[0].AppointmentType]
	}
	return p.types[p.AppointmentType]
}

func (p *phrase) defaultType() cliniko.AppointmentTypeID {
	if who := p.practitioners[p.Practitioner]; who != nil {
		return who.DefaultType
	}
	return ""
}

// within are the days that were checked.
func (p *phrase) within() string {
	if p.from.IsZero() || p.to.IsZero() {
		return "in the days that were checked"
	}
	return "in " + wording.Ahead(p.from, p.to)
}

// during is how long something is so of what was checked, with a space before it.
func (p *phrase) during() string {
	if p.from.IsZero() || p.to.IsZero() {
		return ""
	}
	return " for " + wording.Ahead(p.from, p.to)
}

// until is when a block ends, with a space before it; where that takes several, how long they last.
func (p *phrase) until() string {
	if p.blockEnd.IsZero() {
		return p.during()
	}
	return " until " + p.style.DateFrom(p.blockEnd, p.from)
}

func roleWords(role string) string {
	if role == "" {
		return ""
	}
	return " with the role “" + role + "”"
}

func patients(word string) string {
	if strings.EqualFold(word, "client") {
		return "clients"
	}
	return "patients"
}
