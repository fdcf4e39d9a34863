package calendar

import (
	"maps"
	"mieahealth.com/companion/ui/calendar/sheet"
	"net/url"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// desk is a page in a window, with everything it wished for written down.
type desk struct {
	page   *Page
	window fyne.Window
	state  live.State
	now    time.Time

	weeks map[cliniko.Date]*sheettest.ReadWeek
	over  cliniko.Date   // the last day that is over where Cliniko counts; zero: not told
	slots *storage.Slots // others than those of weeks; nil: none

	shown   []string
	opened  []string
	steps   []int
	choices storage.Choices
	saved   map[string][]byte
	ticks   []time.Duration
}

func (d *desk) Slots(storage.ClinicID) *storage.Slots {
	if d.slots != nil {
		return d.slots
	}
	sydney, _ := time.LoadLocation("Australia/Sydney")
	today := cliniko.Date{}
	if !d.over.IsZero() {
		today = d.over.Add(1)
	}
	return sheettest.SlotsOf(sydney, today, slices.Collect(maps.Values(d.weeks))...)
}

// seat puts a page with a busy week on screen.
func seat(t *testing.T, starts map[cliniko.Offering][]string) *desk {
	t.Helper()
	return seatWith(t, sheettest.Clinic(), starts)
}

func seatWith(t testing.TB, a *cliniko.Account, starts map[cliniko.Offering][]string) *desk {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Light, 1))
	site, err := cliniko.NewSite("seaside", "au4")
	require.NoError(t, err)
	d := &desk{now: sheettest.Now(t), weeks: map[cliniko.Date]*sheettest.ReadWeek{}, saved: map[string][]byte{}}
	if starts != nil {
		d.weeks[sheettest.Monday] = sheettest.Known(t, a, starts)
	}
	d.state = live.State{
		Clinic:  storage.Clinic{ID: storage.ClinicID{Shard: "au4", Account: "1"}, Name: "Seaside Physio"},
		Site:    site,
		Account: a,
		Offered: readiness.Shown(a, sheettest.Now(t)),
		From:    sheettest.Tuesday,
		To:      sheettest.Monday.Add(27),
		Horizon: sheettest.Monday.Add(27),
		Status:  live.Status{Phase: live.UpToDate},
	}
	d.page = New(Deps{
		Source: d,
		Now:    func() time.Time { return d.now },
		Show: func(b cliniko.BusinessID, from, to cliniko.Date) {
			d.shown = append(d.shown, string(b)+" "+from.String()+".."+to.String())
		},
		Open:   func(u *url.URL) { d.opened = append(d.opened, u.String()) },
		Update: func(change func(*storage.Clinic)) { change(&d.state.Clinic); d.choices = d.state.Clinic.Choices },
		GoTo:   func(step int) { d.steps = append(d.steps, step) },
		DrawIn: func(after time.Duration) { d.ticks = append(d.ticks, after) },
		SaveFile: func(name string, content []byte) {
			d.saved[name] = content
		},
	})
	d.window = test.NewTempWindow(t, d.page.Content())
	d.window.SetPadded(false)
	d.window.Resize(fyne.NewSize(1180, 656))
	d.publish()
	return d
}

// publish gives the page the state, as a new snapshot, with slots that may have changed.
func (d *desk) publish() {
	d.state.Generation++
	d.state.Offered = readiness.Shown(d.state.Account, d.now)
	state := d.state
	d.page.SetState(&state)
}

func (d *desk) resize(width, height float32) { d.window.Resize(fyne.NewSize(width, height)) }

func (d *desk) dress(mode theme.Mode, scale float32) {
	fyne.CurrentApp().Settings().SetTheme(theme.New(mode, scale))
}

// crowded is a page with a week of 10,000 slots.
func crowded(t testing.TB) *desk {
	a, week := sheettest.Crowd(t)
	d := seatWith(t, a, nil)
	d.weeks[sheettest.Monday] = week
	d.publish()
	return d
}

func TestTheWeekOnScreenIsWishedForOnce(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	d.publish()
	d.page.Draw()
	require.Equal(t, []string{"11 2026-11-24..2026-11-29"}, d.shown)
	d.page.turn(1)
	require.Equal(t, []string{"11 2026-11-24..2026-11-29", "11 2026-11-30..2026-12-06"}, d.shown)
}

func TestFooterSaysWhatIsKnownAndHowOldItIs(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	footer := d.page.screen.footer
	require.Equal(t, textNothingPicked, footer.words.String())
	require.Equal(t, "42 free times this week", footer.count.String())
	require.Equal(t, "Updated 1 min ago (11:02 Sydney time)", footer.fresh.AccessibilityLabel())
	require.False(t, footer.stale.Visible())

	t.Run("times older than ten minutes carry a warning", func(t *testing.T) {
		d.now = d.now.Add(12 * time.Minute)
		d.page.Draw()
		require.True(t, footer.stale.Visible())
		require.False(t, footer.fresh.Visible())
		require.Equal(t, "Updated 13 min ago (11:02 Sydney time)", footer.stale.AccessibilityLabel())
	})
	t.Run("so do times that cannot be renewed", func(t *testing.T) {
		d.now = sheettest.Now(t)
		d.state.Status.Phase = live.Offline
		d.publish()
		require.True(t, footer.stale.Visible())
	})
	t.Run("what is still missing is counted", func(t *testing.T) {
		d.weeks[sheettest.Monday].Offerings = d.weeks[sheettest.Monday].Offerings[:5]
		d.publish()
		require.Equal(t, "30 free times so far, 5 of 6 read", footer.count.String())
	})
}

func TestSelectingATimeLeadsToThePatientsPage(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	d.press(fyne.KeyHome, fyne.KeyDown, fyne.KeyReturn)
	require.Equal(t, "Tue 24 Nov, 12:30 – 13:15 · Anna Riley · Initial · Harbour Clinic", d.page.words())
	d.button(t, textPatientsPage).Press()
	require.Equal(t, []string{"https://seaside.au4.cliniko.com/bookings?business_id=11&practitioner_id=21&appointment_type_id=31"}, d.opened)

	button := d.button(t, textPatientsPage)
	d.window.Canvas().Focus(button)
	d.publish()
	require.Same(t, button, d.window.Canvas().Focused(), "a refresh leaves the keyboard where it is")
	require.Same(t, button, d.button(t, textPatientsPage))

	d.press(fyne.KeyHome, fyne.KeyReturn)
	require.Equal(t, "Tue 24 Nov, 11:30 · Anna Riley · Initial and Standard · Harbour Clinic", d.page.words())
	d.button(t, textPatients).Press()
	require.Len(t, d.opened, 2)

	d.press(fyne.KeyEscape)
	require.False(t, d.page.screen.panel.choice.box.Visible())
}

func TestWithoutAnAddressThereAreNoLinks(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	d.state.Site = cliniko.Site{}
	d.publish()
	d.press(fyne.KeyHome, fyne.KeyReturn)
	require.False(t, d.page.screen.toolbar.bookings.Visible())
	for _, b := range buttons(d.page.screen.panel.choice.box) {
		require.Equal(t, textCopy, b.Label())
	}
}

func TestBookingsPage(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	d.page.screen.toolbar.bookings.Press()
	require.Equal(t, []string{"https://seaside.au4.cliniko.com/bookings"}, d.opened)
}

// button finds the first button of the panel that says a text.
func (d *desk) button(t *testing.T, label string) *control.Button {
	t.Helper()
	for _, b := range buttons(d.page.screen.panel.scroll.Content) {
		if b.Label() == label {
			return b
		}
	}
	require.Fail(t, "no such button", label)
	return nil
}

func buttons(o fyne.CanvasObject) (found []*control.Button) {
	switch o := o.(type) {
	case *control.Button:
		found = append(found, o)
	case *fyne.Container:
		for _, child := range o.Objects {
			found = append(found, buttons(child)...)
		}
	}
	return found
}

func TestNextAvailable(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	next := d.page.screen.panel.next
	require.Equal(t, "Today, 11:30", next.when.String())
	require.Equal(t, "Anna Riley · Initial", next.what.String())

	d.page.onlyPractitioner("23", true)
	require.Equal(t, "Today, 14:30", next.when.String())

	d.page.turn(2)
	next.jump.Press()
	require.Equal(t, sheettest.Monday, d.page.sheet.From)
	require.Equal(t, sheettest.Tuesday.At(14*60+30, d.page.zone).Unix(), d.page.chosen.Start.Unix())

	d.weeks = nil
	d.publish()
	require.Equal(t, sheet.TextNoneKnown, next.when.String())
	require.False(t, next.jump.Visible())
	d.page.toNext()
}

func TestFilters(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	group := d.page.screen.panel.practitioners
	check := group.rows[1].check

	t.Run("unticking hides and is kept", func(t *testing.T) {
		d.window.Canvas().Focus(check)
		check.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		require.Equal(t, 27, d.page.sheet.Total)
		require.Equal(t, []cliniko.PractitionerID{"22"}, d.choices.HiddenPractitioners)
		require.Same(t, check, d.window.Canvas().Focused(), "the check keeps the keyboard")
		require.Same(t, check, group.rows[1].check)
	})
	t.Run("an older state does not undo it", func(t *testing.T) {
		d.state.Clinic.Choices = storage.Choices{}
		d.publish()
		require.Equal(t, 27, d.page.sheet.Total)
	})
	t.Run("only one, and all again", func(t *testing.T) {
		group.rows[2].only.Press()
		require.Equal(t, 12, d.page.sheet.Total)
		require.Equal(t, textAll, group.rows[2].only.Label())
		group.rows[2].only.Press()
		require.Equal(t, 42, d.page.sheet.Total)
		require.Empty(t, d.choices.HiddenPractitioners)
	})
	t.Run("another clinic brings its own choices", func(t *testing.T) {
		d.state.Clinic = storage.Clinic{
			ID:      storage.ClinicID{Shard: "au4", Account: "2"},
			Choices: storage.Choices{HiddenTypes: []cliniko.AppointmentTypeID{"31"}},
		}
		d.publish()
		require.Equal(t, 25, d.page.sheet.Total)
		require.False(t, d.page.screen.panel.types.rows[0].check.Checked())
	})
}

func TestBusinessesAreOfferedWhenThereIsAChoice(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	require.False(t, d.page.screen.panel.businessGroup.Visible())

	a := sheettest.Clinic()
	a.Businesses = append([]cliniko.Business{
		{ID: "10", Name: "Old Clinic", Archived: true},
		{ID: "12", Name: "Hill Clinic", ShowOnline: true, Zone: "Australia/Perth", ZoneLabel: "Perth"},
	}, a.Businesses...)
	d.state.Account, d.state.Clinic.ID.Account = a, "3"
	d.publish()
	require.True(t, d.page.screen.panel.businessGroup.Visible())
	require.Equal(t, sheettest.Harbour, d.page.business, "the first at which anything can have times")

	d.page.showBusiness("12")
	require.Equal(t, cliniko.BusinessID("12"), d.choices.Business)
	require.Equal(t, "12 2026-11-24..2026-11-29", d.shown[len(d.shown)-1])
	require.Equal(t, "Perth time", d.page.screen.toolbar.zone.String())
}

func TestAnUnknownZoneIsSaidInWords(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	require.Equal(t, "Sydney time", d.page.screen.toolbar.zone.String())
	require.False(t, d.page.screen.toolbar.warning.Visible())

	d.state.Account.Businesses[0].Zone, d.state.Account.Businesses[0].ZoneLabel = "Mars/Base", "Base"
	d.now = d.now.In(sheettest.Zone(t, "Asia/Kathmandu"))
	d.publish()
	require.Empty(t, d.page.screen.toolbar.zone.String())
	require.True(t, d.page.screen.toolbar.warning.Visible())
	require.Equal(t, "Cliniko doesn’t say which time zone Harbour Clinic is in. Times are shown by this computer’s clock, UTC+5:45.", d.page.screen.toolbar.warning.String())
}

func TestYourOwnTimeIsSaidWhereItDiffers(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	block := d.page.sheet.Blocks[0]
	require.Empty(t, d.page.sheet.HereText(block, d.now))
	d.now = d.now.In(sheettest.Zone(t, "Australia/Perth"))
	require.Equal(t, "Today, 8:30 your time", d.page.sheet.HereText(block, d.now))
}
