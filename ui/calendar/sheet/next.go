package sheet

import (
	"fmt"
	"math"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/storage"
)

// Next is the earliest free time of a filter, as far as slots are read.
type Next struct {
	cliniko.Slot // a zero Start: none is known
	// Until is the last day up to which all of the filter was read without a gap; zero:
	// not even today. A slot after it need not be the first there is.
	Until   cliniko.Date
	AtLimit bool // Until is the last day that patients can book
}

// Found reports whether a free time is known.
func (n Next) Found() bool { return !n.Start.IsZero() }

// IsFirst reports whether a free time is known and everything before it was read.
func (n Next) IsFirst(zone *time.Location) bool {
	return n.Found() && !n.Until.IsZero() && !n.Until.Before(cliniko.DateOf(n.Start.In(zone)))
}

// FindNext looks for the earliest free time from today on, whatever days the input has.
func FindNext(in Input) Next {
	expected := in.expected(in.Filter)
	if len(expected) == 0 {
		return Next{}
	}
	c := in.coverage(expected)
	for from := c.today; !c.end.Before(from); from = nextMonday(from) {
		week := c.add(in.Slots, in.Business, from)
		if slot, found := earliest(week, expected, in.Now); found {
			return Next{Slot: slot, Until: c.until}
		}
	}
	return Next{Until: c.until, AtLimit: c.until == in.Bookable}
}

// expected are the offerings of the business that can have times and pass a filter.
func (in Input) expected(f Filter) map[cliniko.Offering]bool {
	here := map[cliniko.Offering]bool{}
	for _, o := range in.Expected {
		if o.Business == in.Business && f.Shows(o) {
			here[o] = true
		}
	}
	return here
}

// earliest is the first slot of some offerings after now on some days; false: none is
// known.
func earliest(week []storage.OfferingDays, expected map[cliniko.Offering]bool, now time.Time) (cliniko.Slot, bool) {
	var first cliniko.Slot
	for _, read := range week {
		coming := read.Between(now.Unix()+1, math.MaxInt64)
		if !expected[read.Offering] || len(coming) == 0 {
			continue
		}
		if start := time.Unix(coming[0], 0).UTC(); first.Start.IsZero() || start.Before(first.Start) {
			first = cliniko.Slot{Offering: read.Offering, Start: start}
		}
	}
	return first, !first.Start.IsZero()
}

// NextSentence says when the next free time of the filter is, as far as is known; empty:
// nothing is known.
func (s *Sheet) NextSentence(n Next, now time.Time) string {
	switch {
	case n.IsFirst(s.Zone):
		return fmt.Sprintf("The next free time is %s, with %s.", s.Style.Ahead(n.Start.In(s.Zone), now), s.practitionerText(n.Practitioner))
	case n.Found():
		return fmt.Sprintf("The next one found so far is %s, with %s. %s", s.Style.Ahead(n.Start.In(s.Zone), now), s.practitionerText(n.Practitioner), TextNotAllRead)
	case n.Until.IsZero():
		return ""
	case n.AtLimit:
		return fmt.Sprintf("Nothing is free up to %s, the last day patients can book.", s.Style.Day(n.Until))
	}
	return fmt.Sprintf("Nothing is free up to %s. %s", s.Style.Day(n.Until), TextLaterUnread)
}

// NextText is the next free time in large and what it is in small, or what is known
// instead.
func (s *Sheet) NextText(n Next, now time.Time) (when, what string) {
	switch {
	case n.Found():
		when, what = s.Style.Coming(n.Start.In(s.Zone), now), s.offeringText(n.Offering)
		if !n.IsFirst(s.Zone) {
			what += ". " + TextNotAllRead
		}
		return when, what
	case n.Until.IsZero():
		return TextNoneKnown, ""
	case n.AtLimit:
		return fmt.Sprintf(textNoneUntil, s.Style.Day(n.Until)), TextNotOpenLater
	default:
		return fmt.Sprintf(textNoneUntil, s.Style.Day(n.Until)), TextLaterUnread
	}
}

// NothingBefore says that the days before those of the sheet are full, where it begins later
// than today and has the first free time there is; empty: there is nothing to say.
func (s *Sheet) NothingBefore(n Next, today cliniko.Date) string {
	day := cliniko.DateOf(n.Start.In(s.Zone))
	if !n.IsFirst(s.Zone) || !today.Before(s.From) || day.Before(s.From) || s.To.Before(day) {
		return ""
	}
	return fmt.Sprintf(textNothingBefore, s.Style.Day(day))
}

func (s *Sheet) practitionerText(id cliniko.PractitionerID) string {
	for _, who := range s.Practitioners {
		if who.ID == id {
			return wording.Cut(who.Name)
		}
	}
	return wording.Cut(s.Place)
}

// offeringText is "Anna Riley · Standard".
func (s *Sheet) offeringText(o cliniko.Offering) string {
	for _, offer := range s.Offers {
		if offer.Offering == o {
			return ChoiceText(s, offer)
		}
	}
	return wording.Cut(s.Place)
}
