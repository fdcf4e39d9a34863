//go:build !race

package readiness_test

const usualClinics = 6000
