package report

import (
	"strings"

	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/cliniko/wording"
)

// Summary is the check in a few lines, to be sent to somebody who knows several clinics: which
// clinic, when, whether it is ready, what needs fixing and who can be booked.
func (c Check) Summary() string {
	var out strings.Builder
	t := c.text(&out)
	t.clinic()
	if !c.CheckedAt.IsZero() {
		t.line("Checked on %s.", t.checked())
	}
	t.answer()
	t.bookable()
	for _, s := range toAct {
		t.titles(s)
	}
	return strings.TrimSpace(out.String())
}

// titles writes the first findings of a section in a line each.
func (t *text) titles(s section) {
	found := t.section(s)
	for i, f := range found {
		if i == mostNames {
			t.line("- and %s more", wording.Number(len(found)-i))
			return
		}
		t.line("- %s", f.Title)
	}
}

// bookable names who can be booked.
func (t *text) bookable() {
	var names []string
	for _, n := range nextOf(t.Report.Verdicts) {
		if !n.first.Next.IsZero() {
			names = append(names, t.words.Subject(readiness.Target{Practitioner: n.practitioner}))
		}
	}
	if len(names) > 0 {
		t.line("Can be booked: %s.", wording.FirstOf(mostNames, names))
	}
}
