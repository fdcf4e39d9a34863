package sheet

import "mieahealth.com/companion/cliniko"

// explainAbsence says of everybody who has no free times on the days still to come why, once
// all that is shown was read. Nothing is said where the filter leaves nothing of them.
func (b *builder) explainAbsence() {
	if b.sheet.WeeksUnread > 0 || b.last.Before(b.first) {
		return
	}
	for i := range b.sheet.Practitioners {
		if who := &b.sheet.Practitioners[i]; who.Count == 0 && b.offersShown(i) {
			who.Why = b.absence(who.ID)
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

// offersShown reports whether a practitioner offers any type that is shown.
func (b *builder) offersShown(who int) bool {
	for _, o := range b.sheet.Offers {
		if o.Practitioner == who && b.sheet.Types[o.Type].Shown {
			return true
		}
	}
	return false
}

func (b *builder) absence(who cliniko.PractitionerID) string {
	switch {
	case b.Absent[who] != "" && !b.AbsentTo.Before(b.From):
		return b.Absent[who]
	case b.offDuty(map[cliniko.PractitionerID]bool{who: true}):
		return textOffDuty + b.Within
	}
	return textNothingFree + b.Within
}

// offDuty reports whether the hours of some people leave out every day that can be booked.
func (b *builder) offDuty(people map[cliniko.PractitionerID]bool) bool {
	for day := b.first; !b.last.Before(day); day = day.Add(1) {
		hours := b.hoursOn(day, people)
		if hours == nil || hours.anyIn(0, MinutesPerDay) {
			return false
		}
	}
	return !b.last.Before(b.first)
}

// ColumnNote is what stands in a column without free times; empty: they speak for themselves.
func (s *Sheet) ColumnNote(c Column) string {
	if note := c.Note(); note != "" || c.Person == None || c.Free > 0 {
		return note
	}
	return s.Practitioners[c.Person].Why
}
