package calendar

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/theme"
)

// strange names are what the client lets through: it has taken control characters and
// marks of direction out before.
var strange = []string{
	strings.Repeat("Wolfeschlegelsteinhausen", 11)[:255], strings.Repeat("long ", 51), "דנה לוי־כהן", "محمد بن عبد الله", "Zoe\u0308 N\u0303andu\u0301",
	"Z̸̢̛a̴l̶g̷o̸ T̵e̷x̴t̶", "李 小龍", "👩‍⚕️ Dr 🩺", "", "?", "Dr", "’", "Łucja Ø", "i̇stanbul ß",
}

func TestStrangeNames(t *testing.T) {
	a := clinic()
	a.Practitioners = nil
	starts := map[cliniko.Offering][]string{}
	for s := range a.Services {
		a.Services[s].Practitioners = nil
	}
	for i, name := range strange {
		id := cliniko.PractitionerID(fmt.Sprint(500 + i))
		a.Practitioners = append(a.Practitioners, cliniko.Practitioner{ID: id, Name: name, Active: true, ShowOnline: true})
		for s, service := range a.Services {
			a.Services[s].Practitioners = append(a.Services[s].Practitioners, id)
			starts[cliniko.Offering{Business: harbour, Practitioner: id, AppointmentType: service.AppointmentType}] = []string{fmt.Sprintf("25 %d:05", 8+i%9), "26 10:00"}
		}
	}
	a.Businesses[0].Name, a.AppointmentTypes[0].Name = strange[0], strange[2]
	d := seatWith(t, a, starts)
	require.Equal(t, 4*len(strange), d.page.sheet.Total)
	for v := range views {
		for _, look := range []look{{"wide", theme.Light, 1, 1180, 656}, {"narrow", theme.Dark, 1.5, 900, 496}} {
			t.Run(views[v].label+" "+look.name, func(t *testing.T) {
				d.dress(look.mode, look.scale)
				d.resize(look.width, look.height)
				d.page.goTo(monday.Add(2))
				d.page.showView(View(v))
				d.page.toNext()
				d.page.showView(View(v))
				d.requireInside(t, look)
				require.Greater(t, d.page.screen.shown().Size().Height, look.height/3, "names leave room for the calendar")
				shot(t, d.window, "names-"+strings.ToLower(views[v].label)+"-"+look.name)
			})
		}
	}
	_, lines := table(t, d.page.export().CSV())
	require.Len(t, lines, 4*len(strange))
	require.Equal(t, 2*len(strange), strings.Count(string(d.page.export().Page()), "<tbody>"))
}

func FuzzTags(f *testing.F) {
	for _, name := range strange {
		f.Add(name, name+" "+name, "Anna Riley")
	}
	f.Fuzz(func(t *testing.T, one, two, three string) {
		a := &cliniko.Account{Practitioners: []cliniko.Practitioner{{Name: one}, {Name: two}, {Name: three}, {Name: one}}}
		taken := map[string]bool{}
		for _, p := range listPractitioners(a) {
			require.False(t, taken[p.Tag], "two have the tag %q", p.Tag)
			require.NotEmpty(t, p.Tag)
			require.NotContains(t, p.Tag, "\uFFFD")
			require.LessOrEqual(t, utf8.RuneCountInString(p.Tag), 4)
			taken[p.Tag] = true
		}
	})
}

func TestTypesOfAnyLength(t *testing.T) {
	a := clinic()
	a.AppointmentTypes[0].Minutes, a.AppointmentTypes[1].Minutes = 5, 1435
	d := seatWith(t, a, map[cliniko.Offering][]string{
		offering(1, 1): {"25 09:00", "25 09:05", "25 09:10", "25 23:55"},
		offering(1, 2): {"25 09:05", "28 23:30"},
	})
	require.Equal(t, []string{
		"Wed 25 9:00 AR/Initial", "Wed 25 9:05 AR/Initial AR/Standard", "Wed 25 9:10 AR/Initial", "Wed 25 23:55 AR/Initial", "Sat 28 23:30 AR/Standard",
	}, cells(d.page.sheet), "times that overlap stand below each other")
	d.press("Home", "Return")
	require.Equal(t, "Wed 25 Nov, 9:00 – 9:05 · Anna Riley · Initial · Harbour Clinic", d.page.words())
	d.press("End", "Return")
	require.Equal(t, "Sat 28 Nov, 23:30 – 23:25 the next day · Anna Riley · Standard · Harbour Clinic", d.page.words())
	require.Equal(t, "Sat 28 Nov, 23:30 – 23:25 the next day (Sydney time, UTC+11) · Anna Riley · Standard · Harbour Clinic", d.page.copyText(d.page.sheet.Blocks[4]))
	_, lines := table(t, d.page.export().CSV())
	require.Equal(t, "2026-11-29 23:25", lines[len(lines)-1][2])
	require.Equal(t, "2026-11-26 00:00", lines[4][2], "midnight is the next day")
}

func TestAnUnknownZoneIsSaidWhereverATimeIsTakenOut(t *testing.T) {
	d := seat(t, busyWeek(t))
	d.state.Account.Businesses[0].Zone, d.state.Account.Businesses[0].ZoneLabel = "", ""
	for i := range d.state.Account.Hours {
		d.state.Account.Hours[i].Zone = ""
	}
	d.now = d.now.In(zone(t, "Asia/Kathmandu"))
	d.publish()
	require.Equal(t, "Asia/Kathmandu", d.page.zone.String())
	head, lines := table(t, d.page.export().CSV())
	require.Contains(t, head, "Times in: this computer’s zone, UTC+5:45: Cliniko does not tell that of Harbour Clinic")
	require.Equal(t, []string{"2026-11-24", "06:15"}, lines[0][:2])
	require.Equal(t, "UTC+5:45", lines[0][7])
	require.Contains(t, string(d.page.export().Page()), "Cliniko does not tell that of Harbour Clinic")
	require.Contains(t, d.page.copyText(d.page.sheet.Blocks[0]), "Tue 24 Nov, 6:15 – 7:00 (UTC+5:45) · Anna Riley")
	d.press("Home", "Return")
	require.Contains(t, tree(d.page.screen.panel.choice.box), `"Harbour Clinic · UTC+5:45"`)
}

// oddZones have days of 23, 25 and 23.5 hours and days without a midnight, and are
// far from UTC.
var oddZones = []string{"Australia/Sydney", "Australia/Lord_Howe", "Africa/Cairo", "America/Havana", "Asia/Beirut", "Pacific/Chatham", "Pacific/Kiritimati", "America/St_Johns", "UTC"}

// FuzzBuild hands the model any readings: nothing that is free in the days shown is lost,
// moved or shown twice, and nothing else is shown.
func FuzzBuild(f *testing.F) {
	f.Add(uint8(0), int16(0), uint8(7), int64(1790000000), []byte{0, 1, 2, 255, 7})
	f.Add(uint8(1), int16(-235), uint8(7), int64(1775000000), []byte{10, 10, 10, 10})
	f.Add(uint8(2), int16(-215), uint8(28), int64(1776000000), []byte{200, 0, 3})
	f.Add(uint8(3), int16(-255), uint8(28), int64(1775999945), []byte{48}) // the days shown end in this week, and are over
	f.Fuzz(func(t *testing.T, where uint8, day int16, days uint8, now int64, steps []byte) {
		in := zone(t, oddZones[int(where)%len(oddZones)])
		from := monday.Add(int(day))
		span := int(days)%31 + 1
		now %= 1 << 33
		var starts []time.Time
		at := from.Add(-1).Start(in)
		for _, step := range steps {
			at = at.Add(time.Duration(step) * 5 * time.Minute)
			starts = append(starts, at.UTC())
		}
		var known []*readWeek
		for monday := from.Monday(); monday.Before(from.Add(span)); monday = monday.Add(daysPerWeek) {
			read := answer{Offering: offering(1, 1), Monday: monday, From: monday, To: monday.Add(daysPerWeek - 1)}
			for _, start := range starts {
				if cliniko.DateOf(start.In(in)).Monday() == monday {
					read.Starts = append(read.Starts, start)
				}
			}
			known = append(known, &readWeek{Monday: monday, Offerings: []answer{read}})
		}
		input := Input{
			Business: harbour, From: from, Days: span, Slots: slotsOf(in, cliniko.Date{}, known...), Account: clinic(),
			Expected: []cliniko.Offering{offering(1, 1)}, Zone: in, Now: time.Unix(now, 0),
		}
		s := Build(input)
		require.Zero(t, s.Unread)
		var free []time.Time
		for i, start := range starts {
			if start.Unix() > now && (i == 0 || !start.Equal(starts[i-1])) {
				free = append(free, start)
			}
		}
		requireSheetHolds(t, s, free)
		input.Shape = Counts
		require.Equal(t, s.Total, Build(input).Total)
		input.Shape, input.Days = ByPractitioner, 1
		require.LessOrEqual(t, Build(input).Total, s.Total)
	})
}
