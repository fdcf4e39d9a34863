package live

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
)

var (
	monday = cliniko.Date{Year: 2026, Month: time.November, Day: 23}
	noon   = time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC) // 12:00 in Sydney
	anna   = cliniko.Offering{Business: "1", Practitioner: "11", AppointmentType: "21"}
	ben    = cliniko.Offering{Business: "1", Practitioner: "12", AppointmentType: "21"}
)

// readPicture is a clinic with two offerings whose lists have just been read.
func readPicture() picture {
	p := picture{
		account:    &cliniko.Account{},
		shownPairs: []cliniko.Offering{anna, ben},
		mondays:    map[cliniko.BusinessID]cliniko.Date{"1": monday},
		shown:      view{"1", monday.Add(7), monday.Add(13)},
		foreground: true,
		tried:      make(map[ask]tried),
	}
	for _, l := range lists {
		p.tried[ask{list: l.List}] = tried{at: noon}
	}
	return p
}

func TestPlan(t *testing.T) {
	t.Run("user and settings come first, then the other lists, and no slots before them", func(t *testing.T) {
		queue := plan(picture{round: noon}, noon)
		require.Len(t, queue, len(lists))
		require.Equal(t, cliniko.ListUser, queue[0].list)
		require.Equal(t, cliniko.ListSettings, queue[1].list)
		for _, d := range queue {
			require.True(t, d.urgent, "somebody waits for the first reading")
		}
	})
	t.Run("the week on screen comes before this week, and this week before later ones", func(t *testing.T) {
		queue := plan(readPicture(), noon)
		var weeks []int
		for _, d := range queue {
			if d.list == "" {
				weeks = append(weeks, d.monday.DaysSince(monday)/7)
			}
		}
		require.Equal(t, []int{1, 1, 0, 0, 2, 2, 3, 3}, weeks)
	})
	t.Run("what was read a moment ago is not due, and becomes due by its age", func(t *testing.T) {
		p := readPicture()
		for _, d := range plan(p, noon) {
			p.tried[d.ask] = tried{at: noon}
		}
		first := plan(p, noon.Add(time.Second))[0]
		require.Equal(t, monday.Add(7), first.monday, "the week on screen is the first to grow old")
		require.Equal(t, noon.Add(time.Minute), first.at)
	})
	t.Run("without the focus the screen is asked for less often and nothing is urgent", func(t *testing.T) {
		p := readPicture()
		p.foreground = false
		for _, d := range plan(p, noon) {
			p.tried[d.ask] = tried{at: noon}
		}
		first := plan(p, noon.Add(time.Second))[0]
		require.Equal(t, noon.Add(5*time.Minute), first.at)
		require.False(t, first.urgent)
	})
	t.Run("a failure that may pass is tried again soon", func(t *testing.T) {
		p := readPicture()
		failed := ask{pair: pair{anna, monday}}
		p.tried[failed] = tried{noon, cliniko.KindServer}
		require.Contains(t, plan(p, noon), due{ask: failed, at: noon.Add(retryAfter), rank: rankThisWeek, urgent: true})
	})
	t.Run("check now makes everything older urgent", func(t *testing.T) {
		p := readPicture()
		p.round = noon.Add(time.Second)
		for _, d := range plan(p, p.round) {
			require.True(t, d.urgent, d.ask)
		}
	})
	t.Run("a week beyond those kept fresh is asked for while it is on screen", func(t *testing.T) {
		p := readPicture()
		p.shown.from, p.shown.to = monday.Add(70), monday.Add(76)
		require.Contains(t, plan(p, noon), due{ask: ask{pair: pair{anna, monday.Add(70)}}, rank: rankScreen, urgent: true})
	})
}
