package tour

import (
	"image"
	"net/url"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/demo"
	"mieahealth.com/companion/ui/theme"
)

// TestCalendar lives with the calendar, by keyboard alone: looks at it in every way,
// takes it out of the app, sees times come and go, and loses the network.
func TestCalendar(t *testing.T) {
	t.Parallel() // it waits for most of its time
	v := &visit{t: t, name: "calendar", binary: build(t, "../..", shipped), desktop: newDesktop(t), clinic: newClinic(t)}
	v.open("FYNE_THEME=light")
	defer func() {
		if t.Failed() {
			v.window.keepPicture("calendar failed")
		}
	}()
	v.window.enterKey(v.clinic.key)
	v.window.press("ctrl+6")
	eventually(t, "the app to ask for all times", v.clinic.hasToldTimes)

	v.looksInEveryWay()
	v.turnsPages()
	v.idles()
	v.jumpsToADay()
	v.readsTheKeys()
	v.movesFromTimeToTime()
	v.findsTheNextTime()
	v.takesItOut()
	v.opensThePatientsPage()
	v.seesTimesGoAndCome()
	v.losesTheNetwork()
	v.endsAtOnce()
	v.startsWithoutNetwork()
	v.clinic.requireOnlyReads(t)
	v.clinic.requireWithinBudget(t)
}

// Where the calendar has what it shows, in a window of full width.
var (
	titlePart  = image.Rect(186, 120, 560, 158)
	viewPart   = image.Rect(24, 168, 884, 712)
	timesPart  = image.Rect(76, 204, 880, 710) // of a week or a day, under the names
	wordsPart  = image.Rect(24, 720, 640, 752)
	countPart  = image.Rect(640, 720, 896, 752)
	panelPart  = image.Rect(900, 168, 1168, 712)
	jumpPart   = image.Rect(900, 340, 1168, 420)
	filterPart = image.Rect(900, 380, 1168, 712)
)

// part is what the window shows in a place.
func (v *visit) part(place image.Rectangle) *picture {
	v.t.Helper()
	return crop(v.window.picture(), place)
}

// showsAgain waits until a place of the window shows what it showed before.
func (v *visit) showsAgain(before *picture, place image.Rectangle, why string) {
	v.t.Helper()
	eventually(v.t, "what was there before: "+why, func() bool { return difference(before, v.part(place)) == 0 })
}

// showsOther waits until a place of the window shows something else, and gives that.
func (v *visit) showsOther(before *picture, place image.Rectangle, why string) *picture {
	v.t.Helper()
	eventually(v.t, "something new: "+why, func() bool { return difference(before, v.part(place)) > 0 })
	v.window.settle()
	return v.part(place)
}

// opensWeek turns to the week that begins so many weeks after this one. An arrow takes the
// keyboard to the times first, from wherever it is.
func (v *visit) opensWeek(ahead int) {
	v.t.Helper()
	v.window.press("Right", "w", "t")
	v.window.press(slices.Repeat([]string{"Next"}, ahead)...)
}

func (v *visit) looksInEveryWay() {
	v.opensWeek(2)
	v.window.shows("times", func(now *picture) bool { return slotsIn(now) > 0.005 })
	v.rests() // a week that is not read yet has all of its days
	week := v.part(titlePart)
	var seen []*picture
	for _, key := range []string{"d", "m", "a", "w"} {
		v.window.press(key)
		v.window.shows("another view on "+key, func(now *picture) bool {
			return !slices.ContainsFunc(seen, func(other *picture) bool { return difference(other, crop(now, viewPart)) < 0.005 })
		})
		seen = append(seen, v.part(viewPart))
		v.window.keepPicture("calendar view " + key)
	}
	v.showsAgain(week, titlePart, "the same days")
}

func (v *visit) turnsPages() {
	v.opensWeek(0)
	today := v.part(titlePart)
	for _, view := range []string{"d", "m", "w"} {
		v.window.press(view)
		first := v.part(titlePart)
		v.window.press("Next")
		second := v.showsOther(first, titlePart, "the page after in "+view)
		v.window.press("Next")
		v.showsOther(second, titlePart, "the page after that in "+view)
		v.window.press("Prior")
		v.showsAgain(second, titlePart, "the page before in "+view)
		v.window.press("t")
		v.showsAgain(first, titlePart, "today in "+view)
	}
	v.showsAgain(today, titlePart, "this week")
}

// focus presses Tab until the ring around what has the keyboard is where it is wanted.
func (v *visit) focus(what string, wanted func(now *picture, ring image.Rectangle) bool) {
	v.t.Helper()
	const most = 60
	before := v.window.picture()
	for range most {
		v.window.press("Tab")
		eventually(v.t, "the keyboard to be elsewhere", func() bool { return difference(before, v.window.picture()) > 0 })
		now := v.window.picture()
		if ring := appeared(before, now, panelPart, theme.Focus); !ring.Empty() && wanted(now, ring) {
			return
		}
		before = now
	}
	require.Fail(v.t, "the keyboard does not get to "+what)
}

// appeared bounds the pixels that have come near a colour between two pictures.
func appeared(before, now *picture, in image.Rectangle, name theme.Name) image.Rectangle {
	return bounds(in, func(x, y int) bool { return near(now, x, y, name) && !near(before, x, y, name) })
}

// near reports whether a pixel has about a colour. That of a thin line is mixed a little
// with what lies beside it.
func near(p *picture, x, y int, name theme.Name) bool {
	const most = 50 // of 255, a third less than to the colour of text
	is, wanted := p.RGBAAt(x, y), rgba(name)
	return max(apart(is.R, wanted.R), apart(is.G, wanted.G), apart(is.B, wanted.B)) < most
}

func apart(a, b uint8) int { return max(int(a)-int(b), int(b)-int(a)) }

// bounds is around all pixels of which something is so.
func bounds(in image.Rectangle, so func(x, y int) bool) (around image.Rectangle) {
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			if so(x, y) {
				around = around.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return around
}

func (v *visit) jumpsToADay() {
	v.opensWeek(3)
	wanted := v.part(titlePart)
	v.opensWeek(0)
	v.focus("the jump to a date", func(_ *picture, ring image.Rectangle) bool { return ring.In(jumpPart) })
	v.window.press("Return")
	v.window.write(v.day(3, time.Thursday).At(0, time.UTC).Format("2 January"))
	v.window.keepPicture("calendar jump")
	v.window.press("Return")
	v.showsAgain(wanted, titlePart, "the week of the day that was typed")
}

// day is a day in the week that begins so many weeks after this one at the clinic.
func (v *visit) day(ahead int, weekday time.Weekday) cliniko.Date {
	return cliniko.DateOf(time.Now().In(sydney)).Monday().Add(7*ahead + (int(weekday)+6)%7)
}

// sydney is the zone of the business on screen.
var sydney = func() *time.Location {
	zone, err := time.LoadLocation("Australia/Sydney")
	if err != nil {
		panic(err)
	}
	return zone
}()

func (v *visit) readsTheKeys() {
	before := v.part(viewPart)
	v.window.press("question")
	v.window.shows("the window dimmed behind the list", func(now *picture) bool { return difference(before, crop(now, viewPart)) > 0.5 })
	v.window.keepPicture("calendar keys")
	v.window.press("Escape")
	v.showsAgain(before, viewPart, "Escape")
}

// movesFromTimeToTime reads what the line at the foot says about the time under the cursor.
func (v *visit) movesFromTimeToTime() {
	v.opensWeek(2)
	v.window.press("End")
	last := v.part(wordsPart)
	v.window.press("Home")
	first := v.showsOther(last, wordsPart, "the first time")
	for _, there := range []string{"Down", "Right", "End"} {
		v.window.press(there)
		v.showsOther(first, wordsPart, there)
		v.window.press("Home")
		v.showsAgain(first, wordsPart, "Home after "+there)
	}
	v.window.press("Down")
	v.showsOther(first, wordsPart, "Down")
	v.window.press("Up")
	v.showsAgain(first, wordsPart, "Up")

	panel := v.part(panelPart)
	v.window.press("Return")
	v.showsOther(panel, panelPart, "what is chosen")
	v.showsAgain(first, wordsPart, "what is chosen in words")
	v.window.keepPicture("calendar chosen")
	v.window.press("Escape")
	v.showsAgain(panel, panelPart, "nothing is chosen")
}

func (v *visit) findsTheNextTime() {
	v.opensWeek(0)
	v.window.press("n")
	next := v.part(titlePart)
	v.opensWeek(5)
	panel := v.part(panelPart)
	v.window.press("n")
	v.showsOther(panel, panelPart, "the next time")
	v.showsAgain(next, titlePart, "the week of the next time")
	v.window.keepPicture("calendar next")
	v.window.press("Escape")
}

// leavesOnly presses "Only" beside a practitioner.
func (v *visit) leavesOnly(person theme.Person) {
	v.t.Helper()
	tag := rgba(person.Strong)
	v.focus("the filter", func(now *picture, ring image.Rectangle) bool {
		row := bounds(filterPart, func(x, y int) bool { return now.RGBAAt(x, y) == tag })
		return ring.Min.X > filterPart.Min.X+filterPart.Dx()/2 && ring.Overlaps(image.Rect(filterPart.Min.X, row.Min.Y, filterPart.Max.X, row.Max.Y))
	})
	v.window.press("Return")
}

// chloe is the practitioner who works every day, and her colours.
var (
	chloe       = demo.Chloe
	chloeColour = theme.PersonAt(2)
)

// opensThePatientsPage opens what a patient would see of the first time of one practitioner.
func (v *visit) opensThePatientsPage() {
	v.opensWeek(2)
	v.leavesOnly(chloeColour)
	v.window.shows("one practitioner's times", func(now *picture) bool {
		return pixels(now, timesPart, chloeColour.Soft) > 0 && pixels(now, timesPart, theme.PersonAt(0).Soft)+pixels(now, timesPart, theme.PersonAt(1).Soft) == 0
	})
	v.window.keepPicture("calendar one practitioner")

	before := v.opened()
	v.opensWeek(2)
	v.window.press("Home", "Return", "Tab", "Return")
	eventually(v.t, "a page in the browser", func() bool { return len(v.opened()) > len(before) })
	v.requirePageOfFirst(v.opened()[len(before)], 2)
	v.window.press("ctrl+b")
	v.opens(append(v.opened()[:len(before)+1], v.clinic.site+"/bookings")...)
	v.window.press("Escape")
}

// requirePageOfFirst fails unless an address is the page of an offering of Chloé's that
// has the first of her free times in a week.
func (v *visit) requirePageOfFirst(address string, ahead int) {
	v.t.Helper()
	var all []string
	var first time.Time
	for _, o := range v.clinic.offerings(demo.Harbour, chloe) {
		starts := v.clinic.starts(o, v.day(ahead, time.Monday), v.day(ahead, time.Sunday))
		switch {
		case len(starts) == 0 || len(all) > 0 && starts[0].After(first):
			continue
		case len(all) > 0 && starts[0].Before(first):
			all = nil
		}
		first = starts[0]
		all = append(all, v.clinic.site+"/bookings?"+url.Values{"business_id": {o.Business},
			"practitioner_id": {o.Practitioner}, "appointment_type_id": {o.AppointmentType}}.Encode())
	}
	page, err := url.Parse(address)
	require.NoError(v.t, err)
	page.RawQuery = page.Query().Encode()
	require.Contains(v.t, all, page.String())
}
