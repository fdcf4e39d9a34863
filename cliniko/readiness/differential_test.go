package readiness_test

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/demo"
	"mieahealth.com/companion/cliniko/demo/random"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/cliniko/wording"
)

// The proof of the engine: what it says about random clinics, against the rules by
// which those clinics give times. The two share no code. clinicsJudged are judged on
// every run; COMPANION_CLINICS asks for another number.

// remembered are the seeds of clinics that once showed a disagreement: hours that run
// into the range over midnight, hours just as long as the type in a week when clocks
// change, zones a day and more apart.
var remembered = []uint64{4392, 4683, 13887, 35197, 38631, 49181, 136192, 157765, 181635, 201065, 95700}

func TestEveryJudgementAgreesWithTheClinicsOwnRules(t *testing.T) {
	t.Parallel()
	count := clinicsJudged
	if wanted := os.Getenv("COMPANION_CLINICS"); wanted != "" {
		var err error
		count, err = strconv.Atoi(wanted)
		require.NoError(t, err)
	}
	seeds := make(chan uint64)
	var (
		workers  sync.WaitGroup
		mu       sync.Mutex
		disputes []string
		seen     = tally{}
	)
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for seed := range seeds {
				d := newDispute(seed)
				d.check()
				mu.Lock()
				disputes = append(disputes, d.found...)
				seen.add(d.seen)
				mu.Unlock()
			}
		})
	}
	for _, seed := range remembered {
		seeds <- seed
	}
	for seed := range uint64(count) {
		seeds <- seed
	}
	close(seeds)
	workers.Wait()
	slices.Sort(disputes)
	for _, text := range disputes[:min(len(disputes), 1000)] {
		t.Error(text)
	}
	t.Logf("%d clinics: %v", count+len(remembered), seen)
	for _, cause := range everyCause {
		require.Greater(t, seen[string(cause)], count/100, "%s is seen too seldom to be proved", cause)
	}
	require.Greater(t, seen[string(readiness.Bookable)], 2*count)
}

var everyCause = []readiness.Cause{
	readiness.OnlineBookingsOff, readiness.BusinessHidden, readiness.BusinessArchived, readiness.PractitionerHidden,
	readiness.PractitionerInactive, readiness.TypeHidden, readiness.TypeArchived, readiness.TypeNotAtBusiness,
	readiness.PractitionerNotOffering, readiness.PractitionerNotAtBusiness, readiness.NoHoursAtBusiness, readiness.HoursTooShort,
	readiness.LeadTimeExceedsHorizon, readiness.GroupWithoutSessions, readiness.Unavailable, readiness.FullyBooked, readiness.Refused,
}

// tally counts what came up.
type tally map[string]int

func (t tally) add(other tally) {
	for what, count := range other {
		t[what] += count
	}
}

// dispute is one random clinic and what was judged about it.
type dispute struct {
	seed     uint64
	clinic   demo.Clinic
	now      time.Time
	from, to time.Time // days as the account's zone counts them
	account  *cliniko.Account
	report   readiness.Report
	words    *readiness.Words
	found    []string
	seen     tally
}

const daysJudged = 28

func newDispute(seed uint64) *dispute {
	d := &dispute{seed: seed, now: momentOf(seed), seen: tally{}}
	d.clinic = random.Odd(seed, d.now)
	d.from = dayOf(d.now, d.clinic.Zone)
	d.to = d.from.AddDate(0, 0, daysJudged-1)
	d.account = converted(&d.clinic, d.now)
	d.words = readiness.WordsFor(d.account, wording.Style{})
	q := readiness.Input{Account: d.account, From: cliniko.DateOf(d.from), To: cliniko.DateOf(d.to), Now: d.now, Seen: map[cliniko.Offering]readiness.Seen{}}
	starts := map[cliniko.Offering][]time.Time{}
	for _, v := range readiness.Judge(q).Verdicts {
		q.Seen[v.Offering], starts[v.Offering] = d.answer(v.Offering)
	}
	q.Starts = func(o cliniko.Offering) []time.Time { return starts[o] }
	d.report = readiness.Judge(q)
	return d
}

func dayOf(at time.Time, zone string) time.Time {
	location, err := time.LoadLocation(zone)
	if err != nil {
		panic(err)
	}
	year, month, day := at.In(location).Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// answer is what the clinic answers, told as a reading.
func (d *dispute) answer(o cliniko.Offering) (readiness.Seen, []time.Time) {
	starts, enabled := d.clinic.Slots(offeringOf(o), d.from, d.to, d.now)
	switch {
	case !enabled:
		return readiness.Seen{Problem: cliniko.KindNotFound}, nil
	case len(starts) == 0:
		return readiness.Seen{Complete: true}, nil
	}
	return readiness.Seen{Complete: true, Slots: len(starts), Next: starts[0]}, starts
}

func offeringOf(o cliniko.Offering) demo.Offering {
	return demo.Offering{Business: string(o.Business), Practitioner: string(o.Practitioner), AppointmentType: string(o.AppointmentType)}
}

func (d *dispute) object(o cliniko.Offering, format string, args ...any) {
	d.found = append(d.found, fmt.Sprintf("seed %d, %v: ", d.seed, o)+fmt.Sprintf(format, args...))
}

func (d *dispute) check() {
	judged := map[demo.Offering]bool{}
	for _, v := range d.report.Verdicts {
		judged[offeringOf(v.Offering)] = true
		for _, cause := range v.Causes {
			d.seen[string(cause)]++
		}
		d.seen[string(v.State)]++
		if v.State == readiness.NotOffered || (v.State == readiness.Blocked && v.Causes[0] != readiness.Refused) {
			d.checkBlocked(v)
		} else {
			d.checkOpen(v)
		}
		d.checkLinks(v)
	}
	for _, o := range d.clinic.Offerings() {
		if !judged[o] && d.linked(o) {
			d.object(cliniko.Offering{}, "%v is linked and is not listed", o)
		}
	}
	d.checkFindings()
}

// linked reports whether Cliniko's lists tell of a combination that is linked at the
// clinic: a service names it, or there are hours.
func (d *dispute) linked(o demo.Offering) bool {
	return slices.ContainsFunc(d.account.Services, func(s cliniko.Service) bool {
		return string(s.Business) == o.Business && string(s.AppointmentType) == o.AppointmentType && slices.Contains(s.Practitioners, cliniko.PractitionerID(o.Practitioner))
	}) || (d.clinic.AppointmentType(o.AppointmentType).ArchivedAt.IsZero() && d.works(o))
}

func (d *dispute) works(o demo.Offering) bool {
	return slices.ContainsFunc(d.account.Hours, func(h cliniko.Hours) bool {
		return string(h.Business) == o.Business && string(h.Practitioner) == o.Practitioner
	}) || slices.ContainsFunc(d.account.Availability, func(b cliniko.AvailabilityBlock) bool {
		return string(b.Business) == o.Business && string(b.Practitioner) == o.Practitioner
	})
}

// checkOpen holds an offering that no field blocks against the clinic's own reasons.
func (d *dispute) checkOpen(v readiness.Verdict) {
	starts, enabled := d.clinic.Slots(offeringOf(v.Offering), d.from, d.to, d.now)
	switch {
	case len(starts) > 0:
		if v.State != readiness.Bookable || v.Slots != len(starts) || !v.Next.Equal(starts[0]) {
			d.object(v.Offering, "%d times, judged %s %v", len(starts), v.State, v.Causes)
		}
	case len(v.Causes) != 1:
		d.object(v.Offering, "no times, judged %s %v", v.State, v.Causes)
	case !enabled && v.Causes[0] == readiness.Refused:
	case !enabled || !d.isReason(v.Offering, v.Causes[0]):
		d.object(v.Offering, "judged %v, and the clinic has another reason", v.Causes)
	}
}

// isReason finds out why there are no times by taking away what may be in the way. The
// account counts days by a zone that Cliniko does not tell, so where a business has
// another one, what depends on some days more or less may be judged either way; and
// where no zone is told at all, blocks cannot be held against hours.
func (d *dispute) isReason(o cliniko.Offering, cause readiness.Cause) bool {
	if d.clinic.AppointmentType(string(o.AppointmentType)).Group() {
		return cause == readiness.GroupWithoutSessions
	}
	zone := d.clinic.Business(string(o.Business)).Zone
	if zone == "" && cause == readiness.FullyBooked {
		return true
	}
	if d.clinic.MondayIsZero { // the weekly hours are read as those of other days, which only times outside them tell
		return cause == readiness.FullyBooked || cause == readiness.Unavailable
	}
	unbooked := d.without(o, func(c *demo.Clinic) { c.Bookings, c.Sessions = nil, nil })
	empty := d.without(o, func(c *demo.Clinic) { c.Bookings, c.Sessions, c.Blocks = nil, nil, nil })
	return slices.ContainsFunc(shifts(zone, d.clinic.Zone), func(s shift) bool {
		if !unbooked(s) && empty(s) {
			return cause == readiness.Unavailable
		}
		return cause == readiness.FullyBooked
	})
}

// shift moves the first and the last day of a range.
type shift struct{ from, to int }

// shifts of up to two days: zones can lie 26 hours apart. None comes first.
func shifts(zone, account string) []shift {
	all := []shift{{}}
	if zone == account || zone == "" {
		return all
	}
	for from := -2; from <= 2; from++ {
		for to := -2; to <= 2; to++ {
			all = append(all, shift{from, to})
		}
	}
	return all
}

// without asks a changed clinic whether there is room at all in a range, be it between
// the steps of the default type.
func (d *dispute) without(o cliniko.Offering, change func(*demo.Clinic)) func(shift) bool {
	c := d.clinic
	c.AppointmentTypes = append(slices.Clone(c.AppointmentTypes), demo.AppointmentType{ID: "5", Minutes: 5})
	c.Practitioners = slices.Clone(c.Practitioners)
	c.Practitioner(string(o.Practitioner)).DefaultType = "5"
	change(&c)
	return func(s shift) bool {
		starts, _ := c.Slots(offeringOf(o), d.from.AddDate(0, 0, s.from), d.to.AddDate(0, 0, s.to), d.now)
		return len(starts) > 0
	}
}

// checkBlocked holds an offering that fields block against a clinic in which all of
// that is repaired, which must have times, and against clinics in which one thing is
// left as it is, which must have none.
func (d *dispute) checkBlocked(v readiness.Verdict) {
	unlinked := !slices.ContainsFunc(v.Causes, func(c readiness.Cause) bool { return !linkOnly(c) })
	starts, _ := d.clinic.Slots(offeringOf(v.Offering), d.from, d.from.AddDate(1, 0, 0), d.now)
	if len(starts) > 0 && !unlinked {
		d.object(v.Offering, "%d times, judged %v", len(starts), v.Causes)
	}
	if !d.hasTimesAfter(v, "") {
		d.object(v.Offering, "judged %v, and no times when that is repaired", v.Causes)
	}
	for _, cause := range v.Causes {
		if !linkOnly(cause) && d.hasTimesAfter(v, cause) {
			d.object(v.Offering, "judged %v, and times though only the others are repaired and not %s", v.Causes, cause)
		}
	}
}

// checkLinks holds what is said of links against the clinic itself. Lists leave out what
// is archived, and a service that names somebody counts more than the other lists.
func (d *dispute) checkLinks(v readiness.Verdict) {
	o := offeringOf(v.Offering)
	if !d.clinic.AppointmentType(o.AppointmentType).ArchivedAt.IsZero() {
		return
	}
	listed := func(same func(l demo.Offering) bool) bool { return slices.ContainsFunc(d.clinic.Listed, same) }
	for cause, unlinked := range map[readiness.Cause]bool{
		readiness.TypeNotAtBusiness: !slices.Contains(d.clinic.Business(o.Business).AppointmentTypes, o.AppointmentType) &&
			!listed(func(l demo.Offering) bool { return l.Business == o.Business && l.AppointmentType == o.AppointmentType }),
		readiness.PractitionerNotOffering: !slices.Contains(d.clinic.Practitioner(o.Practitioner).AppointmentTypes, o.AppointmentType) &&
			!listed(func(l demo.Offering) bool { return l == o }),
	} {
		if unlinked != slices.Contains(v.Causes, cause) {
			d.object(v.Offering, "judged %v, and %s is %t", v.Causes, cause, unlinked)
		}
	}
}

// linkOnly are the causes that Cliniko has been seen to give times in spite of.
func linkOnly(c readiness.Cause) bool {
	return c == readiness.TypeNotAtBusiness || c == readiness.PractitionerNotOffering
}

// hasTimesAfter repairs all causes of a verdict but one in a clinic where nothing is
// booked, and looks at the first weeks that can be booked. That somebody does not work
// at a business is seen neither of those who are inactive, whom lists leave out, nor
// where a service says otherwise.
func (d *dispute) hasTimesAfter(v readiness.Verdict, but readiness.Cause) bool {
	o, c := offeringOf(v.Offering), d.clinic
	c.Businesses, c.Practitioners, c.AppointmentTypes, c.Hours = slices.Clone(c.Businesses), slices.Clone(c.Practitioners), slices.Clone(c.AppointmentTypes), slices.Clone(c.Hours)
	c.Bookings, c.Blocks, c.Refused = nil, nil, nil
	if !c.Practitioner(o.Practitioner).Active || slices.ContainsFunc(c.Listed, func(l demo.Offering) bool {
		return l.Business == o.Business && l.Practitioner == o.Practitioner
	}) {
		repairs[readiness.PractitionerNotAtBusiness](&c, o)
	}
	for _, cause := range v.Causes {
		if cause != but && !linkOnly(cause) {
			repairs[cause](&c, o)
		}
	}
	if v.State == readiness.NotOffered || v.Causes[0] == readiness.OnlineBookingsOff {
		repairs[readiness.NoHoursAtBusiness](&c, o)
		repairs[readiness.LeadTimeExceedsHorizon](&c, o) // nothing is said of it or of hours
	}
	if v.Causes[0] == readiness.LeadTimeExceedsHorizon {
		repairs[readiness.NoHoursAtBusiness](&c, o) // a block may lie further ahead, and times outside the hours keep silent about them
	}
	lead := c.Online.LeadTimeHours
	if own := c.AppointmentType(o.AppointmentType).LeadTimeHours; own != nil {
		lead = *own
	}
	if lead < 24*c.Online.DaysAhead {
		c.Online.DaysAhead += 14 // so that a week in which clocks change is not the only one
	}
	first := d.now.Add(time.Duration(lead) * time.Hour)
	class := first.Add(26 * time.Hour)
	c.Sessions = []demo.Session{{Offering: o, Start: class, End: class, Places: 1}}
	if !c.AppointmentType(o.AppointmentType).Group() {
		c.Sessions = nil
	}
	starts, _ := c.Slots(o, first.AddDate(0, 0, -2), first.AddDate(0, 0, 16), d.now)
	return len(starts) > 0
}

var repairs = map[readiness.Cause]func(c *demo.Clinic, o demo.Offering){
	readiness.OnlineBookingsOff:    func(c *demo.Clinic, _ demo.Offering) { c.Online.Enabled = true },
	readiness.BusinessHidden:       func(c *demo.Clinic, o demo.Offering) { c.Business(o.Business).ShowOnline = true },
	readiness.BusinessArchived:     func(c *demo.Clinic, o demo.Offering) { c.Business(o.Business).ArchivedAt = time.Time{} },
	readiness.PractitionerHidden:   func(c *demo.Clinic, o demo.Offering) { c.Practitioner(o.Practitioner).ShowOnline = true },
	readiness.PractitionerInactive: func(c *demo.Clinic, o demo.Offering) { c.Practitioner(o.Practitioner).Active = true },
	readiness.TypeHidden:           func(c *demo.Clinic, o demo.Offering) { c.AppointmentType(o.AppointmentType).ShowOnline = true },
	readiness.TypeArchived: func(c *demo.Clinic, o demo.Offering) {
		c.AppointmentType(o.AppointmentType).ArchivedAt = time.Time{}
	},
	readiness.PractitionerNotAtBusiness: func(c *demo.Clinic, o demo.Offering) {
		b := c.Business(o.Business)
		b.Practitioners = append(slices.Clone(b.Practitioners), o.Practitioner)
	},
	readiness.NoHoursAtBusiness: longHours,
	readiness.HoursTooShort:     longHours,
	readiness.LeadTimeExceedsHorizon: func(c *demo.Clinic, o demo.Offering) {
		c.AppointmentType(o.AppointmentType).LeadTimeHours = new(1)
	},
}

func longHours(c *demo.Clinic, o demo.Offering) {
	c.SetHours(o.Practitioner, o.Business, map[time.Weekday][]demo.Window{time.Wednesday: {{From: 5, To: 24*60 + 5}}})
}

// checkFindings holds the sentences that depend on the calendar against it, and every
// finding against the offerings that it is about.
func (d *dispute) checkFindings() {
	for _, f := range d.report.Findings {
		for _, o := range f.Offerings {
			v := d.report.Verdicts[slices.IndexFunc(d.report.Verdicts, func(v readiness.Verdict) bool { return v.Offering == o })]
			if !f.Cause.Limit() && f.Cause != readiness.NothingBookable && !slices.Contains(v.Causes, f.Cause) {
				d.object(o, "%s is said of it, judged %v", f.Cause, v.Causes)
			}
		}
		if f.Cause == readiness.FullyBooked && !d.clinic.MondayIsZero && strings.HasSuffix(f.Title, "can’t be booked yet") {
			d.checkNotYet(f)
		}
	}
}

// checkNotYet checks that no working hours are late enough, where it is said so.
func (d *dispute) checkNotYet(f readiness.Finding) {
	for _, o := range f.Offerings {
		if d.clinic.Business(string(o.Business)).Zone == d.clinic.Zone && d.without(o, func(c *demo.Clinic) { c.Bookings, c.Sessions, c.Blocks = nil, nil, nil })(shift{}) {
			d.object(o, "there is room, where it is said: %s", f.Title)
		}
	}
}
