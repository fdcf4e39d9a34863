//go:build long

package live

import "testing"

func TestFollowsManyClinics(t *testing.T) {
	var seeds []uint64
	for seed := range uint64(40) {
		seeds = append(seeds, seed)
	}
	followClinics(t, seeds...)
}
