package sheet

import (
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
)

func TestTheFinestStepGivesTheScale(t *testing.T) {
	t.Parallel()
	one, other := sheettest.Offering(1, 1), sheettest.Offering(2, 2)
	for name, c := range map[string]struct {
		starts map[cliniko.Offering][]string
		step   int
	}{
		"half hours at most":                 {map[cliniko.Offering][]string{one: {"25 09:00", "25 12:00"}}, 30},
		"the least time between two":         {map[cliniko.Offering][]string{one: {"25 09:00", "25 09:20"}, other: {"25 14:00", "25 14:30"}}, 20},
		"of anybody in the column":           {map[cliniko.Offering][]string{one: {"25 09:00"}, other: {"25 09:15"}}, 15},
		"times of other columns do not bind": {map[cliniko.Offering][]string{one: {"25 09:00"}, other: {"26 09:10"}}, 30},
		"nor equal times":                    {map[cliniko.Offering][]string{one: {"25 09:00"}, other: {"25 09:00"}}, 30},
		"five minutes at least":              {map[cliniko.Offering][]string{one: {"25 09:00", "25 09:02"}}, 5},
		"nothing is free":                    {map[cliniko.Offering][]string{}, 30},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := sheettest.Clinic()
			require.Equal(t, c.step, Build(input(t, a, sheettest.Known(t, a, c.starts))).Step)
		})
	}
	t.Run("closer times are marked", func(t *testing.T) {
		t.Parallel()
		a := sheettest.Clinic()
		s := Build(input(t, a, sheettest.Known(t, a, map[cliniko.Offering][]string{one: {"25 09:00", "25 09:02", "25 09:30"}})))
		var crowded []int
		for _, row := range s.Rows {
			if row.Crowded {
				crowded = append(crowded, row.Minute)
			}
		}
		require.Equal(t, []int{9 * 60}, crowded)
	})
}

func TestEmptyHoursOfTheDayAreOneRowOnlyWhereHoursAreHigh(t *testing.T) {
	t.Parallel()
	breaks := func(starts ...string) (found []Span) {
		a := sheettest.Clinic()
		s := Build(input(t, a, sheettest.Known(t, a, map[cliniko.Offering][]string{sheettest.Offering(1, 1): starts})))
		for _, row := range s.Rows {
			if row.Until > 0 {
				found = append(found, Span{row.Minute / 60, row.Until / 60})
			}
		}
		return found
	}
	require.Empty(t, breaks("25 09:00", "25 09:30", "25 16:00"))
	require.Equal(t, []Span{{10, 16}}, breaks("25 09:00", "25 09:20", "25 09:30", "25 16:00"))
	require.Empty(t, breaks("25 08:00", "25 10:30", "25 10:40", "25 13:30", "25 16:00"), "less than three hours are no break")
}
