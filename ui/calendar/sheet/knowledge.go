package sheet

import (
	"fmt"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/storage"
)

// Knowledge is what is known of one business, from today on.
type Knowledge struct {
	oldest, newest time.Time // readings, UTC; zero: there is none
	read, all      int       // offerings that were read at all, of those that can have times
	until          cliniko.Date
	whole          cliniko.Date // the last day up to which all of them were read without a gap; zero: none
}

// Know sums up what is known, whatever days and filter the input has.
func Know(in Input) Knowledge {
	expected := in.expected(Filter{})
	k, c, seen := Knowledge{all: len(expected)}, in.coverage(expected), map[cliniko.Offering]bool{}
	for from := c.today; !c.end.Before(from); from = nextMonday(from) {
		for _, read := range c.add(in.Slots, in.Business, from) {
			if last := lastRead(read.States); expected[read.Offering] && last >= 0 {
				k.note(read.ReadAt, from.Add(last))
				seen[read.Offering] = true
			}
		}
	}
	k.read, k.whole = len(seen), c.until
	return k
}

// lastRead is the last of some days that was read; none.
func lastRead(states []storage.DayState) int {
	for day := len(states) - 1; day >= 0; day-- {
		if states[day] == storage.DayRead {
			return day
		}
	}
	return None
}

func (k *Knowledge) note(at time.Time, until cliniko.Date) {
	if k.oldest.IsZero() || at.Before(k.oldest) {
		k.oldest = at
	}
	if at.After(k.newest) {
		k.newest = at
	}
	k.until = cliniko.Latest(k.until, until)
}

// Lines say it in words.
func (k Knowledge) Lines(now time.Time, zone *time.Location, style wording.Style) []string {
	if k.newest.IsZero() {
		return []string{TextNothingKnown}
	}
	lines := []string{
		fmt.Sprintf(textNewest, whenRead(k.newest, now, zone, style), AgeText(now.Sub(k.newest))),
		fmt.Sprintf(textOldest, whenRead(k.oldest, now, zone, style), AgeText(now.Sub(k.oldest))),
		fmt.Sprintf(textHowMuch, wording.Number(k.read), wording.Count(k.all, "appointment type")),
	}
	if !k.whole.IsZero() {
		lines = append(lines, fmt.Sprintf(textAllUpTo, style.LongDay(k.whole)))
	}
	if k.whole.Before(k.until) {
		lines = append(lines, fmt.Sprintf(textSomeUpTo, style.LongDay(k.until)))
	}
	return append(lines, TextHowFresh)
}

// whenRead is "11:02", or "Mon 23 Nov, 11:02" of another day.
func whenRead(at, now time.Time, zone *time.Location, style wording.Style) string {
	at = at.In(zone)
	if day := cliniko.DateOf(at); day != cliniko.DateOf(now.In(zone)) {
		return style.Moment(at)
	}
	return style.Clock(at)
}
