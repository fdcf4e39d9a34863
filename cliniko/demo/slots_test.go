package demo

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// The small clinic: Mona works at Quay in Sydney from Monday to Friday, gives short
// (30 min, her default), long (45 min), and a class for three.
const (
	quay, ridge          = "1602000000000000001", "1602000000000000002"
	mona                 = "1603000000000000001"
	short, long, classes = "1604000000000000001", "1604000000000000002", "1604000000000000003"
	me                   = "1601000000000000001"
)

var (
	// A Monday at 08:10 in Sydney, in daylight-saving time.
	mondayMorning = time.Date(2026, 11, 23, 8, 10, 0, 0, mustZone("Australia/Sydney"))
	monday        = time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	tuesday       = monday.AddDate(0, 0, 1)
)

func mustZone(name string) *time.Location {
	zone, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return zone
}

func smallClinic() Clinic {
	c := Clinic{
		ID: newID(kindAccount, 9), Name: "Small", Subdomain: "small", Zone: "Australia/Sydney", Me: me,
		Online: OnlineBookings{Enabled: true, DaysAhead: 28},
		Users:  []User{{me, "Ada", "Lovell", administrator, true}},
		Businesses: []Business{
			{ID: quay, Name: "Quay", Zone: "Australia/Sydney", ShowOnline: true, AppointmentTypes: []string{short, long, classes}, Practitioners: []string{mona}},
			{ID: ridge, Name: "Ridge", Zone: "Australia/Adelaide", ShowOnline: true},
		},
		Practitioners: []Practitioner{{ID: mona, User: me, FirstName: "Mona", Active: true, ShowOnline: true, DefaultType: short,
			AppointmentTypes: []string{short, long, classes}}},
		AppointmentTypes: []AppointmentType{
			{ID: short, Name: "Short", Minutes: 30, MaxAttendees: 1, ShowOnline: true},
			{ID: long, Name: "Long", Minutes: 45, MaxAttendees: 1, ShowOnline: true},
			{ID: classes, Name: "Class", Minutes: 60, MaxAttendees: 3, ShowOnline: true},
		},
	}
	c.SetHours(mona, quay, weekly([]Window{{9 * 60, 10*60 + 30}, {16 * 60, 18 * 60}}, time.Monday, time.Tuesday))
	return c
}

// on is a time on a day of November 2026 in Sydney.
func on(day, hour, minute int) time.Time {
	return time.Date(2026, 11, day, hour, minute, 0, 0, mustZone("Australia/Sydney"))
}

// clocks are the starts as wall-clock times of a zone.
func clocks(starts []time.Time, zone string) string {
	var texts []string
	for _, at := range starts {
		texts = append(texts, at.In(mustZone(zone)).Format("15:04"))
	}
	return strings.Join(texts, " ")
}

const freeTuesday = "09:00 09:30 10:00 16:00 16:30 17:00 17:30"

func TestSlotsFollowEachSetting(t *testing.T) {
	for name, test := range map[string]struct {
		change func(c *Clinic)
		kind   string
		want   string
	}{
		"hours of the weekday on the grid":                              {kind: short, want: freeTuesday},
		"a longer type stands on the default type's grid where it fits": {kind: long, want: "09:00 09:30 16:00 16:30 17:00"},
		"a default type of another length moves the grid": {kind: short, want: "09:00 09:45 16:00 16:45 17:30",
			change: func(c *Clinic) { c.Practitioner(mona).DefaultType = long }},
		"without a default type the first by name lays the grid": {kind: short, want: "09:00 10:00 16:00 17:00",
			change: func(c *Clinic) { c.Practitioner(mona).DefaultType = "" }},
		"without any type the asked one lays the grid": {kind: long, want: "09:00 09:45 16:00 16:45",
			change: func(c *Clinic) { c.Practitioner(mona).DefaultType, c.Practitioner(mona).AppointmentTypes = "", nil }},
		"a booking takes what it overlaps": {kind: short, want: "09:00 10:00 16:00 16:30 17:00 17:30",
			change: func(c *Clinic) { c.Bookings = []Booking{{mona, quay, on(24, 9, 30), on(24, 10, 0)}} }},
		"a booking between two starts takes both": {kind: short, want: "10:00 16:00 16:30 17:00 17:30",
			change: func(c *Clinic) { c.Bookings = []Booking{{mona, quay, on(24, 9, 20), on(24, 9, 40)}} }},
		"a booking at another business takes the time too": {kind: short, want: "16:00 16:30 17:00 17:30",
			change: func(c *Clinic) { c.Bookings = []Booking{{mona, ridge, on(24, 9, 0), on(24, 12, 0)}} }},
		"a block takes what it overlaps": {kind: short, want: "09:00 09:30 10:00",
			change: func(c *Clinic) { c.Blocks = []Block{{"1", mona, ridge, on(24, 15, 0), on(26, 0, 0), ""}} }},
		"somebody else's block takes nothing": {kind: short, want: freeTuesday,
			change: func(c *Clinic) { c.Blocks = []Block{{"1", "other", quay, on(24, 0, 0), on(26, 0, 0), ""}} }},
		"a session takes the time from other types": {kind: short, want: "16:00 16:30 17:00 17:30",
			change: func(c *Clinic) {
				c.Sessions = []Session{{Offering{quay, mona, classes}, on(24, 9, 0), on(24, 10, 30), 3, 0}}
			}},
		"the account's lead time counts in hours": {kind: short, want: "09:30 10:00 16:00 16:30 17:00 17:30",
			change: func(c *Clinic) { c.Online.LeadTimeHours = 25 }},
		"a type's lead time overrides the account's": {kind: short, want: freeTuesday,
			change: func(c *Clinic) { c.Online.LeadTimeHours, c.AppointmentType(short).LeadTimeHours = 48, new(1) }},
		"the horizon ends the times": {kind: short, want: "",
			change: func(c *Clinic) { c.Online.DaysAhead = 1 }},
		"a lead time as long as the horizon leaves none": {kind: short, want: "",
			change: func(c *Clinic) { c.AppointmentType(short).LeadTimeHours = new(28 * 24) }},
		"a cap of one leaves the first of morning, afternoon and evening": {kind: short, want: "09:00 16:00 17:00",
			change: func(c *Clinic) { c.Online.MaxPerDaySegment = 1 }},
		"a cap of two": {kind: short, want: "09:00 09:30 16:00 16:30 17:00 17:30",
			change: func(c *Clinic) { c.Online.MaxPerDaySegment = 2 }},
		"a type too long for every window has none": {kind: long, want: "",
			change: func(c *Clinic) { c.AppointmentType(long).Minutes = 121 }},
		"adjoining windows are one": {kind: long, want: "09:00",
			change: func(c *Clinic) {
				c.SetHours(mona, quay, weekly([]Window{{570, 600}, {540, 570}}, time.Tuesday))
			}},
		"overlapping and turned-round windows give each time once, in order": {kind: short, want: "09:00 09:30 15:00",
			change: func(c *Clinic) {
				c.SetHours(mona, quay, weekly([]Window{{900, 930}, {540, 600}, {570, 600}, {700, 690}, {800, 800}}, time.Tuesday))
			}},
		"a window over midnight belongs to the day it starts on": {kind: long, want: "00:00 00:30 23:00 23:30",
			change: func(c *Clinic) {
				c.SetHours(mona, quay, weekly([]Window{{23 * 60, 25*60 + 15}}, time.Monday, time.Tuesday))
			}},
		"no hours at the business, no times": {kind: short, want: "",
			change: func(c *Clinic) { c.SetHours(mona, quay, nil) }},
		"a pair that is not linked is answered all the same": {kind: short, want: freeTuesday,
			change: func(c *Clinic) { c.Practitioner(mona).AppointmentTypes, c.Business(quay).AppointmentTypes = nil, nil }},
		"a group type has no times without sessions": {kind: classes, want: ""},
		"a group type has its sessions with free places, whatever the hours": {kind: classes, want: "13:00 20:00",
			change: func(c *Clinic) {
				o := Offering{quay, mona, classes}
				c.Sessions = []Session{{o, on(24, 20, 0), on(24, 21, 0), 3, 2}, {o, on(24, 7, 0), on(24, 8, 0), 3, 3}, {o, on(24, 13, 0), on(24, 14, 0), 3, 0}}
			}},
	} {
		t.Run(name, func(t *testing.T) {
			c := smallClinic()
			if test.change != nil {
				test.change(&c)
			}
			starts, enabled := c.Slots(Offering{quay, mona, test.kind}, tuesday, tuesday, mondayMorning)
			require.True(t, enabled)
			require.Equal(t, test.want, clocks(starts, "Australia/Sydney"))
		})
	}
}

func TestSlotsAreRefusedWhatIsNotEnabled(t *testing.T) {
	o := Offering{quay, mona, short}
	for name, change := range map[string]func(c *Clinic){
		"online bookings off":               func(c *Clinic) { c.Online.Enabled = false },
		"business hidden":                   func(c *Clinic) { c.Business(quay).ShowOnline = false },
		"business archived":                 func(c *Clinic) { c.Business(quay).ArchivedAt = monday },
		"practitioner hidden":               func(c *Clinic) { c.Practitioner(mona).ShowOnline = false },
		"practitioner inactive":             func(c *Clinic) { c.Practitioner(mona).Active = false },
		"practitioner not at the business":  func(c *Clinic) { c.Business(quay).Practitioners = nil },
		"type hidden":                       func(c *Clinic) { c.AppointmentType(short).ShowOnline = false },
		"type archived":                     func(c *Clinic) { c.AppointmentType(short).ArchivedAt = monday },
		"unknown business":                  func(c *Clinic) { c.Businesses = c.Businesses[1:] },
		"unknown practitioner":              func(c *Clinic) { c.Practitioners = nil },
		"unknown type":                      func(c *Clinic) { c.AppointmentTypes = c.AppointmentTypes[1:] },
		"refused though every switch is on": func(c *Clinic) { c.Refused = []Offering{o} },
	} {
		t.Run(name, func(t *testing.T) {
			c := smallClinic()
			_, enabled := c.Slots(o, tuesday, tuesday, mondayMorning)
			require.True(t, enabled)
			change(&c)
			starts, enabled := c.Slots(o, tuesday, tuesday, mondayMorning)
			require.False(t, enabled)
			require.Empty(t, starts)
		})
	}
}

func TestSlotsOfTodayStartAfterNow(t *testing.T) {
	c := smallClinic()
	starts, _ := c.Slots(Offering{quay, mona, short}, monday, monday, on(23, 16, 1))
	require.Equal(t, "16:30 17:00 17:30", clocks(starts, "Australia/Sydney"))
}

func TestSlotsCountDaysInTheAccountsZone(t *testing.T) {
	c := smallClinic()
	c.Business(ridge).Practitioners = []string{mona}
	c.SetHours(mona, quay, nil)
	c.SetHours(mona, ridge, weekly([]Window{{22 * 60, 24 * 60}}, time.Monday))
	o := Offering{ridge, mona, short}

	ofMonday, _ := c.Slots(o, monday, monday, mondayMorning)
	ofTuesday, _ := c.Slots(o, tuesday, tuesday, mondayMorning)
	require.Equal(t, "22:00 22:30 23:00", clocks(ofMonday, "Australia/Adelaide"), "half past eleven in Adelaide is midnight in Sydney")
	require.Equal(t, "23:30", clocks(ofTuesday, "Australia/Adelaide"))
	require.Equal(t, "2026-11-23T11:30:00Z", ofMonday[0].Format(time.RFC3339))
}

func TestABusinessWithoutAZoneFollowsTheAccount(t *testing.T) {
	c := smallClinic()
	for _, zone := range []string{"", "Atlantis/Main"} {
		c.Business(quay).Zone = zone
		starts, _ := c.Slots(Offering{quay, mona, short}, tuesday, tuesday, mondayMorning)
		require.Equal(t, freeTuesday, clocks(starts, "Australia/Sydney"))
	}
}

func TestSlotsOnDaysWhenClocksChange(t *testing.T) {
	for name, test := range map[string]struct {
		zone string
		day  string
		from int // minutes of the window
		to   int
		want string // UTC
	}{
		"Sydney, the day before clocks go forward": {"Australia/Sydney", "2026-10-03", 540, 600, "23:00 23:30"},
		"Sydney, the day clocks go forward":        {"Australia/Sydney", "2026-10-04", 540, 600, "22:00 22:30"},
		"Sydney, the day before clocks go back":    {"Australia/Sydney", "2027-04-03", 540, 600, "22:00 22:30"},
		"Sydney, the day clocks go back":           {"Australia/Sydney", "2027-04-04", 540, 600, "23:00 23:30"},
		"Sydney, a window across the missing hour": {"Australia/Sydney", "2026-10-04", 60, 240, "15:00 15:30 16:00 16:30"},
		"Sydney, a window across the doubled hour": {"Australia/Sydney", "2027-04-04", 60, 240, "14:00 14:30 15:00 15:30 16:00 16:30 17:00 17:30"},
		"Sydney, a window that starts in the gap":  {"Australia/Sydney", "2026-10-04", 150, 240, "16:30"},
		"Lord Howe, half an hour forward":          {"Australia/Lord_Howe", "2026-10-04", 540, 600, "22:00 22:30"},
		"Lord Howe, a window across the half hour": {"Australia/Lord_Howe", "2026-10-04", 90, 210, "15:00 15:30 16:00"},
		"Santiago, a day without midnight":         {"America/Santiago", "2026-09-06", 0, 120, "04:00 04:30"},
		"New York, the day clocks go back":         {"America/New_York", "2026-11-01", 540, 600, "14:00 14:30"},
	} {
		t.Run(name, func(t *testing.T) {
			day, err := time.Parse(time.DateOnly, test.day)
			require.NoError(t, err)
			c := smallClinic()
			c.Zone, c.Business(quay).Zone = test.zone, test.zone
			c.SetHours(mona, quay, weekly([]Window{{test.from, test.to}}, day.Weekday()))
			starts, _ := c.Slots(Offering{quay, mona, short}, day, day, day.AddDate(0, 0, -7))
			require.Equal(t, test.want, clocks(starts, "UTC"))
		})
	}
}
