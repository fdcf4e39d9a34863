package calendar

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"mieahealth.com/companion/cliniko"
)

// What is said about free times.

// spanText is "Tue 24 Nov, 11:30 – 12:00", with the offset when the hour repeats.
func spanText(s *Sheet, b Block, minutes int) string {
	start := b.Start.In(s.Zone)
	text := dayText(cliniko.DateOf(start)) + ", " + clockRangeText(start, minutes)
	if b.Twice {
		text += " (" + offsetText(b.Offset) + ")"
	}
	return text
}

// unknownZoneText says whose time is shown in place of the clinic's.
func unknownZoneText(business string, now time.Time) string {
	_, offset := now.Zone()
	return fmt.Sprintf("Cliniko does not tell the time zone of %s. These are times of this computer’s zone, %s.", shortName(business), offsetText(offset))
}

// countText is "34 times this week · 1 new", or how many are known so far.
func countText(s *Sheet, v View) string {
	text := counted(s.Total, "time", "times")
	switch {
	case s.Unread == 0:
		text += " " + views[v].within
	case s.Oldest.IsZero():
		return textNotRead
	default:
		text += fmt.Sprintf(" so far, %s of %s read", grouped(s.Expected-s.Unread), grouped(s.Expected))
	}
	if s.New > 0 {
		text += separator + grouped(s.New) + " " + textNew
	}
	if s.Gone > 0 {
		text += separator + grouped(s.Gone) + " " + textGone
	}
	return text
}

// nextSentence says when the next free time of the filter is, as far as is known; empty:
// nothing is known.
func (p *Page) nextSentence() string {
	n := p.next
	switch {
	case n.found() && n.sure(p.zone):
		return fmt.Sprintf("The next free time is %s, with %s.", inSentence(whenText(n.Start, p.deps.Now(), p.zone)), p.practitionerText(n.Practitioner))
	case n.found():
		return fmt.Sprintf("The next one known is %s, with %s. %s", inSentence(whenText(n.Start, p.deps.Now(), p.zone)), p.practitionerText(n.Practitioner), textNotAllRead)
	case n.until.IsZero():
		return ""
	case n.last:
		return fmt.Sprintf("None is known until %s, the last day that patients can book.", dayText(n.until))
	}
	return fmt.Sprintf("None is known until %s. %s", dayText(n.until), textLaterUnread)
}

// inSentence is "today, 11:30" of "Today, 11:30"; the names of weekdays stay.
func inSentence(when string) string {
	for _, word := range []string{textToday, textTomorrow} {
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
		when, what = whenText(n.Start, p.deps.Now(), p.zone), p.offeringText(n.Offering)
		if !n.sure(p.zone) {
			what += ". " + textNotAllRead
		}
		return when, what
	case n.until.IsZero():
		return textNoneKnown, ""
	case n.last:
		return fmt.Sprintf(textNoneUntil, dayText(n.until)), textNotOpenLater
	default:
		return fmt.Sprintf(textNoneUntil, dayText(n.until)), textLaterUnread
	}
}

func (p *Page) practitionerText(id cliniko.PractitionerID) string {
	for _, who := range p.sheet.Practitioners {
		if who.ID == id {
			return shortName(who.Name)
		}
	}
	return shortName(p.sheet.Place)
}

// counted is "1 time" or "34 times".
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return grouped(n) + " " + many
}

// grouped is "10,000".
func grouped(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return grouped(n/1000) + fmt.Sprintf(",%03d", n%1000)
}

// typeText is "Standard, 30 min".
func typeText(t Type) string {
	if t.Minutes == 0 {
		return t.Name
	}
	return fmt.Sprintf("%s, %d min", t.Name, t.Minutes)
}

// shortName leaves of a name what a sentence has room for.
func shortName(name string) string {
	letters := []rune(name)
	if len(letters) <= longestName {
		return name
	}
	end := longestName - 1
	for end > 0 && unicode.Is(unicode.M, letters[end]) { // a letter keeps its accents
		end--
	}
	return strings.TrimSpace(string(letters[:end])) + "…"
}

const longestName = 48

// choiceText is "Anna Riley · Standard".
func choiceText(s *Sheet, offer Offer) string {
	return shortName(s.Practitioners[offer.Practitioner].Name) + separator + shortName(s.Types[offer.Type].Name)
}

const namesInWords = 3 // of a block with several choices

// blockText says a block in words: "Tue 24 Nov, 11:30 – 12:00 · Anna Riley · Standard
// · Harbour Clinic".
func blockText(s *Sheet, b Block) string {
	if len(b.Choices) == 1 {
		offer := s.Offers[b.Choices[0]]
		return spanText(s, b, offer.Minutes) + separator + choiceText(s, offer) + separator + shortName(s.Place)
	}
	names := s.namesOf(b)
	listed := strings.Join(names[:min(len(names), namesInWords)], ", ")
	if more := len(names) - namesInWords; more > 0 {
		listed += fmt.Sprintf(" and %d more", more)
	}
	return spanText(s, b, 0) + separator + fmt.Sprintf(textSeveral, len(b.Choices)) + ": " + listed + separator + shortName(s.Place)
}

// namesOf are the practitioners of a block, each once.
func (s *Sheet) namesOf(b Block) (names []string) {
	last := none
	for _, choice := range b.Choices {
		if who := s.Offers[choice].Practitioner; who != last {
			names, last = append(names, shortName(s.Practitioners[who].Name)), who
		}
	}
	return names
}

// timesText is "12 times", "12 times so far", or why there is no number.
func timesText(c Column) string {
	switch note := c.note(); {
	case note != "":
		return note
	case c.Free == 0:
		return textNoTimes
	}
	return grouped(c.Free) + " " + timesWord(c)
}

// note is why a column without free times does not count as one; empty: it does.
func (c Column) note() string {
	switch {
	case c.unread() && c.Reading == ReadRefused:
		return textTodayRefused
	case c.unread():
		return textNotRead
	case c.Reading == ReadBeyond:
		return textBeyond
	case c.Reading == ReadPart && c.Free == 0 && !c.Past:
		return textNoneSoFar
	}
	return ""
}

// timesWord is what the number of a day counts.
func timesWord(c Column) string {
	switch {
	case c.Reading == ReadPart:
		return textSoFar
	case c.Free == 1:
		return textTime
	}
	return textTimes
}

// dayCountText is "Tue 24 Nov · 12 times".
func dayCountText(c Column) string { return dayText(c.Date) + separator + timesText(c) }

// listDayText is "Tuesday 24 November", and "Today, …" today.
func listDayText(c Column) string {
	text := fmt.Sprintf("%s %d %s", c.Weekday(), c.Day, c.Month)
	if c.Today {
		return textToday + ", " + text
	}
	return text
}

// noteText is "Mon 14 Dec – Sun 20 Dec: not read yet".
func noteText(from Column, to cliniko.Date) string {
	days := dayText(from.Date)
	if to != from.Date {
		days += dash + dayText(to)
	}
	note := from.note()
	return days + ": " + strings.ToLower(note[:1]) + note[1:]
}

// exportText says how much an export holds.
func exportText(s *Sheet) string {
	text := counted(s.Total, "free time", "free times") + ", as the calendar shows them now, with their zone and age."
	if s.Unread > 0 {
		text += " Not all has been read yet; the list says so."
	}
	return text
}
