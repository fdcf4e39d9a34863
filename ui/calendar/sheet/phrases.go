package sheet

import (
	"fmt"
	"strconv"
	"strings"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
)

// What is said about free times.

// SpanText is "Tue 24 Nov, 11:30 – 12:00", with the offset when the hour repeats.
func SpanText(s *Sheet, b Block, minutes int) string {
	start := b.Start.In(s.Zone)
	text := s.Style.Day(cliniko.DateOf(start)) + ", " + ClockRangeText(start, minutes, s.Style)
	if b.Twice {
		text += " (" + OffsetText(b.Offset) + ")"
	}
	return text
}

// CountText is "34 free times this week · 1 new", or how many are known so far.
func CountText(s *Sheet, v View) string {
	text := wording.Count(s.Total, "free time")
	if s.Total == 0 {
		text = textNoTimes
	}
	switch {
	case s.WeeksUnread == 0:
		text += " " + s.within(v)
	case s.Oldest.IsZero():
		return textNotRead
	default:
		text += fmt.Sprintf(" so far, %s of %s read", wording.Number(s.WeeksExpected-s.WeeksUnread), wording.Number(s.WeeksExpected))
	}
	if s.New > 0 {
		text += Separator + wording.Number(s.New) + " " + TextNew
	}
	if s.Gone > 0 {
		text += Separator + wording.Number(s.Gone) + " " + TextGone
	}
	return text
}

// within says which days a view shows: of a month, which need not be one of the calendar's, the
// last one.
func (s *Sheet) within(v View) string {
	if v == Month {
		return fmt.Sprintf(textUntil, s.Style.DayOfMonth(s.To))
	}
	return Views[v].Within
}

// TypeText is "Standard, 30 min".
func TypeText(t Type) string { return t.Name + LengthText(t) }

// LengthText is ", 30 min", as it follows a type's name; empty: it is not known.
func LengthText(t Type) string {
	if t.Minutes == 0 {
		return ""
	}
	return fmt.Sprintf(", %d min", t.Minutes)
}

// ChoiceText is "Anna Riley · Standard".
func ChoiceText(s *Sheet, offer Offer) string {
	return wording.Cut(s.Practitioners[offer.Practitioner].Name) + Separator + wording.Cut(s.Types[offer.Type].Name)
}

const namesInWords = 3 // of a block with several choices

// BlockText says a block in words: "Tue 24 Nov, 11:30 – 12:00 · Anna Riley · Standard
// · Harbour Clinic", and of several practitioners who they are.
func BlockText(s *Sheet, b Block) string {
	text := SpanText(s, b, s.MinutesOf(b)) + Separator
	if people := s.People(b); len(people) > 1 {
		text += wording.FirstOf(namesInWords, cutNames(people, func(who int) string { return s.Practitioners[who].Name }))
	} else {
		types := cutNames(b.Choices, func(choice int) string { return s.Types[s.Offers[choice].Type].Name })
		text += wording.Cut(s.Practitioners[people[0]].Name) + Separator + wording.FirstOf(namesInWords, types)
	}
	return text + Separator + wording.Cut(s.Place)
}

func cutNames(of []int, name func(int) string) (names []string) {
	for _, i := range of {
		names = append(names, wording.Cut(name(i)))
	}
	return names
}

// TimesText is "12 times", "12 times so far", or why there is no number.
func TimesText(c Column) string {
	switch note := c.Note(); {
	case note != "":
		return note
	case c.Free == 0:
		return textNoTimes
	}
	return wording.Number(c.Free) + " " + TimesWord(c)
}

// Note is why a column without free times does not count as one; empty: it does.
func (c Column) Note() string {
	switch {
	case c.Unread() && c.Reading == ReadRefused:
		return TextTodayRefused
	case c.Unread():
		return textNotRead
	case c.Reading == ReadBeyond:
		return "Can’t be booked yet"
	case c.Reading == ReadPart && c.Free == 0 && !c.Past:
		return "None so far"
	}
	return ""
}

// TimesWord is what the number of a day counts.
func TimesWord(c Column) string {
	switch {
	case c.Reading == ReadPart:
		return "so far"
	case c.Free == 1:
		return "time"
	}
	return "times"
}

// DayCountText is "Tue 24 Nov · 12 times".
func (s *Sheet) DayCountText(c Column) string { return s.Style.Day(c.Date) + Separator + TimesText(c) }

// ListDayText is "Tuesday 24 November", and "Today, …" today.
func (s *Sheet) ListDayText(c Column) string {
	text := s.Style.WeekdayDay(c.Date)
	if c.Today {
		return TextToday + ", " + text
	}
	return text
}

// NoteText is "Mon 14 Dec – Sun 20 Dec: not read yet".
func (s *Sheet) NoteText(from Column, to cliniko.Date) string {
	days := s.Style.Day(from.Date)
	if to != from.Date {
		days += Dash + s.Style.Day(to)
	}
	note := from.Note()
	return days + ": " + strings.ToLower(note[:1]) + note[1:]
}

// ExportText says how much an export holds.
func ExportText(s *Sheet) string {
	text := wording.Count(s.Total, "free time") + ", as the calendar shows them now, with their zone and age."
	if s.WeeksUnread > 0 {
		text += " Some times haven’t been read yet; the list says so."
	}
	return text
}

// TypesInFull names them with their lengths where these differ.
func (s *Sheet) TypesInFull(b Block) string {
	if s.MinutesOf(b) > 0 {
		return s.TypesOf(b)
	}
	var names []string
	for _, choice := range b.Choices {
		names = append(names, TypeText(s.Types[s.Offers[choice].Type]))
	}
	return strings.Join(names, Separator)
}

// ShortCount is "12" or "3.3k", "…" when the day was not read, "–" when it cannot be
// booked yet, and nothing when it has passed.
func ShortCount(c Column) string {
	switch {
	case c.Reading == ReadBeyond:
		return TextBeyondShort
	case c.Note() != "":
		return textUnreadShort
	case c.Past:
		return ""
	case c.Free >= 1000:
		return fmt.Sprintf("%.1fk", float32(c.Free)/1000)
	}
	return strconv.Itoa(c.Free)
}
