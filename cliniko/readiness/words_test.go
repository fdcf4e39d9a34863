package readiness

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
)

// mostWords is how long a sentence may be: it is read by somebody in a hurry.
const mostWords = 20

var update = flag.Bool("update", false, "write the golden files")

// Every explanation is filled in for every target that it can be about; the golden file is
// there to be read aloud.
func TestWordsReadWell(t *testing.T) {
	a := healthy()
	a.AppointmentTypes[0].LeadTimeHours, a.Settings.OnlineBookings.DaysAhead = hours(672), hours(28)
	a.Settings.OnlineBookings.MaxPerDaySegment = hours(3)
	a.Practitioners[0].DefaultType = initial
	setWindows(a, harbour, nora, cliniko.Window{From: 540, To: 580})
	a.Lists[cliniko.ListHours] = cliniko.Reading{At: now}
	a.Lists[cliniko.ListBlocks] = cliniko.Reading{Problem: cliniko.KindForbidden}
	j := &judge{facts: newFacts(a), Input: question(a)}
	var all strings.Builder
	say := func(cause Cause, about []scope) {
		var before explanation
		for _, s := range about {
			w := explanations[explanationKey(cause, s.of(noraInitial))]
			p := phrase{names: j.names, Target: s.of(noraInitial), of: []cliniko.Offering{noraInitial}, from: from, to: to, longest: 40}
			if w != before {
				fmt.Fprintf(&all, "%s\n  %s\n  %s\n  %s\n", cause, p.fill(w.cause), p.fill(w.fix), p.fill(string(w.menu)))
				before = w
			}
			fmt.Fprintf(&all, "    %s\n", p.fill(w.title))
		}
	}
	for _, r := range rules {
		say(r.cause, r.about)
	}
	say(PractitionerNotOffering, []scope{practitioner, appointmentType})
	say(PractitionerNotAtBusiness, []scope{business})
	for _, c := range []Cause{notWithinRange, answerForbidden, NothingBookable, nothingShown, nothingLinked} {
		say(c, []scope{whole})
	}
	for _, c := range []Cause{LimitPerDayPart, LimitLeadTime, LimitDaysAhead} {
		say(c, []scope{whole})
	}
	say(LimitLeadTime, []scope{appointmentType})
	say(StillOn, entityScopes)
	say(LimitDefaultType, []scope{practitioner})
	require.NotContains(t, all.String(), "{")
	require.NotContains(t, all.String(), "unnamed")
	for _, sentence := range regexp.MustCompile(`[.\n]\s`).Split(all.String(), -1) {
		require.LessOrEqual(t, len(strings.Fields(sentence)), mostWords, sentence)
	}
	if *update {
		require.NoError(t, os.WriteFile("testdata/words.txt", []byte(all.String()), 0o644))
	}
	golden, err := os.ReadFile("testdata/words.txt")
	require.NoError(t, err)
	require.Equal(t, string(golden), all.String())
}

func TestEveryCauseHasWords(t *testing.T) {
	for _, r := range rules {
		w := explanations[r.cause]
		require.NotEmpty(t, w.title, r.cause)
		require.True(t, strings.HasSuffix(w.cause, ".") && (strings.HasSuffix(w.fix, ".") || w.fix == "{problem}"), r.cause)
	}
	stiff := `!|\b(is|are|does|do|could|can) ?not\b|\bgives\b|shown online|in the way`
	for _, list := range []map[Cause]explanation{explanations, several} {
		for cause, w := range list {
			require.NotRegexp(t, stiff, w.title+" "+w.cause+" "+w.fix, cause)
		}
	}
}

func TestClientsAreCalledSoWhereTheClinicDoes(t *testing.T) {
	a := healthy()
	a.Settings.PatientWord = "client"
	a.Businesses[0].ShowOnline = false
	require.Contains(t, Judge(question(a)).Findings[0].Detail, "so clients can’t book there. To let clients")
}

func TestDescribe(t *testing.T) {
	a := healthy()
	w := WordsFor(a, wording.Style{})
	for want, v := range map[string]Verdict{
		"Initial with Nora Quinn at Harbour Clinic: 1 free time, next Tue 24 Nov, 12:00": {Offering: noraInitial, State: Bookable, Slots: 1, Next: now.Add(20 * 3600e9)},
		"Blocked: Nora Quinn has no working hours at Harbour Clinic":                     {Offering: noraInitial, State: Blocked, Causes: []Cause{NoHoursAtBusiness}},
		"Not offered: Nora Quinn is turned off for online booking; Initial is archived":  {Offering: noraInitial, State: NotOffered, Causes: []Cause{PractitionerHidden, TypeArchived}},
		"Initial with Nora Quinn at Harbour Clinic looks fully booked":                   {Offering: noraInitial, State: Empty, Causes: []Cause{FullyBooked}},
		"Couldn’t check Initial with Nora Quinn at Harbour Clinic":                       {Offering: noraInitial, State: Unknown, Causes: []Cause{Unreachable}},
		"Not checked yet: Initial with Nora Quinn at Harbour Clinic":                     {Offering: noraInitial, State: Unknown},
	} {
		require.Equal(t, want, w.Describe(v))
	}
	a.Businesses[0].Zone = ""
	require.Equal(t, "Mon 23 Nov, 5:00 UTC", WordsFor(a, wording.Style{}).Moment(now, harbour))
}

func TestSummary(t *testing.T) {
	summary := func(q Input) string { return WordsFor(q.Account, wording.Style{}).Summary(Judge(q)) }
	t.Run("all well", func(t *testing.T) {
		q := question(healthy())
		q.Account.Practitioners[2].ShowOnline = false
		require.Equal(t, "Patients can book 2 of 2 practitioners. Nothing to fix.", summary(q))
	})
	t.Run("something of each", func(t *testing.T) {
		q := question(healthy())
		setWindows(q.Account, harbour, nora)
		setWindows(q.Account, hill, nora)
		for o := range q.Seen {
			if o.Practitioner == olive && o.Business == hill {
				q.Seen[o] = Seen{Problem: cliniko.KindOffline}
			}
			if o.Practitioner == nora {
				q.Seen[o] = Seen{Complete: true}
			}
		}
		require.Equal(t, "Patients can book 2 of 3 practitioners. 2 things to fix, 1 couldn’t be checked.", summary(q))
	})
	t.Run("nothing asked yet", func(t *testing.T) {
		q := question(healthy())
		q.Seen = nil
		require.Equal(t, "0 of 3 practitioners checked. Nothing to fix so far.", summary(q))
	})
	t.Run("nobody could be checked", func(t *testing.T) {
		q := question(healthy())
		for o := range q.Seen {
			q.Seen[o] = Seen{Problem: cliniko.KindDenied}
		}
		require.Regexp(t, `\AWho can be booked isn’t known yet. Couldn’t check \d+ things?\.\z`, summary(q))
	})
	t.Run("nothing known", func(t *testing.T) {
		require.Equal(t, "Who can be booked isn’t known yet. Nothing to fix so far.", summary(Input{Account: &cliniko.Account{}}))
	})
}
