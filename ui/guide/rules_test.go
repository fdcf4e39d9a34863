package guide

import (
	"testing"

	"github.com/stretchr/testify/require"
	"mieahealth.com/companion/cliniko"
)

func TestRules(t *testing.T) {
	for name, c := range map[string]struct {
		set      cliniko.OnlineBookings
		now      []string
		stricter []string
	}{
		"our starting point is not stricter than itself": {
			cliniko.OnlineBookings{Enabled: true, LeadTimeHours: number(2), DaysAhead: number(84), MaxPerDaySegment: number(0)},
			[]string{"on", "2 hours ahead", "84 days", "none (Cliniko says 0)"}, nil,
		},
		"every rule can be stricter": {
			cliniko.OnlineBookings{LeadTimeHours: number(48), DaysAhead: number(28), MaxPerDaySegment: number(1)},
			[]string{"off", "2 days ahead", "28 days", "1"}, []string{ruleOn, ruleLead, ruleAhead, ruleCap},
		},
		"looser rules are not marked": {
			cliniko.OnlineBookings{Enabled: true, LeadTimeHours: number(0), DaysAhead: number(365), MaxPerDaySegment: number(99)},
			[]string{"on", "right away", "365 days", "none (Cliniko says 99)"}, nil,
		},
		"what Cliniko does not tell is not judged": {
			cliniko.OnlineBookings{Enabled: true},
			[]string{"on", "not told", "not told", "not told"}, nil,
		},
		"a day is said in hours, several days in days": {
			cliniko.OnlineBookings{Enabled: true, LeadTimeHours: number(24), DaysAhead: number(1), MaxPerDaySegment: number(5)},
			[]string{"on", "24 hours ahead", "1 day", "5"}, []string{ruleLead, ruleAhead, ruleCap},
		},
	} {
		t.Run(name, func(t *testing.T) {
			var set, stricter []string
			for _, r := range Rules(c.set) {
				set = append(set, r.Now)
				require.NotEmpty(t, r.Meaning)
				require.Equal(t, r.Now != "not told", r.Known)
				if r.Stricter {
					stricter = append(stricter, r.Name)
				}
			}
			require.Equal(t, c.now, set)
			require.Equal(t, c.stricter, stricter)
		})
	}
	t.Run("a cap of one is explained with its number", func(t *testing.T) {
		require.Contains(t, capRule(number(1)).Meaning, "At most 1 time per morning, afternoon and evening is offered: patients will see few times")
		require.Contains(t, capRule(number(3)).Meaning, "At most 3 times per morning, afternoon and evening are offered")
	})
}
