package report_test

import (
	"fmt"
	"os"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/ui/report"
)

// A clinic that could not be reached is not ready, and not known to be blocked either.
func Example() {
	now := time.Date(2026, 11, 23, 5, 0, 0, 0, time.UTC)
	from := cliniko.DateOf(now)
	check := report.Check{Report: readiness.Judge(readiness.Input{Now: now}), From: from, To: from.Add(27), CheckedAt: now}
	_ = check.WriteText(os.Stdout)
	fmt.Println("exit", check.ExitCode())
	// Output:
	// Checked on 23 November 2026 at 5:00 (UTC), for the days from 23 November 2026 to 20 December 2026.
	//
	// Couldn’t check everything, so the clinic may or may not be ready.
	// Who can be booked isn’t known yet. Nothing to fix so far.
	// exit 2
}
