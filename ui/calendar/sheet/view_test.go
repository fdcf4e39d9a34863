package sheet

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
)

func TestMonthsTurnToADayThatIsThere(t *testing.T) {
	t.Parallel()
	date := func(y int, m time.Month, day int) cliniko.Date { return cliniko.Date{Year: y, Month: m, Day: day} }
	require.Equal(t, date(2027, 2, 28), TurnMonths(date(2027, 1, 31), 1))
	require.Equal(t, date(2028, 2, 29), TurnMonths(date(2027, 11, 30), 3))
	require.Equal(t, date(2026, 12, 15), TurnMonths(date(2027, 1, 15), -1))
}
