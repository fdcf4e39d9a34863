package boardtest

import (
	"slices"
	"testing"
	"time"
)

// Compare does a round of one and one of the other by turns, and reports the medians and
// their ratio.
func Compare(b *testing.B, names [2]string, rounds [2]func()) {
	b.Helper()
	var took [2][]float64
	for n := 0; b.Loop(); n++ {
		for turn := range 2 {
			i := (n + turn) % 2 // who comes first leaves its garbage to the other
			start := time.Now()
			rounds[i]()
			took[i] = append(took[i], float64(time.Since(start).Microseconds()))
		}
	}
	var median [2]float64
	for i, times := range took {
		slices.Sort(times)
		median[i] = times[len(times)/2]
		b.ReportMetric(median[i], names[i]+"-µs")
	}
	b.ReportMetric(median[0]/median[1], names[0]+"/"+names[1])
}
