//go:build long

package storage

const (
	storeKills  = 200
	ageKills    = 100
	agesMayMiss = false
	clinicKills = 50

	damageStep    = 1
	misplacedStep = 1
	vanishStep    = 1
	faultRuns     = 10

	hungTimeout = claimTimeout

	churnDays  = 365
	largeSlots = 1_300_000
)
