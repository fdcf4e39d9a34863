//go:build long

package readiness

const (
	inputsJudged   = 1500
	checksCompared = 1000
)
