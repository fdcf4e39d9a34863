package live

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/demo"
)

func TestAUserWhoIsNotToldLeavesTheRestStanding(t *testing.T) {
	t.Run("in a check", func(t *testing.T) {
		now := func() time.Time { return time.Date(2026, 11, 23, 0, 30, 0, 0, time.UTC) }
		server, client := demoClient(t, demo.Options{Now: now, Limit: -1})
		server.MakeTrouble(demo.Trouble{Kind: demo.Missing, Path: "/user"})
		reading := readAll(t, client, now)
		require.Equal(t, cliniko.KindNotFound, reading.Account.Lists[cliniko.ListUser].Problem)
		require.NotEmpty(t, reading.Slots)
	})
	t.Run("when a key is pasted", func(t *testing.T) {
		inWorld(t, 2, func(w *world) {
			w.source.break_(func(what string) error {
				if strings.HasPrefix(what, "user") {
					return &cliniko.Error{Kind: cliniko.KindNotFound, List: "user", Status: 404}
				}
				return nil
			})
			w.Begin()
			w.Try(w.key)
			s := w.after(time.Minute)
			require.Equal(t, seaside, s.Clinic.ID)
			require.Equal(t, cliniko.KindNotFound, s.Account.Lists[cliniko.ListUser].Problem)
			require.Equal(t, KeyKept, s.Key.Phase)
		})
	})
}
