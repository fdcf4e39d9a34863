package readiness

import (
	"fmt"
	"slices"
	"strings"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
)

// say gives a finding its sentences and its place in Cliniko's menus.
func (j *judge) say(f *Finding) {
	if f.Cause == NoLongerBookable {
		j.sayLoss(f)
		return
	}
	w := explanations[j.variant(f)]
	p := phrase{names: j.names, Target: f.Target, of: f.Offerings, from: j.From, to: j.To, problem: j.unreachableBy(f)}
	if f.Cause == HoursTooShort {
		p.longest = j.longest((business | practitioner).of(cliniko.Offering(f.Target)))
	}
	f.Title = p.fill(w.title)
	f.Detail = p.fill(w.cause) + " " + p.fill(w.fix)
	f.Menu = cliniko.Menu(p.fill(string(w.menu)))
}

// variant picks among the ways in which a cause can be said.
func (j *judge) variant(f *Finding) Cause {
	switch {
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
	case c == PractitionerNotOffering && at.scope() == practitioner:
		return givesNothing
	case c == PractitionerNotOffering && at.scope() == appointmentType:
		return givenByNobody
	case c == PractitionerNotAtBusiness && at.scope() == business:
		return nobodyThere
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

// notYet reports whether offerings have no free times because no working hours in the
// range come late enough.
func (j *judge) notYet(offerings []cliniko.Offering) bool {
	return !slices.ContainsFunc(offerings, func(o cliniko.Offering) bool {
		_, zoned := j.zone(o.Business)
		planned, _ := j.room(j.link(o))
		return !zoned || planned || j.offeredOutside((business | practitioner).of(o))
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
	longest  int // minutes
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
		b.WriteString(p.value(word))
		text = after
	}
}

func (p *phrase) value(word string) string {
	switch word {
	case "business":
		return p.businessName(p.Business)
	case "practitioner":
		return p.practitionerName(p.Practitioner)
	case "type":
		return p.typeName(p.AppointmentType)
	case "subject":
		return p.subject(p.Target)
	case "minutes":
		return wording.Count(p.minutes(p.AppointmentType), "minute")
	case "longest":
		return wording.Count(p.longest, "minute")
	case "lead":
		return wording.Hours(p.rules(p.leadType()).LeadTime.N)
	case "days":
		return wording.Count(p.rules(nil).DaysAhead.N, "day")
	case "most":
		return wording.Count(p.rules(nil).PerDayPart.N, "time")
	case "default":
		return p.typeName(p.defaultType())
	case "default minutes":
		return wording.Count(p.minutes(p.defaultType()), "minute")
	case "range":
		return rangeWords(p.from, p.to)
	case "lists":
		return wording.List(forbidden(p.account))
	case "problem":
		return (&cliniko.Error{Kind: p.problem.Kind, List: p.problem.of}).Sentence()
	case "role":
		return roleWords(p.account.User.Role)
	case "patients":
		return patients(p.account.Settings.PatientWord)
	case "Patients":
		return wording.Capital(patients(p.account.Settings.PatientWord))
	}
	return ""
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

func rangeWords(from, to cliniko.Date) string {
	if from.IsZero() || to.IsZero() {
		return "in the days that were checked"
	}
	return fmt.Sprintf("between %d %s and %d %s", from.Day, from.Month, to.Day, to.Month)
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
