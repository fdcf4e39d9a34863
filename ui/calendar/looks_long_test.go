//go:build long

package calendar

import (
	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
	"mieahealth.com/companion/ui/theme"
	"strings"
	"testing"
	"time"
)

var looks = []look{
	{"light", theme.Light, 1, 1180, 656},
	{"dark", theme.Dark, 1, 1180, 656},
	{"900", theme.Light, 1, 900, 496},
	{"900-150", theme.Light, 1.5, 900, 496},
	{"1180-150", theme.Dark, 1.5, 1180, 656},
	{"1180-90", theme.Light, 0.9, 1180, 656},
	{"1920", theme.Light, 1, 1920, 976},
	{"480", theme.Light, 1, 480, 496},
}

func TestAllLooks(t *testing.T) {
	for v := range sheet.Views {
		for _, look := range looks {
			t.Run(sheet.Views[v].Label+" "+look.name, func(t *testing.T) {
				d := seat(t, sheettest.BusyWeek(t))
				fourWeeks(t, d)
				d.dress(look.mode, look.scale)
				d.resize(look.width, look.height)
				d.page.showView(sheet.View(v))
				d.page.toNext()
				d.page.showView(sheet.View(v))
				d.changed(t)
				d.requireInside(t, look)
				shot(t, d.window, strings.ToLower(sheet.Views[v].Label)+"-"+look.name)
			})
		}
	}
}

// TestStates draws what is not everyday.
func TestStates(t *testing.T) {
	states := map[string]func(*desk){
		"empty":    func(d *desk) { d.weeks[sheettest.Monday] = sheettest.Known(t, d.state.Account, nil) },
		"unread":   func(d *desk) { d.weeks = map[cliniko.Date]*sheettest.ReadWeek{} },
		"stale":    func(d *desk) { d.now = d.now.Add(25 * time.Minute) },
		"offline":  func(d *desk) { d.state.Status.Phase = live.Offline },
		"filtered": func(d *desk) { d.page.onlyPractitioner("none of them", true) },
		"one": func(d *desk) {
			a := d.state.Account
			a.Practitioners = a.Practitioners[:1]
			d.weeks[sheettest.Monday] = sheettest.Known(t, a, sheettest.BusyWeek(t))
		},
		"names": oddNames,
		"zones": func(d *desk) {
			d.state.Account.Businesses = append(d.state.Account.Businesses,
				cliniko.Business{ID: "12", Name: "Hill Clinic", ShowOnline: true, Zone: "Australia/Perth", ZoneLabel: "Perth"})
			d.now = d.now.In(sheettest.Zone(t, "Asia/Kathmandu"))
		},
		"zoneless": func(d *desk) {
			d.state.Account.Businesses[0].Zone, d.state.Account.Businesses[0].ZoneLabel = "", ""
			d.now = d.now.In(sheettest.Zone(t, "Asia/Kathmandu"))
		},
		"late": func(d *desk) {
			d.weeks[sheettest.Monday] = sheettest.Known(t, d.state.Account, map[cliniko.Offering][]string{sheettest.Offering(1, 1): {"25 23:55", "26 09:00"}})
		},
	}
	for name, change := range states {
		for v := range sheet.Views {
			t.Run(name+" "+sheet.Views[v].Label, func(t *testing.T) {
				d := seat(t, sheettest.BusyWeek(t))
				change(d)
				d.publish()
				d.page.showView(sheet.View(v))
				d.page.toNext()
				d.page.showView(sheet.View(v))
				shot(t, d.window, name+"-"+strings.ToLower(sheet.Views[v].Label))
				d.requireInside(t, look{width: 1180, height: 656})
			})
		}
	}
}

// oddNames gives a clinic names of other scripts, of one letter and of two hundred.
func oddNames(d *desk) {
	a := d.state.Account
	a.Businesses[0].Name = "Praxisgemeinschaft für Physiotherapie und Rehabilitation am Hafen"
	for i, name := range []string{"د. ليلى عبد الرحمن القاسم", strings.Repeat("Wolfeschlegelstein", 11) + " II", "สมชาย ใจดี 🧘‍♀️"} {
		a.Practitioners[i].Name = name
	}
	a.AppointmentTypes[0].Name = "Initial consultation with a written report for the referring doctor"
	a.AppointmentTypes[1].Name = "🦵 施術"
}

func TestStrangeNamesInEachView(t *testing.T) {
	d := strangeNames(t)
	for v := range sheet.Views {
		for _, look := range []look{{"wide", theme.Light, 1, 1180, 656}, {"narrow", theme.Dark, 1.5, 900, 496}} {
			t.Run(sheet.Views[v].Label+" "+look.name, func(t *testing.T) { d.requireRoomForTimes(t, sheet.View(v), look) })
		}
	}
}
