package cliniko

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestRules(t *testing.T) {
	told := func(n int) Limit { return Limit{true, n} }
	t.Run("a type's own lead time counts, and no time is ruled out by it", func(t *testing.T) {
		o := OnlineBookings{LeadTimeHours: number(2), DaysAhead: number(28)}
		require.Equal(t, Rules{LeadTime: told(2), Soonest: told(2), DaysAhead: told(28)}, o.Rules(AppointmentType{}))
		require.Equal(t, Rules{LeadTime: told(672), OwnLead: true, Soonest: told(2), DaysAhead: told(28)}, o.Rules(AppointmentType{LeadTimeHours: number(672)}))
		require.Equal(t, told(0), o.Rules(AppointmentType{LeadTimeHours: number(0)}).Soonest)
		require.Equal(t, Limit{}, OnlineBookings{}.Rules(AppointmentType{LeadTimeHours: number(72)}).Soonest)
	})
	t.Run("what Cliniko does not tell, or what makes no sense, is not known", func(t *testing.T) {
		require.Equal(t, Rules{}, OnlineBookings{}.Rules(AppointmentType{}))
		senseless := OnlineBookings{LeadTimeHours: number(-1), DaysAhead: number(0)}.Rules(AppointmentType{LeadTimeHours: number(1 << 40)})
		require.Equal(t, Rules{}, senseless)
		require.Equal(t, Limit{}, OnlineBookings{DaysAhead: number(1 << 60)}.Rules(AppointmentType{}).DaysAhead)
	})
	t.Run("1 to 5 times in a part of the day are a limit, any other number is none", func(t *testing.T) {
		for n, most := range map[int]int{-1: 0, 0: 0, 1: 1, 5: 5, 6: 0, 10: 0, 100: 0} {
			require.Equal(t, told(most), OnlineBookings{MaxPerDaySegment: &n}.Rules(AppointmentType{}).PerDayPart, n)
		}
	})
	t.Run("a lead time as long as patients can book ahead leaves nothing", func(t *testing.T) {
		left := func(hours, days *int) bool {
			return !OnlineBookings{LeadTimeHours: hours, DaysAhead: days}.Rules(AppointmentType{}).LeaveNothing()
		}
		require.False(t, left(number(672), number(28)))
		require.True(t, left(number(671), number(28)))
		require.True(t, left(number(672), number(0)), "0 is no number of days")
		require.True(t, left(nil, number(28)))
		require.Equal(t, 28*24*time.Hour, OnlineBookings{DaysAhead: number(28)}.Rules(AppointmentType{}).Ahead())
	})
}
