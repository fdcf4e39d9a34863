package live

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
)

func TestARefusalEnds(t *testing.T) {
	refusesTimes := func(what string) error {
		if strings.HasPrefix(what, "times ") || strings.HasPrefix(what, "next ") {
			return &cliniko.Error{Kind: cliniko.KindNotFound, Status: 404}
		}
		return nil
	}
	refused := func(w *world) {
		w.source.break_(refusesTimes)
		w.Try(w.key)
		v := w.after(2 * time.Minute).Report.Verdicts[0]
		require.Equal(t, readiness.Blocked, v.State)
		require.Equal(t, []readiness.Cause{readiness.Refused}, v.Causes)
	}
	t.Run("when Cliniko tells the times of another week", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			refused(w)
			w.Show(businessID, thisMonday(), thisMonday().Add(6))
			w.source.break_(nil)
			require.Equal(t, readiness.Bookable, w.after(2 * time.Minute).Report.Verdicts[0].State)
		})
	})
	t.Run("when a watched setting has changed, until Cliniko says it again", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			refused(w)
			w.Watch(cliniko.ListHours)
			w.source.change(func(s *fakeSource) { s.off = true; s.fails = nil })
			w.Watch(cliniko.ListSettings)
			w.after(15 * time.Second)
			w.source.change(func(s *fakeSource) { s.off = false })
			require.Equal(t, readiness.Bookable, w.after(30 * time.Second).Report.Verdicts[0].State)
		})
	})
}
