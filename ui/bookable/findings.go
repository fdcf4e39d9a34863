package bookable

import (
	"slices"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/ui/control"
)

// inSight says which findings belong to what is on screen.
type inSight struct {
	chosen readiness.Target // zero: nothing is chosen
	found  *table           // only what it shows; nil: everything
}

// holds reports whether a finding belongs to it. One about the whole clinic
// always does.
func (s inSight) holds(f readiness.Finding) bool {
	switch {
	case f.Target == (readiness.Target{}) && len(f.Offerings) == 0:
		return true
	case s.chosen != (readiness.Target{}):
		return isAbout(f, s.chosen)
	case s.found != nil:
		return s.found.shows(f)
	}
	return true
}

// isAbout reports whether a finding is about any part of a target. One without
// offerings is about an entity, which the target has to name.
func isAbout(f readiness.Finding, at readiness.Target) bool {
	if len(f.Offerings) == 0 {
		return partly(f.Target, at)
	}
	return slices.ContainsFunc(f.Offerings, func(o cliniko.Offering) bool { return covers(at, o) })
}

// shows reports whether a finding is about anything in the table.
func (t *table) shows(f readiness.Finding) bool {
	for _, o := range f.Offerings {
		if row, column := t.lines(o); t.namedRows[row] && t.namedColumns[column] {
			return true
		}
	}
	return len(f.Offerings) == 0 && (t.namedRows[f.Target] || t.namedColumns[f.Target])
}

// named are the targets of lines, and each entity that a line of one names alone.
func named(lines []line) map[readiness.Target]bool {
	names := make(map[readiness.Target]bool, len(lines))
	for _, l := range lines {
		names[l.at] = true
		if l.at.AppointmentType != "" {
			names[readiness.Target{AppointmentType: l.at.AppointmentType}] = true
		}
		if l.at.Practitioner != "" {
			names[readiness.Target{Practitioner: l.at.Practitioner}] = true
		}
	}
	return names
}

// sections are the findings in sight, in the order of the panel, each worst first.
type sections struct {
	inTheWay []readiness.Finding
	limits   []readiness.Finding // they leave fewer times
	ignored  []readiness.Finding // what the clinic said to ignore
	choices  []readiness.Finding // what the clinic left off
}

// sort takes notes on several things apart when only a part of the clinic is looked at.
func (s inSight) sort(findings []readiness.Finding) (out sections) {
	if s.chosen != (readiness.Target{}) || s.found != nil {
		findings = readiness.Singles(findings)
	}
	for _, f := range findings {
		switch {
		case !s.holds(f):
		case f.Severity != readiness.Note:
			out.inTheWay = append(out.inTheWay, f)
		case f.Cause.Limit():
			out.limits = append(out.limits, f)
		case f.Ignored():
			out.ignored = append(out.ignored, f)
		default:
			out.choices = append(out.choices, f)
		}
	}
	return out
}

// stateOf is the sign that a finding is shown with.
func stateOf(f readiness.Finding) control.State {
	switch {
	case f.Severity == readiness.Blocker:
		return control.Blocked
	case f.Cause.Unchecked():
		return control.Unchecked
	case f.Severity == readiness.Warning:
		return control.Attention
	}
	return control.NotOffered
}
