package guide

import (
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/theme"
)

func TestRules(t *testing.T) {
	const unread = "couldn’t read this setting"
	for name, c := range map[string]struct {
		set      cliniko.OnlineBookings
		now      []string
		stricter []string
	}{
		"what MIEA recommends is not stricter than itself": {
			cliniko.OnlineBookings{Enabled: true, LeadTimeHours: number(2), DaysAhead: number(84), MaxPerDaySegment: number(0)},
			[]string{"on", "2 hours ahead", "84 days", "no limit"}, nil,
		},
		"every rule can be stricter": {
			cliniko.OnlineBookings{LeadTimeHours: number(48), DaysAhead: number(28), MaxPerDaySegment: number(1)},
			[]string{"off", "2 days ahead", "28 days", "1"}, []string{ruleOn, ruleLead, ruleAhead, ruleCap},
		},
		"looser rules are not marked": {
			cliniko.OnlineBookings{Enabled: true, LeadTimeHours: number(0), DaysAhead: number(365), MaxPerDaySegment: number(99)},
			[]string{"on", "right away", "365 days", "no limit"}, nil,
		},
		"what Cliniko does not tell is not judged": {
			cliniko.OnlineBookings{Enabled: true},
			[]string{"on", unread, unread, unread}, nil,
		},
		"a number of days that makes no sense counts as not told": {
			cliniko.OnlineBookings{Enabled: true, LeadTimeHours: number(-1), DaysAhead: number(0), MaxPerDaySegment: number(10)},
			[]string{"on", unread, unread, "no limit"}, nil,
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
				require.Equal(t, r.Now != unread, r.Known)
				if r.Stricter {
					stricter = append(stricter, r.Name)
				}
			}
			require.Equal(t, c.now, set)
			require.Equal(t, c.stricter, stricter)
		})
	}
	t.Run("a rule is said by Cliniko's name of the setting, then what it means, then what is recommended", func(t *testing.T) {
		var words []string
		for _, r := range Rules(cliniko.OnlineBookings{Enabled: true, LeadTimeHours: number(2), DaysAhead: number(28), MaxPerDaySegment: number(1)}) {
			words = append(words, ruleWords(r))
		}
		require.Equal(t, []string{
			"**Allow your patients to book appointments online.** Yes: MIEA can offer times.",
			"**Lead time required for bookings.** Minimum notice: 2 hours.",
			"**How far ahead bookings are offered.** Patients can book up to 28 days ahead. MIEA recommends at least 84 days.",
			"**Max appointments per day segment.** Patients see at most 1 time each morning, afternoon and evening, even on a free day. MIEA recommends [[Unlimited]].",
		}, words)
	})
	t.Run("before they are read, what MIEA recommends is said of each", func(t *testing.T) {
		o, _ := window(t, unconnected(), TabOnline, wide, theme.New(theme.Light, 1))
		said := texts(o.guide.step(1).rows[1].box)
		for _, words := range []string{
			"Lead time required for bookings. MIEA recommends 2 hours or less.",
			"How far ahead bookings are offered. MIEA recommends at least 84 days.",
			"Max appointments per day segment. MIEA recommends Unlimited.",
		} {
			require.Contains(t, said, words)
		}
	})
	t.Run("what could not be read is said so", func(t *testing.T) {
		require.Equal(t, "**Lead time required for bookings.** Couldn’t read this setting. Check it in Cliniko.", ruleWords(leadRule(cliniko.Limit{})))
		require.Equal(t, "**Max appointments per day segment.** No limit.", ruleWords(capRule(cliniko.Limit{Known: true})))
	})
}
