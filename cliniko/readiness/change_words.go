package readiness

import (
	"fmt"
	"strings"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
)

// What changed, in a sentence; {words} in braces are filled in by phrase.go.
const (
	onlineOn            = "Online bookings are now on."
	onlineOff           = "Online bookings are now off."
	leadNow             = "Bookings now need {notice}."
	leadNone            = "Bookings no longer need notice."
	aheadNow            = "Bookings now open {days} ahead."
	aheadUnclear        = "How far ahead bookings open has changed."
	mostNow             = "{Patients} now see at most {most} each morning, afternoon and evening."
	mostUnclear         = "The limit on free times each morning, afternoon and evening has changed."
	entityNew           = "{subject} is new in Cliniko."
	entityGone          = "{subject} is no longer in Cliniko."
	archivedNow         = "{subject} is now archived."
	archivedNoMore      = "{subject} is no longer archived."
	inactiveNow         = "{subject} is now inactive."
	activeNow           = "{subject} is now active."
	hiddenNow           = "{subject} is now turned off for online booking."
	shownNow            = "{subject} is now turned on for online booking."
	minutesNow          = "{type} now takes {minutes}."
	typeLeadNow         = "{type} now needs {notice}."
	typeLeadNone        = "{type} no longer needs notice."
	typeLeadAsAll       = "{type} now needs the same notice as other bookings."
	bookableNow         = "{subject} can now be booked."
	bookableNoMore      = "{subject} can no longer be booked."
	bookableNoMoreSince = "{subject} can no longer be booked:"
)

// What keeps offerings from being booked, where the titles of findings are too long.
var shortReasons = map[Cause]string{
	GroupWithoutSessions: "there are no group appointments with a free place",
	Unavailable:          "all working hours are marked unavailable",
	FullyBooked:          "no free times are left",
	Refused:              "Cliniko won’t show times",
}

// causeWords say what keeps offerings from being booked.
func (c *comparison) causeWords(cause Cause, at Target) string {
	if short := shortReasons[cause]; short != "" {
		return short
	}
	return c.fill(explanations[explanationKey(cause, at)].title, at)
}

// fill names entities as they are called now, and those that are gone as they were.
func (c *comparison) fill(text string, at Target) string {
	p := phrase{names: c.namesFor(at), Target: at}
	return p.fill(text)
}

func (c *comparison) subject(at Target) string { return c.namesFor(at).subject(at) }

func (c *comparison) namesFor(at Target) *names {
	if !c.namesNow.has(at) {
		return c.namesBefore
	}
	return c.namesNow
}

// Line says the change in one line: "Standard is now turned on for online booking. 34 new times."
// Empty: nothing changed.
func (c Change) Line() string {
	var parts []string
	for _, part := range []string{c.switches(), c.people(), c.amount()} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " ")
}

// Worse reports whether something can no longer be booked.
func (c Change) Worse() bool {
	return len(c.about(func(n News) bool { return n.kind != aboutSwitch && !n.better })) > 0
}

func (c Change) switches() string {
	said := c.about(func(n News) bool { return n.kind == aboutSwitch })
	switch len(said) {
	case 0:
		return ""
	case 1:
		return said[0].Text
	}
	return strings.TrimSuffix(said[0].Text, ".") + ", and " + wording.Count(len(said)-1, "more thing") + " changed in Cliniko."
}

// people says who can be booked, unless that follows from what was said.
func (c Change) people() string {
	who := c.ways(aboutPractitioner, "%s can no longer be booked", "%s can now be booked")
	if who == "" {
		who = c.ways(aboutOffering, "%s can be booked for fewer appointments than before", "%s can be booked for more appointments than before")
	}
	return who
}

func (c Change) ways(what newsKind, worse, better string) string {
	var parts []string
	for _, way := range []struct {
		better bool
		words  string
	}{{false, worse}, {true, better}} {
		said := c.about(func(n News) bool { return n.kind == what && !n.follows && n.better == way.better })
		switch text := fmt.Sprintf(way.words, practitioners(said)); {
		case len(said) == 1:
			parts = append(parts, said[0].Text)
		case len(said) > 1 && !way.better && c.why[what] != "":
			parts = append(parts, text+": "+c.why[what]+".")
		case len(said) > 1:
			parts = append(parts, text+".")
		}
	}
	return strings.Join(parts, " ")
}

// practitioners names the one practitioner whom news are about, or counts them.
func practitioners(said []News) string {
	names := map[cliniko.PractitionerID]bool{}
	for _, n := range said {
		names[n.Practitioner] = true
	}
	if len(names) == 1 {
		return said[0].who
	}
	return wording.Count(len(names), "practitioner")
}

func (c Change) about(is func(News) bool) []News {
	var found []News
	for _, n := range c.News {
		if is(n) {
			found = append(found, n)
		}
	}
	return found
}

func (c Change) amount() string {
	switch {
	case c.Gained > 0 && c.Lost > 0:
		return wording.Count(c.Gained, "new time") + ", " + fmt.Sprintf("%d no longer free.", c.Lost)
	case c.Gained > 0:
		return wording.Count(c.Gained, "new time") + "."
	case c.Lost == 1:
		return "1 time is no longer free."
	case c.Lost > 1:
		return wording.Count(c.Lost, "time") + " are no longer free."
	}
	return ""
}
