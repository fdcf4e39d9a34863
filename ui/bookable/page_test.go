package bookable

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/theme"
)

func TestNothingConnected(t *testing.T) {
	d := newDesk(t, usual)
	d.page.SetState(unconnected())
	require.Contains(t, d.texts(), notConnected.title)
	require.False(t, d.grid().Visible())
	require.True(t, d.page.screen.guide.Open())
	d.button(actionKey).Press()
	require.Equal(t, []int{1}, d.went)
	d.page.FocusFind()
	require.Nil(t, d.window.Canvas().Focused(), "there is nothing to find")
}

func TestPlaceholders(t *testing.T) {
	bare := func(status live.Status) *live.State {
		s := seaside().state()
		s.Account, s.Report, s.Status = nil, readiness.Report{}, status
		return s
	}
	incomplete := func(phase live.Phase) *live.State {
		s := seaside().state()
		s.Account = &cliniko.Account{Lists: map[cliniko.List]cliniko.Reading{}}
		s.Report, s.Status = readiness.Report{Incomplete: true}, live.Status{Phase: phase}
		return s
	}
	page := newDesk(t, usual).page
	for name, c := range map[string]struct {
		state         *live.State
		title, detail string
		way           string
	}{
		"the account is being read":     {bare(live.Status{Phase: live.Checking}), reading.title, reading.detail, ""},
		"Cliniko cannot be reached":     {bare(live.Status{Phase: live.Offline, Problem: &cliniko.Error{Kind: cliniko.KindTimeout}}), "Couldn’t check who can be booked", "Cliniko didn’t answer in time. Check again in a few minutes. If other websites are slow too, check this computer’s connection.", ""},
		"the key is refused":            {bare(live.Status{Phase: live.KeyRefused}), "Couldn’t check who can be booked", "Cliniko no longer accepts this key. Create a new one and paste it in step 1.", actionKey},
		"the key is not at hand":        {bare(live.Status{Phase: live.Keyless}), "Couldn’t check who can be booked", "The API key isn’t on this computer any more. Paste it again, or create a new one.", actionKey},
		"the first lists are on way":    {incomplete(live.Checking), reading.title, reading.detail, ""},
		"the lists could not be read":   {incomplete(live.Offline), "Couldn’t check who can be booked", "Cliniko hasn’t answered everything this page needs. Check again in a minute.", ""},
		"the clinic has nobody to show": {nobody(), nobodyShown.title, nobodyShown.detail, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got, stands := placeholderOf(c.state, &table{}, filter{})
			require.True(t, stands)
			require.Equal(t, c.title, got.title)
			require.Equal(t, c.detail, got.detail)
			require.Equal(t, c.way, got.action)
			page.SetState(c.state)
		})
	}
}

// nobody is a clinic that was read and shows nobody.
func nobody() *live.State {
	c := seaside()
	for i := range c.account.Practitioners {
		c.account.Practitioners[i].ShowOnline = false
	}
	return c.state()
}

func TestSummary(t *testing.T) {
	d := newDesk(t, usual).show(seaside())
	const summary = "Patients can book 4 of 5 practitioners. 2 things to fix, 1 couldn’t be checked."
	require.Contains(t, d.texts(), summary)
	copyButton := d.button(textCopySummary)
	copyButton.Press()
	require.Equal(t, strings.Join([]string{
		"Seaside Physio (Australia, au4)",
		"Checked on 23 November 2026 at 9:42 (Sydney time).",
		"",
		"Not ready.",
		summary,
		"Can be booked: Anna Riley, Ben Tran, Chloé D’Souza and Olive Kay.",
		"",
		"What needs fixing (2)",
		"- Nora Quinn has no working hours at Harbour Clinic",
		"- Ben Tran’s shifts at Hill Clinic are too short for Initial",
		"",
		"Worth a look (1)",
		"- Initial with Olive Kay at Harbour Clinic looks fully booked for the next 4 weeks",
		"",
		"Couldn’t check (1)",
		"- Couldn’t check Olive Kay at Hill Clinic",
	}, "\n"), d.copied())
	require.Equal(t, "Copied", copyButton.Label())
	d.show(healthy())
	require.Equal(t, textCopySummary, copyButton.Label(), "another summary has not been copied")

	unread := seaside()
	clear(unread.seen)
	d.show(unread)
	require.Contains(t, d.texts(), textStillReading)
}

func TestMoreThanFifteenPractitionersStartWithThoseWhoNeedAttention(t *testing.T) {
	d := newDesk(t, usual).show(seaside())
	require.False(t, d.page.filter.attention)
	d.show(large())
	require.False(t, d.page.filter.attention, "it is the same clinic")

	d = newDesk(t, usual).show(mostlyFree())
	require.True(t, d.page.filter.attention)
	require.Equal(t, 0, d.page.screen.segments.Selected())
	require.Len(t, d.page.table.rows, 6)

	d.window.Canvas().Focus(d.page.screen.segments)
	d.press(fyne.KeyRight)
	require.Len(t, d.page.table.rows, 60)
	d.show(mostlyFree())
	require.Len(t, d.page.table.rows, 60, "a new state changes no choice")
}

func TestAnotherClinicStartsAnew(t *testing.T) {
	d := newDesk(t, usual).show(seaside())
	d.page.screen.field.SetText("nora")
	d.page.choose(readiness.Target{Practitioner: nora})
	other := large().state()
	other.Clinic.ID.Account = "10"
	d.page.SetState(other)
	require.Empty(t, d.page.screen.field.Text)
	require.Equal(t, readiness.Target{}, d.page.chosen)
	require.True(t, d.page.filter.attention)
}

func TestNothingNeedsAttention(t *testing.T) {
	d := newDesk(t, usual).show(healthy())
	d.page.setAttention(true)
	require.Contains(t, d.texts(), allClear.title)
	require.False(t, d.grid().Visible())
	d.window.Canvas().Focus(d.page.screen.segments)
	d.press(fyne.KeyRight)
	require.True(t, d.grid().Visible())
	require.Same(t, d.page.screen.segments, d.window.Canvas().Focused())
}

func TestFindByKeyboard(t *testing.T) {
	d := newDesk(t, usual).show(seaside())
	d.page.FocusFind()
	require.Same(t, d.page.screen.field, d.window.Canvas().Focused())
	for _, r := range "pat" {
		d.window.Canvas().Focused().TypedRune(r)
	}
	require.Len(t, d.page.table.rows, 1)
	require.True(t, d.page.screen.panel.choices.line.Open(), "why is all there is to say")
	require.Contains(t, d.texts(), "Pat Lee is turned off for online booking")

	d.page.FocusFind()
	d.window.Canvas().Focused().TypedRune('z')
	require.Equal(t, "z", d.page.screen.field.Text, "what is there is typed over")
	require.Contains(t, d.texts(), fmt.Sprintf("No matches for “%s”", "z"))

	d.press(fyne.KeyEscape)
	require.Empty(t, d.page.screen.field.Text)
	require.Len(t, d.page.table.rows, 5)
	require.False(t, d.page.screen.panel.choices.line.Open())
	d.press(fyne.KeyEscape)
	require.Same(t, d.grid(), d.window.Canvas().Focused())
}

func TestWhatCouldNotBeAskedLatelyIsDated(t *testing.T) {
	s := seaside().state()
	s.Status = live.Status{Phase: live.Offline, Problem: &cliniko.Error{Kind: cliniko.KindOffline}, CheckedAt: now.Add(-11 * time.Minute)}
	d := newDesk(t, usual)
	d.page.SetState(s)
	require.Contains(t, d.texts(), "This computer isn’t connected to the internet. Check the Wi-Fi or the cable, then check again. Last updated 9:31.")
	require.True(t, d.grid().Visible())
	d.page.deps.Now = func() time.Time { return now.UTC() }
	d.page.SetState(s)
	require.Contains(t, strings.Join(d.texts(), "\n"), "Last updated 9:31 Sydney time.", "by the clinic's clock, on a computer elsewhere")
	d.show(seaside())
	require.False(t, d.page.screen.stale.Line().Visible())
}

func TestWhatChangedIsALine(t *testing.T) {
	d := newDesk(t, usual).show(seaside())
	line := d.page.screen.change.Line()
	require.False(t, line.Visible())
	d.page.SetChange("Since 9:31: **Standard** is turned on again.", false)
	require.True(t, line.Visible())
	d.show(healthy())
	require.True(t, line.Visible(), "it stays until something else is said")
	d.page.SetChange("", false)
	require.False(t, line.Visible())
}

func TestTheGuideFoldsWhenItsStepIsDone(t *testing.T) {
	d := newDesk(t, usual).show(seaside())
	guide := d.page.screen.guide
	require.True(t, guide.Open())
	d.done = true
	d.show(healthy())
	require.False(t, guide.Open())
	guide.SetOpen(true)
	d.show(healthy())
	require.True(t, guide.Open(), "a person decides")
	d.done = false
	d.show(seaside())
	require.True(t, guide.Open())
}

func TestTheFindingsStandBelowInANarrowWindow(t *testing.T) {
	d := newDesk(t, look{"", theme.Light, 1, 990, 600}).show(seaside())
	require.False(t, d.page.screen.right.Visible())
	box := d.page.screen.panel.box
	driver := fyne.CurrentApp().Driver()
	require.Greater(t, driver.AbsolutePositionForObject(box).Y, driver.AbsolutePositionForObject(d.grid()).Y)
	require.Contains(t, d.titles(), "Nora Quinn has no working hours at Harbour Clinic")

	d.window.Canvas().Focus(d.button(textWhatToDo))
	focused := d.window.Canvas().Focused()
	d.window.Resize(fyne.NewSize(1000, 600))
	require.True(t, d.page.screen.right.Visible())
	require.Greater(t, driver.AbsolutePositionForObject(box).X, float32(500))
	require.Same(t, focused, d.window.Canvas().Focused())
}
