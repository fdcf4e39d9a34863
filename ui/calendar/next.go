package calendar

import (
	"fmt"
	"math"
	"strings"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/ui/calendar/sheet"
)

// nextFree is the earliest free time of the filter that is known.
type nextFree struct {
	cliniko.Slot // a zero Start: none is known
	// until is the last day up to which all of the filter was read without a gap; zero:
	// not even today. A slot after it need not be the first there is.
	until cliniko.Date
	last  bool // until is the last day that patients can book
}

func (n nextFree) found() bool { return !n.Start.IsZero() }

// sure reports whether everything before the slot was read.
func (n nextFree) sure(in *time.Location) bool {
	return !n.until.IsZero() && !n.until.Before(cliniko.DateOf(n.Start.In(in)))
}

// findNext looks for the earliest free time as far as slots are read.
func (p *Page) findNext() nextFree {
	expected, end := p.expectedHere(p.filter), p.readingEnds()
	if len(expected) == 0 {
		return nextFree{}
	}
	known := gapless{expected: expected, today: p.today(), end: end}
	for from := p.today(); !end.Before(from); from = from.Monday().Add(sheet.DaysPerWeek) {
		week := known.add(p.slots, p.business, from)
		if slot, found := earliest(week, expected, p.deps.Now()); found {
			return nextFree{Slot: slot, until: known.until}
		}
	}
	return nextFree{until: known.until, last: known.until == p.bookable()}
}

// expectedHere are the offerings of the business that can have times and pass a filter.
func (p *Page) expectedHere(f sheet.Filter) map[cliniko.Offering]bool {
	here := map[cliniko.Offering]bool{}
	for _, o := range p.expected {
		if o.Business == p.business && f.Shows(o) {
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

// nextSentence says when the next free time of the filter is, as far as is known; empty:
// nothing is known.
func (p *Page) nextSentence() string {
	n := p.next
	switch {
	case n.found() && n.sure(p.zone):
		return fmt.Sprintf("The next free time is %s, with %s.", inSentence(sheet.WhenText(n.Start, p.deps.Now(), p.zone)), p.practitionerText(n.Practitioner))
	case n.found():
		return fmt.Sprintf("The next one known is %s, with %s. %s", inSentence(sheet.WhenText(n.Start, p.deps.Now(), p.zone)), p.practitionerText(n.Practitioner), textNotAllRead)
	case n.until.IsZero():
		return ""
	case n.last:
		return fmt.Sprintf("None is known until %s, the last day that patients can book.", sheet.DayText(n.until))
	}
	return fmt.Sprintf("None is known until %s. %s", sheet.DayText(n.until), textLaterUnread)
}

// inSentence is "today, 11:30" of "Today, 11:30"; the names of weekdays stay.
func inSentence(when string) string {
	for _, word := range []string{sheet.TextToday, sheet.TextTomorrow} {
		if rest, cut := strings.CutPrefix(when, word); cut {
			return strings.ToLower(word) + rest
		}
	}
	return when
}

// nextWords are the next free time in large and what it is in small, or what is known
// instead.
func (p *Page) nextWords() (when, what string) {
	n := p.next
	switch {
	case n.found():
		when, what = sheet.WhenText(n.Start, p.deps.Now(), p.zone), p.offeringText(n.Offering)
		if !n.sure(p.zone) {
			what += ". " + textNotAllRead
		}
		return when, what
	case n.until.IsZero():
		return textNoneKnown, ""
	case n.last:
		return fmt.Sprintf(textNoneUntil, sheet.DayText(n.until)), textNotOpenLater
	default:
		return fmt.Sprintf(textNoneUntil, sheet.DayText(n.until)), textLaterUnread
	}
}

func (p *Page) practitionerText(id cliniko.PractitionerID) string {
	for _, who := range p.sheet.Practitioners {
		if who.ID == id {
			return sheet.ShortName(who.Name)
		}
	}
	return sheet.ShortName(p.sheet.Place)
}
