//go:build !long

package readiness

// How many random inputs and checks the tests try.
const (
	inputsJudged   = 150
	checksCompared = 100
)
