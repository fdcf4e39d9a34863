package readiness

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
)

// Words says verdicts and reports about one account in a line each. It is safe to
// share between goroutines.
type Words struct {
	names *names
	style wording.Style
}

// WordsFor prepares the words for an account; build it once for each account and style.
func WordsFor(a *cliniko.Account, style wording.Style) *Words { return &Words{newNames(a), style} }

// Subject names what a target is about: "Initial with Nora Quinn at Harbour Clinic".
func (w *Words) Subject(t Target) string { return w.names.subject(t) }

// Describe says a verdict in one line, in the wall-clock time of its business.
func (w *Words) Describe(v Verdict) string {
	switch {
	case v.State == Bookable:
		return w.names.subject(Target(v.Offering)) + ": " + wording.Count(v.Slots, "free time") + w.next(v)
	case len(v.Causes) == 0:
		return "Not checked yet: " + w.names.subject(Target(v.Offering))
	case v.State == Blocked:
		return "Blocked: " + w.titles(v)
	case v.State == NotOffered:
		return "Not offered: " + w.titles(v)
	}
	return w.titles(v)
}

func (w *Words) next(v Verdict) string {
	if v.Next.IsZero() {
		return ""
	}
	return ", next " + w.Moment(v.Next, v.Business)
}

// Moment says when something is by the clocks of a business: "Tue 24 Nov, 9:30"; where
// its zone is not known, by UTC, and says so.
func (w *Words) Moment(t time.Time, b cliniko.BusinessID) string {
	zone, known := w.names.account.Zone(b)
	if !known {
		return w.style.Moment(t.UTC()) + " UTC"
	}
	return w.style.Moment(t.In(zone))
}

func (w *Words) titles(v Verdict) string {
	var titles []string
	for _, cause := range v.Causes {
		p := phrase{names: w.names, Target: ruleOf[cause].narrowest(v.Offering)}
		titles = append(titles, p.fill(explanations[explanationKey(cause, p.Target)].title))
	}
	return strings.Join(titles, "; ")
}

// Summary says in a line how a clinic stands: "Patients can book 4 of 5
// practitioners. 2 things to fix, 1 couldn’t be checked." Practitioners whom the clinic does not offer
// are not counted.
func (w *Words) Summary(r Report) string {
	bookable, checked, offered := r.practitioners()
	if r.Pending && offered > 0 {
		return fmt.Sprintf("%d of %s checked. ", checked, wording.Count(offered, "practitioner")) + whatToDo(r)
	}
	return w.whoCanBeBooked(bookable, checked, offered, r.Incomplete) + " " + whatToDo(r)
}

// Progress counts the practitioners of whom it is known whether they can be booked, and all
// whom the clinic offers.
func (r Report) Progress() (checked, all int) {
	_, checked, all = r.practitioners()
	return checked, all
}

// Unchecked are the practitioners whom the clinic offers and of whom it is not known yet
// whether they can be booked.
func (r Report) Unchecked() map[cliniko.PractitionerID]bool {
	found := make(map[cliniko.PractitionerID]bool)
	for p, state := range r.states() {
		if state[Unknown] && !state[Bookable] {
			found[p] = true
		}
	}
	return found
}

// practitioners counts those who can be booked, those of whom that is known, and all whom
// the clinic offers or has lost.
func (r Report) practitioners() (bookable, checked, offered int) {
	states := r.states()
	for _, state := range states {
		if state[Bookable] {
			bookable++
		}
	}
	return bookable, len(states) - len(r.Unchecked()), len(states)
}

// states are those that the offerings of each practitioner have whom the clinic offers or has
// lost.
func (r Report) states() map[cliniko.PractitionerID]map[State]bool {
	states := map[cliniko.PractitionerID]map[State]bool{}
	for _, v := range r.Verdicts {
		if states[v.Practitioner] == nil && isOffered(v) {
			states[v.Practitioner] = map[State]bool{}
		}
		if isOffered(v) {
			states[v.Practitioner][v.State] = true
		}
	}
	for _, f := range r.Findings {
		for _, o := range f.Offerings {
			if f.Cause == NoLongerBookable && f.Severity == Blocker && states[o.Practitioner] == nil {
				states[o.Practitioner] = map[State]bool{NotOffered: true}
			}
		}
	}
	return states
}

func (w *Words) whoCanBeBooked(bookable, checked, offered int, incomplete bool) string {
	canBook := wording.Capital(patients(w.names.account.Settings.PatientWord)) + " can book "
	switch {
	case checked == 0 && incomplete:
		return "Who can be booked isn’t known yet."
	case offered == 0:
		return "Nobody can be booked."
	case offered == 1 && bookable == 1:
		return canBook + "1 practitioner."
	}
	return fmt.Sprintf("%s%d of %s.", canBook, bookable, wording.Count(offered, "practitioner"))
}

func whatToDo(r Report) string {
	var fix, look, unchecked int
	for _, f := range r.Findings {
		switch {
		case f.Severity == Blocker:
			fix++
		case f.Cause.Unchecked():
			unchecked++
		case f.Severity == Warning:
			look++
		}
	}
	lead := "Nothing to fix"
	switch {
	case fix > 0:
		lead = wording.Count(fix, "thing") + " to fix"
	case unchecked > 0: // there may be more to fix
		lead = "Couldn’t check " + wording.Count(unchecked, "thing")
	}
	if r.Pending && unchecked == 0 {
		lead += " so far"
	}
	parts := []string{lead}
	if fix == 0 && look > 0 {
		parts = append(parts, fmt.Sprintf("%d worth a look", look))
	}
	switch {
	case fix > 0 && unchecked > 0:
		parts = append(parts, fmt.Sprintf("%d couldn’t be checked", unchecked))
	case unchecked == 0 && !r.Pending && (r.Incomplete || slices.ContainsFunc(r.Verdicts, isUnknown)):
		parts = append(parts, "not everything is checked yet")
	}
	return strings.Join(parts, ", ") + "."
}

// subject names what a target is about; a target with no fields is the whole clinic.
func (n *names) subject(t Target) string {
	switch t.scope() {
	case whole:
		return "the whole clinic"
	case business:
		return n.businessName(t.Business)
	}
	name := ""
	if t.AppointmentType != "" {
		name = n.typeName(t.AppointmentType)
	}
	if t.Practitioner != "" {
		name += choose(name == "", "", " with ") + n.practitionerName(t.Practitioner)
	}
	if t.Business != "" {
		name += " at " + n.businessName(t.Business)
	}
	return name
}

func (n *names) businessName(id cliniko.BusinessID) string {
	if b := n.businesses[id]; b != nil && b.Name != "" {
		return wording.Cut(b.Name)
	}
	return wording.UnnamedBusiness
}

func (n *names) practitionerName(id cliniko.PractitionerID) string {
	if p := n.practitioners[id]; p != nil && p.Name != "" {
		return wording.Cut(p.Name)
	}
	return wording.UnnamedPractitioner
}

func (n *names) typeName(id cliniko.AppointmentTypeID) string {
	if t := n.types[id]; t != nil && t.Name != "" {
		return wording.Cut(t.Name)
	}
	return wording.UnnamedType
}

func (n *names) minutes(id cliniko.AppointmentTypeID) int {
	if t := n.types[id]; t != nil {
		return t.Minutes
	}
	return 0
}
