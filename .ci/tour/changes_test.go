package tour

import (
	"image"
	"slices"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/demo"
	"mieahealth.com/companion/ui/theme"
)

// vanish is how soon the screen has to show what a patient has booked, when nobody asks
// for it.
const vanish = 75 * time.Second

// offerings are those of a practitioner at a business.
func (c *clinic) offerings(business, practitioner string) (all []demo.Offering) {
	c.Change(func(clinic *demo.Clinic) {
		all = slices.DeleteFunc(clinic.Offerings(), func(o demo.Offering) bool {
			return o.Business != business || o.Practitioner != practitioner
		})
	})
	return all
}

// starts are the free times of an offering on some days of Sydney, where the account is
// at home too.
func (c *clinic) starts(o demo.Offering, from, to cliniko.Date) []time.Time {
	starts, _ := c.Slots(o, from.At(0, time.UTC), to.At(0, time.UTC))
	return starts
}

// bookAway books all free times of a practitioner on a day, as patients do, one by one.
func (c *clinic) bookAway(practitioner string, day cliniko.Date) (booked []demo.Booking) {
	for _, o := range c.offerings(demo.Harbour, practitioner) {
		for _, start := range c.starts(o, day, day) {
			c.Change(func(clinic *demo.Clinic) {
				length := time.Duration(clinic.AppointmentType(o.AppointmentType).Minutes) * time.Minute
				booking := demo.Booking{Practitioner: practitioner, Business: o.Business, Start: start, End: start.Add(length)}
				clinic.Bookings = append(clinic.Bookings, booking)
				booked = append(booked, booking)
			})
		}
	}
	return booked
}

// cancel takes bookings back.
func (c *clinic) cancel(booked []demo.Booking) {
	c.Change(func(clinic *demo.Clinic) {
		clinic.Bookings = slices.DeleteFunc(clinic.Bookings, func(b demo.Booking) bool { return slices.Contains(booked, b) })
	})
}

// columnOf is where a week on screen has the times of a weekday, Monday to Friday.
func columnOf(day time.Weekday) image.Rectangle {
	width := timesPart.Dx() / 5
	left := timesPart.Min.X + width*int(day-time.Monday)
	return image.Rect(left+4, timesPart.Min.Y, left+width-4, timesPart.Max.Y)
}

// seesTimesGoAndCome keeps a week of one practitioner on screen, and touches nothing while
// a day of it is booked away, and while the bookings are cancelled.
func (v *visit) seesTimesGoAndCome() {
	v.opensWeek(1)
	v.rests()
	column := columnOf(time.Wednesday)
	before := v.window.keepPicture("calendar before bookings")
	free := pixels(before, column, chloeColour.Soft)
	require.NotZero(v.t, free)

	began := time.Now()
	booked := v.clinic.bookAway(chloe, v.day(1, time.Wednesday))
	within(v.t, vanish, "the booked times to vanish", func() bool { return pixels(v.window.picture(), column, chloeColour.Soft) == 0 })
	v.t.Logf("%d times were booked: gone from the screen after %v", len(booked), time.Since(began).Round(100*time.Millisecond))
	marked := v.window.keepPicture("calendar gone")
	require.Greater(v.t, pixels(marked, column, theme.Canvas), pixels(before, column, theme.Canvas)+free/2, "their places are marked")
	require.NotZero(v.t, difference(crop(before, countPart), crop(marked, countPart)), "they are counted")
	require.Equal(v.t, pixels(before, columnOf(time.Friday), chloeColour.Soft), pixels(marked, columnOf(time.Friday), chloeColour.Soft), "nothing else moves")
	v.marksEnd(marked, column)

	began = time.Now()
	v.clinic.cancel(booked)
	within(v.t, vanish, "the cancelled times to come back", func() bool { return pixels(v.window.picture(), column, chloeColour.Soft) > 0 })
	v.t.Logf("they were cancelled: back on the screen after %v", time.Since(began).Round(100*time.Millisecond))
	marked = v.window.keepPicture("calendar new")
	require.NotZero(v.t, pixels(marked, column, theme.Accent), "they are marked as new")
	v.marksEnd(marked, column)
	v.showsAgain(crop(before, timesPart), timesPart, "all times")
}

// marksEnd waits for the marks of a change to go by themselves, and the count with them.
func (v *visit) marksEnd(marked *picture, column image.Rectangle) {
	v.t.Helper()
	eventually(v.t, "the marks to end", func() bool {
		now := v.window.picture()
		return difference(crop(marked, column), crop(now, column)) > 0 && difference(crop(marked, countPart), crop(now, countPart)) > 0
	})
	v.window.settle()
}

// offline reports whether the header and the line at the foot say that what is shown may
// have changed since.
func offline(now *picture) bool {
	return pixels(now, header, theme.OK) == 0 && pixels(now, stampPart, theme.WarnSoft) > 0
}

// stampPart is where the age of the times stands.
var stampPart = image.Rect(980, 720, 1168, 752)

// losesTheNetwork asks for news without a network, and does nothing when it is back.
func (v *visit) losesTheNetwork() {
	before := v.part(timesPart)
	v.clinic.MakeTrouble(demo.Trouble{Kind: demo.Offline})
	v.window.press("ctrl+r")
	v.window.shows("that the network is gone", offline)
	v.window.keepPicture("calendar offline")
	v.showsAgain(before, timesPart, "the times stay")

	began := time.Now()
	v.clinic.EndTroubles()
	within(v.t, long, "the app to be back", func() bool { return pixels(v.window.picture(), header, theme.OK) > 0 })
	v.t.Logf("back %v after the network", time.Since(began).Round(100*time.Millisecond))
	v.rests()
	v.showsAgain(before, timesPart, "the times")
}

func (v *visit) startsWithoutNetwork() {
	v.clinic.MakeTrouble(demo.Trouble{Kind: demo.Offline})
	v.open("FYNE_THEME=light")
	v.window.press("ctrl+6")
	v.window.press("Next")
	v.window.shows("the last known times, marked", func(now *picture) bool {
		return offline(now) && pixels(now, timesPart, chloeColour.Soft) > 0
	})
	v.window.keepPicture("calendar offline start")
	v.endsAtOnce()
	v.clinic.EndTroubles()
}
