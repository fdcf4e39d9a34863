package guide

import (
	"fmt"

	"mieahealth.com/companion/cliniko"
)

// change is one thing that somebody changed in Cliniko, in a sentence.
type change struct {
	Text string
	Less bool // it leaves MIEA fewer times
}

// setting is something that is so in a clinic, with the sentences for when it comes to
// be so and when it ceases.
type setting struct {
	id, begins, ends string
	list             cliniko.List // that shows it
}

// changes tells what differs between two readings of a clinic. It is pure; what either
// reading does not know is not told.
func changes(before, after *cliniko.Account) (found []change) {
	if before == nil || after == nil {
		return nil
	}
	both := func(list cliniko.List) bool { return before.Lists[list].Known() && after.Lists[list].Known() }
	was, is := settingsOf(before), settingsOf(after)
	for _, s := range missing(was, is) {
		if both(s.list) {
			found = append(found, change{Text: s.begins})
		}
	}
	for _, s := range missing(is, was) {
		if both(s.list) {
			found = append(found, change{Text: s.ends, Less: true})
		}
	}
	if both(cliniko.ListSettings) {
		found = append(found, changedRules(before.Settings.OnlineBookings, after.Settings.OnlineBookings)...)
	}
	return found
}

// missing are the settings of a clinic that are not among others.
func missing(among, of []setting) (found []setting) {
	there := map[string]bool{}
	for _, s := range among {
		there[s.id] = true
	}
	for _, s := range of {
		if !there[s.id] {
			there[s.id] = true
			found = append(found, s)
		}
	}
	return found
}

func changedRules(was, is cliniko.OnlineBookings) (found []change) {
	before := Rules(was)
	for i, rule := range Rules(is) {
		if rule.Name != ruleOn && rule.Now != before[i].Now {
			found = append(found, change{Text: fmt.Sprintf(changedRule, rule.Name, rule.Now), Less: rule.Stricter})
		}
	}
	return found
}

// settingsOf lists what is switched on in a clinic, in the order of the guide.
func settingsOf(a *cliniko.Account) (all []setting) {
	names := namesOf(a)
	add := func(list cliniko.List, on bool, begins, ends string, ids ...string) {
		id, called := string(list), []any{}
		for _, part := range ids {
			id += " " + part
			called = append(called, names[part])
			on = on && names[part] != ""
		}
		if on {
			all = append(all, setting{id, fmt.Sprintf(begins, called...), fmt.Sprintf(ends, called...), list})
		}
	}
	add(cliniko.ListSettings, a.Settings.OnlineBookings.Enabled, changedOn, changedOff)
	for _, b := range a.Businesses {
		add(cliniko.ListBusinesses, b.ShowOnline && !b.Archived, changedShown, changedHidden, string(b.ID))
	}
	for _, p := range a.Practitioners {
		add(cliniko.ListPractitioners, p.ShowOnline && p.Active, changedShown, changedHidden, string(p.ID))
	}
	for _, t := range a.AppointmentTypes {
		add(cliniko.ListAppointmentTypes, t.ShowOnline && !t.Archived, changedShown, changedHidden, string(t.ID))
	}
	for _, s := range a.Services {
		for _, p := range s.Practitioners {
			add(cliniko.ListServices, true, changedGives, changedGivesNot, string(p), string(s.AppointmentType), string(s.Business))
		}
	}
	for _, h := range a.Hours {
		add(cliniko.ListHours, len(h.Windows) > 0, changedHours, changedNoHours, string(h.Practitioner), string(h.Business))
	}
	return all
}

// namesOf are the names of everything in a clinic by id; ids of different kinds differ.
func namesOf(a *cliniko.Account) map[string]string {
	names := map[string]string{}
	for _, b := range a.Businesses {
		names[string(b.ID)] = short(b.Name)
	}
	for _, p := range a.Practitioners {
		names[string(p.ID)] = short(p.Name)
	}
	for _, t := range a.AppointmentTypes {
		names[string(t.ID)] = short(t.Name)
	}
	return names
}
