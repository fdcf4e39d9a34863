package bookable

import (
	"fmt"
	"strings"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/cliniko/wording"
)

// describe says what a place in the table shows, in a line.
func (t *table) describe(at place) string {
	subject := t.words.Subject(t.target(at))
	if at.row >= 0 && at.column >= 0 {
		return describeCell(t.cell(at.row, at.column), subject, t.words)
	}
	counts := t.count(t.target(at))
	noun := nounType
	if at.row < 0 != t.list {
		noun = nounPractitioner
	}
	if at.row == groupRow {
		noun = nounOffer
	}
	return fmt.Sprintf(textTally, subject, counts[cellFree], wording.Count(counts.offered(), noun))
}

func describeCell(c cell, subject string, words *readiness.Words) string {
	switch {
	case c.verdict == nil:
		return fmt.Sprintf(textUnlinked, subject)
	case c.verdict.State == readiness.Blocked && c.state == cellNotOffered:
		return fmt.Sprintf(textLeftOut, subject)
	case c.verdict.State == readiness.NotOffered && c.state == cellBlocked:
		return fmt.Sprintf(textWanted, words.Describe(*c.verdict))
	}
	return words.Describe(*c.verdict)
}

// request is the message for a colleague, but for who asks and what for: what is
// wrong, what to do, and how long that takes.
func request(f readiness.Finding) string {
	minutes := minutesToFix[f.Cause]
	if minutes == 0 {
		minutes = usualMinutes
	}
	return sentences(f) + " " + fmt.Sprintf(textTakes, wording.Minutes(minutes))
}

// sentences are a finding in words.
func sentences(f readiness.Finding) string { return strings.TrimRight(f.Title, ". ") + ". " + f.Detail }

// single is the one offering that a finding or a selection is about.
func single(at readiness.Target, offerings []cliniko.Offering) (cliniko.Offering, bool) {
	if at.Business != "" && at.Practitioner != "" && at.AppointmentType != "" {
		return cliniko.Offering(at), true
	}
	if len(offerings) == 1 {
		return offerings[0], true
	}
	return cliniko.Offering{}, false
}
