package integration

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/demo"
	"mieahealth.com/companion/cliniko/demo/random"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
)

// BenchmarkStalls is how long anything else waits for the UI goroutine while a clinic of 60
// practitioners is read as fast as it answers: the longest, and how often it was over 50 ms,
// which is the aim, with each page in front. Every second state is taken and not drawn: that is
// the baseline. Fyne's painting is not in it.
func BenchmarkStalls(b *testing.B) {
	for _, page := range []struct {
		name, tab string
		view      rune // of the calendar
		before    func(*storage.Clinic)
	}{
		{name: "start", tab: "Start"},
		{name: "key", tab: tabKey},
		{name: "online", tab: "2 "},
		{name: "who, list", tab: tabWho},
		{name: "who, table", tab: tabWho, before: func(c *storage.Clinic) { c.Decision = &storage.Decision{At: now()} }},
		{name: "send", tab: tabHandOver},
		{name: "week", tab: tabCalendar, view: 'w'},
		{name: "day", tab: tabCalendar, view: 'd'},
		{name: "month", tab: tabCalendar, view: 'm'},
		{name: "list", tab: tabCalendar, view: 'a'},
		{name: "overview", tab: "Start", before: func(c *storage.Clinic) { c.HandedOver = &storage.HandOver{At: wednesday.AddDate(0, 0, -7)} }},
	} {
		b.Run(page.name, func(b *testing.B) {
			a := startLarge(b)
			if page.before != nil {
				a.live.Update(a.live.State().Clinic.ID, page.before)
			}
			a.turnTo(page.tab)
			if page.view != 0 {
				a.screen().Canvas().OnTypedRune()(page.view)
			}
			a.measureStalls(b)
		})
	}
}

// startLarge runs the app on the largest clinic that is planned for, whose lists have been read.
func startLarge(b *testing.B) *app {
	content := random.Healthy(1, random.Size{Businesses: 5, Practitioners: 60, AppointmentTypes: 24}, now())
	server := demo.New(demo.Options{Clinic: &content, Limit: -1, Now: now})
	address, stop, err := server.Listen()
	require.NoError(b, err)
	b.Cleanup(stop)
	a := start(b, storage.Paths{Cache: shortFolder(b), Data: shortFolder(b)}, newPasswords(b), func(key cliniko.Key) (live.Source, error) {
		return cliniko.NewClient(key, cliniko.Options{Version: "test", StandIn: address, Unpaced: true})
	}, now)
	key, err := cliniko.ParseKey(demo.Key)
	require.NoError(b, err)
	a.live.Try(key)
	for a.live.State().Account == nil || len(a.live.State().Report.Verdicts) == 0 {
		<-a.changed
		a.live.draw()
	}
	return a
}

func (a *app) turnTo(tab string) {
	all := front(a.screen())
	at := slices.IndexFunc(all, func(t thing) bool { return t.presser != nil && strings.Contains(t.text, tab) })
	require.GreaterOrEqual(a.t, at, 0, tab)
	all[at].presser.Tapped(nil)
}

// stalls keeps how long functions waited for the UI goroutine, by whether the state before was drawn.
type stalls struct {
	queue  chan func()
	drawn  bool
	waited map[bool][]time.Duration
}

// askEvery is the pause between two functions.
const askEvery = time.Millisecond

func (s *stalls) ask(ctx context.Context) {
	pause := time.NewTicker(askEvery)
	defer pause.Stop()
	for {
		sent := time.Now()
		select {
		case s.queue <- func() { s.waited[s.drawn] = append(s.waited[s.drawn], time.Since(sent)) }:
		case <-ctx.Done():
			return
		}
		<-pause.C
	}
}

func (a *app) measureStalls(b *testing.B) {
	s := &stalls{queue: make(chan func()), waited: map[bool][]time.Duration{}}
	go s.ask(b.Context())
	for b.Loop() {
		a.serve(s)
		s.drawn = false
		a.serve(s)
		s.drawn = true
		a.live.draw()
	}
	(<-s.queue)() // what waited for the last one
	s.report(b)
}

// serve runs what is handed to the UI goroutine until there is another state. A clinic that has
// been read is read again.
func (a *app) serve(s *stalls) {
	if a.live.State().Status.Phase == live.UpToDate {
		a.live.CheckNow()
	}
	for {
		select {
		case f := <-s.queue:
			f()
		case <-a.changed:
			return
		}
	}
}

func (s *stalls) report(b *testing.B) {
	for drawn, name := range map[bool]string{true: "drawn", false: "undrawn"} {
		all := s.waited[drawn]
		slices.Sort(all)
		b.ReportMetric(float64(all[len(all)*99/100].Microseconds())/1000, name+"-p99-ms")
		b.ReportMetric(float64(all[len(all)-1].Microseconds())/1000, name+"-worst-ms")
	}
	over := slices.IndexFunc(s.waited[true], func(d time.Duration) bool { return d > 50*time.Millisecond })
	if over < 0 {
		over = len(s.waited[true])
	}
	b.ReportMetric(float64(len(s.waited[true])-over), "over-50-ms")
	b.ReportMetric(0, "ns/op")
}
