package readiness

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
)

var melbourne = func() *time.Location {
	zone, err := time.LoadLocation("Australia/Melbourne")
	if err != nil {
		panic(err)
	}
	return zone
}()

// checked is a judged clinic: two free times at noon on each day, but for what a test
// changes in the account or in what was seen.
func checked(at time.Time, changes ...func(q *Input)) Snapshot {
	a := healthy()
	a.Practitioners = a.Practitioners[:2]
	q := Input{Account: a, Seen: map[cliniko.Offering]Seen{}, From: cliniko.DateOf(at.In(melbourne)), Now: at}
	q.To = q.From.Add(27)
	for _, change := range changes {
		change(&q)
	}
	for _, o := range linkedIn(a) {
		if _, set := q.Seen[o]; !set {
			see(&q, o, 2)
		}
	}
	return Snap(q, Judge(q))
}

// see puts so many free times on each day of an offering.
func see(q *Input, o cliniko.Offering, each int) {
	seen := Seen{Complete: true, Days: NewDays(q.From, q.To)}
	for day := range seen.Days.Counts {
		seen.Days.Counts[day] = each
		seen.Slots += each
	}
	q.Seen[o] = seen
}

func account(change func(a *cliniko.Account)) func(q *Input) {
	return func(q *Input) { change(q.Account) }
}

func answer(seen Seen, offerings ...cliniko.Offering) func(q *Input) {
	return func(q *Input) {
		for _, o := range offerings {
			q.Seen[o] = seen
		}
	}
}

// individual are those of them that are not booked by session.
func individual(at Target) []cliniko.Offering {
	return slices.DeleteFunc(of(at), func(o cliniko.Offering) bool { return o.AppointmentType == pilates })
}

// of are all offerings that a target is about.
func of(at Target) (found []cliniko.Offering) {
	for _, o := range linkedIn(healthy()) {
		if at.covers(o) {
			found = append(found, o)
		}
	}
	return found
}

// Of the 28 days, those after today and the two hours of lead time count: 27.
const daysCompared = 27

func TestWhatChangedIsSaidInALine(t *testing.T) {
	const all = 2 * 2 * 4 * 2 * daysCompared // businesses, practitioners, types, two a day
	for name, test := range map[string]struct {
		before, after []func(q *Input)
		line          string
		news          []string
	}{
		"nothing": {},
		"online bookings switched off": {
			after: []func(q *Input){account(func(a *cliniko.Account) { a.Settings.OnlineBookings.Enabled = false })},
			line:  "Online bookings are now off. 864 times are no longer free.",
			news:  []string{"Online bookings are now off.", "Nora Quinn can no longer be booked.", "Ben Tran can no longer be booked."},
		},
		"online bookings switched on": {
			before: []func(q *Input){account(func(a *cliniko.Account) { a.Settings.OnlineBookings.Enabled = false })},
			line:   "Online bookings are now on. 864 new times.",
		},
		"a type shown": {
			before: []func(q *Input){account(func(a *cliniko.Account) { a.AppointmentTypes[1].ShowOnline = false })},
			line:   "Standard is now turned on for online booking. 216 new times.",
			news:   []string{"Standard is now turned on for online booking.", "Standard with Nora Quinn at Harbour Clinic can now be booked.", "Standard with Ben Tran at Harbour Clinic can now be booked.", "Standard with Nora Quinn at Hill Clinic can now be booked.", "Standard with Ben Tran at Hill Clinic can now be booked."},
		},
		"a practitioner hidden": {
			after: []func(q *Input){account(func(a *cliniko.Account) { a.Practitioners[0].ShowOnline = false })},
			line:  "Nora Quinn is now turned off for online booking. 432 times are no longer free.",
			news:  []string{"Nora Quinn is now turned off for online booking.", "Nora Quinn can no longer be booked."},
		},
		"a practitioner inactive and hidden": {
			after: []func(q *Input){account(func(a *cliniko.Account) { a.Practitioners[0].ShowOnline, a.Practitioners[0].Active = false, false })},
			line:  "Nora Quinn is now inactive, and 1 more thing changed in Cliniko. 432 times are no longer free.",
		},
		"a business out of the archive": {
			before: []func(q *Input){account(func(a *cliniko.Account) { a.Businesses[1].Archived = true })},
			line:   "Hill Clinic is no longer archived. 432 new times.",
		},
		"hours removed": {
			after: []func(q *Input){account(func(a *cliniko.Account) { a.Hours = nil }), answer(Seen{Complete: true}, individual(Target{})...)},
			line:  "2 practitioners can be booked for fewer appointments than before. 648 times are no longer free.",
		},
		"hours removed of one at one business": {
			after: []func(q *Input){
				account(func(a *cliniko.Account) {
					a.Hours = slices.DeleteFunc(a.Hours, func(h cliniko.Hours) bool { return h.Practitioner == nora })
				}),
				answer(Seen{Complete: true}, of(Target{Practitioner: nora})...),
			},
			before: []func(q *Input){answer(Seen{Complete: true}, of(Target{Practitioner: nora, AppointmentType: pilates})...)},
			line:   "Nora Quinn can no longer be booked: Nora Quinn has no working hours at Harbour Clinic. 324 times are no longer free.",
		},
		"everything booked": {
			after: []func(q *Input){answer(Seen{Complete: true}, of(Target{Practitioner: nora})...), account(func(a *cliniko.Account) { a.AppointmentTypes[3].MaxAttendees = 1 })},
			line:  "Nora Quinn can no longer be booked: no free times are left. 432 times are no longer free.",
		},
		"one offering refused": {
			after: []func(q *Input){answer(Seen{Problem: cliniko.KindNotFound}, noraInitial)},
			line:  "Initial with Nora Quinn at Harbour Clinic can no longer be booked: Cliniko won’t show times. 54 times are no longer free.",
		},
		"two offerings bookable": {
			before: []func(q *Input){answer(Seen{Complete: true}, noraInitial, noraStandard)},
			line:   "Nora Quinn can be booked for more appointments than before. 108 new times.",
		},
		"some times booked": {
			after: []func(q *Input){func(q *Input) { see(q, noraInitial, 1) }},
			line:  "27 times are no longer free.",
		},
		"some times more and some fewer": {
			after: []func(q *Input){func(q *Input) { see(q, noraInitial, 1); see(q, noraStandard, 5) }},
			line:  "81 new times, 27 no longer free.",
			news:  []string{},
		},
		"one offering no longer linked": {
			after: []func(q *Input){account(func(a *cliniko.Account) {
				unlist(a, noraInitial)
				a.TypesOf[nora] = []cliniko.AppointmentTypeID{standard, telehealth, pilates}
			})},
			line: "Initial with Nora Quinn at Harbour Clinic can no longer be booked: Nora Quinn doesn’t offer Initial. 54 times are no longer free.",
		},
		"everybody no longer linked": {
			after: []func(q *Input){account(func(a *cliniko.Account) { a.Services = nil })},
			line:  "2 practitioners can no longer be booked. 864 times are no longer free.",
		},
		"a new type that nobody gives": {
			after: []func(q *Input){account(func(a *cliniko.Account) {
				a.AppointmentTypes = append(a.AppointmentTypes, cliniko.AppointmentType{ID: "77", Name: "Check-up", Minutes: 10})
			})},
			line: "Check-up is new in Cliniko.",
		},
		"a practitioner gone": {
			after: []func(q *Input){account(func(a *cliniko.Account) { a.Practitioners = a.Practitioners[:1] })},
			line:  "Ben Tran is no longer in Cliniko. 432 times are no longer free.",
		},
		"the rules of booking": {
			after: []func(q *Input){account(func(a *cliniko.Account) {
				a.Settings.OnlineBookings = cliniko.OnlineBookings{Enabled: true, LeadTimeHours: hours(4), DaysAhead: hours(182), MaxPerDaySegment: hours(2)}
				a.AppointmentTypes[0].LeadTimeHours, a.AppointmentTypes[1].Minutes = hours(24), 40
			})},
			line: "Bookings now need 4 hours’ notice, and 4 more things changed in Cliniko.",
			news: []string{"Bookings now need 4 hours’ notice.", "Bookings now open 182 days ahead.", "Patients now see at most 2 times each morning, afternoon and evening.",
				"Initial now needs 24 hours’ notice.", "Standard now takes 40 minutes."},
		},
		"rules that are not told any more": {
			before: []func(q *Input){account(func(a *cliniko.Account) { a.AppointmentTypes[0].LeadTimeHours = hours(24) })},
			after: []func(q *Input){account(func(a *cliniko.Account) {
				a.Settings.OnlineBookings = cliniko.OnlineBookings{Enabled: true}
			})},
			news: []string{"How far ahead bookings open has changed.", "Initial now needs the same notice as other bookings."},
			line: "How far ahead bookings open has changed, and 1 more thing changed in Cliniko.",
		},
		"a renamed practitioner is no change": {
			after: []func(q *Input){account(func(a *cliniko.Account) { a.Practitioners[0].Name = "Nora Quinn-Lee" })},
		},
	} {
		t.Run(name, func(t *testing.T) {
			c := Compare(checked(now, test.before...), checked(now.Add(time.Minute), test.after...))
			require.Equal(t, test.line, c.Line())
			if test.news != nil {
				require.Equal(t, test.news, sentences(c))
			}
			if test.line == "" {
				require.Empty(t, c.News)
				require.Zero(t, c.Gained+c.Lost)
			}
		})
	}
	require.Equal(t, 864, all)
}

func sentences(c Change) []string {
	texts := make([]string, 0, len(c.News))
	for _, n := range c.News {
		texts = append(texts, n.Text)
	}
	return texts
}

func TestWhatCouldNotBeCheckedIsNoLoss(t *testing.T) {
	everything := of(Target{})
	for name, after := range map[string]func(q *Input){
		"when Cliniko cannot be reached":     answer(Seen{Problem: cliniko.KindOffline}, everything...),
		"when nothing was asked yet":         answer(Seen{}, everything...),
		"when slots are seen but not by day": answer(Seen{Complete: true, Slots: 1}, everything...),
		"when the settings are not known": account(func(a *cliniko.Account) {
			a.Settings = cliniko.Settings{}
			a.Lists[cliniko.ListSettings] = cliniko.Reading{Problem: cliniko.KindForbidden}
		}),
		"when no list is known": account(func(a *cliniko.Account) {
			*a = cliniko.Account{Lists: map[cliniko.List]cliniko.Reading{}}
		}),
		"when services and hours are not known": account(func(a *cliniko.Account) {
			a.Services, a.Hours = nil, nil
			a.Lists[cliniko.ListServices], a.Lists[cliniko.ListHours] = cliniko.Reading{}, cliniko.Reading{}
		}),
	} {
		t.Run(name, func(t *testing.T) {
			whole, part := checked(now), checked(now.Add(time.Hour), after)
			require.Empty(t, Compare(whole, part).Line())
			require.Empty(t, Compare(part, whole).Line(), "and no gain when it is known again")
		})
	}
	t.Run("day by day", func(t *testing.T) {
		half := checked(now, func(q *Input) {
			see(q, noraInitial, 7)
			for day := 7; day < 28; day++ {
				q.Seen[noraInitial].Days.Counts[day] = NotRead
			}
		})
		c := Compare(checked(now), half)
		require.Equal(t, 6*5, c.Gained, "six days after today are known")
		require.Zero(t, c.Lost)
	})
	t.Run("and an inactive practitioner is not gone where inactive ones cannot be listed", func(t *testing.T) {
		c := Compare(checked(now), checked(now, account(func(a *cliniko.Account) {
			a.Practitioners = a.Practitioners[:1]
			a.Lists[cliniko.ListInactivePractitioners] = cliniko.Reading{Problem: cliniko.KindForbidden}
		})))
		require.NotContains(t, c.Line(), "no longer in Cliniko")
	})
}

func TestTimesThatMerelyPassedAreNotLost(t *testing.T) {
	later := func(d time.Duration, changes ...func(q *Input)) Snapshot { return checked(now.Add(d), changes...) }
	passed := func(days int) func(q *Input) {
		return func(q *Input) {
			for _, o := range linkedIn(q.Account) {
				see(q, o, 2)
				for day := range days {
					q.Seen[o].Days.Counts[day] = 0
				}
			}
		}
	}
	t.Run("today", func(t *testing.T) {
		require.Empty(t, Compare(checked(now), later(3*time.Hour, passed(1))).Line())
	})
	t.Run("over days, in a range that has moved on", func(t *testing.T) {
		require.Empty(t, Compare(checked(now), later(9*24*time.Hour, passed(1))).Line())
	})
	t.Run("nor those that came too near", func(t *testing.T) {
		slow := account(func(a *cliniko.Account) { a.Settings.OnlineBookings.LeadTimeHours = hours(48) })
		require.Empty(t, Compare(checked(now, slow), later(24*time.Hour, slow, passed(3))).Line())
		require.Equal(t, 16*2, Compare(checked(now, slow), later(24*time.Hour, slow, passed(4))).Lost)
	})
	t.Run("but those of a day to come are", func(t *testing.T) {
		require.Equal(t, 16*2, Compare(checked(now), later(3*time.Hour, passed(2))).Lost)
	})
	t.Run("nor are days gained that come within reach", func(t *testing.T) {
		short := func(days int) func(q *Input) {
			return func(q *Input) {
				q.Account.Settings.OnlineBookings.DaysAhead = hours(14)
				for _, o := range linkedIn(q.Account) {
					see(q, o, 2)
					for day := days; day < 28; day++ {
						q.Seen[o].Days.Counts[day] = 0
					}
				}
			}
		}
		require.Empty(t, Compare(checked(now, short(14)), later(48*time.Hour, short(14))).Line())
		longer := account(func(a *cliniko.Account) { a.Settings.OnlineBookings.DaysAhead = hours(28) })
		require.Equal(t, 16*2*11, Compare(checked(now, short(14)), later(48*time.Hour, longer)).Gained, "when more days are allowed, they are")
	})
	t.Run("but those that a longer lead time takes away are", func(t *testing.T) {
		slow := account(func(a *cliniko.Account) { a.Settings.OnlineBookings.LeadTimeHours = hours(48) })
		require.Equal(t, 16*2*2, Compare(checked(now), later(time.Hour, slow, passed(3))).Lost)
		require.Equal(t, 16*2*2, Compare(checked(now, slow, passed(3)), later(time.Hour)).Gained)
	})
}

func TestRangesAreComparedWhereTheyOverlap(t *testing.T) {
	oneWeek := func(q *Input) { q.To = q.From.Add(6) }
	require.Empty(t, Compare(checked(now), checked(now, oneWeek)).Line())
	require.Empty(t, Compare(checked(now, oneWeek), checked(now)).Line())
	far := func(q *Input) { q.From, q.To = q.From.Add(100), q.To.Add(100) }
	require.Empty(t, Compare(checked(now), checked(now, far)).Line())
}

func TestACheckThatIsNotThereIsNotCompared(t *testing.T) {
	require.Equal(t, Change{}, Compare(Snapshot{}, checked(now)))
	require.Equal(t, Change{}, Compare(checked(now), Snapshot{}))
	require.Nil(t, Snapshot{}.Encode())
	require.Zero(t, Snap(Input{}, Report{}))
	for _, text := range []string{"", "null", "{", "[]", `{"version":3,"at":"2026-11-23T05:00:00Z"}`} {
		require.Zero(t, DecodeSnapshot(json.RawMessage(text)), text)
	}
}

func TestASnapshotGoesToJSONAndBack(t *testing.T) {
	s := checked(now, func(q *Input) {
		see(q, noraInitial, 3)
		copy(q.Seen[noraInitial].Days.Counts, []int{0, NotRead, 61, 62, 1200})
		q.Seen[noraStandard] = Seen{Problem: cliniko.KindForbidden}
		q.Account.Lists[cliniko.ListInactivePractitioners] = cliniko.Reading{}
		q.Account.Practitioners[1].ShowOnline = false
		q.Account.AppointmentTypes[0].LeadTimeHours = hours(0)
	})
	require.Equal(t, s, DecodeSnapshot(s.Encode()))
	require.Contains(t, string(s.Encode()), `{"b":0,"p":0,"t":0,"state":"bookable","days":"0,,61,62,1200,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3"}`)
	require.Contains(t, string(s.Encode()), `{"b":0,"p":1,"t":0,"state":"not_offered","causes":["practitioner_hidden"]}`)
}

func TestWhatEarlierVersionsWroteIsStillRead(t *testing.T) {
	const entities = `"businesses":[{"id":"1","name":"Harbour"}],"practitioners":[{"id":"2","name":"Nora"}],"appointment_types":[{"id":"3","name":"Initial"},{"id":"4","name":"Standard"}]`
	const check = `{"version":1,"at":"2026-11-23T05:00:00Z","from":"2026-11-23","to":"2026-12-20",` + entities + `,"offerings":["0 0 0 bookable 04.6(99)0","0 0 1 not_offered type_hidden,no_such","0 0 9 bookable 1","0 0"]}`
	initial, standard := cliniko.Offering{Business: "1", Practitioner: "2", AppointmentType: "3"}, cliniko.Offering{Business: "1", Practitioner: "2", AppointmentType: "4"}
	t.Run("but no check, since its days are not: it would seem that free times were lost", func(t *testing.T) {
		require.Zero(t, DecodeSnapshot(json.RawMessage(check)))
	})
	t.Run("offerings", func(t *testing.T) {
		var s Snapshot
		require.NoError(t, json.Unmarshal([]byte(check), &s))
		require.Equal(t, []Standing{{Offering: initial, State: Bookable}, {Offering: standard, State: NotOffered, Causes: []Cause{TypeHidden}}}, s.Offerings)
	})
	t.Run("the hand-over of a clinic too", func(t *testing.T) {
		b := DecodeBaseline(json.RawMessage(`{"check":{"version":1,"at":"2026-11-23T05:00:00Z","from":"2026-11-23","to":"2026-12-20",` + entities + `,"offerings":["0 0 1 bookable ","0 0 0 bookable "]},"lost":[{"since":"2026-11-24T05:00:00Z","offerings":[1]}]}`))
		require.Len(t, b.check.Offerings, 2)
		require.Equal(t, map[cliniko.Offering]time.Time{initial: now.AddDate(0, 0, 1).UTC()}, b.lost)
		require.Equal(t, b, DecodeBaseline(b.Encode()))
	})
}

func TestDaysOfWhichNothingWasRead(t *testing.T) {
	require.Equal(t, []int{NotRead, NotRead}, NewDays(from, from.Add(1)).Counts)
	require.Empty(t, NewDays(from, from.Add(-1)).Counts)
	require.Empty(t, NewDays(cliniko.Date{}, from).Counts)
}
