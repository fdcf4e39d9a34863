package demo

import (
	"fmt"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
)

func TestTroubleAnswersInClinikosPlace(t *testing.T) {
	for kind, status := range map[TroubleKind]int{KeyArchived: 401, Forbidden: 403, Missing: 404, RateLimited: 429, Unavailable: 503, Portal: 200} {
		t.Run(string(kind), func(t *testing.T) {
			s := small(t, Options{})
			s.MakeTrouble(Trouble{Kind: kind, Wait: 40 * time.Second})
			w := ask(s, "/v1/user")
			require.Equal(t, status, w.Code)
			require.Equal(t, kind == Portal, w.Header().Get("Content-Type") == "text/html; charset=utf-8")
			if kind == RateLimited {
				require.Equal(t, fmt.Sprint(mondayMorning.Unix()+40), w.Header().Get("X-RateLimit-Reset"))
			}
			s.EndTroubles()
			require.Equal(t, me, get(t, s, "/v1/user")["id"])
		})
	}
}

func TestTroubleStaysWithItsAddressAndNumber(t *testing.T) {
	s := small(t, Options{})
	s.MakeTrouble(Trouble{Kind: Forbidden, Path: "/services"}, Trouble{Kind: Unavailable, Path: "/user", Times: 2})
	require.Equal(t, 503, ask(s, "/v1/user").Code)
	require.Equal(t, 503, ask(s, "/v1/user").Code)
	require.Equal(t, 200, ask(s, "/v1/user").Code)
	for range 3 {
		require.Equal(t, 403, ask(s, "/v1/services").Code)
	}
	require.Equal(t, 200, ask(s, "/v1/businesses").Code)
}

func TestOfflineBreaksTheConnection(t *testing.T) {
	s := small(t, Options{})
	address, stop, err := s.Listen()
	require.NoError(t, err)
	defer stop()
	s.MakeTrouble(Trouble{Kind: Offline})
	_, err = http.Get(address + "/user")
	require.Error(t, err)
}

func TestSlowAnswersLateAndRight(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := small(t, Options{})
		s.MakeTrouble(Trouble{Kind: Slow, Wait: 20 * time.Second})
		began := time.Now()
		require.Equal(t, me, get(t, s, "/v1/user")["id"])
		require.Equal(t, 20*time.Second, time.Since(began))
	})
}
