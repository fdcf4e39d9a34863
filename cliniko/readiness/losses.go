package readiness

import (
	"fmt"
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
)

// Loss is an offering that could be booked when the clinic confirmed that or the key was
// sent to MIEA, and that is blocked or not offered now.
type Loss struct {
	cliniko.Offering
	Cause Cause     // the most basic reason
	Since time.Time // when it was first seen lost, UTC
}

// Why something is lost of which no verdict is left.
const (
	goneFromCliniko Cause = "no_longer_bookable since it is gone"
	linkedNoMore    Cause = "no_longer_bookable since nothing links it"
)

// LostSwitch reports whether a finding is the loss of a business, a practitioner or a type that
// was turned off or archived, or is gone: the clinic may have meant that.
func (f Finding) LostSwitch() bool {
	return f.Cause == NoLongerBookable && (f.Why.ofEntity() || f.Why == goneFromCliniko)
}

// losses compares the baseline with the verdicts of now. Nothing is lost that has no free
// times, could not be checked or should be off.
func (j *judge) losses(verdicts []Verdict) []Loss {
	if j.Baseline.IsZero() {
		return nil
	}
	now := byID(verdicts, func(v *Verdict) cliniko.Offering { return v.Offering })
	whole := len(j.unreadCore()) == 0 && j.known(cliniko.ListInactivePractitioners)
	var lost []Loss
	for _, o := range j.Baseline.check.Offerings {
		switch v := now[o.Offering]; {
		case j.unwanted(o.Offering):
		case v != nil && (v.State == Blocked || v.State == NotOffered):
			lost = append(lost, j.loss(o.Offering, v.Causes))
		case v == nil && whole:
			lost = append(lost, j.loss(o.Offering, j.unlinked(o.Offering)))
		}
	}
	return lost
}

// loss names the cause that says most: that online bookings are off hides all others.
func (j *judge) loss(o cliniko.Offering, causes []Cause) Loss {
	l := Loss{Offering: o, Cause: causes[0], Since: j.Now.UTC()}
	if l.Cause == OnlineBookingsOff && len(causes) > 1 {
		l.Cause = causes[1]
	}
	if since, known := j.Baseline.lost[o]; known {
		l.Since = since
	}
	return l
}

// unlinked are the causes of an offering that Cliniko no longer links in any way.
func (j *judge) unlinked(o cliniko.Offering) []Cause {
	if !j.has(Target(o)) {
		return []Cause{goneFromCliniko}
	}
	return append(j.fieldCauses(o), linkedNoMore)
}

// addLosses gives each loss to the widest target that has lost all it had, and takes out
// the findings that say the same. What is wrong with the whole clinic says that by itself.
func (j *judge) addLosses(found *topics, losses []Loss) {
	if len(losses) == 0 {
		return
	}
	reach, told := j.lossReach(losses), map[cliniko.Offering]bool{}
	lost := &topics{at: map[topic]int{}}
	for _, l := range losses {
		if at := j.lossTarget(l, reach); at != (Target{}) {
			lost.add(l.Cause, at, Blocker, l.Offering)
			told[l.Offering] = true
		}
	}
	found.list = slices.DeleteFunc(found.list, func(f Finding) bool { return lost.coverAll(f, told) })
	for _, f := range lost.list {
		f.Cause, f.Why = NoLongerBookable, f.Cause
		if !slices.ContainsFunc(f.Offerings, j.notLeftOut) {
			f.Severity = Note
		}
		found.list = append(found.list, f)
	}
}

// coverAll reports whether losses tell all that a finding tells.
func (t *topics) coverAll(f Finding, told map[cliniko.Offering]bool) bool {
	r := ruleOf[f.Cause]
	if r == nil || r.state != Blocked && r.state != NotOffered || f.Target == (Target{}) {
		return false
	}
	_, same := t.at[topic{f.Cause, f.Target}]
	untold := func(o cliniko.Offering) bool { return !told[o] }
	return same || len(f.Offerings) > 0 && !slices.ContainsFunc(f.Offerings, untold)
}

// lossReach counts what there was at each target, and what of it each cause has taken.
type lossReach struct {
	had  map[Target]int
	lost map[topic]int
}

// lossScopes are what a loss can be about; of two that are as wide, the later one.
var lossScopes = []scope{everything, practitioner | appointmentType, business | appointmentType, business | practitioner, appointmentType, business, practitioner}

func (j *judge) lossReach(losses []Loss) lossReach {
	r := lossReach{map[Target]int{}, map[topic]int{}}
	for _, s := range lossScopes {
		for _, o := range j.Baseline.check.Offerings {
			r.had[s.of(o.Offering)]++
		}
		for _, l := range losses {
			r.lost[topic{l.Cause, s.of(l.Offering)}]++
		}
	}
	return r
}

// lossTarget is what a loss is about: the entity that was switched off or is gone, else
// what its cause is about, or the widest target that the cause has taken all from. The zero
// Target: the clinic.
func (j *judge) lossTarget(l Loss, r lossReach) (at Target) {
	switch {
	case l.Cause == OnlineBookingsOff:
		return Target{}
	case l.Cause == LeadTimeExceedsHorizon:
		return j.widest(l.Cause, l.Offering, nil)
	case l.Cause == goneFromCliniko:
		return j.missingScope(l.Offering).of(l.Offering)
	case l.Cause.ofEntity():
		return ruleOf[l.Cause].about[0].of(l.Offering)
	}
	at = Target(l.Offering)
	if usual := ruleOf[l.Cause]; usual != nil {
		at = usual.narrowest(l.Offering)
	}
	for _, s := range lossScopes {
		wider := s.of(l.Offering)
		if lost := r.lost[topic{l.Cause, wider}]; lost == r.had[wider] && lost >= r.lost[topic{l.Cause, at}] {
			at = wider
		}
	}
	return at
}

// missingScope is the entity that is gone from Cliniko.
func (j *judge) missingScope(o cliniko.Offering) scope {
	switch l := j.link(o); {
	case l.practitioner == nil:
		return practitioner
	case l.appointmentType == nil:
		return appointmentType
	}
	return business
}

// explainLoss gives a loss its sentences: what is lost since when and why, and how that is
// put right.
func (j *judge) explainLoss(f *Finding) {
	p := phrase{names: j.names, Target: f.Target, of: f.Offerings, from: j.From, to: j.To, style: j.Style}
	if !j.has(f.Target) {
		p.names = j.Baseline.check.names()
	}
	w := lossReasons[f.Why]
	lost, today := j.lostOn(f.Offerings)
	f.Title = wording.Capital(p.fill(fmt.Sprintf(lossTitle, j.Style.DayFrom(lost, today), w.reason)))
	f.Detail = p.fill(fmt.Sprintf(choose(j.Confirmed, confirmedLossDetail, lossDetail), j.Style.OnDay(lost, today))) + " "
	if usual := ruleOf[f.Why]; usual != nil {
		p.Target = usual.narrowest(f.Offerings[0])
		words := explanations[explanationKey(f.Why, p.Target)]
		w.fix, w.menu = words.fix, words.menu
	}
	f.Fix = p.fill(w.fix)
	f.Detail += f.Fix
	f.Menu = cliniko.Menu(p.fill(string(w.menu)))
}

// lostOn is the day on which all of some offerings were first seen lost, and today, by the
// clocks of a business.
func (j *judge) lostOn(offerings []cliniko.Offering) (lost, today cliniko.Date) {
	zone, known := j.account.Zone(offerings[0].Business)
	if !known {
		zone = time.UTC
	}
	var last time.Time
	for _, o := range offerings {
		since, seen := j.Baseline.lost[o]
		if !seen {
			since = j.Now
		}
		if since.After(last) {
			last = since
		}
	}
	today = cliniko.DateOf(j.Now.In(zone))
	return cliniko.Earliest(cliniko.DateOf(last.In(zone)), today), today // a clock may have been ahead
}
