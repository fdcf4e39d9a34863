package wording_test

import (
	"fmt"
	"time"

	"mieahealth.com/companion/cliniko/wording"
)

func Example() {
	now := time.Date(2026, 11, 23, 9, 42, 0, 0, time.UTC)
	fmt.Println(wording.Style{}.Coming(now.Add(2*time.Hour), now))
	fmt.Println(wording.Style{}.Past(now.AddDate(0, 0, -1), now))
	fmt.Println(wording.Count(1204, "free time"), "with", wording.FirstOf(2, []string{"Ada", "Ben", "Chloé", "Dev", "Esra"}))
	// Output:
	// Today, 11:42
	// yesterday, 9:42
	// 1,204 free times with Ada, Ben and 3 others
}
