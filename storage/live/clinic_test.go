package live

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/demo"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
)

// demoClient reads a demo clinic over real HTTP on loopback.
func demoClient(t *testing.T, o demo.Options) (*demo.Server, *cliniko.Client) {
	t.Helper()
	server := demo.New(o)
	address, stop, err := server.Listen()
	require.NoError(t, err)
	t.Cleanup(stop)
	key, err := cliniko.ParseKey(demo.Key)
	require.NoError(t, err)
	client, err := cliniko.NewClient(key, cliniko.Options{Version: "test", StandIn: address, Now: o.Now, Unpaced: true})
	require.NoError(t, err)
	t.Cleanup(client.Close)
	return server, client
}

func readAll(t *testing.T, client *cliniko.Client, now func() time.Time) *Reading {
	t.Helper()
	reading, err := ReadOnce(t.Context(), client, storage.ClinicID{Shard: "au4"}, 1, now, func(int, int) {})
	require.NoError(t, err)
	return reading
}

// offered is what the server itself says it offers in the days that were read.
func offered(t *testing.T, server *demo.Server, reading *Reading) []cliniko.Slot {
	t.Helper()
	var out []cliniko.Slot
	for o := range reading.Seen {
		zone, ok := reading.Account.Zone(o.Business)
		require.True(t, ok)
		from := cliniko.DateOf(reading.At.In(zone))
		starts, ok := server.Slots(demo.Offering{
			Business: string(o.Business), Practitioner: string(o.Practitioner), AppointmentType: string(o.AppointmentType),
		}, from.Start(zone), from.Add(6).Start(zone))
		require.True(t, ok)
		for _, start := range starts {
			out = append(out, cliniko.Slot{Offering: o, Start: start.UTC(), Minutes: minutesOf(reading.Account, o)})
		}
	}
	return out
}

func minutesOf(a *cliniko.Account, o cliniko.Offering) int {
	i := slices.IndexFunc(a.AppointmentTypes, func(t cliniko.AppointmentType) bool { return t.ID == o.AppointmentType })
	return a.AppointmentTypes[i].Minutes
}

func TestReadOnce(t *testing.T) {
	for name, at := range map[string]time.Time{
		"an ordinary week":                   time.Date(2026, 11, 23, 0, 30, 0, 0, time.UTC),
		"the week Sydney's clocks go back":   time.Date(2026, 4, 1, 0, 30, 0, 0, time.UTC),
		"the week Sydney's clocks go ahead":  time.Date(2026, 9, 30, 0, 30, 0, 0, time.UTC),
		"late on a Sunday, Monday elsewhere": time.Date(2026, 11, 22, 13, 30, 0, 0, time.UTC),
	} {
		t.Run("it finds the slots that the clinic offers, to the minute: "+name, func(t *testing.T) {
			now := func() time.Time { return at }
			server, client := demoClient(t, demo.Options{Seed: 1, Now: now, Limit: -1})
			reading := readAll(t, client, now)
			require.NotEmpty(t, reading.Slots)
			require.ElementsMatch(t, offered(t, server, reading), reading.Slots)
			require.True(t, slices.IsSortedFunc(reading.Slots, func(a, b cliniko.Slot) int { return a.Start.Compare(b.Start) }))
		})
	}
	t.Run("a list that may not be seen leaves the others standing", func(t *testing.T) {
		now := func() time.Time { return time.Date(2026, 11, 23, 0, 30, 0, 0, time.UTC) }
		server, client := demoClient(t, demo.Options{Now: now, Limit: -1})
		server.Change(func(c *demo.Clinic) { c.User(c.Me).Role = "receptionist" })
		server.MakeTrouble(demo.Trouble{Kind: demo.Forbidden, Path: "/unavailable_blocks"})
		reading := readAll(t, client, now)
		require.Equal(t, cliniko.KindForbidden, reading.Account.Lists[cliniko.ListBlocks].Problem)
		require.NotEmpty(t, reading.Slots)
	})
	t.Run("with a key that is refused there is nothing to judge", func(t *testing.T) {
		server, client := demoClient(t, demo.Options{Limit: -1})
		server.MakeTrouble(demo.Trouble{Kind: demo.KeyArchived})
		_, err := ReadOnce(t.Context(), client, storage.ClinicID{Shard: "au4"}, 1, time.Now, func(int, int) {})
		require.Equal(t, cliniko.KindKeyRefused, kindOf(err))
	})
	t.Run("what a field rules out is never asked for", func(t *testing.T) {
		now := func() time.Time { return time.Date(2026, 11, 23, 0, 30, 0, 0, time.UTC) }
		_, client := demoClient(t, demo.Options{Now: now, Limit: -1})
		reading := readAll(t, client, now)
		report := reading.Judge(storage.Clinic{})
		for _, v := range report.Verdicts {
			if _, asked := reading.Seen[v.Offering]; asked {
				require.NotEqual(t, readiness.NotOffered, v.State)
			}
		}
		require.False(t, report.Incomplete)
	})
}
