package guide

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// off is seaside with online bookings off.
func off() *live.State {
	s := seaside()
	s.Account.Settings.OnlineBookings.Enabled = false
	s.Report = readiness.Report{Findings: []readiness.Finding{{Cause: readiness.OnlineBookingsOff, Severity: readiness.Blocker, Title: "Online bookings is off"}}}
	for _, v := range seaside().Report.Verdicts {
		s.Report.Verdicts = append(s.Report.Verdicts, readiness.Verdict{Offering: v.Offering, State: readiness.Blocked, Causes: []readiness.Cause{readiness.OnlineBookingsOff}})
	}
	return s
}

// fourteen are free times of this week at Harbour Clinic, each for two types, and one that is over.
func fourteen() *storage.Slots {
	monday := cliniko.DateOf(now).Monday()
	initial := &storage.OfferingWeek{Offering: offering("anna", "initial"), Monday: monday, From: monday, To: monday.Add(6)}
	for n := range 15 {
		initial.Starts = append(initial.Starts, now.Add(time.Duration(n)*time.Hour).Unix())
	}
	standard := *initial
	standard.Offering = offering("anna", "standard")
	return storage.NewSlots(storage.Clocks{BusinessZones: map[cliniko.BusinessID]*time.Location{"": now.Location()}}, initial, &standard)
}

// noticed is the quiet line of a page; empty when it says nothing.
func noticed(o *outside, tab int) string {
	line := o.guide.step(tab - TabKey).line
	if !line.box.Visible() {
		return ""
	}
	return line.notice.Line().Objects[1].(*control.Text).String()
}

func TestWatch(t *testing.T) {
	begin := func(t *testing.T, s *live.State, tab int) (*outside, fyne.Window) {
		o, w := window(t, s, tab, wide, theme.New(theme.Light, 1))
		o.slots = fourteen()
		press(t, w, settingsPage.Button)
		return o, w
	}
	t.Run("opening a page of Cliniko's watches the lists of its step, and says so", func(t *testing.T) {
		o, _ := begin(t, off(), TabOnline)
		require.Equal(t, []cliniko.List{cliniko.ListSettings}, o.watched)
		require.Equal(t, watching, noticed(o, TabOnline))
	})
	t.Run("a switch that is turned on is told with the times that came with it, and the wait is over", func(t *testing.T) {
		o, _ := begin(t, off(), TabOnline)
		o.set(seaside())
		require.Equal(t, "Online bookings are now on. 14 new times this week.", noticed(o, TabOnline))
		require.Equal(t, control.Done, o.guide.States()[1])
		require.Nil(t, o.watched)
	})
	t.Run("a switch turned off again is told as well", func(t *testing.T) {
		o, _ := begin(t, off(), TabOnline)
		o.set(seaside())
		o.set(off())
		require.Equal(t, "Online bookings are now off.", noticed(o, TabOnline))
		require.Equal(t, control.Blocked, o.guide.States()[1])
		o.set(seaside())
		require.Equal(t, "Online bookings are now on. 14 new times this week.", noticed(o, TabOnline))
	})
	t.Run("times that arrive while everything is still being read are not called new", func(t *testing.T) {
		s := off()
		s.Status.Phase = live.Checking
		o, _ := begin(t, s, TabOnline)
		o.set(seaside())
		require.Equal(t, "Online bookings are now on.", noticed(o, TabOnline))
	})
	t.Run("times that arrive later are counted when they are there", func(t *testing.T) {
		o, _ := begin(t, off(), TabOnline)
		o.slots = nil
		o.set(seaside())
		require.Equal(t, "Online bookings are now on.", noticed(o, TabOnline))
		o.slots = fourteen()
		s := seaside()
		s.Generation++
		o.set(s)
		require.Equal(t, "Online bookings are now on. 14 new times this week.", noticed(o, TabOnline))
	})
	t.Run("after ten minutes it says so and can be checked now", func(t *testing.T) {
		o, w := begin(t, off(), TabOnline)
		s := off()
		s.Watch.Stopped = true
		o.watched = nil
		o.set(s)
		require.Equal(t, watchStopped, noticed(o, TabOnline))
		press(t, w, checkAgain)
		require.Equal(t, 1, o.checked)
		require.NotNil(t, o.watched)
		o.set(off())
		require.Equal(t, watching, noticed(o, TabOnline))
	})
	t.Run("leaving the page ends it, being shown it again does not begin it", func(t *testing.T) {
		o, _ := begin(t, off(), TabOnline)
		o.guide.Shown(TabOnline)
		require.NotNil(t, o.watched)
		o.guide.Shown(TabCalendar)
		require.Nil(t, o.watched)
		o.guide.Shown(TabOnline)
		require.Empty(t, noticed(o, TabOnline))
		require.Nil(t, o.watched)
	})
	t.Run("the line stands at the action from which the page was opened, in the place of what is so now", func(t *testing.T) {
		o, w := begin(t, off(), TabOnline)
		rows := o.guide.step(1).rows
		require.True(t, rows[0].foot.Visible())
		o.set(seaside())
		require.Equal(t, 2, o.guide.step(1).openAt())
		require.True(t, rows[0].foot.Visible())
		require.NotContains(t, texts(w.Content()), reasonOnlineOn)
	})
	t.Run("the line stands on the page of its step only", func(t *testing.T) {
		o, _ := begin(t, off(), TabOnline)
		require.Empty(t, noticed(o, TabWho))
	})
	t.Run("another clinic on screen ends it", func(t *testing.T) {
		o, _ := begin(t, off(), TabOnline)
		other := seaside()
		other.Clinic.ID.Account = "2"
		o.set(other)
		require.Empty(t, noticed(o, TabOnline))
	})
	t.Run("who can be booked watches every list that a repair there shows in", func(t *testing.T) {
		o, _ := window(t, troubled(), TabWho, wide, theme.New(theme.Light, 1))
		o.guide.Opened(TabWho)
		require.Equal(t, []cliniko.List{cliniko.ListBusinesses, cliniko.ListPractitioners, cliniko.ListServices, cliniko.ListAppointmentTypes, cliniko.ListHours}, o.watched)
	})
	t.Run("nothing is watched before there is a key, nor from a page that is no step", func(t *testing.T) {
		o, _ := window(t, unconnected(), TabKey, wide, theme.New(theme.Light, 1))
		o.guide.Opened(TabKey)
		require.Nil(t, o.watched)
		o.set(seaside())
		for _, tab := range []int{TabStart, TabHandOver, TabCalendar} {
			o.guide.Opened(tab)
			require.Nil(t, o.watched)
		}
	})
}
