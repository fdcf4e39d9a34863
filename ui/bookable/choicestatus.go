package bookable

import (
	"fmt"
	"slices"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/ui/control"
)

// status says what Cliniko has of a choice, and what is to be done about it there.
func (d *decision) status(c choice) (string, control.State) {
	switch {
	case c.wanted && c.on:
		return d.statusOn(c.at)
	case c.on && markOn(d.state.Clinic, c.at) == readiness.OffIgnored:
		return textStillOn, control.NotOffered
	case c.on:
		return textTurnOff, control.Blocked
	case c.wanted:
		return c.use.wanted, control.Blocked
	}
	return c.use.off, control.NotOffered
}

// statusOn is the status of what is on and wanted: its own fault first.
func (d *decision) statusOn(at readiness.Target) (string, control.State) {
	switch t := d.tallies[at]; {
	case t == nil && d.state.Report.Pending:
		return textBeingRead, control.Checking
	case t == nil && d.state.Report.Incomplete:
		return textCantCheck, control.Unchecked
	case t == nil && at.AppointmentType != "":
		return textNothingThere, control.NotOffered // clinics leave old types lying about
	case t == nil:
		return textNothingThere, control.Attention
	case t.fault != "":
		return d.fault(t), control.Blocked
	case t.free && at.Practitioner != "":
		return wording.Count(d.state.Report.FreeTimes[at.Practitioner], nounFreeTime), control.Done
	case t.free:
		return textOn, control.Done
	case t.pending:
		return textBeingRead, control.Checking
	case t.unknown:
		return textCantCheck, control.Unchecked
	}
	return textNoneFree, control.Attention
}

func (d *decision) fault(t *tally) string {
	switch t.fault {
	case readiness.OnlineBookingsOff:
		return textBookingsOff
	case readiness.NoHoursAtBusiness:
		return fmt.Sprintf(textNoHours, d.words.Subject(readiness.Target{Business: t.of.Business}))
	case readiness.HoursTooShort:
		return fmt.Sprintf(textTooShort, d.words.Subject(readiness.Target{AppointmentType: t.of.AppointmentType}))
	case readiness.LeadTimeExceedsHorizon:
		return textMuchNotice
	}
	return textRefused
}

// tally sums up what is on of a business, a practitioner or a type.
type tally struct {
	free             bool // there are free times
	pending, unknown bool
	fault            readiness.Cause  // its own; empty: none
	of               cliniko.Offering // that has the fault
}

// ownFaults are the causes of blockers that are a matter of each kind.
var ownFaults = []struct {
	of     func(cliniko.Offering) readiness.Target
	causes []readiness.Cause
}{
	{func(o cliniko.Offering) readiness.Target { return readiness.Target{Business: o.Business} }, []readiness.Cause{readiness.OnlineBookingsOff}},
	{func(o cliniko.Offering) readiness.Target { return readiness.Target{Practitioner: o.Practitioner} }, []readiness.Cause{readiness.OnlineBookingsOff, readiness.NoHoursAtBusiness, readiness.HoursTooShort, readiness.Refused}},
	{func(o cliniko.Offering) readiness.Target { return readiness.Target{AppointmentType: o.AppointmentType} }, []readiness.Cause{readiness.OnlineBookingsOff, readiness.LeadTimeExceedsHorizon}},
}

// tallies sum up a report by business, by practitioner and by type. Nothing is told of what
// no offering is on of.
func tallies(r readiness.Report) map[readiness.Target]*tally {
	found := map[readiness.Target]*tally{}
	for _, v := range r.Verdicts {
		if slices.ContainsFunc(v.Causes, readiness.Cause.ByChoice) {
			continue
		}
		for _, kind := range ownFaults {
			at := kind.of(v.Offering)
			if found[at] == nil {
				found[at] = &tally{}
			}
			found[at].add(v)
		}
	}
	for _, f := range r.Findings {
		if f.Severity == readiness.Blocker {
			addFault(found, f)
		}
	}
	return found
}

func (t *tally) add(v readiness.Verdict) {
	t.free = t.free || v.Slots > 0
	t.pending = t.pending || v.Pending()
	t.unknown = t.unknown || v.State == readiness.Unknown
}

// addFault gives a fault to everything whose own matter it is, unless that has a worse one.
func addFault(found map[readiness.Target]*tally, f readiness.Finding) {
	cause := f.Cause
	if f.Why != "" {
		cause = f.Why
	}
	for _, o := range f.Offerings {
		for _, kind := range ownFaults {
			if t := found[kind.of(o)]; t != nil && t.fault == "" && slices.Contains(kind.causes, cause) {
				t.fault, t.of = cause, o
			}
		}
	}
}
