package readiness

import (
	"slices"
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
			require.Equal(t, Blocker, f.Severity)
			require.Equal(t, at, f.Target)
			require.NotEmpty(t, f.Menu)
			require.NotEmpty(t, f.Offerings)
			require.Equal(t, whole.Verdicts, r.Verdicts, "it hides nothing")
			require.False(t, r.Ready, "patients could book what the clinic does not want")
			require.Contains(t, WordsFor(q.Account, q.Style).Summary(r), "1 thing to fix.")

			q.Marks[at] = OffIgnored
			r = Judge(q)
			require.Equal(t, Note, titled(r)[title].Severity)
			require.True(t, titled(r)[title].Ignored())
			require.True(t, r.Ready)
			require.Empty(t, r.Losses)
		})
	}
	t.Run("everybody: patients can book those whom the clinic does not want", func(t *testing.T) {
		q := question(healthy())
		q.Marks = map[Target]Mark{}
		for _, p := range q.Account.Practitioners {
			q.Marks[Target{Practitioner: p.ID}] = ShouldBeOff
		}
		r := Judge(q)
		require.False(t, r.Ready)
		require.Equal(t, HeadingFix, HeadingOf(r.Findings))
	})
	t.Run("is worth a look where nothing of it can be booked", func(t *testing.T) {
		q := question(healthy())
		q.Marks = map[Target]Mark{{Practitioner: nora}: ShouldBeOff}
		for i := range q.Account.Services {
			s := &q.Account.Services[i]
			s.Practitioners = slices.DeleteFunc(slices.Clone(s.Practitioners), func(p cliniko.PractitionerID) bool { return p == nora })
		}
		r := Judge(q)
		require.Equal(t, Warning, titled(r)["Nora Quinn is still on in Cliniko: turn it off"].Severity)
		require.True(t, r.Ready)
	})
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
		fix := slices.DeleteFunc(slices.Clone(r.Findings), func(f Finding) bool { return f.Severity != Blocker })
		require.Len(t, fix, 1)
		require.Equal(t, "Nora Quinn is still on in Cliniko: turn it off", fix[0].Title)
	})
}
