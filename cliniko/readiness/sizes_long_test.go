//go:build long

package readiness_test

const (
	clinicsJudged    = 6000
	clinicsRead      = 100
	clinicsConverted = 300
)
