package live

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/demo"
	"mieahealth.com/companion/cliniko/demo/random"
)

func TestFirstReading(t *testing.T) { readFirst(t, mediumSize, 2) }

// readFirst reads a clinic for the first time: who can be booked is known of everybody long
// before everything is. It begins so many days after a Saturday. The figures are printed.
func readFirst(t *testing.T, size random.Size, afterSaturday ...int) {
	for _, days := range afterSaturday {
		t.Run(fmt.Sprintf("%d days after a Saturday", days), func(t *testing.T) {
			firstReading(t, size, func() demo.Clinic {
				time.Sleep(time.Duration(days) * 24 * time.Hour)
				return partlyEmpty(size)
			})
		})
	}
}

func firstReading(t *testing.T, size random.Size, generate func() demo.Clinic) {
	inClinic(t, 250*time.Millisecond, generate, func(l *large) {
		l.network.refuse(longWindow)
		l.until(time.Minute, func() bool { return l.firstTimes().offerings > 0 })
		t.Logf("first free time after %s", time.Since(l.began))
		require.LessOrEqual(t, len(l.network.before(time.Now().Add(-publishDelay))), 15, "requests before the first free time is shown")

		all := l.inAWeek()
		require.Greater(t, all.practitioners, size.Practitioners*3/4)
		require.Greater(t, all.offerings, size.Practitioners*35/6)
		l.until(90*time.Second-time.Since(l.began), func() bool { return l.firstTimes().practitioners >= all.practitioners })
		t.Logf("all %d practitioners with a free time within a week after %s", all.practitioners, time.Since(l.began))
		l.until(6*time.Minute-time.Since(l.began), func() bool { return l.firstTimes().offerings >= all.offerings })
		t.Logf("all %d offerings with a free time within a week after %s", all.offerings, time.Since(l.began))
		l.until(time.Hour, l.upToDate)
		t.Logf("complete after %s, %d requests", time.Since(l.began), len(l.network.requests()))
		require.LessOrEqual(t, l.mostAskedWithoutTimes(), weeksAhead+2, "requests for an offering without times: one a week, and two at most to learn which day it is and that longer looks are refused")
		requireAtMost(t, 130, l.network.requests(), l.began)
	})
}

// partlyEmpty is a clinic of whose practitioners one in ten is away in the first week and one
// in twenty all the time; of some offerings Cliniko tells nothing.
func partlyEmpty(size random.Size) demo.Clinic {
	now, all := time.Now(), size.Practitioners
	c := random.Healthy(7, size, now)
	for i := range all * 3 / 20 {
		away := demo.Block{ID: c.Practitioners[i].ID, Practitioner: c.Practitioners[7*i%all].ID, Start: now.AddDate(0, 0, -2), End: now.AddDate(0, 0, 9)}
		if i < all/20 {
			away.End = now.AddDate(1, 0, 0)
		}
		c.Blocks = append(c.Blocks, away)
	}
	linked := c.Offerings()
	for i := range all / 6 {
		c.Refused = append(c.Refused, linked[len(linked)-1-17*i])
	}
	return c
}

// longWindow refuses to look for the next free time beyond a week, as Cliniko's documents
// have it.
func longWindow(r *http.Request) *http.Response {
	from, _ := time.Parse(time.DateOnly, r.URL.Query().Get("from"))
	to, _ := time.Parse(time.DateOnly, r.URL.Query().Get("to"))
	if !strings.HasSuffix(r.URL.Path, "/next_available_time") || to.Sub(from) <= 6*24*time.Hour {
		return nil
	}
	return &http.Response{
		StatusCode: http.StatusBadRequest, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Request: r,
		Header: http.Header{"Content-Type": {"application/json"}},
		Body:   io.NopCloser(bytes.NewBufferString(`{"message":"Invalid time frame definition."}`)),
	}
}

// found counts whose free times are known, or there to be found.
type found struct{ practitioners, offerings int }

// firstTimes counts those of whom a free time is known.
func (l *large) firstTimes() (f found) {
	who := map[cliniko.PractitionerID]bool{}
	for _, v := range l.State().Report.Verdicts {
		if v.Slots > 0 {
			f.offerings++
			who[v.Practitioner] = true
		}
	}
	f.practitioners = len(who)
	return f
}

// inAWeek counts those who have a free time within a week.
func (l *large) inAWeek() (f found) {
	who := map[cliniko.PractitionerID]bool{}
	for _, v := range l.State().Report.Verdicts {
		today := cliniko.DateOf(time.Now().In(zonesOf(l.State().Account).of(v.Business)))
		starts, _ := l.server.Slots(demo.Offering{
			Business: string(v.Business), Practitioner: string(v.Practitioner), AppointmentType: string(v.AppointmentType),
		}, today.Start(time.UTC), today.Add(6).Start(time.UTC))
		if len(starts) > 0 {
			f.offerings++
			who[v.Practitioner] = true
		}
	}
	f.practitioners = len(who)
	return f
}

// mostAskedWithoutTimes is how often the offering without times was asked for that was
// asked for most.
func (l *large) mostAskedWithoutTimes() (most int) {
	asked := map[string]int{}
	for _, r := range l.network.requests() {
		asked[r.what]++
	}
	for _, v := range l.State().Report.Verdicts {
		if v.Slots == 0 {
			path := "/v1/businesses/" + string(v.Business) + "/practitioners/" + string(v.Practitioner) + "/appointment_types/" + string(v.AppointmentType)
			most = max(most, asked[path+"/available_times"]+asked[path+"/next_available_time"])
		}
	}
	return most
}
