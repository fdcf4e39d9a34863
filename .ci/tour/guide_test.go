package tour

import (
	"image"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko/demo"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/ui/theme"
)

const (
	// soon is when a change in Cliniko has to be on screen at the latest. It takes up to 15
	// seconds, which is printed; only a gross excess fails, since a busy machine is slow.
	soon = patience
	// long is how long reading everything may take within the budget.
	long = 3 * time.Minute
)

// The steps of the guide, as the strip counts them.
const (
	stepKey = iota
	stepOnline
	stepWho
	stepHandOver
)

// TestGuide goes from nothing to the hand-over. What the guide says is wrong is repaired
// in the clinic, and watched on the screen.
func TestGuide(t *testing.T) {
	t.Parallel() // it waits for most of its time
	v := &visit{t: t, name: "guide", binary: build(t, "../..", shipped), desktop: newDesktop(t), clinic: newClinic(t)}
	require.True(t, v.clinic.Plant("online-bookings-off"))
	v.open("FYNE_THEME=light")
	require.Equal(t, theme.Control, v.step(stepKey).colour)
	v.window.keepPicture("guide key before")
	v.window.enterKey(v.clinic.key)
	eventually(t, "the first step to be done", func() bool { return v.step(stepKey).done() })
	v.window.keepPicture("guide key after")

	v.setsUpOnlineBooking()
	v.confirmsWhoShouldBeBookable()
	v.givesLongerHours()
	v.checksAgain()
	v.seesOneStoryEverywhere()
	v.handsOver()
	v.endsAtOnce()
	v.clinic.requireKept(t, v.data())
	v.requireNoraCanBeBooked()
	v.clinic.requireOnlyReads(t)
	v.clinic.requireWithinBudget(t)
}

// step is the icon of a step in the strip.
func (v *visit) step(number int) sign { return stepIn(v.window.picture(), number) }

// opensSettings opens the Cliniko page of the step on screen, which is watched from then on.
func (v *visit) opensSettings() {
	v.t.Helper()
	before := v.opened()
	v.window.press("ctrl+o")
	v.opens(append(before, v.clinic.site+"/settings")...)
}

// repair changes something in Cliniko, and waits for the app to show that by itself.
func (v *visit) repair(fault string, shown func() bool) (began time.Time) {
	v.t.Helper()
	began = time.Now()
	defer func() {
		if v.t.Failed() {
			v.clinic.logSince(v.t, began)
		}
	}()
	require.True(v.t, v.clinic.Repair(fault))
	within(v.t, soon, "the app to show the end of "+fault, shown)
	v.t.Logf("%s: its end is shown after %v", fault, time.Since(began).Round(100*time.Millisecond))
	return began
}

// header is where the clinic's name and the state of the checking stand.
var header = image.Rect(0, 8, 900, 54)

// rests waits until the app has read what its judgement rests on, and has requests left to
// watch with. What lies further ahead it may still be reading, at its leisure.
func (v *visit) rests() {
	v.t.Helper()
	within(v.t, long, "the app to have read everything", func() bool {
		return v.clinic.lastMinute() <= 2*mostPerMinute/3 && pixels(v.window.picture(), header, theme.OK) > 0
	})
	v.window.settle()
}

func (v *visit) setsUpOnlineBooking() {
	v.window.press("ctrl+3")
	require.Equal(v.t, theme.Bad, v.step(stepOnline).colour)
	v.window.keepPicture("guide online before")
	v.opensSettings()
	v.repair("online-bookings-off", func() bool { return v.step(stepOnline).colour == theme.Warn })
	v.rests()
	v.window.keepPicture("guide online switched on")
	v.opensSettings()
	v.repair("lead-time", func() bool { return v.step(stepOnline).done() })
	v.window.settle()
	v.window.keepPicture("guide online after")
}

// tabStops are the tabs. Shift+Tab goes over them from the page that has come on screen to the header.
const tabStops = 6

// toLast goes from a page that has come on screen over the tabs and the header's three buttons to the last control of
// the page.
var toLast = slices.Repeat([]string{"shift+Tab"}, tabStops+3+1)

// confirmsWhoShouldBeBookable says that all that is on in Cliniko is as it should be.
func (v *visit) confirmsWhoShouldBeBookable() {
	v.window.press("ctrl+4")
	v.rests()
	v.window.keepPicture("guide who to confirm")
	v.window.press(slices.Concat(toLast, []string{"shift+Tab", "Return"})...) // the last button of the page but one
	eventually(v.t, "the decision in the clinic's file", func() bool { return v.kept().Decision != nil })
}

func (v *visit) givesLongerHours() {
	v.window.press("ctrl+4")
	v.rests()
	require.Equal(v.t, theme.Bad, v.step(stepWho).colour)
	before := v.window.keepPicture("guide who before")
	v.opensSettings()
	v.repair("hours-too-short", func() bool {
		now := v.window.picture()
		return pixels(now, gridPart, theme.Bad) < pixels(before, gridPart, theme.Bad)
	})
	require.Equal(v.t, theme.Bad, v.step(stepWho).colour, "somebody has no hours yet")
}

// checksAgain reads everything once more, so that the check to compare with is whole.
func (v *visit) checksAgain() {
	v.rests()
	began := time.Now()
	v.window.press("ctrl+r")
	within(v.t, long, "the app to ask for all times again", func() bool { return v.clinic.hasToldTimesSince(began) })
	v.rests()
	within(v.t, long, "the check in the clinic's file", func() bool { return v.lastCheck().At.After(began) })
}

// kept is what the clinic's file holds.
func (v *visit) kept() storage.Clinic {
	v.t.Helper()
	clinics, err := storage.OpenClinics(v.data())
	require.NoError(v.t, err)
	clinic, ok := clinics.Get(v.clinic.id)
	require.True(v.t, ok)
	return clinic
}

func (v *visit) lastCheck() readiness.Snapshot { return readiness.DecodeSnapshot(v.kept().LastCheck) }

// Where the page of who can be booked has what it shows, in a window of full width.
var (
	gridPart     = image.Rect(140, 345, 697, 635)
	findingsPart = image.Rect(736, 110, 1180, 760)
	underGrid    = image.Rect(24, 640, 697, 760)
)

// changeLine is the line under the grid that says what has changed, wherever it stands;
// nil: there is none.
func changeLine(p *picture) *picture {
	const height = 18
	for y := underGrid.Min.Y; y+height <= underGrid.Max.Y; y++ {
		if icon := image.Rect(underGrid.Min.X, y, underGrid.Min.X+8, y+1); pixels(p, icon, theme.OK) > 0 {
			return crop(p, image.Rect(underGrid.Min.X, y, underGrid.Max.X, y+height))
		}
	}
	return nil
}

// tales are the places that have to tell the same story when the last practitioner
// without hours has got some.
var tales = []struct {
	place string
	told  func(before, now *picture) bool
}{
	{"the step", func(_, now *picture) bool { return stepIn(now, stepWho).done() }},
	{"the cells", func(before, now *picture) bool {
		const cell = 88 * 38 // of two cells, most is a soft colour
		return pixels(before, gridPart, theme.Bad) > 0 && pixels(now, gridPart, theme.Bad) == 0 &&
			pixels(now, gridPart, theme.OKSoft) > pixels(before, gridPart, theme.OKSoft)+cell
	}},
	{"the findings", func(before, now *picture) bool {
		return pixels(before, findingsPart, theme.Bad) > 0 && pixels(now, findingsPart, theme.Bad) == 0
	}},
	{"what changed", func(before, now *picture) bool {
		was, is := changeLine(before), changeLine(now)
		return is != nil && (was == nil || difference(was, is) > 0.005)
	}},
}

// seesOneStoryEverywhere gives hours to somebody who had none.
func (v *visit) seesOneStoryEverywhere() {
	v.window.press("ctrl+6")
	v.rests()
	calendar := v.window.keepPicture("story calendar before")
	v.window.press("ctrl+4")
	v.opensSettings()
	before := v.window.keepPicture("story before")
	var untold []string
	defer func() {
		if v.t.Failed() {
			v.t.Log("not told:", untold)
		}
	}()
	began := v.repair("no-hours", func() bool {
		now := v.window.picture()
		untold = nil
		for _, tale := range tales {
			if !tale.told(before, now) {
				untold = append(untold, tale.place)
			}
		}
		return len(untold) == 0 && v.clinic.hasToldTimes()
	})
	v.window.do("key", "--clearmodifiers", "ctrl+6")
	within(v.t, soon-time.Since(began), "the calendar to show the new times", func() bool {
		now := v.window.picture()
		return difference(crop(calendar, peoplePart), crop(now, peoplePart)) > 0.005
	})
	v.t.Logf("the calendar too after %v", time.Since(began).Round(100*time.Millisecond))
	v.window.settle()
	v.window.keepPicture("story calendar after")
	v.window.press("ctrl+4")
	v.window.keepPicture("story after")
}

// peoplePart is where the calendar has the practitioners, each with how many times or why
// with none.
var peoplePart = image.Rect(904, 400, 1157, 600)

// requireNoraCanBeBooked looks at what the app has kept of its last check.
func (v *visit) requireNoraCanBeBooked() {
	v.t.Helper()
	bookable := 0
	for _, o := range v.lastCheck().Offerings {
		if string(o.Practitioner) == demo.Nora && string(o.Business) == demo.Harbour && o.State != readiness.NotOffered {
			require.Equal(v.t, readiness.Bookable, o.State, "%v", o.Offering)
			require.Empty(v.t, o.Causes)
			bookable++
		}
	}
	require.Equal(v.t, 2, bookable, "appointment types that Nora gives")
}

// handsOver copies the key and notes who received it.
func (v *visit) handsOver() {
	const name = "Ravi of MIEA"
	v.window.press("ctrl+5")
	before := v.step(stepKey).left
	v.window.keepPicture("guide hand over before")
	v.window.press("Tab", "Return") // the action that is current is done
	eventually(v.t, "that how to send it is agreed", func() bool { return !v.kept().Ticks["handover/agree"].IsZero() })
	v.window.press("Return") // the next one copies the key
	v.window.settle()
	v.window.keepPicture("guide copy the key")
	v.window.press("Return") // and asks first
	eventually(v.t, "that the key was copied in the clinic's file", func() bool { return !v.kept().KeyCopied.IsZero() })
	v.window.press("Tab")
	v.window.write(name)
	v.window.press("Return")
	eventually(v.t, "the hand-over in the clinic's file", func() bool { return v.kept().HandedOver != nil })
	require.Equal(v.t, name, v.kept().HandedOver.To)
	eventually(v.t, "the step to show it", func() bool { return v.step(stepHandOver).colour == theme.OK })
	require.False(v.t, v.step(stepHandOver).done(), "the user's word is no check")
	v.window.keepPicture("guide hand over after")

	v.window.press("ctrl+1")
	eventually(v.t, "Overview, a longer word than Start", func() bool { return v.step(stepKey).left > before+20 })
	v.window.keepPicture("guide overview")
}
