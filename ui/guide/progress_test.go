package guide

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
)

// conditionOf finds the condition of an action by its id.
func conditionOf(t *testing.T, p Progress, id string) Condition {
	t.Helper()
	for i, step := range steps {
		for j, a := range step.Actions {
			if a.ID == id {
				return p.Steps[i].Actions[j]
			}
		}
	}
	t.Fatalf("no action %q", id)
	return Condition{}
}

func statesOf(p Progress) (states []control.State) {
	for _, step := range p.Steps {
		states = append(states, step.State())
	}
	return states
}

func TestSteps(t *testing.T) {
	for name, c := range map[string]struct {
		state *live.State
		steps []control.State
		next  int
	}{
		"nothing is done before there is a key": {unconnected(), []control.State{control.ToDo, control.ToDo, control.ToDo, control.ToDo}, 0},
		"a clinic with nothing wrong is ready to hand over": {
			seaside(), []control.State{control.Done, control.Done, control.Done, control.ToDo}, 3,
		},
		"nothing is wrong, and who should be bookable is not confirmed": {
			with(seaside(), func(s *live.State) { s.Clinic.Decision = nil }), []control.State{control.Done, control.Done, control.ToDo, control.ToDo}, 2,
		},
		"after the hand-over everything has been gone through": {
			handed(seaside()), []control.State{control.Done, control.Done, control.Done, control.ByUser}, 3,
		},
		"a fault after the hand-over does not undo it": {
			handed(troubled()), []control.State{control.Done, control.Done, control.Blocked, control.ByUser}, 2,
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := ProgressOf(c.state, now)
			require.Equal(t, c.steps, statesOf(p))
			require.Equal(t, c.next, p.Next())
		})
	}
}

// with is a state with something changed.
func with(base *live.State, change func(*live.State)) *live.State {
	change(base)
	return base
}

func TestConditions(t *testing.T) {
	for name, c := range map[string]struct {
		state  *live.State
		action string
		want   control.State
		reason string // a part of it
	}{
		"a step 2 action before the key waits for the key": {unconnected(), "online/on", control.ToDo, "once it has your key"},
		"a tick of the user's is the user's": {
			with(unconnected(), func(s *live.State) { s.Clinic.Ticks = map[string]time.Time{"key/allow": now} }), "key/allow", control.ByUser, "",
		},
		"the times of step 3 wait for the clinic's word": {
			with(seaside(), func(s *live.State) { s.Clinic.Decision = nil }), "who/times", control.ToDo, "Confirm who patients should be able to book",
		},
		"a blocker comes before the clinic's word": {
			with(troubled(), func(s *live.State) { s.Clinic.Decision = nil }), "who/times", control.Blocked, "",
		},
		"a working key shows that it was created": {seaside(), "key/create", control.Done, ""},
		"an administrator's key is right":         {seaside(), "key/administrator", control.Done, "Ada Lovell is an administrator."},
		"a power receptionist is told what works": {
			with(seaside(), func(s *live.State) { s.Account.User.Role = "Power receptionist" }), "key/administrator", control.Attention, "That’s enough for steps 1 and 2.",
		},
		"another role is told to ask": {
			with(seaside(), func(s *live.State) { s.Account.User.Role = "practitioner" }), "key/administrator", control.Attention, "Ask an administrator",
		},
		"a role that is not told is not guessed": {
			with(seaside(), func(s *live.State) { s.Account.User.Role, s.Clinic.Role = "", "" }), "key/administrator", control.Unchecked, "doesn’t say",
		},
		"a key that Cliniko refuses later is blocked": {
			with(seaside(), func(s *live.State) { s.Status.Phase = live.KeyRefused }), "key/paste", control.Blocked, "no longer works",
		},
		"a key that is gone from the password store needs attention": {
			with(seaside(), func(s *live.State) {
				s.Status.Phase, s.Key = live.Keyless, live.KeyState{Phase: live.KeyUnread, Fault: storage.KeychainEmpty}
			}), "key/paste", control.Attention, storage.KeychainSentence(storage.KeychainGet, storage.KeychainEmpty),
		},
		"a key that the password store does not give is not called gone": {
			with(seaside(), func(s *live.State) {
				s.Status.Phase, s.Key = live.Keyless, live.KeyState{Phase: live.KeyUnread, Fault: storage.KeychainLocked}
			}), "key/paste", control.Attention, storage.KeychainSentence(storage.KeychainGet, storage.KeychainLocked),
		},
		"a key that did not work needs attention": {
			with(unconnected(), func(s *live.State) {
				s.Key = live.KeyState{Phase: live.KeyFailed, Problem: &cliniko.Error{Kind: cliniko.KindKeyRefused, List: "user"}}
			}), "key/paste", control.Attention, "",
		},
		"a clinic without anything is told what to add": {
			with(seaside(), func(s *live.State) { s.Account.AppointmentTypes = nil }), "who/types", control.Blocked, "There’s no appointment type in Cliniko yet",
		},
		"who has no hours is named in full": {
			with(seaside(), func(s *live.State) {
				s.Report.Ready = false
				for _, name := range []string{"Ada", "Ben", "Cleo", "Dana", "Emil"} {
					s.Report.Findings = append(s.Report.Findings, readiness.Finding{Cause: readiness.NoHoursAtBusiness, Severity: readiness.Blocker, Title: name + " has no hours at Harbour Clinic"})
				}
			}), "who/hours", control.Blocked, "Emil has no hours at Harbour Clinic.",
		},
		"online bookings that are off block": {
			with(seaside(), func(s *live.State) { s.Account.Settings.OnlineBookings.Enabled = false }), "online/on", control.Blocked, "Online bookings are off",
		},
		"a setting that was never read could not be checked": {
			with(seaside(), func(s *live.State) {
				s.Account.Lists[cliniko.ListSettings] = cliniko.Reading{Problem: cliniko.KindForbidden}
			}), "online/on", control.Unchecked, "",
		},
		"a setting read earlier stays, with its age": {
			with(seaside(), func(s *live.State) {
				s.Account.Lists[cliniko.ListSettings] = cliniko.Reading{At: now.Add(-time.Hour).UTC(), Problem: cliniko.KindTimeout}
			}), "online/on", control.Done, "As of 8:42",
		},
		"what Cliniko does not say is not taken for off": {
			with(seaside(), func(s *live.State) { s.Account.Settings.OnlineBookings.Untold = true }), "online/on", control.Unchecked, "Couldn’t tell whether online bookings are on.",
		},
		"nothing read yet is being checked": {
			with(seaside(), func(s *live.State) { s.Account, s.Status.Phase = nil, live.Checking }), "online/on", control.Checking, "Checking this now.",
		},
		"the verdict waits for the whole clinic, and says how many people are checked": {
			with(seaside(), partlyRead), "who/times", control.Checking, "1 of 2 practitioners checked.",
		},
		"a verdict stays while all is checked again": {
			with(seaside(), func(s *live.State) { s.Status.Phase = live.Checking }), "who/times", control.Done, "Patients can book 2 practitioners",
		},
		"a clinic of which something could not be checked has no tick": {
			with(seaside(), func(s *live.State) { s.Report.Incomplete = true }), "who/times", control.Unchecked, "",
		},
		"a loss blocks the action that its cause belongs to": {
			with(seaside(), losesBen), "who/practitioners", control.Blocked, "Ben Tran hasn’t been bookable since 17 November: turned off for online booking.",
		},
		"nothing read and offline could not be checked": {
			with(seaside(), func(s *live.State) {
				s.Account, s.Status = nil, live.Status{Phase: live.Offline, Problem: &cliniko.Error{Kind: cliniko.KindOffline}}
			}), "online/on", control.Unchecked, "",
		},
		"rules that Cliniko does not tell could not be checked": {
			with(seaside(), func(s *live.State) { s.Account.Settings.OnlineBookings.DaysAhead = nil }), "online/rules", control.Unchecked, "Couldn’t read 1 setting",
		},
		"rules that Cliniko does not tell can be ticked by the user": {
			with(seaside(), func(s *live.State) {
				s.Account.Settings.OnlineBookings.DaysAhead = nil
				s.Clinic.Ticks = map[string]time.Time{"online/rules: on, 2 hours ahead, couldn’t read this setting, no limit": now}
			}), "online/rules", control.ByUser, "",
		},
		"rules that leave no day at all block": {
			with(seaside(), func(s *live.State) {
				s.Report.Findings = []readiness.Finding{{Cause: readiness.LeadTimeExceedsHorizon, Severity: readiness.Blocker, Title: "No day is left that can be booked"}}
			}), "online/rules", control.Blocked, "No day is left that can be booked.",
		},
		"rules that leave no day for one type block that type": {
			with(seaside(), func(s *live.State) {
				s.Report.Findings = []readiness.Finding{{Cause: readiness.LeadTimeExceedsHorizon, Severity: readiness.Blocker, Target: readiness.Target{AppointmentType: "initial"}, Title: "Initial can never be booked online"}}
			}), "who/types", control.Blocked, "Initial can never be booked online.",
		},
		"a strict rule needs attention": {
			with(seaside(), func(s *live.State) { s.Account.Settings.OnlineBookings.MaxPerDaySegment = number(1) }), "online/rules", control.Attention, "1 setting is stricter",
		},
		"a strict rule that keeps a type from being booked names it": {
			with(seaside(), func(s *live.State) {
				s.Account.Settings.OnlineBookings.DaysAhead = number(28)
				s.Report.Findings = []readiness.Finding{{Cause: readiness.LeadTimeExceedsHorizon, Severity: readiness.Blocker, Target: readiness.Target{AppointmentType: "initial"}, Title: "Initial can never be booked online"}}
			}), "online/rules", control.Attention, "so MIEA can offer fewer times. With these settings, Initial can never be booked.",
		},
		"a strict rule that the user keeps is ticked by the user": {
			with(seaside(), func(s *live.State) {
				s.Account.Settings.OnlineBookings.MaxPerDaySegment = number(1)
				s.Clinic.Ticks = map[string]time.Time{"online/rules: on, 2 hours ahead, 84 days, 1": now}
			}), "online/rules", control.ByUser, "MIEA can offer fewer times. You chose to keep it.",
		},
		"a tick for one rule does not stand for a stricter one": {
			with(seaside(), func(s *live.State) {
				s.Account.Settings.OnlineBookings.MaxPerDaySegment = number(1)
				s.Clinic.Ticks = map[string]time.Time{"online/rules: on, 2 hours ahead, 84 days, 2": now, "online/rules": now}
			}), "online/rules", control.Attention, "",
		},
		"free times are counted":                        {seaside(), "online/times", control.Done, "1,218 free times until 20 December"},
		"no free times point to step 3":                 {with(seaside(), func(s *live.State) { s.Report.FreeTimes = nil }), "online/times", control.ToDo, "Step 3 shows why"},
		"no free times is never said of what is unread": {with(seaside(), func(s *live.State) { s.Report = readiness.Report{Incomplete: true} }), "online/times", control.Unchecked, "hasn’t answered"},
		"shown practitioners are counted": {
			with(seaside(), func(s *live.State) { s.Account.Practitioners[1].ShowOnline = false }), "who/practitioners", control.Done, "Turned on for online booking: 1 of 2 practitioners.",
		},
		"inactive practitioners do not count": {
			with(seaside(), func(s *live.State) { s.Account.Practitioners[1].Active = false }), "who/practitioners", control.Done, "1 of 1 practitioner.",
		},
		"no business shown blocks": {
			with(seaside(), func(s *live.State) { s.Account.Businesses[0].ShowOnline = false }), "who/businesses", control.Blocked, "No business is turned on for online booking",
		},
		"no type shown blocks": {
			with(seaside(), func(s *live.State) {
				s.Account.AppointmentTypes[0].ShowOnline, s.Account.AppointmentTypes[1].ShowOnline = false, false
			}), "who/types", control.Blocked, "No appointment type is turned on for online booking",
		},
		"missing hours are named":            {troubled(), "who/hours", control.Blocked, "Nora Quinn has no hours at Harbour Clinic."},
		"a fault blocks the last check":      {troubled(), "who/times", control.Blocked, "1 thing needs fixing"},
		"all well is said with its number":   {seaside(), "who/times", control.Done, "Patients can book 2 practitioners through MIEA."},
		"the hand-over waits for the others": {troubled(), "handover/ready", control.ToDo, "Step 3, “Set hours for every practitioner”: needs fixing."},
		"the hand-over is the user's word":   {handed(seaside()), "handover/send", control.ByUser, "The key went to Ravi at MIEA on 9 November."},
	} {
		t.Run(name, func(t *testing.T) {
			got := conditionOf(t, ProgressOf(c.state, now), c.action)
			require.Equal(t, c.want, got.State, got.Reason)
			require.Contains(t, got.Reason, c.reason)
		})
	}
}

func TestWithoutTheKeyNothingIsChecked(t *testing.T) {
	s := handed(seaside())
	s.Status.Phase, s.Key.Phase, s.Key.Fault = live.Keyless, live.KeyUnread, storage.KeychainEmpty
	p := ProgressOf(s, now)
	require.Equal(t, control.Attention, p.Steps[0].State())
	for _, step := range p.Steps[1:3] {
		for _, c := range step.Actions {
			require.Equal(t, control.Unchecked, c.State)
			require.Contains(t, c.Reason, "Last checked 9:41")
		}
	}
	require.Equal(t, control.ByUser, p.Steps[3].State(), "that it was sent is still so")
	l := newRulesList(New(Deps{Now: func() time.Time { return now }}))
	l.guide.state = s
	l.show(true)
	for _, row := range l.rows {
		require.Equal(t, control.Unchecked, row.icon.State())
	}
}

func TestNothingIsTickedUnchecked(t *testing.T) {
	t.Run("a tick cannot undo a fault", func(t *testing.T) {
		s := troubled()
		s.Clinic.Ticks = map[string]time.Time{"who/hours": now, "who/times": now, "online/on": now}
		require.Equal(t, control.Blocked, conditionOf(t, ProgressOf(s, now), "who/hours").State)
	})
	t.Run("a tick does not stand for a check of the app's", func(t *testing.T) {
		s := unconnected()
		s.Clinic.Ticks = map[string]time.Time{"online/on": now, "key/paste": now}
		p := ProgressOf(s, now)
		require.Equal(t, control.ToDo, conditionOf(t, p, "online/on").State)
		require.Equal(t, control.ToDo, conditionOf(t, p, "key/paste").State)
	})
	t.Run("what is wrong or unknown always has its reason", func(t *testing.T) {
		for _, s := range []*live.State{seaside(), troubled(), handed(troubled())} {
			for i, step := range ProgressOf(s, now).Steps {
				for j, c := range step.Actions {
					if c.State == control.Attention || c.State == control.Blocked || c.State == control.Unchecked {
						require.NotEmpty(t, c.Reason, steps[i].Actions[j].ID)
					}
				}
			}
		}
	})
}

func TestHeadline(t *testing.T) {
	require.Equal(t, "Everything’s working", headline(seaside()))
	require.Equal(t, "Patients can book 2 practitioners through MIEA.", ableWords(seaside(), now))
	require.Equal(t, "1 thing needs fixing", headline(troubled()))
	require.Equal(t, "Patients can still book 2 practitioners through MIEA.", ableWords(troubled(), now))
	t.Run("nothing is called well while Cliniko refuses the key", func(t *testing.T) {
		s := seaside()
		s.Status.Phase = live.KeyRefused
		require.Equal(t, headlineRefused, headline(s))
		require.Equal(t, ableRefused, ableWords(s, now))
	})
	t.Run("a clinic of which nothing is read yet is being checked, or could not be", func(t *testing.T) {
		s := seaside()
		s.Account, s.Report, s.Status.Phase = nil, readiness.Report{Incomplete: true}, live.Checking
		require.Equal(t, headlineChecking, headline(s))
		s.Status.Phase = live.Offline
		require.Equal(t, headlineUnknown, headline(s))
	})
	t.Run("checking again after a fault does not hide it", func(t *testing.T) {
		s := handed(troubled())
		s.Status.Phase = live.Checking
		p := ProgressOf(s, now)
		require.Equal(t, control.Blocked, conditionOf(t, p, "who/times").State)
	})
	t.Run("what could not be read is never called well", func(t *testing.T) {
		s := seaside()
		s.Report.Ready, s.Report.Incomplete = false, true
		require.Equal(t, headlineUnknown, headline(s))
	})
}

func TestPeople(t *testing.T) {
	list := people(troubled(), now)
	require.Equal(t, []person{
		{"Anna Riley", "1,204 free times until 20 December", "Today, 11:30", "Initial", "", true, false},
		{"Ben Tran", "14 free times until 20 December", "Thu 26 Nov, 12:42", "Standard", "", true, false},
		{"Nora Quinn", "2 appointment types can’t be booked", "", "", "Nora Quinn has no hours at Harbour Clinic", true, false},
		{"Olive Kay", "couldn’t check 1 appointment type", "", "", "Olive Kay could not be checked", false, false},
	}, list)
}

func TestInTheWay(t *testing.T) {
	require.Len(t, inTheWay([]readiness.Finding{
		{Cause: readiness.NoHoursAtBusiness, Severity: readiness.Blocker},
		{Cause: readiness.FullyBooked, Severity: readiness.Warning},
		{Cause: readiness.LimitLeadTime, Severity: readiness.Note},
		{Cause: readiness.NoHoursAtBusiness, Severity: readiness.Note}, // left out on purpose
	}), 2)
}
