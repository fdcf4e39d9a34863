//go:build race

package readiness_test

// The race detector makes all this ten times slower and looks for something else.
const usualClinics = 400
