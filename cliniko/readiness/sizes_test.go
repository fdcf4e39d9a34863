//go:build !long

package readiness_test

// How many random clinics the tests try.
const (
	clinicsJudged    = 400
	clinicsRead      = 8
	clinicsConverted = 30
)
