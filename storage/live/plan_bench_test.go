package live

import (
	"fmt"
	"testing"
	"time"

	"mieahealth.com/companion/cliniko"
)

// BenchmarkPlan finds the first four of what is due in a clinic of 500 offerings that
// can be booked for a year, when nothing, and when everything of a year is known. The
// baseline only visits each reading once.
func BenchmarkPlan(b *testing.B) {
	clinic := func(read int) planInput {
		p := readInput()
		p.weekly = nil
		for n := range 500 {
			o := anna
			o.Practitioner = cliniko.PractitionerID(fmt.Sprint(n))
			p.weekly = append(p.weekly, newOfferingState(o, 365))
		}
		p.read(noon, read)
		return p
	}
	nothing, everything := clinic(0), clinic(weeksKept)
	later := noon.Add(time.Second)
	b.Run("baseline", func(b *testing.B) {
		for b.Loop() {
			var known int
			for _, t := range everything.weekly {
				for n := range t.weeks {
					if t.weeks[n].wasRead() {
						known++
					}
				}
			}
			if known == 0 {
				b.Fatal("nothing is known")
			}
		}
	})
	for name, p := range map[string]planInput{"nothing known": nothing, "a year known": everything} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				p.closedWeeks(later, func(*offeringState, int) {})
				var sent int
				for range p.due(later) {
					if sent++; sent == maxInFlight {
						break
					}
				}
				if sent == 0 {
					p.next(later, false)
				}
			}
		})
	}
}
