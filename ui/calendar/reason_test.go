package calendar

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
	"mieahealth.com/companion/ui/theme"
)

func TestAnEmptyWeekSaysWhyAndOffersAWayOut(t *testing.T) {
	offline := live.Status{Phase: live.Offline, Problem: &cliniko.Error{Kind: cliniko.KindOffline}}
	finding := func(cause readiness.Cause, severity readiness.Severity, at cliniko.BusinessID) func(*desk) {
		return func(d *desk) {
			d.state.Report.Findings = []readiness.Finding{
				{Target: readiness.Target{Business: "12"}, Cause: readiness.Refused, Severity: readiness.Blocker, Title: "Something at another business"},
				{Target: readiness.Target{Business: at}, Cause: cause, Severity: severity, Title: "The finding", Detail: "Its cause and fix."},
			}
		}
	}
	cases := []struct {
		name   string
		change func(*desk)
		title  string
		way    way
	}{
		{"no clinic", func(d *desk) { d.state.Clinic, d.state.Account = storage.Clinic{}, nil }, "No clinic is connected", wayKey},
		{"clinic not read yet", func(d *desk) { d.state.Account, d.state.Status.Phase = nil, live.Checking }, "Reading your clinic", wayNone},
		{"clinic not read and offline", func(d *desk) { d.state.Account, d.state.Status = nil, offline }, "Cliniko can’t be reached", wayNone},
		{"no open business", func(d *desk) { d.state.Account.Businesses[0].Archived = true }, "No business to show", wayWho},
		{"week is over", func(d *desk) { d.page.turn(-1) }, "This week is over", wayToday},
		{"week is over, a later time is known", func(d *desk) { nextWeekHasOne(d); d.publish(); d.page.turn(-1) }, "This week is over", wayNext},
		{"nothing read", func(d *desk) { d.weeks = nil }, "This week hasn’t been read yet", wayNone},
		{"nothing read, offline", func(d *desk) { d.weeks, d.state.Status = nil, offline }, "Cliniko can’t be reached", wayNone},
		{"nothing read, key refused", func(d *desk) { d.weeks, d.state.Status.Phase = nil, live.KeyRefused }, "The API key no longer works", wayKey},
		{"nothing read, no key", func(d *desk) { d.weeks, d.state.Status.Phase = nil, live.Keyless }, "The API key isn’t available", wayKey},
		{"nothing read, waiting", func(d *desk) { d.weeks, d.state.Status.Phase = nil, live.Waiting }, "Cliniko asked the app to wait", wayNone},
		{"nothing read, could not be checked", func(d *desk) { d.weeks = nil; finding(readiness.RoleCannotSee, readiness.Warning, "")(d) }, "The finding", wayWho},
		{"partly read", func(d *desk) { d.weeks[sheettest.Monday].Offerings = d.weeks[sheettest.Monday].Offerings[:4] }, "No free times so far", wayNone},
		{"online bookings off", func(d *desk) {
			d.state.Account.Settings.OnlineBookings.Enabled = false
			finding(readiness.OnlineBookingsOff, readiness.Blocker, "")(d)
		}, "The finding", wayOnline},
		{"nothing shown online", func(d *desk) { hideAll(d.state.Account) }, "Nothing at Harbour Clinic can be booked online", wayWho},
		{"a fault holds all back", finding(readiness.Unavailable, readiness.Warning, sheettest.Harbour), "The finding", wayWho},
		{"that somebody is still on keeps nothing from being free", finding(readiness.StillOn, readiness.Blocker, sheettest.Harbour), "No free times this week", wayWho},
		{"further ahead than can be booked", func(d *desk) {
			d.state.Account.Settings.OnlineBookings.DaysAhead = new(1)
			d.weeks[sheettest.Monday].Monday = sheettest.Monday.Add(7)
			for i := range d.weeks[sheettest.Monday].Offerings {
				d.weeks[sheettest.Monday].Offerings[i].From, d.weeks[sheettest.Monday].Offerings[i].To = sheettest.Monday.Add(7), sheettest.Monday.Add(13)
			}
			d.weeks[sheettest.Monday.Add(7)] = d.weeks[sheettest.Monday]
			d.page.turn(1)
		}, "Patients can’t book this far ahead", wayToday},
		{"all read, nothing free", func(d *desk) {}, "No free times this week", wayWho},
		{"all read, nothing free, later there is", nextWeekHasOne, "No free times this week", wayNext},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := seat(t, map[cliniko.Offering][]string{})
			c.change(d)
			d.publish()
			r, empty := d.page.reason()
			require.True(t, empty)
			require.True(t, strings.HasPrefix(r.title, c.title), r.title)
			require.Equal(t, c.way, r.way)
			require.Equal(t, c.way != wayNone, d.page.screen.reason.button.Visible())
			require.True(t, d.page.screen.reason.page.Visible())
			shot(t, d.window, "empty-"+strings.ReplaceAll(c.name, " ", "-"))
		})
	}
}

func hideAll(a *cliniko.Account) {
	for i := range a.AppointmentTypes {
		a.AppointmentTypes[i].ShowOnline = false
	}
}

// nextWeekHasOne gives the next week a free time on Wednesday at 9.
func nextWeekHasOne(d *desk) {
	d.weeks[sheettest.Monday.Add(7)] = &sheettest.ReadWeek{Business: sheettest.Harbour, Monday: sheettest.Monday.Add(7), Offerings: []sheettest.Answer{{
		Offering: sheettest.Offering(2, 2), Monday: sheettest.Monday.Add(7), From: sheettest.Monday.Add(7), To: sheettest.Monday.Add(13), ReadAt: d.now,
		Starts: []time.Time{sheettest.Monday.Add(9).At(9*60, d.now.Location())},
	}}}
}

func TestTheWayOutIsTaken(t *testing.T) {
	t.Run("to the next free time", func(t *testing.T) {
		d := seat(t, map[cliniko.Offering][]string{})
		nextWeekHasOne(d)
		d.publish()
		d.page.screen.reason.button.Press()
		require.Equal(t, sheettest.Monday.Add(7), d.page.sheet.From)
		require.Equal(t, "Wed 2 9:00", d.at())
		require.False(t, d.page.screen.reason.page.Visible())
		require.Equal(t, "Wed 2 Dec, 9:00 – 9:30 · Ben Tran · Standard · Harbour Clinic", d.page.words())
	})
	t.Run("to the guide", func(t *testing.T) {
		d := seat(t, map[cliniko.Offering][]string{})
		d.state.Clinic = storage.Clinic{}
		d.publish()
		d.page.screen.reason.button.Press()
		require.Equal(t, []int{1}, d.steps)
	})
	t.Run("to all free times", func(t *testing.T) {
		d := seat(t, sheettest.BusyWeek(t))
		d.page.showType("31", false)
		d.page.showType("32", false)
		r, empty := d.page.reason()
		require.True(t, empty)
		require.Equal(t, "The filter hides all 42 free times this week", r.title)
		d.page.screen.reason.button.Press()
		require.Equal(t, 42, d.page.sheet.Total)
		require.Empty(t, d.choices.HiddenTypes)
	})
	t.Run("and none when nothing is ticked and nothing was free", func(t *testing.T) {
		d := seat(t, map[cliniko.Offering][]string{})
		d.page.showType("31", false)
		d.page.showType("32", false)
		r, _ := d.page.reason()
		require.Equal(t, "Nothing is ticked", r.title)
	})
}

// benIsAway is a report on a clinic of which one practitioner cannot be booked.
func benIsAway() readiness.Report {
	return readiness.Report{
		Verdicts: []readiness.Verdict{{Offering: sheettest.Offering(1, 1), State: readiness.Bookable}},
		Findings: []readiness.Finding{{
			Target: readiness.Target{Business: sheettest.Harbour, Practitioner: "22"}, Cause: readiness.Unavailable, Severity: readiness.Warning,
			Title: "Ben Tran is away", Detail: "Blocks cover all days.", Offerings: []cliniko.Offering{sheettest.Offering(2, 1), sheettest.Offering(2, 2)},
		}},
	}
}

func TestTheDiagnosisOfWhatTheFilterShows(t *testing.T) {
	d := seat(t, map[cliniko.Offering][]string{sheettest.Offering(1, 1): {"25 09:00"}})
	d.state.Status.Phase = live.UpToDate
	d.state.Report = benIsAway()
	d.publish()
	_, empty := d.page.reason()
	require.False(t, empty)

	d.page.onlyPractitioner("22", true)
	r, empty := d.page.reason()
	require.True(t, empty)
	require.Equal(t, "Ben Tran is away", r.title)
	require.Equal(t, "Blocks cover all days. The filter hides 1 free time with other practitioners or appointment types. Nothing is free up to Sun 29 Nov. Later days haven’t been read yet.", r.detail)
	require.Equal(t, wayShowAll, r.way)
	d.page.onlyPractitioner("23", true)
	r, _ = d.page.reason()
	require.Equal(t, "The filter hides the only free time this week", r.title, "nothing is wrong with Chloé")

	t.Run("when nothing else is free", func(t *testing.T) {
		d.weeks[sheettest.Monday].Offerings[0].Starts = nil
		d.publish()
		d.now = d.now.Add(2 * sheet.MarkFor)
		d.page.onlyPractitioner("22", true)
		r, _ := d.page.reason()
		require.Equal(t, "Ben Tran is away", r.title)
		require.Equal(t, wayWho, r.way)
		d.page.onlyPractitioner("21", true)
		r, _ = d.page.reason()
		require.Equal(t, "No free times this week", r.title, "it is not about Anna")
	})
	t.Run("nobody works on this day", func(t *testing.T) {
		d.page.showView(sheet.Day)
		d.page.goTo(sheettest.Monday.Add(5))
		r, _ := d.page.reason()
		require.Equal(t, "No free times on this day", r.title)
		require.Contains(t, r.detail, "No one is scheduled to work on this day.")
	})
}

func TestTheReasonNeverLiesOverTheNamesOfTheDays(t *testing.T) {
	long := func(d *desk) {
		d.state.Report.Findings = []readiness.Finding{{
			Target: readiness.Target{Business: sheettest.Harbour}, Cause: readiness.Unavailable, Severity: readiness.Warning, Title: "Nobody is there",
			Detail: "Everybody is marked unavailable until 20 December. Remove the block.", Fix: "Remove the block.", Menu: "Settings → Users & practitioners",
		}}
	}
	for name, window := range map[string]struct{ width, height, scale float32 }{
		"as it opens first":      {1180, 656, 1},
		"beside the browser":     {480, 420, 1},
		"small, with large text": {900, 410, 1.5},
		"as small as it can be":  {480, 300, 1.5},
		"on a large screen":      {2560, 1300, 1},
	} {
		t.Run(name, func(t *testing.T) {
			d := seat(t, map[cliniko.Offering][]string{})
			long(d)
			d.publish()
			d.dress(theme.Light, window.scale)
			d.resize(window.width, window.height)
			card, view := d.page.screen.reason, d.page.screen.sheets
			require.True(t, card.page.Visible())
			if !card.ground.Visible() {
				require.GreaterOrEqual(t, card.page.Position().Y, view.Position().Y+headHeight()-0.1)
			} else {
				require.Equal(t, view.Size(), card.ground.Size(), "the names are not shown at all")
			}
			require.LessOrEqual(t, card.page.Position().Y+card.page.Size().Height, view.Position().Y+view.Size().Height+0.1, "what has no room is scrolled to")
		})
	}
}

func TestTheReasonSaysWhatToDo(t *testing.T) {
	d := seat(t, map[cliniko.Offering][]string{})
	d.state.Report.Findings = []readiness.Finding{{
		Target: readiness.Target{Business: sheettest.Harbour}, Cause: readiness.NoHoursAtBusiness, Severity: readiness.Blocker, Title: "Nobody has hours",
		Detail: "No hours are set. Add hours.", Fix: "Add hours.", Menu: "Settings → Users & practitioners",
	}}
	d.publish()
	require.Contains(t, tree(d.page.screen.reason.box), "text \"Nobody has hours\"\ntext \"No hours are set.\"\ntext \"What to do\"\ntext \"Add hours.\"\ntext \"Settings → Users & practitioners\"\n")
	d.state.Report.Findings = nil
	d.publish()
	require.NotContains(t, tree(d.page.screen.reason.box), "What to do")
}

func TestAChosenTimeKeepsTheFiltersInSight(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	panel := d.page.screen.panel
	require.True(t, panel.next.box.Visible())
	d.press("Home", "Return")
	require.True(t, panel.choice.box.Visible())
	require.False(t, panel.next.box.Visible(), "the card takes its place")
	last := panel.types.box
	require.LessOrEqual(t, last.Position().Y+last.Size().Height, panel.scroll.Size().Height, "no filter is out of sight")
	d.press("Escape")
	require.True(t, panel.next.box.Visible())
}
