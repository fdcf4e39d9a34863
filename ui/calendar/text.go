package calendar

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"mieahealth.com/companion/cliniko"
)

// The words of the page. Times are on the 24-hour clock, as in Cliniko's own API and
// the clinic's calendar column.
const (
	textEarlier       = "Previous week"
	textLater         = "Next week"
	textToday         = "Today"
	textTomorrow      = "Tomorrow"
	textBookingsPage  = "Bookings page"
	textNextAvailable = "Next available"
	textGoThere       = "Show it"
	textNoneKnown     = "None known yet"
	textBusiness      = "Business"
	textPractitioner  = "Practitioner"
	textType          = "Appointment type"
	textOnly          = "Only"
	textAll           = "All"
	textSelected      = "Selected time"
	textPatientsPage  = "Open the patients’ page for this"
	textPatients      = "Patients’ page"
	textMoreChoices   = "%d more. Leave out practitioners to see them."
	textHere          = "%s where you are"
	textNotRead       = "Not read yet"
	textTodayRefused  = "Today could not be checked"
	textNothingPicked = "Choose a time to see what patients are offered."
	textGone          = "The time you chose is no longer free."
	textSeveral       = "%d choices"
	textSeveralShort  = "×%d"
	textSeveralTypes  = "%d types"
)

const (
	staleAfter = 10 * time.Minute
	separator  = " · "
	dash       = " – "
)

// clockText is "9:30".
func clockText(minute int) string {
	return strconv.Itoa(minute/60) + ":" + fmt.Sprintf("%02d", minute%60)
}

func timeText(at time.Time) string { return clockText(at.Hour()*60 + at.Minute()) }

// offsetText is "UTC", "UTC+11" or "UTC+10:30".
func offsetText(seconds int) string {
	sign := "+"
	switch {
	case seconds == 0:
		return "UTC"
	case seconds < 0:
		sign, seconds = "−", -seconds
	}
	text := "UTC" + sign + strconv.Itoa(seconds/3600)
	if rest := seconds % 3600 / 60; rest != 0 {
		text += fmt.Sprintf(":%02d", rest)
	}
	return text
}

// dayText is "Tue 24 Nov".
func dayText(d cliniko.Date) string { return headText(d) + " " + d.Month.String()[:3] }

// headText is "Tue 24".
func headText(d cliniko.Date) string {
	return d.Weekday().String()[:3] + " " + strconv.Itoa(d.Day)
}

// weekText is "23–27 November 2026", of the days that are shown.
func weekText(w *Week) string {
	if len(w.Days) == 0 {
		return ""
	}
	return rangeText(w.Days[0].Date, w.Days[len(w.Days)-1].Date)
}

// rangeText is "23–27 November 2026".
func rangeText(from, to cliniko.Date) string {
	end := fmt.Sprintf("%d %s %d", to.Day, to.Month, to.Year)
	switch {
	case from.Year != to.Year:
		return fmt.Sprintf("%d %s %d", from.Day, from.Month, from.Year) + dash + end
	case from.Month != to.Month:
		return fmt.Sprintf("%d %s", from.Day, from.Month) + dash + end
	}
	return strconv.Itoa(from.Day) + "–" + end
}

// whenText is "Today, 11:30", "Tomorrow, 8:30" or "Thu 26 Nov, 9:00".
func whenText(at, now time.Time, zone *time.Location) string {
	at = at.In(zone)
	day := cliniko.DateOf(at)
	name := dayText(day)
	switch day.DaysSince(cliniko.DateOf(now.In(zone))) {
	case 0:
		name = textToday
	case 1:
		name = textTomorrow
	}
	return name + ", " + timeText(at)
}

// spanText is "Tue 24 Nov, 11:30 – 12:00", with the offset when the hour repeats.
func spanText(w *Week, b Block, minutes int) string {
	start := b.Start.In(w.Zone)
	text := dayText(cliniko.DateOf(start)) + ", " + timeText(start)
	if minutes > 0 {
		text += dash + timeText(start.Add(time.Duration(minutes)*time.Minute))
	}
	if b.Twice {
		text += " (" + offsetText(b.Offset) + ")"
	}
	return text
}

// zoneText is "Sydney time".
func zoneText(label string, zone *time.Location) string {
	if label == "" {
		name := zone.String()
		label = strings.ReplaceAll(name[strings.LastIndexByte(name, '/')+1:], "_", " ")
	}
	if strings.Contains(strings.ToLower(label), "time") {
		return label
	}
	return label + " time"
}

// unknownZoneText says whose time is shown in place of the clinic's.
func unknownZoneText(business string, now time.Time) string {
	_, offset := now.Zone()
	return fmt.Sprintf("Cliniko does not tell the time zone of %s. These are times of this computer’s zone, %s.", business, offsetText(offset))
}

func countText(w *Week) string {
	count := counted(w.Total, "time", "times")
	switch {
	case w.Unread == 0:
		return count + " this week"
	case w.Oldest.IsZero():
		return textNotRead
	}
	return fmt.Sprintf("%s so far, %d of %d read", count, w.Expected-w.Unread, w.Expected)
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

// asOfText is "As of 11:03, 1 min ago".
func asOfText(read, now time.Time, zone *time.Location) string {
	at := read.In(zone)
	when := timeText(at)
	if day := cliniko.DateOf(at); day != cliniko.DateOf(now.In(zone)) {
		when = dayText(day) + ", " + when
	}
	return "As of " + when + ", " + ageText(now.Sub(read))
}

func ageText(age time.Duration) string {
	switch {
	case age < time.Minute:
		return "just now"
	case age < time.Hour:
		return fmt.Sprintf("%d min ago", int(age.Minutes()))
	case age < 2*time.Hour:
		return "1 hour ago"
	case age < 48*time.Hour:
		return fmt.Sprintf("%d hours ago", int(age.Hours()))
	}
	return fmt.Sprintf("%d days ago", int(age.Hours()/24))
}

// typeText is "Standard, 30 min".
func typeText(t Type) string {
	if t.Minutes == 0 {
		return t.Name
	}
	return fmt.Sprintf("%s, %d min", t.Name, t.Minutes)
}

// choiceText is "Anna Riley · Standard".
func choiceText(w *Week, offer Offer) string {
	return w.Practitioners[offer.Practitioner].Name + separator + w.Types[offer.Type].Name
}

const namesInWords = 3 // of a block with several choices

// blockText says a block in words: "Tue 24 Nov, 11:30 – 12:00 · Anna Riley · Standard
// · Harbour Clinic".
func blockText(w *Week, b Block, business string) string {
	if len(b.Choices) == 1 {
		offer := w.Offers[b.Choices[0]]
		return spanText(w, b, offer.Minutes) + separator + choiceText(w, offer) + separator + business
	}
	names := w.namesOf(b)
	listed := strings.Join(names[:min(len(names), namesInWords)], ", ")
	if more := len(names) - namesInWords; more > 0 {
		listed += fmt.Sprintf(" and %d more", more)
	}
	return spanText(w, b, 0) + separator + fmt.Sprintf(textSeveral, len(b.Choices)) + ": " + listed + separator + business
}

// namesOf are the practitioners of a block, each once.
func (w *Week) namesOf(b Block) (names []string) {
	last := none
	for _, choice := range b.Choices {
		if who := w.Offers[choice].Practitioner; who != last {
			names, last = append(names, w.Practitioners[who].Name), who
		}
	}
	return names
}
