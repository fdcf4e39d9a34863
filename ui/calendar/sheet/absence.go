package sheet

import (
	"time"

	"mieahealth.com/companion/cliniko"
)

// explainAbsence says of everybody who has no free times on the days still to come why, once
// all that is shown was read. Nothing is said where the filter leaves nothing of them.
func (b *builder) explainAbsence() {
	if b.sheet.WeeksUnread > 0 || b.last.Before(b.first) {
		return
	}
	offering, onDuty := b.offering(), b.onDuty()
	for i := range b.sheet.Practitioners {
		if who := &b.sheet.Practitioners[i]; who.Count == 0 && offering[i] {
			who.Why = b.absence(who.ID, onDuty)
		}
	}
}

// missing are those who work at the clinic and have no offer, though something is said of
// them.
func (b *builder) missing(people []Practitioner, offers []Offer) (list []Practitioner) {
	expected := make([]bool, len(people))
	for _, o := range offers {
		expected[o.Practitioner] = true
	}
	for i, who := range people {
		if who.Why = b.Absent[who.ID]; who.Why != "" && !expected[i] && b.Account.Practitioners[i].Active {
			who.Shown = false
			list = append(list, who)
		}
	}
	return list
}

// offering are the practitioners who offer any type that is shown.
func (b *builder) offering() []bool {
	shown := make([]bool, len(b.sheet.Practitioners))
	for _, o := range b.sheet.Offers {
		shown[o.Practitioner] = shown[o.Practitioner] || b.sheet.Types[o.Type].Shown
	}
	return shown
}

func (b *builder) absence(who cliniko.PractitionerID, onDuty map[cliniko.PractitionerID]bool) string {
	switch {
	case b.Absent[who] != "" && !b.AbsentTo.Before(b.From):
		return b.Absent[who]
	case onDuty != nil && !onDuty[who]:
		return textOffDuty + b.Within
	}
	return textNothingFree + b.Within
}

// onDuty are those whose hours reach into the days that can be booked; nil: hours are not known.
// It is found of everybody at once, since there may be sixty of them.
func (b *builder) onDuty() map[cliniko.PractitionerID]bool {
	if !b.hoursKnown() {
		return nil
	}
	on, days := map[cliniko.PractitionerID]bool{}, b.weekdaysToCome()
	for _, h := range b.Account.Hours {
		for _, window := range h.Windows {
			overnight := window.To > MinutesPerDay && days[(h.Weekday+1)%DaysPerWeek]
			if h.Business == b.Business && (days[h.Weekday] || overnight) {
				on[h.Practitioner] = true
			}
		}
	}
	for _, added := range b.Account.Availability {
		if added.Business == b.Business {
			added.Within(b.first.Start(b.Zone), b.last.Add(1).Start(b.Zone), b.Zone, func(_, _ time.Time) { on[added.Practitioner] = true })
		}
	}
	return on
}

// weekdaysToCome are those among the days that can be booked.
func (b *builder) weekdaysToCome() (days [DaysPerWeek]bool) {
	for day := b.first; !b.last.Before(day); day = day.Add(1) {
		days[day.Weekday()] = true
	}
	return days
}

// ColumnNote is what stands in a column without free times; empty: they speak for themselves.
func (s *Sheet) ColumnNote(c Column) string {
	if note := c.Note(); note != "" || c.Person == None || c.Free > 0 {
		return note
	}
	return s.Practitioners[c.Person].Why
}
