package cliniko_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
)

func TestAFreeTimeIsOneForHoweverManyTypes(t *testing.T) {
	free := cliniko.FreeTimes{}
	initial := cliniko.Offering{Business: "1", Practitioner: "11", AppointmentType: "21"}
	standard := cliniko.Offering{Business: "2", Practitioner: "11", AppointmentType: "22"}
	other := cliniko.Offering{Business: "1", Practitioner: "12", AppointmentType: "21"}
	require.True(t, free.Add(initial, 900))
	require.False(t, free.Add(initial, 900))
	require.False(t, free.Add(standard, 900), "nobody is in two places at once")
	require.True(t, free.Add(standard, 930))
	require.True(t, free.Add(other, 900))
	require.Equal(t, 3, free.Count())
	require.Equal(t, 1, free.CountBeyond(cliniko.FreeTimes{"11": {900: true, 930: true}}))
	require.True(t, free.Has("11", 930))
	require.False(t, free.Has("12", 930))
}
