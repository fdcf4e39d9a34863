package readiness_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/demo"
	"mieahealth.com/companion/cliniko/readiness"
)

// asked is all that can be known about a clinic, day by day.
func asked(c *demo.Clinic, now time.Time) readiness.Input {
	from := dayOf(now, c.Zone)
	q := readiness.Input{
		Account: converted(c, now), Seen: map[cliniko.Offering]readiness.Seen{}, Now: now,
		From: cliniko.DateOf(from), To: cliniko.DateOf(from).Add(daysJudged - 1),
	}
	for _, o := range readiness.Shown(q.Account, now) {
		starts, enabled := c.Slots(offeringOf(o), from, from.AddDate(0, 0, daysJudged-1), now)
		seen := readiness.Seen{Complete: true, Slots: len(starts), Days: readiness.NewDays(q.From, q.To)}
		if !enabled {
			seen = readiness.Seen{Problem: cliniko.KindNotFound}
		}
		if zone, known := q.Account.Zone(o.Business); known {
			clear(seen.Days.Counts)
			for _, start := range starts {
				if day := cliniko.DateOf(start.In(zone)).DaysSince(q.From); day >= 0 && day < len(seen.Days.Counts) {
					seen.Days.Counts[day]++
				}
			}
		}
		q.Seen[o] = seen
	}
	return q
}

func snap(server *demo.Server, now time.Time) (s readiness.Snapshot) {
	server.Change(func(c *demo.Clinic) {
		q := asked(c, now)
		s = readiness.Snap(q, readiness.Judge(q))
	})
	return s
}

// What a newcomer to the demo clinic reads after each change, both ways.
func TestEachFaultOfTheDemoClinicIsSaidAsAChange(t *testing.T) {
	now := time.Date(2026, 11, 22, 21, 10, 0, 0, time.UTC)
	for id, lines := range map[string][2]string{
		"no-hours": {
			"Nora Quinn can no longer be booked: Nora Quinn has no working hours at Harbour Clinic. 92 times are no longer free.",
			"Nora Quinn can now be booked. 92 new times.",
		},
		"hours-too-short": {
			"Ben Tran can be booked for fewer appointments than before. 177 times are no longer free.",
			"Ben Tran can be booked for more appointments than before. 177 new times.",
		},
		"type-hidden": {
			"Extended is now turned off for online booking. 151 times are no longer free.",
			"Extended is now turned on for online booking. 151 new times.",
		},
		"lead-time": {
			"Bookings now open 28 days ahead, and 1 more thing changed in Cliniko. 260 times are no longer free.",
			"Bookings now open 84 days ahead, and 1 more thing changed in Cliniko. 260 new times.",
		},
		"no-sessions": {
			"2 practitioners can be booked for fewer appointments than before: there are no group appointments with a free place. 10 times are no longer free.",
			"2 practitioners can be booked for more appointments than before. 10 new times.",
		},
		"away": {
			"Olive Kay can be booked for fewer appointments than before: all working hours are marked unavailable. 138 times are no longer free.",
			"Olive Kay can be booked for more appointments than before. 138 new times.",
		},
		"online-bookings-off": {
			"Online bookings are now off. 2,066 times are no longer free.",
			"Online bookings are now on. 2,066 new times.",
		},
		"day-part-cap": {
			"Patients now see at most 1 time each morning, afternoon and evening. 1,599 times are no longer free.",
			"The limit on free times each morning, afternoon and evening has changed. 1,599 new times.",
		},
		"business-hidden": {
			"Hill Clinic is now turned off for online booking. 627 times are no longer free.",
			"Hill Clinic is now turned on for online booking. 627 new times.",
		},
		"business-archived": {
			"Hill Clinic is now archived. 627 times are no longer free.",
			"Hill Clinic is no longer archived. 627 new times.",
		},
		"practitioner-hidden": {
			"Anna Riley is now turned off for online booking. 645 times are no longer free.",
			"Anna Riley is now turned on for online booking. 645 new times.",
		},
		"practitioner-inactive": {
			"Ben Tran is now inactive. 431 times are no longer free.",
			"Ben Tran is now active. 431 new times.",
		},
		"type-archived": {
			"Telehealth is now archived. 300 times are no longer free.",
			"Telehealth is no longer archived. 300 new times.",
		},
		"type-not-at-business": {
			"3 practitioners can be booked for fewer appointments than before: Initial isn’t offered at Hill Clinic. 205 times are no longer free.",
			"3 practitioners can be booked for more appointments than before. 205 new times.",
		},
		"type-not-given": {
			"Standard with Ben Tran at Hill Clinic can no longer be booked: Ben Tran doesn’t offer Standard. 80 times are no longer free.",
			"Standard with Ben Tran at Hill Clinic can now be booked. 80 new times.",
		},
		"not-at-business": {
			"Olive Kay can be booked for fewer appointments than before: Olive Kay doesn’t work at Hill Clinic. 213 times are no longer free.",
			"Olive Kay can be booked for more appointments than before. 213 new times.",
		},
		"fully-booked": {
			"Chloé D’Souza can be booked for fewer appointments than before: no free times are left. 544 times are no longer free.",
			"Chloé D’Souza can be booked for more appointments than before. 544 new times.",
		},
		"refused": {
			"Standard with Anna Riley at Hill Clinic can no longer be booked: Cliniko won’t show times. 69 times are no longer free.",
			"Standard with Anna Riley at Hill Clinic can now be booked. 69 new times.",
		},
	} {
		t.Run(id, func(t *testing.T) {
			server := demo.New(demo.Options{Seed: 7, Limit: -1, Now: func() time.Time { return now }})
			for _, f := range server.Faults() {
				server.Repair(f.ID)
			}
			healthy := snap(server, now)
			require.True(t, server.Plant(id))
			wrong := snap(server, now.Add(15*time.Second))
			require.Equal(t, lines[0], readiness.Compare(healthy, wrong).Line())
			require.True(t, server.Repair(id))
			require.Equal(t, lines[1], readiness.Compare(wrong, snap(server, now.Add(30*time.Second))).Line())
		})
	}
}
