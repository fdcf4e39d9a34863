//go:build !long

package storage

import "time"

// The sizes of the tests that find more the longer they run. With the build tag long they
// have those of sizes_long_test.go.
const (
	storeKills  = 4
	ageKills    = 4
	agesMayMiss = true // no kill may come late enough
	clinicKills = 3

	damageStep    = 49 // every so manyth damaged file is tried
	misplacedStep = 5
	vanishStep    = 5
	faultRuns     = 1 // of each fault; a person may ask for more with STORAGE_FAULT_RUNS

	hungTimeout = time.Second // for a window that does not answer

	churnDays  = 40
	largeSlots = 300_000
)
