package sheet

import (
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
)

func TestEarliest(t *testing.T) {
	t.Parallel()
	a := sheettest.Clinic()
	week := sheettest.Known(t, a, map[cliniko.Offering][]string{
		sheettest.Offering(1, 1): {"24 09:00", "25 10:00"},
		sheettest.Offering(2, 1): {"25 09:00"},
		sheettest.Offering(3, 2): {"26 09:00"},
	})
	passing := func(f Filter) map[cliniko.Offering]bool {
		expected := map[cliniko.Offering]bool{}
		for _, o := range sheettest.Offerings(a) {
			expected[o] = f.Shows(o)
		}
		return expected
	}
	slot, found := earliest(week.Days(t), passing(Filter{}), sheettest.Now(t))
	require.True(t, found)
	require.Equal(t, sheettest.Offering(2, 1), slot.Offering)

	slot, _ = earliest(week.Days(t), passing(Filter{Practitioners: map[cliniko.PractitionerID]bool{"22": true}}), sheettest.Now(t))
	require.Equal(t, sheettest.Offering(1, 1), slot.Offering)
	require.Equal(t, "Tomorrow, 10:00", wording.Style{}.Coming(slot.Start.In(sheettest.Zone(t, "Australia/Sydney")), sheettest.Now(t)))

	_, found = earliest(week.Days(t), passing(Filter{Types: map[cliniko.AppointmentTypeID]bool{"31": true, "32": true}}), sheettest.Now(t))
	require.False(t, found)
	_, found = earliest(nil, passing(Filter{}), sheettest.Now(t))
	require.False(t, found)
}
