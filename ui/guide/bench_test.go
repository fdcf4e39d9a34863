package guide

import (
	"fmt"
	"testing"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/ui/theme"
)

// BenchmarkSetState draws a clinic of 60 practitioners whose times change each time.
func BenchmarkSetState(b *testing.B) {
	s := seaside()
	for i := range 60 {
		id := cliniko.PractitionerID(fmt.Sprint(i))
		s.Account.Practitioners = append(s.Account.Practitioners, cliniko.Practitioner{ID: id, Name: fmt.Sprintf("Person %d", i), Active: true, ShowOnline: true})
		s.Report.Verdicts = append(s.Report.Verdicts, readiness.Verdict{Offering: offering(id, "standard"), State: readiness.Bookable, Slots: i})
	}
	o, _ := window(b, s, TabWho, wide, theme.New(theme.Light, 1))
	o.guide.Shown(TabWho)
	for b.Loop() {
		for i := range s.Report.Verdicts {
			s.Report.FreeTimes[s.Report.Verdicts[i].Practitioner]++
		}
		o.guide.SetState(s)
	}
}

func BenchmarkNew(b *testing.B) {
	o, _ := window(b, seaside(), TabStart, wide, theme.New(theme.Light, 1))
	for b.Loop() {
		New(o.guide.deps)
	}
}
