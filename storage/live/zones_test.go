package live

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
)

// The accounts of a clinic in Sydney that count days elsewhere, by the hour of the day in
// Sydney at which the app is started. Hours before 11:00 are the day before in London.
var elsewhere = map[string]struct {
	counts string
	hour   int
}{
	"London, before its day begins":         {"Europe/London", 8},
	"London, in the same day":               {"Europe/London", 13},
	"Los Angeles":                           {"America/Los_Angeles", 8},
	"Auckland, before Sydney's day begins":  {"Pacific/Auckland", 23},
	"Auckland, in the same day":             {"Pacific/Auckland", 8},
	"Sydney, where businesses may differ":   {"Australia/Sydney", 8},
	"Sydney, in the first hour of the week": {"Australia/Sydney", 0},
}

func TestAnAccountThatCountsDaysElsewhere(t *testing.T) {
	countDaysElsewhere(t, []string{"London, before its day begins", "Auckland, before Sydney's day begins"}, 6)
}

// countDaysElsewhere starts the app on some days of the week, Monday being 0.
func countDaysElsewhere(t *testing.T, names []string, days ...int) {
	for _, name := range names {
		c := elsewhere[name]
		for _, day := range days {
			t.Run(name+", "+thisMonday().Add(day).Weekday().String(), func(t *testing.T) {
				inWorld(t, 2, func(w *world) {
					w.source.counts, _ = time.LoadLocation(c.counts)
					time.Sleep(time.Until(thisMonday().Add(7+day).At(60*c.hour, sydney)))
					w.connect()
					w.after(time.Minute)
					w.requireRead(weeksAhead - 1)
					require.Less(t, w.refused(), 2*maxOthersInFlight, "a day that is past is asked about no more")
					w.Foreground(false)
					w.after(26 * time.Hour)
					w.requireRead(weeksAhead - 1)
					s := w.State()
					require.Equal(t, readiness.Bookable, s.Report.Verdicts[0].State)
					require.Equal(t, UpToDate, s.Status.Phase)
				})
			})
		}
	}
}

// requireRead wants every time to come of some whole weeks from today on, on the day it has
// in Sydney, and each of these days read.
func (w *world) requireRead(weeks int) {
	w.t.Helper()
	today := cliniko.DateOf(time.Now().In(sydney))
	for week := range weeks {
		from := today.Add(7 * week)
		for _, read := range w.Slots(seaside).Days(businessID, from, from.Add(6)) {
			var want []int64
			for day := range 7 {
				date := from.Add(day)
				if state := read.States[day]; date != today {
					require.Equal(w.t, storage.DayRead, state, date)
				}
				for _, minute := range []int{540, 900} {
					if start := date.At(minute, sydney); start.After(time.Now()) && date.Weekday() != time.Saturday && date.Weekday() != time.Sunday {
						want = append(want, start.Unix())
					}
				}
			}
			require.Equal(w.t, want, append([]int64(nil), coming(read.Starts, time.Now())...), from)
		}
	}
}

// refused counts the questions about days that were past.
func (w *world) refused() (n int) {
	for _, r := range timesSince(w.source.requests(), time.Time{}) {
		if from, err := cliniko.ParseDate(r.what[len(r.what)-22 : len(r.what)-12]); err == nil && from.Before(cliniko.DateOf(r.at.In(w.source.clock()))) {
			n++
		}
	}
	return n
}

func TestReadingOnceAnAccountThatCountsDaysElsewhere(t *testing.T) {
	for name, c := range elsewhere {
		for day := range 7 {
			t.Run(name+", "+thisMonday().Add(day).Weekday().String(), func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					source := &fakeSource{now: time.Now, practitioners: 1}
					source.counts, _ = time.LoadLocation(c.counts)
					time.Sleep(time.Until(thisMonday().Add(7+day).At(60*c.hour, sydney)))
					reading, err := ReadOnce(context.Background(), source, storage.ClinicID{Shard: "au4"}, 2, time.Now, func(int, int) {})
					require.NoError(t, err)
					var want, got []string
					for date := reading.From; !reading.To.Before(date); date = date.Add(1) {
						for _, minute := range []int{540, 900} {
							if start := date.At(minute, sydney); start.After(time.Now()) && date.Weekday() != time.Saturday && date.Weekday() != time.Sunday {
								want = append(want, start.UTC().String())
							}
						}
					}
					for _, slot := range reading.Slots {
						if slot.Start.After(time.Now()) {
							got = append(got, slot.Start.String())
						}
					}
					require.Equal(t, want, got)
					for _, seen := range reading.Seen {
						require.Equal(t, c.counts != "Pacific/Auckland" || c.hour < 20, seen.Complete)
					}
				})
			})
		}
	}
}
