package report

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/cliniko/wording"
)

// WriteText writes the check for people.
func (c Check) WriteText(w io.Writer) error {
	t := c.text(w)
	t.head()
	t.answer()
	for _, s := range toAct {
		t.findings(s)
	}
	for _, s := range forTheRecord {
		t.folded(s)
	}
	t.nextTimes()
	return t.err
}

// section is a heading over the findings that fit.
type section struct {
	heading string
	fits    func(readiness.Finding) bool
}

// toAct are the sections on what somebody has to see to, worst first.
var toAct = []section{
	{readiness.HeadingFix, func(f readiness.Finding) bool { return f.Severity == readiness.Blocker }},
	{readiness.HeadingLook, func(f readiness.Finding) bool {
		return f.Severity == readiness.Warning && !f.Cause.Unchecked()
	}},
	{readiness.HeadingUnchecked, func(f readiness.Finding) bool {
		return f.Severity == readiness.Warning && f.Cause.Unchecked()
	}},
}

// forTheRecord are the sections on what is as it is by choice.
var forTheRecord = []section{
	{readiness.HeadingOff, func(f readiness.Finding) bool {
		return f.Severity == readiness.Note && f.Cause.ByChoice()
	}},
	{readiness.HeadingIgnored, readiness.Finding.Ignored},
	{readiness.HeadingLimits, func(f readiness.Finding) bool { return f.Cause.Limit() }},
}

// text begins a text about the check.
func (c Check) text(w io.Writer) *text {
	return &text{Check: c, words: readiness.WordsFor(c.account(), c.Style), out: w}
}

// text writes line by line and remembers the first error.
type text struct {
	Check
	words *readiness.Words
	out   io.Writer
	err   error
}

func (t *text) line(format string, args ...any) {
	if t.err == nil {
		_, t.err = fmt.Fprintln(t.out, cliniko.OneLine(fmt.Sprintf(format, args...)))
	}
}

func (t *text) head() {
	t.clinic()
	user := t.account().User
	if name := wording.Name(user.Name()); name != "" {
		t.line("The API key belongs to %s.", strings.TrimSuffix(name+", "+user.Role, ", "))
	}
	t.line("Checked on %s, for the days from %s to %s.", t.checked(), t.Style.Date(t.From), t.Style.Date(t.To))
	if url := address(t.site().Bookings()); url != "" {
		t.line("Bookings page: %s", url)
	}
}

func (t *text) clinic() {
	a := t.account()
	if s := a.Settings; s.Name != "" || s.AccountID != "" {
		t.line("%s (%s)", wording.Clinic(s.Name, s.AccountID), place(a.Shard))
	}
}

// checked is when, by the clock of the clinic's first business that has one.
func (t *text) checked() string {
	for _, b := range t.account().Businesses {
		if zone, known := t.account().Zone(b.ID); known {
			return t.dateAndTime(t.CheckedAt.In(zone)) + " (" + wording.ZoneAt(t.account(), b.ID) + ")"
		}
	}
	return t.dateAndTime(t.CheckedAt.UTC()) + " (UTC)"
}

func (t *text) dateAndTime(at time.Time) string {
	return t.Style.Date(cliniko.DateOf(at)) + " at " + t.Style.Clock(at)
}

func place(s cliniko.Shard) string {
	if s == "" {
		return "unknown region"
	}
	return s.Region() + ", " + string(s)
}

func (t *text) answer() {
	t.line("")
	switch t.ExitCode() {
	case ExitReady:
		t.line("Ready: MIEA can book patients.")
	case ExitNotReady:
		t.line("Not ready.")
	default:
		t.line("Couldn’t check everything, so the clinic may or may not be ready.")
	}
	t.line("%s", t.words.Summary(t.Report))
}

// findings writes those of a section in full, worst first as they come.
func (t *text) findings(s section) {
	for i, f := range t.section(s) {
		t.line("%3d. %s", i+1, f.Title)
		t.line("     %s", f.Detail)
		if f.Menu != "" {
			t.line("     %s", f.Menu)
		}
		if url := fixAddress(f, t.site()); url != "" {
			t.line("     %s", url)
		}
		if affects := t.words.Affects(f); affects != "" {
			t.line("     %s", affects)
		}
	}
}

// folded writes those of a section as a number and their titles.
func (t *text) folded(s section) {
	for _, f := range t.section(s) {
		t.line("     %s", f.Title)
		var names []string
		for _, part := range f.Parts {
			names = append(names, t.words.Subject(part.Target))
		}
		if len(names) > 0 {
			t.line("       %s", wording.FirstOf(mostNames, names))
		}
	}
}

// mostNames is how many things of one kind are named; JSON has them all.
const mostNames = 10

// section writes the heading over the findings that fit, when there are any.
func (t *text) section(s section) []readiness.Finding {
	found := slices.DeleteFunc(slices.Clone(t.Report.Findings), func(f readiness.Finding) bool { return !s.fits(f) })
	if len(found) > 0 {
		t.line("")
		t.line("%s (%d)", s.heading, len(found))
	}
	return found
}

// nextTimes says for each practitioner whom the clinic offers when the next free time
// is, by the clocks of its business.
func (t *text) nextTimes() {
	next := nextOf(t.Report.Verdicts)
	if len(next) == 0 {
		return
	}
	t.line("")
	t.line("Each practitioner’s next free time")
	for _, n := range next {
		t.line("     %s: %s", t.words.Subject(readiness.Target{Practitioner: n.practitioner}), t.when(n))
	}
}

// upcoming is the next free time of a practitioner; the zero verdict: none.
type upcoming struct {
	practitioner cliniko.PractitionerID
	first        readiness.Verdict
	unknown      bool // some of the practitioner's times could not be checked
	empty        bool // of some, Cliniko says that there are none
}

func nextOf(verdicts []readiness.Verdict) []*upcoming {
	var all []*upcoming
	of := map[cliniko.PractitionerID]*upcoming{}
	for _, v := range verdicts {
		if v.State == readiness.NotOffered {
			continue
		}
		n := of[v.Practitioner]
		if n == nil {
			n = &upcoming{practitioner: v.Practitioner}
			of[v.Practitioner] = n
			all = append(all, n)
		}
		n.unknown, n.empty = n.unknown || v.State == readiness.Unknown, n.empty || v.State == readiness.Empty
		if !v.Next.IsZero() && (n.first.Next.IsZero() || v.Next.Before(n.first.Next)) {
			n.first = v
		}
	}
	return all
}

func (t *text) when(n *upcoming) string {
	switch {
	case !n.first.Next.IsZero():
		at := t.words.Moment(n.first.Next, n.first.Business)
		return at + t.clocks(n.first) + " at " + t.words.Subject(readiness.Target{Business: n.first.Business})
	case n.unknown:
		return "couldn’t check"
	case n.empty:
		return "no free times"
	}
	return "can’t be booked (see above)"
}

// clocks names the zone that a business's times are in.
func (t *text) clocks(v readiness.Verdict) string {
	if _, known := t.account().Zone(v.Business); !known {
		return ""
	}
	return " (" + wording.ZoneAt(t.account(), v.Business) + ")"
}
