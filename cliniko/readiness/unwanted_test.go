package readiness

import (
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
)

func TestWhatShouldBeOff(t *testing.T) {
	titled := func(r Report) map[string]Finding {
		found := map[string]Finding{}
		for _, f := range r.Findings {
			found[f.Title] = f
		}
		return found
	}
	for title, at := range map[string]Target{
		"Harbour Clinic is still on in Cliniko: turn it off": {Business: harbour},
		"Nora Quinn is still on in Cliniko: turn it off":     {Practitioner: nora},
		"Telehealth is still on in Cliniko: turn it off":     {AppointmentType: telehealth},
	} {
		t.Run(title, func(t *testing.T) {
			q := question(healthy())
			whole := Judge(q)
			q.Marks = map[Target]Mark{at: ShouldBeOff}
			r := Judge(q)
			f, found := titled(r)[title]
			require.True(t, found)
			require.Equal(t, Warning, f.Severity)
			require.Equal(t, at, f.Target)
			require.NotEmpty(t, f.Menu)
			require.NotEmpty(t, f.Offerings)
			require.Equal(t, whole.Verdicts, r.Verdicts, "it hides nothing")
			require.True(t, r.Ready)
		})
	}
	nothingOf := func(t *testing.T, change func(*cliniko.Account, *Input)) Report {
		q := question(healthy())
		q.Baseline = sent()
		q.Marks = map[Target]Mark{{Practitioner: nora}: ShouldBeOff}
		change(q.Account, &q)
		return Judge(q)
	}
	t.Run("is no loss and no finding once it is off", func(t *testing.T) {
		r := nothingOf(t, func(a *cliniko.Account, _ *Input) { a.Practitioners[0].ShowOnline = false })
		require.Empty(t, r.Losses)
		for _, f := range r.Findings {
			require.Equal(t, Note, f.Severity, f.Title)
		}
	})
	t.Run("has no faults that matter", func(t *testing.T) {
		r := nothingOf(t, func(a *cliniko.Account, q *Input) {
			a.Hours = nil
			for o := range q.Seen {
				if o.Practitioner == nora {
					q.Seen[o] = Seen{Complete: true}
				}
			}
			q.Marks[Target{AppointmentType: initial}] = ShouldBeBookable
		})
		require.True(t, r.Ready)
		require.Contains(t, titled(r), "Nora Quinn is still on in Cliniko: turn it off")
	})
}
