package live

import (
	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/storage"
)

// StyleOf is how times and dates are written for a clinic: as in its country, but for what
// was chosen on this computer. a may be nil.
func StyleOf(a *cliniko.Account, chosen storage.Writing) wording.Style {
	var s wording.Style
	if a != nil {
		s = wording.StyleIn(a.Settings.CountryCode)
	}
	if chosen.Clock != storage.ClockByCountry {
		s.TwelveHour = chosen.Clock == storage.Clock12
	}
	if chosen.WeekStart != storage.WeekByCountry {
		s.SundayFirst = chosen.WeekStart == storage.WeekFromSunday
	}
	return s
}

// SetWriting has times and weeks shown in another way.
func (l *Live) SetWriting(chosen storage.Writing) {
	l.commands.add(func(l *loop) { l.writing = chosen })
}
