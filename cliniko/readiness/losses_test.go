package readiness

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
)

// sent is the healthy clinic's baseline, of a week ago.
func sent() Baseline {
	q := question(healthy())
	q.Now = now.AddDate(0, 0, -7)
	return NewBaseline(Snap(q, Judge(q)))
}

// later judges a clinic whose key was sent a week ago.
func later(change func(*cliniko.Account)) (Input, Report) {
	a := healthy()
	change(a)
	q := question(a)
	q.Baseline = sent()
	return q, Judge(q)
}

func TestLosses(t *testing.T) {
	hideBen := func(a *cliniko.Account) { a.Practitioners[1].ShowOnline = false }
	for name, c := range map[string]struct {
		change func(*cliniko.Account)
		titles []string
	}{
		"nothing is lost where all is as it was": {func(*cliniko.Account) {}, nil},
		"a person who is hidden":                 {hideBen, []string{"Ben Tran hasn’t been bookable since today: turned off for online booking"}},
		"a person who is inactive": {
			func(a *cliniko.Account) { a.Practitioners[1].Active = false },
			[]string{"Ben Tran hasn’t been bookable since today: inactive in Cliniko"},
		},
		"a business that is archived": {
			func(a *cliniko.Account) { a.Businesses[1].Archived = true },
			[]string{"Hill Clinic hasn’t been bookable since today: archived in Cliniko"},
		},
		"a type that is hidden, and not everybody who gives it": {
			func(a *cliniko.Account) { a.AppointmentTypes[0].ShowOnline = false },
			[]string{"Initial hasn’t been bookable since today: turned off for online booking"},
		},
		"a person without hours at one business, whose times Cliniko has not been asked for": {
			func(a *cliniko.Account) { setWindows(a, hill, ben) }, nil,
		},
		"a person who has left Cliniko": {
			func(a *cliniko.Account) {
				a.Practitioners = append(a.Practitioners[:1:1], a.Practitioners[2:]...)
				a.Services, a.Hours = nil, nil
				a.Businesses[0].AppointmentTypes, a.Businesses[1].AppointmentTypes = nil, nil
				linkEverything(a)
			},
			[]string{"Ben Tran hasn’t been bookable since today: no longer in Cliniko"},
		},
		"a link that was taken away": {
			func(a *cliniko.Account) { unlist(a, noraInitial) },
			[]string{"Initial with Nora Quinn at Harbour Clinic hasn’t been bookable since today: the practitioner doesn’t offer the appointment type any more"},
		},
		"online bookings that are off are said by themselves": {
			func(a *cliniko.Account) { a.Settings.OnlineBookings.Enabled = false }, nil,
		},
		"a person is hidden while online bookings are off": {
			func(a *cliniko.Account) { a.Settings.OnlineBookings.Enabled = false; hideBen(a) },
			[]string{"Ben Tran hasn’t been bookable since today: turned off for online booking"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, r := later(c.change)
			var titles []string
			for _, f := range r.Findings {
				if f.Cause == NoLongerBookable {
					require.Equal(t, Blocker, f.Severity)
					titles = append(titles, f.Title)
				}
			}
			require.Equal(t, c.titles, titles)
			require.Equal(t, len(r.Losses) == 0, r.Ready)
			if len(titles) > 0 {
				require.Equal(t, titles[0], r.Findings[0].Title, "it stands first")
			}
		})
	}
	t.Run("a person without hours at one business, for whom Cliniko has no time", func(t *testing.T) {
		q, _ := later(func(a *cliniko.Account) { setWindows(a, hill, ben) })
		for o := range q.Seen {
			if o.Business == hill && o.Practitioner == ben {
				q.Seen[o] = Seen{Complete: true}
			}
		}
		require.Equal(t, "Ben Tran at Hill Clinic hasn’t been bookable since today: no working hours", Judge(q).Findings[0].Title)
	})
	t.Run("say what to do, and the finding that says the same is left out", func(t *testing.T) {
		_, r := later(hideBen)
		require.Equal(t, []Cause{NoLongerBookable}, causesOf(r))
		require.Equal(t, Target{Practitioner: ben}, r.Findings[0].Target)
		require.Equal(t, PractitionerHidden, r.Findings[0].Why)
		require.Equal(t, "Patients could book this when you sent MIEA the key. The app noticed today that they no longer can. "+
			"To let patients book Ben Tran, turn it on under “Edit practitioner settings”.", r.Findings[0].Detail)
		require.Contains(t, r.Findings[0].Menu, "Ben Tran")
		require.Equal(t, "Patients can book 2 of 3 practitioners. 1 thing to fix.", WordsFor(healthy(), wording.Style{}).Summary(r))
	})
	t.Run("are none where nothing is free or nothing could be checked", func(t *testing.T) {
		for _, seen := range []Seen{{Complete: true}, {Problem: cliniko.KindOffline}, {Problem: cliniko.KindForbidden}, {}} {
			q := question(healthy())
			q.Baseline, q.Seen = sent(), answers(q.Account, seen)
			require.Empty(t, Judge(q).Losses)
		}
		_, r := later(func(a *cliniko.Account) { a.Services, a.Lists[cliniko.ListServices] = nil, cliniko.Reading{} })
		for _, l := range r.Losses {
			require.NotEqual(t, goneFromCliniko, l.Cause)
		}
	})
	t.Run("of what the clinic confirmed say so", func(t *testing.T) {
		q, _ := later(hideBen)
		q.Confirmed = true
		require.Contains(t, Judge(q).Findings[0].Detail, "You confirmed that patients should be able to book this. The app noticed today that they no longer can.")
	})
	t.Run("are a note when they are ignored", func(t *testing.T) {
		q, _ := later(hideBen)
		q.Marks = map[Target]Mark{{Practitioner: ben}: LeaveOut}
		r := Judge(q)
		require.Equal(t, Note, r.Findings[0].Severity)
		require.True(t, r.Ready)
	})
}

func TestABaselineKnowsSinceWhenSomethingIsLost(t *testing.T) {
	q, r := later(func(a *cliniko.Account) { a.Practitioners[1].ShowOnline = false })
	seen := q.Baseline.Follow(r)
	require.Equal(t, seen, DecodeBaseline(seen.Encode()), "also when it was kept")
	at := func(days int) Report {
		q.Now, q.Baseline = now.AddDate(0, 0, days), seen
		return Judge(q)
	}
	for days, since := range map[int]string{0: "today", 1: "yesterday", 2: "23 November", 7: "23 November"} {
		require.Contains(t, at(days).Findings[0].Title, "since "+since+":")
		require.Equal(t, seen, seen.Follow(at(days)))
	}
	t.Run("not what could not be checked meanwhile", func(t *testing.T) {
		q.Account.Lists[cliniko.ListSettings] = cliniko.Reading{}
		q.Account.Practitioners[1].ShowOnline = true
		q.Seen, q.Now = nil, now.Add(time.Hour)
		r := Judge(q)
		require.Empty(t, r.Losses)
		require.Equal(t, seen, seen.Follow(r))
	})
	t.Run("a check that left something unchecked is none", func(t *testing.T) {
		q := question(healthy())
		q.Seen = nil
		require.True(t, NewBaseline(Snap(q, Judge(q))).IsZero())
		require.True(t, NewBaseline(Snapshot{}).IsZero())
		require.Nil(t, Baseline{}.Encode())
	})
	t.Run("what should be off is taken out of it", func(t *testing.T) {
		without := seen.Without(map[Target]Mark{{Practitioner: ben}: ShouldBeOff, {Practitioner: nora}: LeaveOut})
		left := func(b Baseline, p cliniko.PractitionerID) bool {
			return slices.ContainsFunc(b.check.Offerings, func(s Standing) bool { return s.Practitioner == p })
		}
		require.True(t, left(seen, ben))
		require.False(t, left(without, ben))
		require.True(t, left(without, nora))
		require.Equal(t, seen.At(), without.At())
	})
	t.Run("a later baseline adds to it and takes nothing away", func(t *testing.T) {
		q := question(healthy())
		q.Account.Practitioners = append(q.Account.Practitioners[2:], cliniko.Practitioner{ID: "99", Name: "Ida New", Active: true, ShowOnline: true})
		both := seen.Extend(NewBaseline(Snap(q, Judge(q))))
		require.Equal(t, q.Now.UTC(), both.At())
		require.Equal(t, both, DecodeBaseline(both.Encode()))
		require.Len(t, both.check.Offerings, len(seen.check.Offerings))
		require.Len(t, both.check.Practitioners, 4)
		require.Equal(t, seen.lost, both.lost)
		require.Equal(t, seen.check, Baseline{}.Extend(seen).check)
	})
}
