package calendar

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
	"mieahealth.com/companion/ui/theme"
)

// strangeNames is a page of a clinic in which everything has a strange name.
func strangeNames(t *testing.T) *desk {
	t.Helper()
	a := sheettest.Clinic()
	a.Practitioners = nil
	starts := map[cliniko.Offering][]string{}
	for s := range a.Services {
		a.Services[s].Practitioners = nil
	}
	for i, name := range sheettest.StrangeNames {
		id := cliniko.PractitionerID(fmt.Sprint(500 + i))
		a.Practitioners = append(a.Practitioners, cliniko.Practitioner{ID: id, Name: name, Active: true, ShowOnline: true})
		for s, service := range a.Services {
			a.Services[s].Practitioners = append(a.Services[s].Practitioners, id)
			starts[cliniko.Offering{Business: sheettest.Harbour, Practitioner: id, AppointmentType: service.AppointmentType}] = []string{fmt.Sprintf("25 %d:05", 8+i%9), "26 10:00"}
		}
	}
	a.Businesses[0].Name, a.AppointmentTypes[0].Name = sheettest.StrangeNames[0], sheettest.StrangeNames[2]
	return seatWith(t, a, starts)
}

func TestStrangeNames(t *testing.T) {
	d := strangeNames(t)
	require.Equal(t, 2*len(sheettest.StrangeNames), d.page.sheet.Total)
	d.requireRoomForTimes(t, sheet.Week, look{"narrow", theme.Dark, 1.5, 900, 496})
	_, lines := sheettest.ReadCSV(t, d.page.export().CSV())
	require.Len(t, lines, 4*len(sheettest.StrangeNames))
	require.Equal(t, 2*len(sheettest.StrangeNames), strings.Count(string(d.page.export().Page()), "<tbody>"))
}

// requireRoomForTimes checks that long names leave a view its place.
func (d *desk) requireRoomForTimes(t *testing.T, v sheet.View, look look) {
	t.Helper()
	d.dress(look.mode, look.scale)
	d.resize(look.width, look.height)
	d.page.goTo(sheettest.Monday.Add(2))
	d.page.showView(v)
	d.page.toNext()
	d.page.showView(v)
	d.requireInside(t, look)
	require.Greater(t, d.page.screen.shown().Size().Height, look.height/3, "names leave room for the calendar")
	shot(t, d.window, "names-"+strings.ToLower(sheet.Views[v].Label)+"-"+look.name)
}

func TestTypesOfAnyLength(t *testing.T) {
	a := sheettest.Clinic()
	a.AppointmentTypes[0].Minutes, a.AppointmentTypes[1].Minutes = 5, 1435
	d := seatWith(t, a, map[cliniko.Offering][]string{
		sheettest.Offering(1, 1): {"25 09:00", "25 09:05", "25 09:10", "25 23:55"},
		sheettest.Offering(1, 2): {"25 09:05", "28 23:30"},
	})
	d.press("Home", "Return")
	require.Equal(t, "Wed 25 Nov, 9:00 – 9:05 · Anna Riley · Initial · Harbour Clinic", d.page.words())
	d.press("End", "Return")
	require.Equal(t, "Sat 28 Nov, 23:30 – 23:25 the next day · Anna Riley · Standard · Harbour Clinic", d.page.words())
	require.Equal(t, "Sat 28 Nov, 23:30 – 23:25 the next day (Sydney time, UTC+11) · Anna Riley · Standard · Harbour Clinic", d.page.sheet.CopyText(d.page.sheet.Blocks[4], d.now))
	_, lines := sheettest.ReadCSV(t, d.page.export().CSV())
	require.Equal(t, "2026-11-29 23:25", lines[len(lines)-1][2])
	require.Equal(t, "2026-11-26 00:00", lines[4][2], "midnight is the next day")
}

func TestAnUnknownZoneIsSaidWhereverATimeIsTakenOut(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	d.state.Account.Businesses[0].Zone, d.state.Account.Businesses[0].ZoneLabel = "", ""
	for i := range d.state.Account.Hours {
		d.state.Account.Hours[i].Zone = ""
	}
	d.now = d.now.In(sheettest.Zone(t, "Asia/Kathmandu"))
	d.publish()
	require.Equal(t, "Asia/Kathmandu", d.page.zone.String())
	head, lines := sheettest.ReadCSV(t, d.page.export().CSV())
	require.Contains(t, head, "Times in: this computer’s time, UTC+5:45, because Cliniko doesn’t say which time zone Harbour Clinic is in")
	require.Equal(t, []string{"2026-11-24", "06:15"}, lines[0][:2])
	require.Equal(t, "UTC+5:45", lines[0][7])
	require.Contains(t, string(d.page.export().Page()), "Cliniko doesn’t say which time zone Harbour Clinic is in")
	require.Contains(t, d.page.sheet.CopyText(d.page.sheet.Blocks[0], d.now), "Tue 24 Nov, 6:15 – 7:00 (UTC+5:45) · Anna Riley")
	d.press("Home", "Return")
	require.Contains(t, tree(d.page.screen.panel.choice.box), `"Harbour Clinic · UTC+5:45"`)
}

func TestALabelOfWhatHasNoNameBeginsWithACapital(t *testing.T) {
	a := sheettest.Clinic()
	a.Businesses[0].Name, a.Practitioners[0].Name, a.AppointmentTypes[0].Name = "", "", ""
	a.Practitioners[1].Name = "van Dyke"
	d := seatWith(t, a, sheettest.BusyWeek(t))
	require.Equal(t, "An unnamed business", d.page.panelText().businesses[0].Label)
	require.Equal(t, "An unnamed practitioner", practitionerLines(d.page.sheet)[0].label)
	require.Equal(t, "van Dyke", practitionerLines(d.page.sheet)[1].label, "as the clinic writes it")
	require.Contains(t, typeLines(d.page.sheet)[0].label, "An unnamed appointment type")
}
